package org.innoflow.place;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.innoflow.config.RegionSets;
import org.innoflow.failure.Failure;

/** Which cities belong to which region set; a province's id stands for all its cities. */
public final class Regions implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TreeMap<String, TreeSet<String>> cities = new TreeMap<>();
  private final TreeMap<String, TreeSet<String>> provinces = new TreeMap<>();
  private final HashMap<String, List<String>> sets = new HashMap<>();

  /** Those with a place outside China. */
  private final TreeSet<String> beyond = new TreeSet<>();

  private Regions() {}

  public static Regions of(RegionSets settings) {
    Regions regions = new Regions();
    new TreeMap<>(settings.members())
        .forEach(
            (name, members) -> {
              TreeSet<String> cities = new TreeSet<>();
              members.forEach(id -> cities.addAll(expanded(id)));
              regions.cities.put(name, cities);
              regions.provinces.put(name, new TreeSet<>(wholeProvinces(cities)));
              if (!cities.stream().allMatch(id -> Gazetteer.china().place(id).isPresent())) {
                regions.beyond.add(name);
              }
              cities.forEach(
                  city -> regions.sets.computeIfAbsent(city, c -> new ArrayList<>()).add(name));
            });
    return regions;
  }

  /**
   * Makes sure that every place in the region sets is one: a city or province of China, a region of
   * NUTS 3, or in a country.
   *
   * @throws Failure of kind USAGE that names the others
   */
  public static void requirePlaces(RegionSets settings) {
    List<String> unknown = new ArrayList<>();
    new TreeMap<>(settings.members())
        .forEach(
            (name, members) ->
                members.stream()
                    .filter(id -> !isPlace(id))
                    .forEach(id -> unknown.add(id + " in region-sets." + name)));
    if (!unknown.isEmpty()) {
      throw Failure.usage(
          "use place",
          String.join(", ", unknown),
          "there is no such city or province (GB/T 2260), region (NUTS 3) or country (ISO 3166)",
          "Correct the region set");
    }
  }

  private static boolean isPlace(String id) {
    if (Nuts.isPlaceId(id)) {
      return Nuts.of(id).isPresent();
    }
    int slash = id.indexOf('/');
    return slash >= 0
        ? Countries.alpha3(id.substring(0, slash)).isPresent()
        : !expanded(id).equals(Set.of(id)) || Gazetteer.china().place(id).isPresent();
  }

  /** The cities of the region sets that are none of China's. */
  public Set<String> abroad() {
    return sets.keySet().stream()
        .filter(id -> Gazetteer.china().place(id).isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The region sets of a city, in alphabetical order. */
  public List<String> of(String placeId) {
    return sets.getOrDefault(placeId, List.of());
  }

  /** The region sets that hold two cities, in alphabetical order; none where one is null. */
  public List<String> of(String cityId, String otherCityId) {
    if (cityId == null || otherCityId == null) {
      return List.of();
    }
    List<String> others = of(otherCityId);
    return of(cityId).stream().filter(others::contains).toList();
  }

  /** The cities of a region set. */
  public Set<String> cities(String name) {
    return cities.get(name);
  }

  /**
   * The provinces of which a region set has all cities: only their figures are those of the set.
   */
  public Set<String> provinces(String name) {
    return provinces.get(name);
  }

  /** Whether a place outside China may be in the region set. */
  public boolean reachesAbroad(String name) {
    return name.equals(RegionSets.ALL) || beyond.contains(name);
  }

  public boolean contains(String name, String cityId) {
    return name.equals(RegionSets.ALL) || (cityId != null && cities.get(name).contains(cityId));
  }

  /** Outside the gazetteer there is none, as no list of a province's cities is known there. */
  private static Set<String> wholeProvinces(Set<String> cities) {
    return cities.stream()
        .flatMap(city -> Gazetteer.china().place(city).stream())
        .map(Place::provinceId)
        .distinct()
        .filter(province -> cities.containsAll(expanded(province)))
        .collect(Collectors.toSet());
  }

  private static Set<String> expanded(String placeId) {
    Set<String> cities = Gazetteer.china().citiesOf(placeId);
    return cities.isEmpty() ? Set.of(placeId) : cities;
  }
}
