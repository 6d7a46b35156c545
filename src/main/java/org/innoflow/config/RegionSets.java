package org.innoflow.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Named lists of places.
 *
 * @param members per name the place ids; a province's id stands for all its cities
 */
public record RegionSets(Map<String, List<String>> members) {
  /** The region set without a border: every place counts. */
  public static final String ALL = "all";

  static RegionSets read(Section settings) {
    Section section = settings.section("region-sets");
    Map<String, List<String>> members = new LinkedHashMap<>();
    for (String name : section.keys()) {
      members.put(name, section.strings(name));
      if (name.equals(ALL)) {
        section.problem(name, "is taken: 'all' is every place");
      }
    }
    return new RegionSets(members);
  }

  /** The region sets named at a key, each of which must be known. */
  List<String> names(Section section, String key) {
    List<String> names = section.strings(key);
    for (String name : names) {
      if (!name.equals(ALL) && !members.containsKey(name)) {
        section.problem(
            key,
            "'"
                + name
                + "' is no region set; there are all, "
                + String.join(", ", new TreeSet<>(members.keySet())));
      }
    }
    return names;
  }
}
