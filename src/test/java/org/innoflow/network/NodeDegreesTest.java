package org.innoflow.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.innoflow.testkit.TestSpark;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.junit.jupiter.api.Test;

/** Degrees and strengths of many graphs in one job against JGraphT's, graph by graph. */
class NodeDegreesTest {
  @Test
  void degreesAndStrengthsAreThoseOfJgrapht() {
    List<TestGraph> graphs = new ArrayList<>(TestGraph.randoms(25, true, 1));
    graphs.addAll(TestGraph.randoms(25, false, 2));
    Map<String, List<Long>> expected = new HashMap<>();
    graphs.forEach(g -> expected.putAll(expected(g)));
    assertThat(degrees(graphs)).isEqualTo(expected);
    assertThat(expected.values()).contains(List.of(0L, 0L, 0L, 0L, 0L, 0L));
  }

  @Test
  void aDirectedVertexHasTheSumOfBothWays() {
    TestGraph graph =
        new TestGraph(
            "g",
            true,
            List.of("a", "b", "c"),
            Map.of(new TestGraph.Pair("a", "b"), 3L, new TestGraph.Pair("b", "a"), 5L));
    assertThat(degrees(List.of(graph)))
        .containsOnly(
            Map.entry("g/a", List.of(1L, 1L, 2L, 5L, 3L, 8L)),
            Map.entry("g/b", List.of(1L, 1L, 2L, 3L, 5L, 8L)),
            Map.entry("g/c", List.of(0L, 0L, 0L, 0L, 0L, 0L)));
  }

  @Test
  void anUndirectedVertexHasEveryEdgeOnce() {
    TestGraph graph =
        new TestGraph(
            "g",
            false,
            List.of("a", "b", "c"),
            Map.of(new TestGraph.Pair("a", "b"), 3L, new TestGraph.Pair("b", "c"), 5L));
    assertThat(degrees(List.of(graph)))
        .containsOnly(
            Map.entry("g/a", List.of(1L, 1L, 1L, 3L, 3L, 3L)),
            Map.entry("g/b", List.of(2L, 2L, 2L, 8L, 8L, 8L)),
            Map.entry("g/c", List.of(1L, 1L, 1L, 5L, 5L, 5L)));
  }

  /** In, out and total degree, then strength, by graph and node. */
  private static Map<String, List<Long>> degrees(List<TestGraph> graphs) {
    try (CachedData cached = new CachedData(TestSpark.session())) {
      Map<String, List<Long>> degrees = new HashMap<>();
      for (Row r : NodeDegrees.of(TestGraph.union(graphs, cached)).collectAsList()) {
        degrees.put(
            r.getString(1) + "/" + r.getString(2),
            List.of(
                r.getLong(3),
                r.getLong(4),
                r.getLong(5),
                r.getLong(6),
                r.getLong(7),
                r.getLong(8)));
      }
      return degrees;
    }
  }

  private static Map<String, List<Long>> expected(TestGraph graph) {
    Graph<String, DefaultWeightedEdge> other = graph.jgrapht(true);
    Map<String, List<Long>> degrees = new HashMap<>();
    for (String node : graph.nodes()) {
      long in = strength(other, other.incomingEdgesOf(node));
      long out = strength(other, other.outgoingEdgesOf(node));
      degrees.put(
          graph.id() + "/" + node,
          List.of(
              (long) other.inDegreeOf(node),
              (long) other.outDegreeOf(node),
              (long) other.degreeOf(node),
              in,
              out,
              strength(other, other.edgesOf(node))));
    }
    return degrees;
  }

  private static long strength(
      Graph<String, DefaultWeightedEdge> graph, Set<DefaultWeightedEdge> edges) {
    return Math.round(edges.stream().mapToDouble(graph::getEdgeWeight).sum());
  }
}
