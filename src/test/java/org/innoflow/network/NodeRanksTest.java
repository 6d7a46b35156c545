package org.innoflow.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.data.Percentage;
import org.innoflow.config.NetworkSettings;
import org.innoflow.graph.PageRank;
import org.innoflow.testkit.RealData;
import org.innoflow.testkit.TestSpark;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PageRank as the pipeline computes it, against figures and programs of others. */
class NodeRanksTest {
  /** The defaults of reference.conf. */
  private static final NetworkSettings DEFAULTS = settings(20, 1e-10, 300);

  /**
   * LDBC Graphalytics, validation graph of 50 vertices, among them dangling ones. The file states
   * converged ranks; a tolerance of 1e-14 gives them to 1e-12, relatively.
   */
  @Test
  void directedRanksAreThoseOfLdbc() {
    TestGraph graph = ldbc("dir", true);
    Map<String, Double> expected = ldbcRanks("dir");
    Map<String, Row> ranks = ranks(List.of(graph), settings(20, 1e-14, 300)).get("ldbc");
    assertThat(ranks).hasSize(expected.size());
    expected.forEach(
        (node, rank) ->
            assertThat(pageRank(ranks.get(node)))
                .as(node)
                .isCloseTo(rank, Percentage.withPercentage(1e-10)));
  }

  /** At the default tolerance (L1 change 1e-10) every single rank is within 1e-9, relatively. */
  @Test
  void theDefaultToleranceIsEnoughForNineDigits() {
    TestGraph graph = ldbc("dir", true);
    Map<String, Double> expected = ldbcRanks("dir");
    Map<String, Row> ranks = ranks(List.of(graph), DEFAULTS).get("ldbc");
    expected.forEach(
        (node, rank) ->
            assertThat(pageRank(ranks.get(node)))
                .as(node)
                .isCloseTo(rank, Percentage.withPercentage(1e-7)));
  }

  /**
   * GraphFrames alone: after 100 iterations its ranks over N are LDBC's to 1e-9, after 20 they are
   * more than 1e-5 off, relatively.
   */
  @Test
  void graphFramesAloneConvergesToTheSameRanks() {
    TestGraph graph = ldbc("dir", true);
    Map<String, Double> expected = ldbcRanks("dir");
    assertThat(worstOfGraphFrames(graph, expected, 100)).isLessThan(1e-9);
    assertThat(worstOfGraphFrames(graph, expected, 20)).isBetween(1e-5, 1e-2);
  }

  /**
   * LDBC's undirected file holds the ranks after 26 steps from 1/N, to seven digits; those after 25
   * or 27 differ in the fifth.
   */
  @Test
  void undirectedRanksAreThoseOfLdbcAfterItsNumberOfSteps() {
    TestGraph graph = ldbc("undir", false);
    double[] ones = new double[graph.nodes().size()];
    Arrays.fill(ones, 1.0);
    PageRank.Result ranks = new PageRank(0.85, 0, 26).unweighted(graph.arrays(), ones, 0);
    assertThat(ranks.iterations()).isEqualTo(26);
    ldbcRanks("undir")
        .forEach(
            (node, rank) ->
                assertThat(ranks.rank(graph.nodes().indexOf(node)))
                    .isCloseTo(rank, Percentage.withPercentage(1e-5)));
  }

  @Test
  void fiftyDirectedGraphsInOneJobHaveTheRanksOfJgrapht() {
    assertRanksOfJgrapht(TestGraph.randoms(50, true, 17));
  }

  @Test
  void fiftyUndirectedGraphsInOneJobHaveTheRanksOfJgrapht() {
    assertRanksOfJgrapht(TestGraph.randoms(50, false, 18));
  }

  @Test
  void ranksOfEveryGraphSumToOne() {
    List<TestGraph> graphs = new ArrayList<>(TestGraph.randoms(25, true, 19));
    graphs.addAll(TestGraph.randoms(25, false, 20));
    ranks(graphs, DEFAULTS)
        .forEach(
            (graph, ranks) -> {
              assertThat(ranks.values().stream().mapToDouble(r -> pageRank(r)).sum())
                  .as(graph)
                  .isCloseTo(1, within(1e-9));
              assertThat(ranks.values().stream().mapToDouble(r -> weighted(r)).sum())
                  .as(graph)
                  .isCloseTo(1, within(1e-9));
            });
  }

