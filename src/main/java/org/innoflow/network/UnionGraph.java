package org.innoflow.network;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.graphframes.GraphFrame;

/**
 * All graphs as one disconnected GraphFrame whose vertices are named graph and node.
 *
 * <p>Vertex ids are 64-bit hashes, which GraphFrames keeps as they are. The vertices lie in one
 * partition and all edges of a graph in one, so that floating-point sums are made in one order
 * whatever the number of cores and partitions; edges are still spread over the graphs. One
 * partition of vertices is meant for up to some millions of them.
 */
final class UnionGraph {
  private UnionGraph() {}

  /**
   * Joins graphs to one.
   *
   * @param vertices graph_id, node_id, directed
   * @param edges graph_id, src, dst, weight; undirected ones both ways
   * @param cached keeps both, since every statistic reads them
   */
  static GraphFrame of(Dataset<Row> vertices, Dataset<Row> edges, CachedData cached) {
    Dataset<Row> vertexIds =
        vertices
            .select(id("node_id").as("id"), col("graph_id"), col("node_id"), col("directed"))
            .repartition(1)
            .sortWithinPartitions("id");
    Dataset<Row> edgeIds =
        edges
            .select(id("src").as("src"), id("dst").as("dst"), col("graph_id"), col("weight"))
            .repartition(edges.sparkSession().sparkContext().defaultParallelism(), col("graph_id"))
            .sortWithinPartitions("src", "dst");
    return GraphFrame.apply(cached.keep(vertexIds), cached.keep(edgeIds));
  }

  private static Column id(String node) {
    return xxhash64(col("graph_id"), col(node));
  }
}
