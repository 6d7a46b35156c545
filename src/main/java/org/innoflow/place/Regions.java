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
              cities.forEach(
                  city -> regions.sets.computeIfAbsent(city, c -> new ArrayList<>()).add(name));
            });
    return regions;
  }

  /**
   * Makes sure that every Chinese code in the region sets is that of a city or a province.
   *
   * @throws Failure of kind USAGE that names the others
   */
  public static void requirePlaces(RegionSets settings) {
    List<String> unknown = new ArrayList<>();
    new TreeMap<>(settings.members())
        .forEach(
            (name, members) ->
                members.stream()
                    .filter(id -> id.matches("[0-9]{6}") && expanded(id).equals(Set.of(id)))
                    .filter(id -> Gazetteer.china().place(id).isEmpty())
                    .forEach(id -> unknown.add(id + " in region-sets." + name)));
    if (!unknown.isEmpty()) {
      throw Failure.usage(
          "use place",
          String.join(", ", unknown),
          "it is the code of no city and of no province (GB/T 2260)",
          "Correct the region set");
    }
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
