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
 */
public record FieldSpec(List<String> columns, String constant, boolean required)
    implements Serializable {

  /** A column, or several alternatives, named at a key; absent where the key is not there. */
  static FieldSpec optional(Section parent, String key) {
    return parent.has(key) ? new FieldSpec(parent.someStrings(key), null, false) : absent();
  }

  static FieldSpec required(Section parent, String key) {
    return new FieldSpec(parent.someStrings(key), null, true);
  }

  static FieldSpec constant(String value) {
    return new FieldSpec(List.of(), value, true);
  }

  /** An object with a column (and whether it is required) or a constant. */
  static FieldSpec read(Section section) {
    FieldSpec field =
        section.has("constant")
            ? constant(section.string("constant"))
            : new FieldSpec(
                section.someStrings("column"),
                null,
                !section.has("required") || section.flag("required"));
    section.done();
    return field;
  }

  static FieldSpec absent() {
    return new FieldSpec(List.of(), null, false);
  }

  /** Whether the profile says nothing of this field. */
  public boolean isAbsent() {
    return columns.isEmpty() && constant == null;
  }
}
