package org.innoflow.index;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.innoflow.config.IndexSettings;
import org.innoflow.place.Gazetteer;
import org.innoflow.place.Regions;

/**
 * A place of an index.
 *
 * @param id of table dim_place, or the name of a region set
 * @param names what else values are told of it under
 * @param provinces the provinces that make it up, where whole ones do; else empty
 * @param cities its cities; a city is its own
 */
record IndexPlace(String id, Set<String> names, Set<String> provinces, Set<String> cities)
    implements Serializable {

  /** The places of an index in the order of their ids. */
  static List<IndexPlace> of(IndexSettings index, Regions regions) {
    List<IndexPlace> places = new ArrayList<>();
    switch (index.level()) {
      case REGION ->
          new TreeSet<>(index.regionSets()).forEach(set -> places.add(region(index, set, regions)));
      case PROVINCE -> {
        TreeSet<String> ids = new TreeSet<>();
        index.regionSets().forEach(set -> ids.addAll(regions.provinces(set)));
        ids.forEach(id -> places.add(place(id, Gazetteer.china().citiesOf(id))));
      }
      case CITY -> {
        TreeSet<String> ids = new TreeSet<>();
        index.regionSets().forEach(set -> ids.addAll(regions.cities(set)));
        ids.forEach(id -> places.add(place(id, Set.of(id))));
      }
    }
    return List.copyOf(places);
  }

  private static IndexPlace place(String id, Set<String> cities) {
    return new IndexPlace(id, new TreeSet<>(Set.of(id)), new TreeSet<>(), new TreeSet<>(cities));
  }

  private static IndexPlace region(IndexSettings index, String set, Regions regions) {
    TreeSet<String> names = new TreeSet<>(index.regionNames().getOrDefault(set, List.of()));
    names.add(set);
    TreeSet<String> cities = new TreeSet<>(regions.cities(set));
    TreeSet<String> provinces = new TreeSet<>(regions.provinces(set));
    TreeSet<String> ofProvinces = new TreeSet<>();
    provinces.forEach(province -> ofProvinces.addAll(Gazetteer.china().citiesOf(province)));
    return new IndexPlace(
        set, names, ofProvinces.containsAll(cities) ? provinces : new TreeSet<>(), cities);
  }
}
