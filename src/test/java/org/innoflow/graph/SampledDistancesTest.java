package org.innoflow.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** See OraclesTest for samples that have all vertices. */
final class SampledDistancesTest {
  private static final int VERTICES = 3000;

  /** Half of the vertices are in a large component, many in pairs, some alone. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aSampleComesNearAndKnowsHowNear(boolean directed) {
    Graph graph = random(directed);
    Components components = Components.of(graph);
    Distances exact = Distances.of(graph, components);

    SampledDistances few = SampledDistances.of(graph, components, 512);
    SampledDistances many = SampledDistances.of(graph, components, 1500);

    for (SampledDistances sampled : new SampledDistances[] {few, many}) {
      double error = sampled.averagePathLength() / exact.averagePathLength() - 1;
      assertThat(sampled.standardError()).isBetween(0.0001, 0.02);
      assertThat(Math.abs(error)).isLessThan(3 * sampled.standardError());
      assertThat(sampled.efficiency() / exact.efficiency()).isCloseTo(1, within(0.1));
      assertThat(sampled.reachablePairs() / exact.reachablePairs())
          .isCloseTo(1, within(directed ? 0.1 : 1e-12));
      assertThat(sampled.diameter()).isEqualTo(exact.diameter());
    }
    assertThat(few.sources()).isEqualTo(512);
    assertThat(many.standardError()).isLessThan(few.standardError());
    assertThat(SampledDistances.of(graph, components, 512)).isEqualTo(few);
  }

  private static Graph random(boolean directed) {
    Random random = new Random(7);
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
