package org.innoflow.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.innoflow.contract.Window;
import org.innoflow.page.PageContent.DegreeGraph;

/** The distributions of degrees: of the cities in each year, of organisations in the last. */
final class DegreeData {
  /** Columns of network_concentration that the page tells. */
  private static final List<String> SPREAD =
      List.of(
          "top_10pct_share",
          "top_1pct_share",
          "gini",
          "alpha",
          "x_min",
          "n_tail",
          "ols_slope",
          "ols_r2",
          "note");

  private DegreeData() {}

  static List<DegreeGraph> of(PageQueries queries) {
    Map<String, Row> graphs = chosen(queries.graphs());
    Map<String, TreeMap<Long, Long>> degrees = new HashMap<>();
    for (Row row : queries.degrees(graphs.keySet())) {
      if (row.<Long>getAs("degree") > 0) {
        degrees
            .computeIfAbsent(row.getAs("graph_id"), id -> new TreeMap<>())
            .put(row.getAs("degree"), row.getAs("vertices"));
      }
    }
    Map<String, Map<String, Object>> spreads = new HashMap<>();
    for (Row row : queries.concentration(graphs.keySet())) {
      Map<String, Object> spread = new LinkedHashMap<>();
      SPREAD.forEach(column -> spread.put(column, row.getAs(column)));
      spreads.put(row.getAs("graph_id"), spread);
    }
    List<DegreeGraph> distributions = new ArrayList<>();
    graphs.forEach(
        (id, row) -> {
          TreeMap<Long, Long> own = degrees.getOrDefault(id, new TreeMap<>());
          distributions.add(
              new DegreeGraph(
                  row.getAs("layer"),
                  row.<Integer>getAs("year"),
                  row.getAs("level"),
                  row.getAs("window"),
                  row.getAs("nodes"),
                  row.getAs("edges"),
                  List.copyOf(own.keySet()),
                  List.copyOf(own.values()),
                  spreads.getOrDefault(id, Map.of())));
        });
    return distributions;
  }

  /** All graphs of cities; of organisations that of a layer's last year, cumulative where it is. */
  private static Map<String, Row> chosen(List<Row> graphs) {
    Map<String, Row> chosen = new TreeMap<>();
    Map<String, Row> organisations = new TreeMap<>();
    Comparator<Row> later =
        Comparator.comparing((Row row) -> row.getAs("window").equals(Window.CUMULATIVE.id()))
            .thenComparing(row -> row.<Integer>getAs("year"));
    for (Row row : graphs) {
      if (row.getAs("level").equals("city")) {
        chosen.put(row.getAs("graph_id"), row);
      } else {
        organisations.merge(row.getAs("layer"), row, (a, b) -> later.compare(a, b) >= 0 ? a : b);
      }
    }
    organisations.values().forEach(row -> chosen.put(row.getAs("graph_id"), row));
    return chosen;
  }
}
