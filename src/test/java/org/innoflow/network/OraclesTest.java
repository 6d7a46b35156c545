package org.innoflow.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.innoflow.graph.Clustering;
import org.innoflow.graph.Communities;
import org.innoflow.graph.Components;
import org.innoflow.graph.Cores;
import org.innoflow.graph.Distances;
import org.innoflow.graph.Graph;
import org.innoflow.graph.Mixing;
import org.innoflow.graph.Modularity;
import org.innoflow.graph.SampledDistances;
import org.jgrapht.GraphMetrics;
import org.jgrapht.alg.clustering.UndirectedModularityMeasurer;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.alg.scoring.BetweennessCentrality;
import org.jgrapht.alg.scoring.ClusteringCoefficient;
import org.jgrapht.alg.scoring.Coreness;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Three hundred random graphs, directed and undirected, of several components, with isolates and
 * dangling vertices, against JGraphT. PageRank is in {@link NodeRanksTest}.
 */
final class OraclesTest {
  private static final double NEAR = 1e-9;

  static Stream<TestGraph> graphs() {
    List<TestGraph> graphs = new ArrayList<>(TestGraph.randoms(150, true, 31));
    graphs.addAll(TestGraph.randoms(150, false, 32));
    return graphs.stream();
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void statisticsAreThoseOfJgrapht(TestGraph test) {
    Graph graph = test.arrays();
    org.jgrapht.Graph<String, DefaultWeightedEdge> other = test.jgrapht(false);

    assertDistances(test, graph, other);
    assertClustering(test, graph, other);
    assertComponents(test, graph, other);
    if (!test.directed()) {
      assertCores(test, graph, other);
      assertModularity(test, graph);
      assertThat(Clustering.of(graph).triangles())
          .isEqualTo(GraphMetrics.getNumberOfTriangles(other));
    }
    assertReciprocity(test, graph);
  }

  private static void assertDistances(
      TestGraph test, Graph graph, org.jgrapht.Graph<String, DefaultWeightedEdge> other) {
    Distances distances = Distances.of(graph, Components.of(graph));
    Map<String, Double> betweenness = new BetweennessCentrality<>(other).getScores();
    int n = test.nodes().size();
    int longest = 0;
    long pairs = 0;
    double sum = 0;
    double inverses = 0;
    BFSShortestPath<String, DefaultWeightedEdge> search = new BFSShortestPath<>(other);
    for (int v = 0; v < n; v++) {
      var paths = search.getPaths(test.nodes().get(v));
      double reached = 0;
      double far = 0;
      for (String to : test.nodes()) {
        double d = paths.getWeight(to);
        if (d > 0 && !Double.isInfinite(d)) {
          longest = Math.max(longest, (int) d);
          pairs++;
          sum += d;
          inverses += 1 / d;
          reached++;
          far += d;
        }
      }
      double closeness = reached == 0 ? 0 : reached / (n - 1) * (reached / far);
      assertThat(distances.closeness(v)).isCloseTo(closeness, within(NEAR));
      assertThat(distances.betweenness(v))
          .isCloseTo(betweenness.get(test.nodes().get(v)), within(NEAR));
    }
    assertThat(distances.diameter()).isEqualTo(longest);
    assertThat(distances.reachablePairs()).isEqualTo(pairs);
    assertThat(distances.averagePathLength()).isCloseTo(sum / pairs, within(NEAR));
    assertThat(distances.efficiency()).isCloseTo(inverses / (n * (n - 1.0)), within(NEAR));
    assertSampled(graph, distances);
  }

  /** A sample that has all vertices makes no error. */
  private static void assertSampled(Graph graph, Distances exact) {
    SampledDistances sampled =
        SampledDistances.of(graph, Components.of(graph), graph.vertices() + 1);
    assertThat(sampled.isExact()).isTrue();
    assertThat(sampled.diameter()).isEqualTo(exact.diameter());
    assertThat(sampled.averagePathLength()).isCloseTo(exact.averagePathLength(), within(NEAR));
    assertThat(sampled.efficiency()).isCloseTo(exact.efficiency(), within(NEAR));
    assertThat(sampled.reachablePairs()).isEqualTo((double) exact.reachablePairs());
  }

  private static void assertClustering(
      TestGraph test, Graph graph, org.jgrapht.Graph<String, DefaultWeightedEdge> other) {
    Clustering clustering = Clustering.of(graph);
    ClusteringCoefficient<String, DefaultWeightedEdge> expected =
        new ClusteringCoefficient<>(other);
    for (int v = 0; v < graph.vertices(); v++) {
      assertThat(clustering.local(v))
          .as(test.nodes().get(v))
          .isCloseTo(expected.getVertexScore(test.nodes().get(v)), within(NEAR));
    }
    assertThat(clustering.mean())
        .isCloseTo(expected.getAverageClusteringCoefficient(), within(NEAR));
    if (!test.directed()) {
      assertThat(clustering.transitivity())
          .isCloseTo(expected.getGlobalClusteringCoefficient(), within(NEAR));
    }
  }

  private static void assertComponents(
      TestGraph test, Graph graph, org.jgrapht.Graph<String, DefaultWeightedEdge> other) {
    Components components = Components.of(graph);
    var sets = new ConnectivityInspector<>(other).connectedSets();
    assertThat(components.count()).isEqualTo(sets.size());
    assertThat(components.largestSize())
        .isEqualTo(sets.stream().mapToInt(set -> set.size()).max().orElseThrow());
    sets.forEach(
        set ->
            assertThat(set.stream().map(v -> components.of(test.nodes().indexOf(v))).distinct())
                .hasSize(1));
  }

  private static void assertCores(
      TestGraph test, Graph graph, org.jgrapht.Graph<String, DefaultWeightedEdge> other) {
    int[] cores = Cores.of(graph);
    Map<String, Integer> expected = new Coreness<>(other).getScores();
    for (int v = 0; v < cores.length; v++) {
      assertThat(cores[v]).isEqualTo(expected.get(test.nodes().get(v)));
    }
  }

  private static void assertModularity(TestGraph test, Graph graph) {
    int[] found = Communities.leiden(graph, 3, Communities.MOST_ROUNDS).best();
    List<Set<String>> sets =
        Arrays.stream(found)
            .distinct()
            .mapToObj(
                c ->
                    IntStream.range(0, found.length)
                        .filter(v -> found[v] == c)
                        .mapToObj(v -> test.nodes().get(v))
                        .collect(Collectors.toSet()))
            .toList();
    assertThat(Modularity.of(graph.ties(), found))
        .isCloseTo(
            new UndirectedModularityMeasurer<>(test.jgrapht(true)).modularity(sets), within(NEAR));
  }

  private static void assertReciprocity(TestGraph test, Graph graph) {
    long mutual =
        test.edges().keySet().stream()
            .filter(pair -> !test.directed() || test.edges().containsKey(pair.opposite()))
            .count();
    assertThat(Mixing.reciprocity(graph))
        .isCloseTo((double) mutual / test.edges().size(), within(NEAR));
  }
}
