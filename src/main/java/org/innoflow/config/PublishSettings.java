package org.innoflow.config;

import java.util.Optional;

/**
 * What a release is made known to besides current.json.
 *
 * @param database of the Hive metastore whose tables are those of the last release, where there is
 *     to be one
 */
public record PublishSettings(Optional<String> database) {
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
    return new PublishSettings(catalog == Catalog.HIVE ? Optional.of(database) : Optional.empty());
  }
}