  @Test
  void convergenceIsStatedPerGraph() {
    Map<String, Double> metrics = convergence(DEFAULTS);
    assertThat(metrics.get("pagerank_iterations")).isBetween(20.0, 300.0);
    assertThat(metrics.get("pagerank_residual")).isBetween(0.0, 1e-10);
    assertThat(metrics.get("pagerank_weighted_iterations")).isBetween(1.0, 300.0);
    assertThat(metrics.get("pagerank_weighted_residual")).isBetween(0.0, 1e-10);
  }

  @Test
  void noGraphIsGivenMoreThanTheMostIterations() {
    Map<String, Double> metrics = convergence(settings(5, 1e-300, 8));
    assertThat(metrics.get("pagerank_iterations")).isEqualTo(8);
    assertThat(metrics.get("pagerank_weighted_iterations")).isEqualTo(8);
  }

  private static Map<String, Double> convergence(NetworkSettings settings) {
    try (CachedData cached = new CachedData(TestSpark.session())) {
      List<TestGraph> graphs = List.of(TestGraph.random("g", true, 21));
      return GraphStatistics.table(TestGraph.statistics(graphs, settings, cached), "metric")
          .filter("metric_id like 'pagerank%'")
          .collectAsList()
          .stream()
          .collect(Collectors.toMap(r -> r.getAs("metric_id"), r -> r.getAs("value")));
    }
  }

