package org.innoflow.config;

/**
 * What a release is made known to besides current.json.
 *
 * @param hive whether the tables of a Hive metastore are those of the last release
 * @param database the name that its tables have there, and in the scripts of a release
 */
public record PublishSettings(boolean hive, String database) {
  private enum Catalog {
    NONE,
    HIVE
  }

  static PublishSettings read(Section section) {
    Catalog catalog = section.choice("catalog", Catalog.class);
    String database = section.string("database");
    if (!database.matches("[a-z][a-z0-9_]*")) {
      section.problem("database", "must be small letters, digits and _, a letter first");
    }
    section.done();
    return new PublishSettings(catalog == Catalog.HIVE, database);
  }
}
