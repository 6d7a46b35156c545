package org.innoflow.network;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.graphframes.GraphFrame;
import org.innoflow.config.NetworkSettings;

/** PageRank and components of the graphs that have many vertices, one after the other. */
final class LargeGraphs {
  private static final StructType RANKS =
      new StructType()
          .add("graph_id", StringType)
          .add("node_id", StringType)
          .add("pagerank", DoubleType)
          .add("pagerank_weighted", DoubleType);

  private final Map<String, Found> found = new HashMap<>();
  private Dataset<Row> ranks;

  private LargeGraphs(Dataset<Row> ranks) {
    this.ranks = ranks;
  }

  /** What is known of a large graph beside the ranks of its vertices. */
  record Found(Convergence convergence, long components, long largestComponent)
      implements Serializable {}

  /**
   * Computes them.
   *
   * @param graph vertices with id, graph_id, node_id; edges with src, dst, graph_id and weight,
   *     those of undirected graphs both ways
   * @param degrees {@link NodeDegrees#of}
   * @param cached keeps the ranks
   */
  static LargeGraphs of(
      GraphFrame graph, Dataset<Row> degrees, GraphAnalysis.Options options, CachedData cached) {
    List<Row> large =
        degrees
            .groupBy("graph_id")
            .agg(count(lit(1)).as("vertices"), sum("out_degree").as("edges"))
            .filter(
                col("vertices")
                    .gt(options.limits().smallVertices())
                    .or(col("edges").gt(options.limits().edges()))
                    .and(col("edges").gt(0)))
            .orderBy("graph_id")
            .collectAsList();
    LargeGraphs graphs =
        new LargeGraphs(graph.vertices().sparkSession().createDataFrame(List.of(), RANKS));
    for (Row each : large) {
      graphs.add(each.getString(0), each.getLong(2), graph, options.pageRank(), cached);
    }
    return graphs;
  }

  /** The union without the large graphs. */
  GraphFrame others(GraphFrame union) {
    if (found.isEmpty()) {
      return union;
    }
    Column small = not(col("graph_id").isin(found.keySet().toArray()));
    return GraphFrame.apply(union.vertices().filter(small), union.edges().filter(small));
  }

  /** graph_id, node_id, pagerank, pagerank_weighted of every vertex of a large graph. */
  Dataset<Row> ranks() {
    return ranks;
  }

  /** What was found, by graph. */
  Map<String, Found> found() {
    return found;
  }

  private void add(
      String graphId,
      long edges,
      GraphFrame union,
      NetworkSettings.PageRank settings,
      CachedData cached) {
    Dataset<Row> vertices = union.vertices().filter(col("graph_id").equalTo(graphId));
    try (EdgeBlocks blocks =
        EdgeBlocks.of(vertices, union.edges().filter(col("graph_id").equalTo(graphId)), edges)) {
      BlockRanks result = BlockRanks.of(blocks, settings);
      found.put(graphId, found(result.convergence(), blocks.components()));
      ranks = ranks.union(cached.keepNow(rows(vertices, blocks.ids(), result)));
    }
  }

  private static Found found(Convergence convergence, int[] components) {
    int[] sizes = new int[components.length];
    for (int component : components) {
      sizes[component]++;
    }
    return new Found(
        convergence,
        Arrays.stream(sizes).filter(size -> size > 0).count(),
        Arrays.stream(sizes).max().orElse(0));
  }

  private static Dataset<Row> rows(Dataset<Row> vertices, long[] ids, BlockRanks ranks) {
    JavaSparkContext spark =
        JavaSparkContext.fromSparkContext(vertices.sparkSession().sparkContext());
    Broadcast<long[]> known = spark.broadcast(ids);
    Broadcast<double[]> plain = spark.broadcast(ranks.plain());
    Broadcast<double[]> weighted = spark.broadcast(ranks.weighted());
    return vertices
        .select("graph_id", "node_id", "id")
        .map(
            (MapFunction<Row, Row>)
                row -> {
                  int v = Arrays.binarySearch(known.value(), row.getLong(2));
                  return RowFactory.create(
                      row.getString(0), row.getString(1), plain.value()[v], weighted.value()[v]);
                },
            Encoders.row(RANKS));
  }
}
