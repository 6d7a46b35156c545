package org.innoflow.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.innoflow.config.PageSettings;
import org.innoflow.contract.Layer;

/** The cities and sectors that the page shows, and what it leaves out. */
final class Selection {
  private final Map<String, Integer> cities = new LinkedHashMap<>();
  private final NavigableSet<SectorKey> sectors = new TreeSet<>();
  private final NavigableSet<SectorKey> left = new TreeSet<>();

  /** Of the flows between two cities of the page, over all years. */
  private final Map<SectorKey, Long> weights = new HashMap<>();

  private final int allCities;
  private long shownLinks;
  private long allLinks;

  private Selection(int allCities) {
    this.allCities = allCities;
  }

  /**
   * Chooses cities and sectors.
   *
   * @param places the rows of {@link PageQueries#places}
   */
  static Selection of(PageQueries queries, List<Row> places, PageSettings limits) {
    List<String> all =
        places.stream()
            .filter(row -> row.getAs("level").equals("city"))
            .map(row -> row.<String>getAs("place_id"))
            .toList();
    Selection selection = new Selection(all.size());
    selection.chooseCities(queries, all, limits.cities());
    selection.chooseSectors(queries, limits.sectors());
    return selection;
  }

  /** All of some sectors, of no city, by their flows. */
  static Selection of(Map<SectorKey, Long> weights) {
    Selection selection = new Selection(0);
    selection.weights.putAll(weights);
    selection.sectors.addAll(weights.keySet());
    return selection;
  }

  private void chooseCities(PageQueries queries, List<String> all, int most) {
    List<String> chosen = all;
    if (all.size() > most) {
      List<Row> strengths = queries.strengths(all);
      // Each flow counts at either end.
      allLinks = strengths.stream().mapToLong(row -> row.getAs("links")).sum() / 2;
      NavigableSet<String> strongest =
          strengths.stream()
              .sorted(
                  Comparator.comparing((Row row) -> -row.<Long>getAs("links"))
                      .thenComparing(row -> row.<String>getAs("place_id")))
              .limit(most)
              .map(row -> row.<String>getAs("place_id"))
              .collect(Collectors.toCollection(TreeSet::new));
      chosen = all.stream().filter(strongest::contains).toList();
    }
    chosen.forEach(id -> cities.put(id, cities.size()));
  }

  private void chooseSectors(PageQueries queries, int most) {
    Map<String, List<SectorKey>> schemes = new TreeMap<>();
    for (Row row : queries.sectors(cities.keySet())) {
      SectorKey key = SectorKey.of(row);
      weights.put(key, row.getAs("weight"));
      shownLinks += key.isTotal() ? row.<Long>getAs("links") : 0;
      schemes
          .computeIfAbsent(key.layer() + SectorKey.BETWEEN + key.scheme(), k -> new ArrayList<>())
          .add(key);
    }
    allLinks = Math.max(allLinks, shownLinks);
    // A layer may have events and no flow.
    Stream.of(Layer.values()).map(layer -> SectorKey.total(layer.id())).forEach(sectors::add);
    Comparator<SectorKey> largestFirst =
        Comparator.comparing((SectorKey key) -> -weights.get(key)).thenComparing(key -> key);
    for (List<SectorKey> scheme : schemes.values()) {
      scheme.sort(largestFirst);
      int kept = Math.min(scheme.size(), scheme.get(0).isTotal() ? 1 : most);
      sectors.addAll(scheme.subList(0, kept));
      left.addAll(scheme.subList(kept, scheme.size()));
    }
  }

  /** Leaves sectors out, those of the smallest flows first, until the blocks of all fit. */
  void fit(Map<SectorKey, String> blocks, long bytes) {
    long rest = bytes - blocks.values().stream().mapToLong(String::length).sum();
    List<SectorKey> smallestFirst =
        sectors.stream()
            .filter(key -> !key.isTotal())
            .sorted(Comparator.comparing((SectorKey key) -> weights.get(key)).thenComparing(k -> k))
            .toList();
    for (SectorKey key : smallestFirst) {
      if (rest >= 0) {
        break;
      }
      rest += blocks.get(key).length();
      sectors.remove(key);
      left.add(key);
    }
  }

  /** The ids of the cities, by province, each with its position on the page. */
  Map<String, Integer> cities() {
    return cities;
  }

  /** The sectors shown; of a layer the total first. */
  NavigableSet<SectorKey> sectors() {
    return sectors;
  }

  List<SectorKey> sectors(String layer) {
    return sectors.stream().filter(key -> key.layer().equals(layer)).toList();
  }

  /** The sectors left out. */
  NavigableSet<SectorKey> left() {
    return left;
  }

  /** How many sectors of a layer are left out, by scheme. */
  Map<String, Long> left(String layer) {
    return left.stream()
        .filter(key -> key.layer().equals(layer))
        .collect(Collectors.groupingBy(SectorKey::scheme, TreeMap::new, Collectors.counting()));
  }

  PageContent.Region region(String set) {
    return new PageContent.Region(set, allCities, shownLinks, allLinks);
  }
}
