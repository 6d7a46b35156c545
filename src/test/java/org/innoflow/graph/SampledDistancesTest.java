package org.innoflow.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** See OraclesTest for samples that have all vertices. */
final class SampledDistancesTest {
  private static final int VERTICES = 3000;

  /**
   * Half of the vertices are in a large component, many in pairs, some alone. Errors over standard
   * errors have a mean near 0 and a variance near 1: 0.05 and 1.0 over 60 such graphs, 1.4 for
   * Student's t of eight groups.
   */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void samplesComeNearAndKnowHowNear(boolean directed) {
    int graphs = 20;
    double sum = 0;
    double squares = 0;
    for (int seed = 1; seed <= graphs; seed++) {
      Graph graph = random(directed, seed);
      Components components = Components.of(graph);
      Distances exact = Distances.of(graph, components);
      int sources = seed % 2 == 0 ? 512 : 1000;
      SampledDistances sampled = SampledDistances.of(graph, components, sources);

      double error = sampled.averagePathLength() / exact.averagePathLength() - 1;
      sum += error / sampled.standardError();
      squares += error * error / (sampled.standardError() * sampled.standardError());
      assertThat(Math.abs(error)).isLessThan(0.03);
      assertThat(sampled.sources()).isEqualTo(sources);
      assertThat(sampled.isExact()).isFalse();
      assertThat(sampled.efficiency() / exact.efficiency()).isCloseTo(1, within(0.15));
      assertThat(sampled.reachablePairs() / exact.reachablePairs())
          .isCloseTo(1, within(directed ? 0.15 : 1e-12));
      assertThat(sampled.diameter()).isEqualTo(exact.diameter());
      assertThat(SampledDistances.of(graph, components, sources)).isEqualTo(sampled);
    }
    assertThat(sum / graphs).isBetween(-0.8, 0.8);
    assertThat(squares / graphs).isBetween(0.3, 2.5);
  }

  /** Three parents of many subsidiaries: what reaches nothing is not sampled. */
  @Test
  void whereFewVerticesReachOthersAllOfThoseAreSources() {
    int[] ends =
        IntStream.range(0, VERTICES - 3)
            .flatMap(v -> IntStream.of(v % 3 == 0 ? VERTICES - 3 : VERTICES - 2, v))
            .toArray();
    Graph graph = Graphs.directed(VERTICES, concat(ends, VERTICES - 1, VERTICES - 2));
    Components components = Components.of(graph);
    Distances exact = Distances.of(graph, components);

    SampledDistances sampled = SampledDistances.of(graph, components, 512);

    assertThat(sampled.isExact()).isTrue();
    assertThat(sampled.sources()).isEqualTo(3);
    assertThat(sampled.reachablePairs()).isEqualTo((double) exact.reachablePairs());
    assertThat(sampled.averagePathLength())
        .isGreaterThan(1)
        .isCloseTo(exact.averagePathLength(), within(1e-12));
    assertThat(sampled.efficiency()).isCloseTo(exact.efficiency(), within(1e-12));
  }

  private static int[] concat(int[] ends, int from, int to) {
    return IntStream.concat(IntStream.of(ends), IntStream.of(from, to)).toArray();
  }

  private static Graph random(boolean directed, long seed) {
    Random random = new Random(seed);
    Set<Long> edges = new LinkedHashSet<>();
    while (edges.size() < VERTICES) {
      long a = random.nextInt(VERTICES / 2);
      long b = random.nextInt(VERTICES / 2);
      if (a != b && !edges.contains(b * VERTICES + a)) {
        edges.add(a * VERTICES + b);
      }
    }
    for (long v = VERTICES / 2; v < VERTICES - 100; v += 2) {
      edges.add(v * VERTICES + v + 1);
    }
    int[] ends =
        edges.stream()
            .flatMapToInt(e -> IntStream.of((int) (e / VERTICES), (int) (e % VERTICES)))
            .toArray();
    return directed ? Graphs.directed(VERTICES, ends) : Graphs.undirected(VERTICES, ends);
  }
}
