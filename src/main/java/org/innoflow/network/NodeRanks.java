package org.innoflow.network;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.graphframes.GraphFrame;
import org.innoflow.config.NetworkSettings;

/**
 * PageRank of every graph. GraphFrames ranks the disjoint union of all graphs in one job; each
 * graph is then taken into one task, where its ranks are scaled to sum 1 and carried on to the
 * tolerance, and the weighted ranks are computed.
 *
 * <p>A fixed point of GraphFrames' iteration is, scaled per graph, one of {@link PageRank}: a
 * vertex without outgoing edges loses mass there that the scaling gives back uniformly. What costs
 * a job per iteration in GraphFrames costs microseconds in the task, so GraphFrames makes the first
 * iterations and the task the last ones.
 */
final class NodeRanks {
  static final StructType SCHEMA =
      new StructType()
          .add("graph_id", StringType)
          .add("node_id", StringType)
          .add("pagerank", DoubleType)
          .add("pagerank_weighted", DoubleType)
          .add("pagerank_iterations", IntegerType)
          .add("pagerank_residual", DoubleType)
          .add("pagerank_weighted_iterations", IntegerType)
          .add("pagerank_weighted_residual", DoubleType);

  /** Below these a statistic is null. */
  static final int FEWEST_VERTICES = 3;

  private NodeRanks() {}

  /**
   * Ranks of every vertex of the graphs that have three vertices and an edge.
   *
   * @param graph vertices with id, graph_id and node_id; edges with src, dst, graph_id and weight,
   *     those of undirected graphs both ways
   * @return {@link #SCHEMA}
   */
  static Dataset<Row> of(GraphFrame graph, NetworkSettings settings) {
    PageRank pageRank =
        new PageRank(settings.damping(), settings.tolerance(), settings.maxIterations());
    int done = settings.iterations();
    return graphFramesRanks(graph, settings)
        .groupByKey(graphIdOf("graph_id"), Encoders.STRING())
        .cogroup(
            graph.edges().groupByKey(graphIdOf("graph_id"), Encoders.STRING()),
            (CoGroupFunction<String, Row, Row, Row>)
                (graphId, vertices, edges) -> ranks(graphId, vertices, edges, pageRank, done),
            Encoders.row(SCHEMA));
  }

  /** The vertices with GraphFrames' pagerank, which sums to their number over all graphs. */
  static Dataset<Row> graphFramesRanks(GraphFrame graph, NetworkSettings settings) {
    return graph
        .pageRank()
        .resetProbability(1 - settings.damping())
        .maxIter(settings.iterations())
        .run()
        .vertices()
        .select("id", "graph_id", "node_id", "pagerank");
  }

  private static MapFunction<Row, String> graphIdOf(String column) {
    return row -> row.getAs(column);
  }

  private static Iterator<Row> ranks(
      String graphId,
      Iterator<Row> vertexRows,
      Iterator<Row> edgeRows,
      PageRank pageRank,
      int done) {
    List<Row> vertices = sorted(vertexRows, Comparator.comparing(r -> r.<String>getAs("node_id")));
    List<Row> edges =
        sorted(
            edgeRows,
            Comparator.<Row>comparingLong(r -> r.<Long>getAs("src"))
                .thenComparingLong(r -> r.<Long>getAs("dst")));
    if (vertices.size() < FEWEST_VERTICES || edges.isEmpty()) {
      return List.<Row>of().iterator();
    }
    EdgeArrays arrays = arrays(vertices, edges);
    double[] weights = edges.stream().mapToDouble(e -> e.<Long>getAs("weight")).toArray();
    double[] start = vertices.stream().mapToDouble(v -> v.<Double>getAs("pagerank")).toArray();
    PageRank.Result plain = pageRank.unweighted(arrays, start, done);
    PageRank.Result weighted = pageRank.weighted(arrays, weights);
    return IntStream.range(0, vertices.size())
        .mapToObj(
            i ->
                RowFactory.create(
                    graphId,
                    vertices.get(i).getAs("node_id"),
                    plain.rank(i),
                    weighted.rank(i),
                    plain.iterations(),
                    plain.residual(),
                    weighted.iterations(),
                    weighted.residual()))
        .iterator();
  }

  private static EdgeArrays arrays(List<Row> vertices, List<Row> edges) {
    Map<Long, Integer> numbers = new HashMap<>();
    for (Row vertex : vertices) {
      numbers.put(vertex.getAs("id"), numbers.size());
    }
    return new EdgeArrays(
        vertices.size(),
        edges.stream().mapToInt(e -> numbers.get(e.<Long>getAs("src"))).toArray(),
        edges.stream().mapToInt(e -> numbers.get(e.<Long>getAs("dst"))).toArray());
  }

  private static List<Row> sorted(Iterator<Row> rows, Comparator<Row> order) {
    List<Row> list = new ArrayList<>();
    rows.forEachRemaining(list::add);
    list.sort(order);
    return list;
  }
}
