package org.innoflow.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.innoflow.page.PageContent.Cell;
import org.innoflow.page.PageContent.Index;
import org.innoflow.page.PageContent.Node;
import org.innoflow.page.PageContent.Place;

/** The composite indices of a release, for the places that the page shows. */
final class IndexData {
  private final Map<String, List<String>> placeNames;
  private final Map<String, List<Row>> nodes;
  private final Map<String, List<Row>> values;

  private IndexData(PageQueries queries, Map<String, List<String>> placeNames) throws IOException {
    this.placeNames = placeNames;
    this.nodes = byIndex(queries.indexNodes());
    this.values = byIndex(queries.indexValues());
  }

  /**
   * All indices.
   *
   * @param placeNames the names of the places that the page shows, by id
   */
  static List<Index> of(PageQueries queries, Map<String, List<String>> placeNames)
      throws IOException {
    List<Row> catalog = queries.indexCatalog();
    if (catalog.isEmpty()) {
      return List.of();
    }
    IndexData data = new IndexData(queries, placeNames);
    return catalog.stream().map(data::index).toList();
  }

  private static Map<String, List<Row>> byIndex(List<Row> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> row.<String>getAs("index_id"), TreeMap::new, Collectors.toList()));
  }

  private Index index(Row catalog) {
    String id = catalog.getAs("index_id");
    boolean ofRegions = catalog.getAs("level").equals("region");
    List<Row> own = values.getOrDefault(id, List.of());
    List<String> all = own.stream().map(IndexData::place).distinct().sorted().toList();
    List<String> places =
        all.stream().filter(place -> ofRegions || placeNames.containsKey(place)).toList();
    List<Integer> years =
        IntStream.rangeClosed(
                catalog.<Integer>getAs("first_year"), catalog.<Integer>getAs("last_year"))
            .boxed()
            .toList();
    List<Row> tree = inOrder(nodes.getOrDefault(id, List.of()));
    Map<String, Cell> cells = new HashMap<>();
    own.forEach(row -> cells.put(key(row.getAs("node"), place(row), row.getAs("year")), cell(row)));
    return new Index(
        id,
        PageData.names(catalog),
        catalog.getAs("edition"),
        catalog.getAs("level"),
        catalog.getAs("base_year"),
        catalog.getAs("normalisation"),
        catalog.getAs("aggregation"),
        years,
        places.stream()
            .map(place -> new Place(place, placeNames.getOrDefault(place, List.of(place, place))))
            .toList(),
        all.size(),
        tree.stream().map(IndexData::node).toList(),
        tree.stream()
            .map(node -> places.stream().map(place -> series(cells, node, place, years)).toList())
            .toList());
  }

  /** The total, then each level-1 node with those of level 2 below it. */
  private static List<Row> inOrder(List<Row> nodes) {
    Map<String, Integer> positions = new HashMap<>();
    nodes.forEach(row -> positions.put(row.getAs("node"), row.<Integer>getAs("position")));
    Comparator<Row> byBranch =
        Comparator.comparing(
                (Row row) ->
                    switch (row.<Integer>getAs("depth")) {
                      case 0 -> 0;
                      case 1 -> row.<Integer>getAs("position");
                      default -> positions.get(row.<String>getAs("parent"));
                    })
            .thenComparing(row -> row.<Integer>getAs("depth"))
            .thenComparing(row -> row.<Integer>getAs("position"));
    return nodes.stream().sorted(byBranch).toList();
  }

  /** The cells of a node's years; of level 2 that of the last year alone. */
  private static List<Cell> series(
      Map<String, Cell> cells, Row node, String place, List<Integer> years) {
    boolean allYears = node.<Integer>getAs("depth") < 2;
    List<Integer> told = allYears ? years : years.subList(years.size() - 1, years.size());
    List<Cell> series = new ArrayList<>();
    told.forEach(year -> series.add(cells.get(key(node.getAs("node"), place, year))));
    return series;
  }

  private static Node node(Row row) {
    return new Node(
        row.getAs("node"),
        row.getAs("parent"),
        row.<Integer>getAs("depth"),
        PageData.names(row),
        row.getAs("weight"),
        row.getAs("note"));
  }

  private static Cell cell(Row row) {
    return new Cell(
        row.getAs("value"),
        row.getAs("contribution"),
        row.getAs("rank"),
        row.getAs("rank_low"),
        row.getAs("rank_high"));
  }

  private static String place(Row row) {
    return row.getAs("place_id");
  }

  private static String key(String node, String place, Integer year) {
    return node + SectorKey.BETWEEN + place + SectorKey.BETWEEN + year;
  }
}
