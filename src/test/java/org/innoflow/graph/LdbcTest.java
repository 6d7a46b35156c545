package org.innoflow.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.innoflow.testkit.RealData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The validation graphs of LDBC Graphalytics; PageRank is tested with GraphFrames. */
final class LdbcTest {
  private static final int CDLP_STEPS = 5;
  private static final double INFINITE = Long.MAX_VALUE;

  /** A validation graph: its vertices in the order of their ids, and the expected values. */
  private record Validation(Graph graph, List<Long> ids, Map<Long, Double> expected) {
    int number(long id) {
      return ids.indexOf(id);
    }
  }

  @ParameterizedTest
  @CsvSource({"dir, true", "undir, false"})
  void localClustering(String kind, boolean directed) {
    Validation validation = read("lcc", kind, directed);
    Clustering clustering = Clustering.of(validation.graph());
    validation
        .expected()
        .forEach(
            (id, value) ->
                assertThat(clustering.local(validation.number(id)))
                    .as("%d", id)
                    .isCloseTo(value, within(1e-9)));
  }

  @ParameterizedTest
  @CsvSource({"dir, true", "undir, false"})
  void weakComponents(String kind, boolean directed) {
    Validation validation = read("wcc", kind, directed);
    Components components = Components.of(validation.graph());
    Map<Double, Integer> names = new HashMap<>();
    validation
        .expected()
        .forEach(
            (id, name) -> {
              int component = components.of(validation.number(id));
              assertThat(names.computeIfAbsent(name, n -> component)).isEqualTo(component);
            });
    assertThat(components.count()).isEqualTo(names.size());
  }

  @ParameterizedTest
  @CsvSource({"dir, true", "undir, false"})
  void labelPropagation(String kind, boolean directed) {
    Validation validation = read("cdlp", kind, directed);
    int[] labels = LabelPropagation.of(validation.graph(), CDLP_STEPS);
    validation
        .expected()
        .forEach(
            (id, label) ->
                assertThat(validation.ids().get(labels[validation.number(id)]).doubleValue())
                    .as("%d", id)
                    .isEqualTo(label));
  }

  /** The file has the distances from vertex 1, from which its closeness can be worked out. */
  @ParameterizedTest
  @CsvSource({"dir, true", "undir, false"})
  void breadthFirstSearch(String kind, boolean directed) {
    Validation validation = read("bfs", kind, directed);
    double reached = 0;
    double sum = 0;
    for (double distance : validation.expected().values()) {
      if (distance > 0 && distance < INFINITE) {
        reached++;
        sum += distance;
      }
    }
    Graph graph = validation.graph();
    assertThat(Distances.of(graph, Components.of(graph)).closeness(validation.number(1)))
        .isCloseTo(reached / (graph.vertices() - 1) * (reached / sum), within(1e-12));
  }

  /** Adjacency lists: a vertex and its successors per line; undirected edges stand at both ends. */
  private static Validation read(String algorithm, String kind, boolean directed) {
    String path = "graphs/ldbc/" + algorithm + "/" + kind;
    TreeMap<Long, List<Long>> successors = new TreeMap<>();
    lines(path + "-input")
        .forEach(
            line ->
                successors.put(
                    Long.valueOf(line[0]), Stream.of(line).skip(1).map(Long::valueOf).toList()));
    Map<Long, Double> expected = new TreeMap<>();
    lines(path + "-output")
        .forEach(line -> expected.put(Long.valueOf(line[0]), Double.valueOf(line[1])));
    List<Long> ids = new ArrayList<>(expected.keySet());
    List<int[]> arcs = new ArrayList<>();
    successors.forEach(
        (from, targets) ->
            targets.forEach(to -> arcs.add(new int[] {ids.indexOf(from), ids.indexOf(to)})));
    long[] weights = new long[arcs.size()];
    Arrays.fill(weights, 1);
    Graph graph =
        Graph.of(
            directed,
            ids.size(),
            arcs.stream().mapToInt(arc -> arc[0]).toArray(),
            arcs.stream().mapToInt(arc -> arc[1]).toArray(),
            weights);
    return new Validation(graph, ids, expected);
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
