package org.innoflow.config;

import java.io.Serializable;
import java.util.List;

/**
 * Where a field of the model comes from.
 *
 * @param columns alternative headers, the first that a file has is taken; empty where {@code
 *     constant} is given
 * @param constant the value of every row, or null
 * @param required whether a row without a value is refused
 * @param optional whether a file may lack the column
 */
public record FieldSpec(List<String> columns, String constant, boolean required, boolean optional)
    implements Serializable {

  /**
   * The field at a key, absent where the key is not there: a column, alternative columns, or an
   * object with {@code column} (and {@code required}, {@code optional}) or {@code constant}.
   */
  static FieldSpec at(Section parent, String key) {
    if (!parent.has(key)) {
      return absent();
    }
    return parent.isObject(key) ? read(parent.section(key), false) : column(parent, key, false);
  }

  /**
   * As {@link #at}; the key must be there, and a row must have a value unless the field says so.
   */
  static FieldSpec required(Section parent, String key) {
    return parent.isObject(key) ? read(parent.section(key), true) : column(parent, key, true);
  }

  /** An object with a column or a constant, of which a row must have a value unless it says so. */
  static FieldSpec required(Section section) {
    return read(section, true);
  }

  static FieldSpec constant(String value) {
    return new FieldSpec(List.of(), value, true, false);
  }

  static FieldSpec absent() {
    return new FieldSpec(List.of(), null, false, false);
  }

  /** Whether the profile says nothing of this field. */
  public boolean isAbsent() {
    return columns.isEmpty() && constant == null;
  }

  private static FieldSpec column(Section parent, String key, boolean required) {
    return new FieldSpec(parent.someStrings(key), null, required, false);
  }

  private static FieldSpec read(Section section, boolean required) {
    FieldSpec field =
        section.has("constant")
            ? constant(section.string("constant"))
            : new FieldSpec(
                section.someStrings("column"),
                null,
                section.has("required") ? section.flag("required") : required,
                section.has("optional") && section.flag("optional"));
    section.done();
    return field;
  }
}
