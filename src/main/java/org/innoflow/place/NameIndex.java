package org.innoflow.place;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names and codes of the places of today, and what they lead to. Names are unique among provinces,
 * and among cities; not among counties, whose names lead to the cities that have such a county.
 */
final class NameIndex {
  private final Map<String, String> provinces = new HashMap<>();
  private final Map<String, String> cities = new HashMap<>();
  private final Map<String, List<String>> counties = new HashMap<>();

  NameIndex(List<GazetteerFile.Row> rows) {
    for (GazetteerFile.Row row : rows) {
      if (row.county()) {
        addCounty(row);
      } else {
        addNames(row);
      }
    }
    // 320501 of 320500: the code of a city's districts taken together.
    rows.stream()
        .filter(row -> row.city() && row.id().endsWith("00"))
        .forEach(row -> counties.putIfAbsent(row.id().substring(0, 4) + "01", List.of(row.id())));
  }

  /** The id of a province; null if it is none. */
  String province(String nameOrCode) {
    return provinces.get(nameOrCode);
  }

  /** The id of a city; null if it is none. */
  String city(String nameOrCode) {
    return cities.get(nameOrCode);
  }

  /** The ids of the cities that have such a county; empty if none has. */
  List<String> counties(String nameOrCode) {
    return counties.getOrDefault(nameOrCode, List.of());
  }

  private void addNames(GazetteerFile.Row row) {
    if (row.city()) {
      index(cities, row);
    }
    if (row.province()) {
      index(provinces, row);
    }
    if (row.city() && !row.id().endsWith("00")) {
      // 429000 of 429004: the code of the gap between a province and its own counties.
      provinces.put(row.id().substring(0, 4) + "00", row.parentId());
    }
  }

  private static void index(Map<String, String> names, GazetteerFile.Row row) {
    names.put(row.id(), row.id());
    for (String name : row.names()) {
      if (names.put(name, row.id()) != null) {
        String reason = "the name " + name + " stands for two places of one level";
        throw new IllegalStateException(GazetteerFile.failure(reason, "Make it anew."));
      }
    }
  }

  private void addCounty(GazetteerFile.Row row) {
    String cityId = row.parentId();
    counties.put(row.id(), List.of(cityId));
    for (String name : row.names()) {
      counties.merge(name, List.of(cityId), NameIndex::union);
    }
    if (!row.id().startsWith(cityId.substring(0, 4))) {
      // 310100 of 310115: the code of a municipality's districts taken together.
      cities.put(row.id().substring(0, 4) + "00", cityId);
    }
  }

  private static List<String> union(List<String> some, List<String> more) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }
}
