package org.innoflow.network;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import com.google.common.collect.Iterators;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.innoflow.graph.Significance;

/**
 * The statistics of all graphs, each computed whole inside one task. The graphs of successive years
 * come one after the other in one task, so that communities keep their labels.
 */
final class GraphStatistics {
  /** Beside graph_id, null but for one: a row of network_node, of network_graph and so on. */
  static final StructType SCHEMA =
      new StructType()
          .add("graph_id", StringType)
          .add(
              "node",
              new StructType()
                  .add("node_id", StringType)
                  .add("in_degree", LongType)
                  .add("out_degree", LongType)
                  .add("degree", LongType)
                  .add("in_strength", LongType)
                  .add("out_strength", LongType)
                  .add("strength", LongType)
                  .add("pagerank", DoubleType)
                  .add("pagerank_weighted", DoubleType)
                  .add("clustering", DoubleType)
                  .add("core_number", IntegerType)
                  .add("betweenness", DoubleType)
                  .add("closeness", DoubleType)
                  .add("community", IntegerType))
          .add("metric", GraphMetrics.SCHEMA)
          .add("concentration", ConcentrationRows.SCHEMA)
          .add(
              "pair",
              new StructType()
                  .add("src_id", StringType)
                  .add("dst_id", StringType)
                  .add("weight", LongType)
                  .add("expected_weight", DoubleType)
                  .add("affinity", DoubleType)
                  .add("src_p", DoubleType)
                  .add("dst_p", DoubleType)
                  .add("backbone", BooleanType)
                  .add("distance_km", DoubleType)
                  .add("gravity", DoubleType)
                  .add("gravity_residual", DoubleType))
          .add(
              "graph",
              new StructType()
                  .add("layer", StringType)
                  .add("year", IntegerType)
                  .add("window", StringType)
                  .add("scheme", StringType)
                  .add("sector_id", StringType)
                  .add("level", StringType)
                  .add("region_set", StringType)
                  .add("tag", StringType)
                  .add("directed", BooleanType)
                  .add("weight", StringType)
                  .add("nodes", LongType)
                  .add("edges", LongType));

  private GraphStatistics() {}