  @Test
  void graphsOfTwoVerticesOrWithoutAnEdgeHaveNoRanks() {
    TestGraph two =
        new TestGraph("two", true, List.of("a", "b"), Map.of(new TestGraph.Pair("a", "b"), 1L));
    TestGraph none = new TestGraph("none", true, List.of("a", "b", "c"), Map.of());
    TestGraph enough =
        new TestGraph(
            "enough", true, List.of("a", "b", "c"), Map.of(new TestGraph.Pair("a", "b"), 1L));
    assertThat(ranks(List.of(two, none, enough), DEFAULTS)).containsOnlyKeys("enough");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 16})
  void theOrderOfTheRowsAndTheNumberOfPartitionsDoNotChangeABit(int partitions) {
    List<TestGraph> graphs = new ArrayList<>(TestGraph.randoms(10, true, 22));
    graphs.addAll(TestGraph.randoms(10, false, 23));
    List<Row> vertices = new ArrayList<>(TestGraph.vertices(graphs).collectAsList());
    List<Row> edges = new ArrayList<>(TestGraph.flows(graphs).collectAsList());
    List<String> expected = bits(vertices, edges, 1);
    Collections.shuffle(vertices, new Random(partitions));
    Collections.shuffle(edges, new Random(partitions + 1L));
    SparkSession session = TestSpark.session();
    String before = session.conf().get("spark.sql.shuffle.partitions");
    session.conf().set("spark.sql.shuffle.partitions", partitions);
    try {
      assertThat(bits(vertices, edges, 7)).isEqualTo(expected);
    } finally {
      session.conf().set("spark.sql.shuffle.partitions", before);
    }
  }

  /** The bits of all statistics of vertices. */
  private static List<String> bits(List<Row> vertices, List<Row> flows, int inputPartitions) {
    SparkSession session = TestSpark.session();
    try (CachedData cached = new CachedData(session)) {
      return GraphStatistics.table(
              NetworkStatistics.of(
                  session.createDataFrame(flows, TestGraph.FLOW).repartition(inputPartitions),
                  session
                      .createDataFrame(vertices, TestGraph.VERTEX)
                      .drop("directed")
                      .repartition(inputPartitions),
                  session.createDataFrame(List.of(), TestGraph.POSITION),
                  TestSettings.options(DEFAULTS),
                  cached),
              "node")
          .collectAsList()
          .stream()
          .map(Row::toString)
          .sorted()
          .toList();
    }
  }

  /**
   * JGraphT spreads the mass of dangling vertices as we do; its tolerance is on the largest change
   * of one rank.
   */
  private static void assertRanksOfJgrapht(List<TestGraph> graphs) {
    Map<String, Map<String, Row>> ranks = ranks(graphs, DEFAULTS);
    assertThat(ranks).hasSize(graphs.size());
    for (TestGraph graph : graphs) {
      Map<String, Double> plain = jgrapht(graph, false);
      Map<String, Double> weighted = jgrapht(graph, true);
      Map<String, Row> ours = ranks.get(graph.id());
      assertThat(ours.keySet()).containsExactlyInAnyOrderElementsOf(graph.nodes());
      for (String node : graph.nodes()) {
        assertThat(pageRank(ours.get(node)))
            .as("%s of %s", node, graph)
            .isCloseTo(plain.get(node), within(1e-8));
        assertThat(weighted(ours.get(node)))
            .as("%s of %s, weighted", node, graph)
            .isCloseTo(weighted.get(node), within(1e-8));
      }
    }
  }

  private static Map<String, Double> jgrapht(TestGraph graph, boolean weighted) {
    return new org.jgrapht.alg.scoring.PageRank<String, DefaultWeightedEdge>(
            graph.jgrapht(weighted), 0.85, 1000, 1e-13)
        .getScores();
  }

  /** The largest relative error of GraphFrames' own ranks, over N. */
  private static double worstOfGraphFrames(
      TestGraph graph, Map<String, Double> expected, int iterations) {
    try (CachedData cached = new CachedData(TestSpark.session())) {
      return NodeRanks.of(
              TestGraph.union(List.of(graph), cached),
              settings(iterations, 1e-10, iterations).pageRank())
          .collectAsList()
          .stream()
          .mapToDouble(
              r -> {
                double rank = expected.get(r.<String>getAs("node_id"));
                return Math.abs(r.<Double>getAs("pagerank") / graph.nodes().size() / rank - 1);
              })
          .max()
          .orElseThrow();
    }
  }

  /** Ranks by graph and node. */
  private static Map<String, Map<String, Row>> ranks(
      List<TestGraph> graphs, NetworkSettings settings) {
    try (CachedData cached = new CachedData(TestSpark.session())) {
      Dataset<Row> ranks =
          GraphStatistics.table(TestGraph.statistics(graphs, settings, cached), "node")
              .filter("pagerank is not null");
      Map<String, Map<String, Row>> byGraph = new HashMap<>();
      ranks
          .collectAsList()
          .forEach(
              r ->
                  byGraph
                      .computeIfAbsent(r.getString(0), g -> new HashMap<>())
                      .put(r.getString(1), r));
      return byGraph;
    }
  }

  private static double pageRank(Row row) {
    return row.<Double>getAs("pagerank");
  }

  private static double weighted(Row row) {
    return row.<Double>getAs("pagerank_weighted");
  }

  private static NetworkSettings settings(int iterations, double tolerance, int maxIterations) {
    return TestSettings.of(iterations, tolerance, maxIterations);
  }

  /** Adjacency lists: a vertex and its successors per line; undirected edges stand at both ends. */
  private static TestGraph ldbc(String kind, boolean directed) {
    List<String> nodes = new ArrayList<>();
    Map<TestGraph.Pair, Long> edges = new TreeMap<>();
    lines("graphs/ldbc/pr/" + kind + "-input")
        .forEach(
            line -> {
              nodes.add(line[0]);
              Stream.of(line)
                  .skip(1)
                  .filter(to -> directed || Integer.parseInt(line[0]) < Integer.parseInt(to))
                  .forEach(to -> edges.put(new TestGraph.Pair(line[0], to), 1L));
            });
    return new TestGraph("ldbc", directed, nodes, edges);
  }

  private static Map<String, Double> ldbcRanks(String kind) {
    Map<String, Double> ranks = new TreeMap<>();
    lines("graphs/ldbc/pr/" + kind + "-output")
        .forEach(line -> ranks.put(line[0], Double.valueOf(line[1])));
    return ranks;
  }

  private static Stream<String[]> lines(String file) {
    try {
      return Files.readAllLines(RealData.file(file)).stream()
          .filter(line -> !line.isBlank())
          .map(line -> line.strip().split("\\s+"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
