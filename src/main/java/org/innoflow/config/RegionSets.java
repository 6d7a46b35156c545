package org.innoflow.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Named lists of places.
 *
 * @param members per name the place ids; a province's id stands for all its cities
 */
public record RegionSets(Map<String, List<String>> members) {
  /** The region set without a border: every place counts. */
  public static final String ALL = "all";

  /** What an id looks like: 320500, NUTS:DE712, DE712 or USA/boston. */
  private static final Pattern PLACE_ID =
      Pattern.compile("[0-9]{6}|(NUTS:)?[A-Z]{2}[0-9A-Z]{3}|[A-Z]{3}/.+");

  static RegionSets read(Section settings) {
    Section section = settings.section("region-sets");
    Map<String, List<String>> members = new LinkedHashMap<>();
    for (String name : section.keys()) {
      List<String> ids = new ArrayList<>();
      for (String id : section.someStrings(name)) {
        if (PLACE_ID.matcher(id).matches()) {
          ids.add(placeId(id));
        } else {
          section.problem(
              name,
              "'"
                  + id
                  + "' is no city, as 320500, NUTS:DE712, USA/boston, and no province of China");
        }
      }
      members.put(name, List.copyOf(ids));
      if (name.equals(ALL)) {
        section.problem(name, "is taken: 'all' is every place");
      }
    }
    return new RegionSets(members);
  }

  /** As tables have it. */
  private static String placeId(String id) {
    int slash = id.indexOf('/');
    if (slash >= 0) {
      return id.substring(0, slash) + id.substring(slash).toLowerCase(Locale.ROOT);
    }
    boolean isBareNuts = Character.isLetter(id.charAt(0)) && !id.startsWith("NUTS:");
    return isBareNuts ? "NUTS:" + id : id;
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
