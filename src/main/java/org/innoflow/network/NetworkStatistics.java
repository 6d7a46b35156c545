package org.innoflow.network;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.graphframes.GraphFrame;

/**
 * All statistics of the graphs of large series: degrees and the first iterations of PageRank by
 * GraphFrames over their union, ranks of large graphs over their blocks of edges, all else graph by
 * graph.
 */
final class NetworkStatistics {
  private NetworkStatistics() {}

  /**
   * The statistics.
   *
   * @param flows graph_id, chain, year, compared, directed, src, dst, weight: a row per stored pair
   * @param vertices graph_id, node_id
   * @param positions node_id, lon, lat
   * @param options what the tasks are told, of large graphs nothing yet
   * @param cached keeps what is read more than once
   * @return {@link GraphStatistics#SCHEMA}
   */
  static Dataset<Row> of(
      Dataset<Row> flows,
      Dataset<Row> vertices,
      Dataset<Row> positions,
      GraphAnalysis.Options options,
      CachedData cached) {
    Dataset<Row> graphs =
        broadcast(flows.select("graph_id", "chain", "year", "compared", "directed").distinct());
    GraphFrame union =
        UnionGraph.of(
            vertices.join(graphs.select("graph_id", "directed"), "graph_id"),
            FlowGraphs.walked(flows),
            cached);
    Dataset<Row> degrees = cached.keep(NodeDegrees.of(union));
    LargeGraphs large = LargeGraphs.of(union, degrees, options, cached);
    Dataset<Row> ranks =
        NodeRanks.of(large.others(union), options.pageRank())
            .select(
                col("graph_id"),
                col("node_id"),
                col("pagerank"),
                lit(null).cast("double").as("pagerank_weighted"))
            .union(large.ranks());
    Dataset<Row> vertexRows =
        degrees
            .join(ranks, new String[] {"graph_id", "node_id"}, "left")
            .join(broadcast(positions), new String[] {"node_id"}, "left")
            .join(graphs, "graph_id")
            .select(
                col("chain"),
                col("year"),
                col("graph_id"),
                col("directed"),
                col("compared"),
                col("node_id").as("src"),
                lit(null).cast("string").as("dst"),
                lit(null).cast("long").as("weight"),
                struct(columns(GraphRow.VERTEX.fields())).as("vertex"));
    Dataset<Row> edgeRows =
        flows
            .withColumn("vertex", lit(null).cast(GraphRow.VERTEX))
            .select(columns(GraphRow.SCHEMA.fields()));
    return GraphStatistics.of(vertexRows.union(edgeRows), options.with(large.found()));
  }

  private static Column[] columns(StructField[] fields) {
    Column[] columns = new Column[fields.length];
    for (int i = 0; i < fields.length; i++) {
      columns[i] = col(fields[i].name());
    }
    return columns;
  }
}
