package org.innoflow.network;

import static org.apache.spark.sql.functions.col;
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
    Dataset<Row> total = graph.degrees().toDF("id", "walked_degree");
    Dataset<Row> inStrength =
        graph.edges().groupBy(col("dst").as("id")).agg(sum("weight").as("in_strength"));
    Dataset<Row> outStrength =
        graph.edges().groupBy(col("src").as("id")).agg(sum("weight").as("out_strength"));
    Column walkedTwice = col("directed").equalTo(false);
    return graph
        .vertices()
        .join(in, new String[] {"id"}, "left")
        .join(out, new String[] {"id"}, "left")
        .join(total, new String[] {"id"}, "left")
        .join(inStrength, new String[] {"id"}, "left")
        .join(outStrength, new String[] {"id"}, "left")
        .na()
        .fill(0L)
        .select(
            col("id"),
            col("graph_id"),
            col("node_id"),
            col("in_degree").cast("long"),
            col("out_degree").cast("long"),
            when(walkedTwice, col("walked_degree").divide(2))
                .otherwise(col("walked_degree"))
                .cast("long")
                .as("degree"),
            col("in_strength"),
            col("out_strength"),
            when(walkedTwice, col("out_strength"))
                .otherwise(col("in_strength").plus(col("out_strength")))
                .as("strength"));
  }
}
