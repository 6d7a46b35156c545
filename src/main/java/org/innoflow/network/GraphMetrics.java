package org.innoflow.network;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.innoflow.contract.Metric;
import org.innoflow.graph.Communities;
import org.innoflow.graph.Graph;
import org.innoflow.graph.LabelPropagation;
import org.innoflow.graph.Mixing;
import org.innoflow.graph.Modularity;
import org.innoflow.graph.SampledDistances;

/** The statistics of a whole graph, in each dialect: the rows of network_graph. */
final class GraphMetrics {
  static final StructType SCHEMA =
      new StructType()
          .add("metric_id", StringType)
          .add("dialect", StringType)
          .add("value", DoubleType)
          .add("note", StringType);

  private static final String STANDARD = Metric.STANDARD;
  private static final String GEPHI = "gephi-0.9";

  private final GraphData data;
  private final GraphAnalysis analysis;
  private final String none;
  private final List<Row> rows = new ArrayList<>();

  private GraphMetrics(GraphData data, GraphAnalysis analysis) {
    this.data = data;
    this.analysis = analysis;
    this.none = analysis.whyNone();
  }

  /** One row per metric and dialect, null with a note where it is not defined or left out. */
  static List<Row> of(GraphData data, GraphAnalysis analysis) {
    GraphMetrics metrics = new GraphMetrics(data, analysis);
    metrics.counts();
    metrics.pageRank();
    metrics.components();
    metrics.distances();
    metrics.neighbourhoods();
    metrics.communities();
    metrics.gravity();
    return metrics.rows;
  }

  private void counts() {
    double nodes = data.nodes().size();
    double active = data.active();
    double edges = data.edges();
    double loops = data.loops();
    double weight = data.sum("strength") / 2.0;
    double ways = data.directed() ? 1 : 2;
    row("nodes", STANDARD, nodes, null);
    row("active_nodes", STANDARD, active, null);
    row("edges", STANDARD, edges, analysis.leftOut());
    put("density", STANDARD, none, ways * edges / (nodes * (nodes - 1)));
    put("density_active", STANDARD, none, ways * edges / (active * (active - 1)));
    put("density", GEPHI, none, ways * (edges + loops) / (nodes * (nodes - 1)));
    put("density_active", GEPHI, none, ways * (edges + loops) / (active * (active - 1)));
    put("average_degree", STANDARD, none, 2 * edges / nodes);
    put("average_degree_active", STANDARD, none, 2 * edges / active);
    put("average_degree", GEPHI, none, ways * edges / nodes);
    put("average_degree_active", GEPHI, none, ways * edges / active);
    put("average_weighted_degree", STANDARD, none, 2 * weight / nodes);
    put("average_weighted_degree", GEPHI, none, ways * weight / nodes);
  }

  private void pageRank() {
    put("pagerank_iterations", STANDARD, none, () -> analysis.ranks().convergence().iterations());
    put("pagerank_residual", STANDARD, none, () -> analysis.ranks().convergence().residual());
    put(
        "pagerank_weighted_iterations",
        STANDARD,
        none,
        () -> analysis.ranks().convergence().weightedIterations());
    put(
        "pagerank_weighted_residual",
        STANDARD,
        none,
        () -> analysis.ranks().convergence().weightedResidual());
  }

  private void components() {
    put("components", STANDARD, none, () -> analysis.componentCount());
    put("largest_component", STANDARD, none, () -> analysis.largestComponent());
  }

  private void distances() {
    if (analysis.whyNotWhole() == null && analysis.distancesAreEstimated()) {
      estimatedDistances();
      return;
    }
    String why = analysis.whyNotWhole();
    put("diameter", STANDARD, why, () -> analysis.distances().diameter());
    put("diameter", GEPHI, why, () -> analysis.distances().diameter());
    put(
        "diameter_largest_component",
        STANDARD,
        why,
        () -> analysis.distances().diameterOfLargest());
    put("average_path_length", STANDARD, why, () -> analysis.distances().averagePathLength());
    put("average_path_length", GEPHI, why, () -> analysis.distances().averagePathLength());
    put("reachable_pairs", STANDARD, why, () -> analysis.distances().reachablePairs());
    put("efficiency", STANDARD, why, () -> analysis.distances().efficiency());
  }

