package org.innoflow.network;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The network tables of the contract from graphs, degrees and ranks. */
final class NetworkTables {
  private static final List<String> CONVERGENCE =
      List.of(
          "pagerank_iterations",
          "pagerank_residual",
          "pagerank_weighted_iterations",
          "pagerank_weighted_residual");

  private NetworkTables() {}

  /**
   * One row per graph with its counts.
   *
   * @param flows {@link FlowGraphs#flows}
   * @param degrees {@link NodeDegrees#of}
   * @param ranks {@link NodeRanks#of}
   * @return graph_id, its parts, directed, nodes, active_nodes, edges, loops, weight, convergence
   */
  static Dataset<Row> graphs(Dataset<Row> flows, Dataset<Row> degrees, Dataset<Row> ranks) {
    Column loop = col("src").equalTo(col("dst"));
    Column[] slice =
        Stream.concat(Stream.of("graph_id", "directed"), GraphId.PARTS.stream())
            .map(c -> col(c))
            .toArray(Column[]::new);
    Dataset<Row> edges =
        flows
            .groupBy(slice)
            .agg(
                count(when(loop, lit(null)).otherwise(lit(1))).as("edges"),
                count(when(loop, lit(1))).as("loops"),
                sum(when(loop, lit(0L)).otherwise(col("weight"))).as("weight"));
    Dataset<Row> nodes =
        degrees
            .groupBy("graph_id")
            .agg(
                count(lit(1)).as("nodes"),
                count(when(col("degree").gt(0), lit(1))).as("active_nodes"));
    List<Column> convergence = CONVERGENCE.stream().map(c -> max(c).as(c)).toList();
    Dataset<Row> converged =
        ranks
            .groupBy("graph_id")
            .agg(
                convergence.get(0),
                convergence.subList(1, convergence.size()).toArray(Column[]::new));
    return edges
        .join(nodes, new String[] {"graph_id"}, "left")
        .join(converged, new String[] {"graph_id"}, "left")
        .na()
        .fill(0L, new String[] {"nodes", "active_nodes"});
  }

  /** Table network_catalog. */
  static Dataset<Row> catalog(Dataset<Row> graphs) {
    return graphs.select(
        Stream.of(
                Stream.of(col("graph_id")),
                GraphId.PARTS.stream().map(c -> col(c)),
                Stream.of(
                    col("directed"),
                    when(col("directed"), "links").otherwise("events").as("weight"),
                    col("nodes"),
                    col("edges")))
            .flatMap(s -> s)
            .toArray(Column[]::new));
  }

  /** Table network_node. */
  static Dataset<Row> nodes(Dataset<Row> degrees, Dataset<Row> ranks) {
    return degrees
        .join(ranks, new String[] {"graph_id", "node_id"}, "left")
        .select(
            "graph_id",
            "node_id",
            "in_degree",
            "out_degree",
            "degree",
            "in_strength",
            "out_strength",
            "strength",
            "pagerank",
            "pagerank_weighted");
  }
}
