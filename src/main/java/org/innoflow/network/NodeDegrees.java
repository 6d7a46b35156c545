package org.innoflow.network;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.graphframes.GraphFrame;

/**
 * Degrees by GraphFrames over the union of all graphs, and strengths. GraphFrames leaves out
 * vertices of degree 0: they are joined and filled here.
 */
final class NodeDegrees {
  private NodeDegrees() {}

  /**
   * Degrees and strengths of every vertex.
   *
   * @param graph vertices with id, graph_id, node_id and directed; edges with src, dst and weight,
   *     those of undirected graphs both ways
   * @return the vertices with in_degree, out_degree, degree, in_strength, out_strength, strength
   */
  static Dataset<Row> of(GraphFrame graph) {
    Dataset<Row> in = graph.inDegrees().toDF("id", "in_degree");
    Dataset<Row> out = graph.outDegrees().toDF("id", "out_degree");
    Dataset<Row> strengths =
        graph
            .edges()
            .select(col("src").as("id"), lit(0L).as("in"), col("weight").as("out"))
            .union(graph.edges().select(col("dst"), col("weight"), lit(0L)))
            .groupBy("id")
            .agg(sum("in").as("in_strength"), sum("out").as("out_strength"));
    return graph
        .vertices()
        .join(in, new String[] {"id"}, "left")
        .join(out, new String[] {"id"}, "left")
        .join(strengths, new String[] {"id"}, "left")
        .na()
        .fill(0L)
        .select(
            col("id"),
            col("graph_id"),
            col("node_id"),
            col("in_degree").cast("long"),
            col("out_degree").cast("long"),
            bothWays(col("in_degree"), col("out_degree")).cast("long").as("degree"),
            col("in_strength"),
            col("out_strength"),
            bothWays(col("in_strength"), col("out_strength")).as("strength"));
  }

  /** The edges of an undirected graph stand both ways: in and out are the same ones. */
  private static Column bothWays(Column in, Column out) {
    return when(col("directed"), in.plus(out)).otherwise(out);
  }
}
