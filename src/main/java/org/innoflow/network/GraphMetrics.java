package org.innoflow.network;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Table network_graph: the formulae of dim_metric over the counts of a graph. */
final class GraphMetrics {
  /** Counts, which are never null. */
  private static final List<String> COUNTS = List.of("nodes", "active_nodes", "edges");

  /** Metric, dialect and SQL over nodes, active_nodes, edges, loops, weight and directed. */
  private static final List<String[]> STATISTICS =
      List.of(
          new String[] {"density", "standard", density("edges", "nodes")},
          new String[] {"density_active", "standard", density("edges", "active_nodes")},
          new String[] {"density", "gephi-0.9", density("edges + loops", "nodes")},
          new String[] {"density_active", "gephi-0.9", density("edges + loops", "active_nodes")},
          new String[] {"average_degree", "standard", "2 * edges / nodes"},
          new String[] {"average_degree_active", "standard", "2 * edges / active_nodes"},
          new String[] {"average_degree", "gephi-0.9", walked("edges") + " / nodes"},
          new String[] {"average_degree_active", "gephi-0.9", walked("edges") + " / active_nodes"},
          new String[] {"average_weighted_degree", "standard", "2 * weight / nodes"},
          new String[] {"average_weighted_degree", "gephi-0.9", walked("weight") + " / nodes"},
          new String[] {"pagerank_iterations", "standard", "pagerank_iterations"},
          new String[] {"pagerank_residual", "standard", "pagerank_residual"},
          new String[] {"pagerank_weighted_iterations", "standard", "pagerank_weighted_iterations"},
          new String[] {"pagerank_weighted_residual", "standard", "pagerank_weighted_residual"});

  private static final String NOTE =
      "case when edges = 0 then 'no edges' when nodes < "
          + NodeRanks.FEWEST_VERTICES
          + " then 'fewer than "
          + NodeRanks.FEWEST_VERTICES
          + " vertices' end";

  private GraphMetrics() {}

  /**
   * One row per graph, metric and dialect.
   *
   * @param graphs graph_id, directed, nodes, active_nodes, edges, loops, weight and the four
   *     columns on the convergence of PageRank
   */
  static Dataset<Row> of(Dataset<Row> graphs) {
    String counts =
        COUNTS.stream()
            .map(c -> metric(c, "standard", "cast(" + c + " as double)", "null"))
            .collect(Collectors.joining(", "));
    String statistics =
        STATISTICS.stream()
            .map(
                s ->
                    metric(
                        s[0],
                        s[1],
                        "case when note is null then cast(" + s[2] + " as double) end",
                        "note"))
            .collect(Collectors.joining(", "));
    return graphs
        .withColumn("note", expr(NOTE))
        .select(col("graph_id"), explode(expr("array(" + counts + ", " + statistics + ")")).as("m"))
        .select("graph_id", "m.metric_id", "m.dialect", "m.value", "m.note");
  }

  private static String metric(String id, String dialect, String value, String note) {
    return String.format(
        "named_struct('metric_id', '%s', 'dialect', '%s', 'value', %s, 'note', cast(%s as string))",
        id, dialect, value, note);
  }

  private static String density(String edges, String nodes) {
    return walked("(" + edges + ")") + " / (cast(" + nodes + " as double) * (" + nodes + " - 1))";
  }

  /** Once where directed, twice where undirected. */
  private static String walked(String count) {
    return "(case when directed then 1 else 2 end) * " + count;
  }
}
