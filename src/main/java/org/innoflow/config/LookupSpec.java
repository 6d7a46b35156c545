package org.innoflow.config;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * A small table beside the extract, whose columns are added to each row under {@code name.column}.
 *
 * @param key the extract's column that points to the table
 * @param column the table's own column of keys
 */
public record LookupSpec(String name, String key, String column) implements Serializable {
  static Map<String, LookupSpec> readAll(Section profile) {
    Map<String, LookupSpec> lookups = new TreeMap<>();
    if (profile.has("lookups")) {
      profile
          .named("lookups")
          .forEach(
              (name, lookup) -> {
                lookups.put(
                    name, new LookupSpec(name, lookup.string("key"), lookup.string("column")));
                lookup.done();
              });
    }
    return lookups;
  }
}