  private void estimatedDistances() {
    SampledDistances sampled = analysis.sampledDistances();
    String note =
        sampled.isExact()
            ? null
            : "approximate: searches from %d of %d vertices"
                .formatted(sampled.sources(), sampled.vertices());
    String lengthNote =
        sampled.isExact()
            ? null
            : note
                + String.format(
                    Locale.ROOT, ", standard error %.2f %%", 100 * sampled.standardError());
    row("diameter", STANDARD, sampled.diameter(), null);
    row("diameter", GEPHI, sampled.diameter(), null);
    row("diameter_largest_component", STANDARD, null, analysis.whyEstimated());
    row("average_path_length", STANDARD, sampled.averagePathLength(), lengthNote);
    row("average_path_length", GEPHI, sampled.averagePathLength(), lengthNote);
    row("reachable_pairs", STANDARD, sampled.reachablePairs(), data.directed() ? note : null);
    row("efficiency", STANDARD, sampled.efficiency(), note);
  }

  private void neighbourhoods() {
    String why = analysis.whyNotWhole();
    Graph graph = data.graph();
    put("clustering", STANDARD, why, () -> analysis.clustering().mean());
    put(
        "clustering",
        GEPHI,
        why,
        () ->
            data.directed()
                ? analysis.clustering().mean()
                : analysis.clustering().meanOfConnected(),
        "no vertex with two neighbours");
    put(
        "transitivity",
        STANDARD,
        why,
        () -> analysis.clustering().transitivity(),
        "no vertex with two neighbours");
    put("triangles", STANDARD, why, () -> analysis.clustering().triangles());
    put(
        "reciprocity",
        STANDARD,
        why != null || data.directed() ? why : "undirected",
        () -> Mixing.reciprocity(graph));
    put(
        "assortativity",
        STANDARD,
        why,
        () -> Mixing.assortativity(graph),
        "degrees do not vary over the edges");
    put("core", STANDARD, why, () -> Arrays.stream(analysis.cores()).max().orElse(0));
    put(
        "label_communities",
        STANDARD,
        why,
        () ->
            Arrays.stream(LabelPropagation.of(graph, analysis.labelSteps())).distinct().count()
                - isolates());
  }

  private double isolates() {
    return data.nodes().size() - (double) data.active();
  }

  private void communities() {
    String why = analysis.whyNoCommunities();
    put("communities", STANDARD, why, () -> analysis.communities().count() - isolates());
    if (why == null) {
      row("modularity", STANDARD, analysis.communities().modularity(), analysis.seedsNote());
    } else {
      row("modularity", STANDARD, null, why);
    }
    put("modularity_mean", STANDARD, why, () -> analysis.communities().mean());
    put("modularity_sd", STANDARD, why, () -> analysis.communities().standardDeviation());
    put("modularity_agreement", STANDARD, why, () -> analysis.communities().agreement());
    put(
        "modularity_directed",
        STANDARD,
        why != null || data.directed() ? why : "undirected",
        () -> Modularity.directed(data.graph(), analysis.communities().best()));
    put(
        "modularity",
        GEPHI,
        why,
        () -> Communities.louvainModularity(data.graph(), analysis.rounds()));
  }

  private void gravity() {
    String why = analysis.whyNoSignificance();
    String few = "too few edges between vertices with a position";
    put("gravity_distance", STANDARD, why, () -> analysis.significance().distanceExponent(), few);
    put("gravity_r2", STANDARD, why, () -> analysis.significance().r2(), few);
    put("gravity_edges", STANDARD, why, () -> analysis.significance().fitted());
  }

  private void put(String metric, String dialect, String whyNone, double value) {
    put(metric, dialect, whyNone, () -> value);
  }

  private void put(String metric, String dialect, String whyNone, Value value) {
    put(metric, dialect, whyNone, value, "not defined");
  }

  private void put(String metric, String dialect, String whyNone, Value value, String whyNan) {
    if (whyNone != null) {
      row(metric, dialect, null, whyNone);
      return;
    }
    double number = value.of();
    row(
        metric,
        dialect,
        Double.isNaN(number) ? null : Double.valueOf(number),
        Double.isNaN(number) ? whyNan : null);
  }

  private void row(String metric, String dialect, Number value, String note) {
    rows.add(RowFactory.create(metric, dialect, value == null ? null : value.doubleValue(), note));
  }

  private interface Value {
    double of();
  }
}
