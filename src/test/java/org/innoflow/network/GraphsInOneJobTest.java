package org.innoflow.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.innoflow.testkit.TestSpark;
import org.jgrapht.GraphMetrics;
import org.jgrapht.GraphTests;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.alg.scoring.BetweennessCentrality;
import org.jgrapht.alg.scoring.ClosenessCentrality;
import org.jgrapht.alg.scoring.ClusteringCoefficient;
import org.jgrapht.alg.scoring.Coreness;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Three hundred random graphs through the whole network computation in one job, as production runs
 * it, against JGraphT graph by graph. Every graph has flows within its first vertices, which no
 * statistic of the dialect {@code standard} may count.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GraphsInOneJobTest {
  private static final double NEAR = 1e-9;
  private static final int LOOPS = 2;

  private final List<TestGraph> graphs = new ArrayList<>();
  private final Map<String, Map<String, Row>> nodes = new HashMap<>();
  private final Map<String, Map<String, Row>> metrics = new HashMap<>();
  private CachedData cached;

  @BeforeAll
  void compute() {
    graphs.addAll(TestGraph.randoms(150, true, 51));
    graphs.addAll(TestGraph.randoms(150, false, 52));
    cached = new CachedData(TestSpark.session());
    Dataset<Row> statistics =
        cached.keep(
            NetworkStatistics.of(
                cached.keep(TestGraph.flows(graphs).union(loops())),
                TestGraph.vertices(graphs).drop("directed"),
                TestSpark.session().createDataFrame(List.of(), TestGraph.POSITION),
                TestSettings.options(TestSettings.of(20, 1e-10, 300)),
                cached));
    GraphStatistics.table(statistics, "node")
        .collectAsList()
        .forEach(row -> put(nodes, row, row.getAs("node_id")));
    GraphStatistics.table(statistics, "metric")
        .collectAsList()
        .forEach(row -> put(metrics, row, row.getAs("dialect") + " " + row.getAs("metric_id")));
  }

  @AfterAll
  void free() {
    cached.close();
  }

  private Dataset<Row> loops() {
    return TestSpark.session()
        .createDataFrame(
            graphs.stream()
                .flatMap(
                    graph ->
                        graph.nodes().stream()
                            .limit(LOOPS)
                            .map(
                                node ->
                                    RowFactory.create(
                                        graph.id(),
                                        graph.id(),
                                        2021,
                                        false,
                                        graph.directed(),
                                        node,
                                        node,
                                        99L)))
                .toList(),
            TestGraph.FLOW);
  }

  private static void put(Map<String, Map<String, Row>> rows, Row row, String key) {
    rows.computeIfAbsent(row.getAs("graph_id"), g -> new TreeMap<>()).put(key, row);
  }

  @Test
  void verticesHaveTheStatisticsOfJgrapht() {
    for (TestGraph test : graphs) {
      org.jgrapht.Graph<String, DefaultWeightedEdge> other = test.jgrapht(true);
      org.jgrapht.Graph<String, DefaultWeightedEdge> unweighted = test.jgrapht(false);
      Map<String, Double> clustering = new ClusteringCoefficient<>(unweighted).getScores();
      Map<String, Double> betweenness = new BetweennessCentrality<>(unweighted).getScores();
      Map<String, Row> ours = nodes.get(test.id());
      assertThat(ours.keySet()).containsExactlyInAnyOrderElementsOf(test.nodes());
      for (String node : test.nodes()) {
        Row row = ours.get(node);
        assertThat(row.<Long>getAs("degree")).isEqualTo(other.degreeOf(node));
        assertThat(row.<Long>getAs("in_degree")).isEqualTo(other.inDegreeOf(node));
        assertThat(row.<Long>getAs("out_degree")).isEqualTo(other.outDegreeOf(node));
        double strength =
            other.edgesOf(node).stream().mapToDouble(edge -> other.getEdgeWeight(edge)).sum();
        assertThat(row.<Long>getAs("strength")).isEqualTo((long) strength);
        assertNear(test, node, row.getAs("clustering"), clustering.get(node));
        assertNear(test, node, row.getAs("betweenness"), betweenness.get(node));
      }
    }
  }

  /** Where all vertices reach each other, closeness is JGraphT's; else definitions differ. */
  @Test
  void closenessAndCoresAreThoseOfJgrapht() {
    long connected = 0;
    for (TestGraph test : graphs) {
      if (test.directed()) {
        continue;
      }
      org.jgrapht.Graph<String, DefaultWeightedEdge> other = test.jgrapht(false);
      Map<String, Integer> cores = new Coreness<>(other).getScores();
      nodes
          .get(test.id())
          .forEach(
              (node, row) ->
                  assertThat(row.<Integer>getAs("core_number")).isEqualTo(cores.get(node)));
      if (GraphTests.isConnected(other)) {
        connected++;
        Map<String, Double> closeness = new ClosenessCentrality<>(other).getScores();
        nodes
            .get(test.id())
            .forEach(
                (node, row) -> assertNear(test, node, row.getAs("closeness"), closeness.get(node)));
      }
    }
    assertThat(connected).isGreaterThan(5);
  }

  @Test
  void graphsHaveTheStatisticsOfJgrapht() {
    for (TestGraph test : graphs) {
      org.jgrapht.Graph<String, DefaultWeightedEdge> other = test.jgrapht(false);
      double n = test.nodes().size();
      double e = test.edges().size();
      double ways = test.directed() ? 1 : 2;
      assertMetric(test, "standard nodes", n);
      assertMetric(test, "standard edges", e);
      assertMetric(test, "standard density", ways * e / (n * (n - 1)));
      assertMetric(test, "gephi-0.9 density", ways * (e + LOOPS) / (n * (n - 1)));
      assertMetric(test, "standard average_degree", 2 * e / n);
      assertMetric(test, "gephi-0.9 average_degree", ways * e / n);
      assertMetric(
          test, "standard components", new ConnectivityInspector<>(other).connectedSets().size());
      ClusteringCoefficient<String, DefaultWeightedEdge> clustering =
          new ClusteringCoefficient<>(other);
      assertMetric(test, "standard clustering", clustering.getAverageClusteringCoefficient());
      if (!test.directed()) {
        assertMetric(test, "standard triangles", (double) GraphMetrics.getNumberOfTriangles(other));
        double transitivity = clustering.getGlobalClusteringCoefficient();
        if (!Double.isNaN(transitivity)) {
          assertMetric(test, "standard transitivity", transitivity);
        }
      }
    }
  }

  private void assertMetric(TestGraph test, String metric, double expected) {
    assertThat(metrics.get(test.id()).get(metric).<Double>getAs("value"))
        .as("%s of %s", metric, test)
        .isCloseTo(expected, within(NEAR));
  }

  private static void assertNear(TestGraph test, String node, double ours, double expected) {
    assertThat(ours).as("%s of %s", node, test).isCloseTo(expected, within(NEAR));
  }
}
