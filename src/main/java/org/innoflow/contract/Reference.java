package org.innoflow.contract;

import java.util.List;
import java.util.Locale;

/**
 * A kind of input beside events: what is known of organisations and places.
 *
 * <p>Rows of one key are versions of one fact: the last one counts.
 */
public enum Reference {
  /** Organisations with their place, kind, industry and parent. */
  REGISTRY(
      key("name", Type.TEXT),
      optional("aliases", Type.LIST),
      optional("kind", Type.TEXT),
      optional("country", Type.TEXT),
      optional("province", Type.TEXT),
      optional("city", Type.TEXT),
      optional("county", Type.TEXT),
      optional("address", Type.TEXT),
      optional("parent", Type.TEXT),
      optional("industry", Type.TEXT),
      optional("tags", Type.LIST)),
  /** Values of an indicator of a place in a year. */
  INDICATOR(
      key("place", Type.TEXT),
      optionalKey("province", Type.TEXT),
      key("year", Type.YEAR),
      key("indicator", Type.TEXT),
      required("value", Type.NUMBER),
      optional("unit", Type.TEXT)),
  /** Policy documents of a place. */
  POLICY(
      key("place", Type.TEXT),
      optionalKey("province", Type.TEXT),
      key("date", Type.DATE),
      key("title", Type.TEXT),
      optional("text", Type.TEXT));

  /** How a field's text is read. A date may be a year or a month alone. */
  public enum Type {
    TEXT,
    LIST,
    YEAR,
    DATE,
    NUMBER
  }

  /**
   * A field of a reference.
   *
   * @param key whether the field is a part of what identifies a fact
   * @param required whether a row without it is refused
   */
  public record Field(String name, Type type, boolean key, boolean required) {}

  @SuppressWarnings("ImmutableEnumChecker") // List.of, of records
  private final List<Field> fields;

  Reference(Field... fields) {
    this.fields = List.of(fields);
  }

  /** The name in configuration and in table reject: {@code registry}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public List<Field> fields() {
    return fields;
  }

  private static Field key(String name, Type type) {
    return new Field(name, type, true, true);
  }

  private static Field optionalKey(String name, Type type) {
    return new Field(name, type, true, false);
  }

  private static Field required(String name, Type type) {
    return new Field(name, type, false, true);
  }

  private static Field optional(String name, Type type) {
    return new Field(name, type, false, false);
  }
}