  /**
   * The statistics of all graphs.
   *
   * @param rows {@link GraphRow#SCHEMA}
   * @return {@link #SCHEMA}
   */
  static Dataset<Row> of(Dataset<Row> rows, GraphAnalysis.Options options) {
    return rows.repartition(col("chain"))
        .sortWithinPartitions(
            col("chain"),
            col("year"),
            col("graph_id"),
            col("vertex").isNull(),
            col("src"),
            col("dst"))
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>)
                partition -> rows(GraphData.of(partition, options.limits().edges()), options),
            Encoders.row(SCHEMA));
  }

  /** The rows of one table that are among the statistics. */
  static Dataset<Row> table(Dataset<Row> statistics, String table) {
    return statistics.filter(col(table).isNotNull()).select("graph_id", table + ".*");
  }

  /** The statistics of graphs, those of a chain one after the other. */
  static Iterator<Row> rows(Iterator<GraphData> graphs, GraphAnalysis.Options options) {
    Chain chain = new Chain();
    return Iterators.concat(
        Iterators.transform(
            Ahead.of(graphs, data -> Measured.of(data, options), GraphData::edges, options.ahead()),
            chain::rows));
  }

  /**
   * A graph that is measured, but for the labels of its communities.
   *
   * @param others all rows but those of the vertices
   */
  private record Measured(GraphData data, GraphAnalysis analysis, List<Row> others) {
    static Measured of(GraphData data, GraphAnalysis.Options options) {
      GraphAnalysis analysis = new GraphAnalysis(data, options);
      List<Row> others = new ArrayList<>();
      if (data.catalogued() != null) {
        others.add(RowFactory.create(data.graphId(), null, null, null, null, catalog(data)));
      }
      for (Row metric : GraphMetrics.of(data, analysis)) {
        others.add(RowFactory.create(data.graphId(), null, metric, null, null, null));
      }
      for (Row concentration : ConcentrationRows.of(data, analysis.whyNone())) {
        others.add(RowFactory.create(data.graphId(), null, null, concentration, null, null));
      }
      if (analysis.whyNoSignificance() == null) {
        for (Significance.Edge edge : analysis.significance().edges()) {
          Row pair = pair(data, edge, analysis.significanceLevel());
          others.add(RowFactory.create(data.graphId(), null, null, null, pair, null));
        }
      }
      return new Measured(data, analysis, others);
    }

    private static Row catalog(GraphData data) {
      Row known = data.catalogued();
      Object[] values = new Object[known.size() + 2];
      for (int i = 0; i < known.size(); i++) {
        values[i] = known.get(i);
      }
      values[known.size()] = (long) data.nodes().size();
      values[known.size() + 1] = data.edges();
      return RowFactory.create(values);
    }
  }

  /** The graphs of successive years. */
  private static final class Chain {
    private String name = "";
    private CommunityLabels labels = new CommunityLabels();

    Iterator<Row> rows(Measured measured) {
      if (!measured.data().chain().equals(name)) {
        name = measured.data().chain();
        labels = new CommunityLabels();
      }
      return Stream.concat(nodes(measured.data(), measured.analysis()), measured.others().stream())
          .iterator();
    }

    private Stream<Row> nodes(GraphData data, GraphAnalysis analysis) {
      int[] communities = communities(data, analysis);
      return IntStream.range(0, data.nodes().size())
          .mapToObj(
              v ->
                  RowFactory.create(
                      data.graphId(),
                      node(data, analysis, v, communities[v]),
                      null,
                      null,
                      null,
                      null));
    }

    /** Labels from 1 on; 0 for a vertex without an edge, which is in no community. */
    private int[] communities(GraphData data, GraphAnalysis analysis) {
      int[] found = new int[data.nodes().size()];
      boolean none = analysis.whyNoCommunities() != null;
      int[] best = none ? found : analysis.communities().best();
      for (int v = 0; v < found.length; v++) {
        found[v] = none || data.vertices().counts("degree")[v] == 0 ? -1 : best[v];
      }
      return labels.next(data.nodes(), found);
    }

    private static Row node(GraphData data, GraphAnalysis analysis, int v, int community) {
      VertexColumns vertices = data.vertices();
      boolean whole = analysis.whyNotWhole() == null;
      boolean distances = whole && !analysis.distancesAreEstimated();
      boolean ranked = analysis.whyNone() == null;
      return RowFactory.create(
          data.nodes().get(v),
          vertices.counts("in_degree")[v],
          vertices.counts("out_degree")[v],
          vertices.counts("degree")[v],
          vertices.counts("in_strength")[v],
          vertices.counts("out_strength")[v],
          vertices.counts("strength")[v],
          ranked ? analysis.ranks().rank(v, vertices) : null,
          ranked ? analysis.ranks().weightedRank(v, vertices) : null,
          whole ? analysis.clustering().local(v) : null,
          whole ? analysis.cores()[v] : null,
          distances ? analysis.distances().betweenness(v) : null,
          distances ? analysis.distances().closeness(v) : null,
          community == 0 ? null : community);
    }
  }

  private static Row pair(GraphData data, Significance.Edge edge, double level) {
    return RowFactory.create(
        data.nodes().get(edge.source()),
        data.nodes().get(edge.target()),
        edge.weight(),
        edge.expected(),
        edge.affinity(),
        edge.sourceP(),
        edge.targetP(),
        Math.min(edge.sourceP(), edge.targetP()) < level,
        number(edge.km()),
        number(edge.gravity()),
        number(edge.gravityResidual()));
  }

  private static Double number(double value) {
    return Double.isNaN(value) ? null : Double.valueOf(value);
  }
}
