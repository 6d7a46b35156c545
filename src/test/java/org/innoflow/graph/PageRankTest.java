package org.innoflow.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Tiny graphs by hand. */
class PageRankTest {
  private static final PageRank PAGE_RANK = new PageRank(0.85, 1e-14, 1000);

  @Test
  void twoVerticesThatPointAtEachOtherShareTheRank() {
    assertRanks(unweighted(Graphs.directed(2, 0, 1, 1, 0)), 0.5, 0.5);
  }

  /** r1 = t + 0.425 r1 and r0 = t with t = (1 - 0.85)/2 + 0.85/2 r1 for the edge 0 to 1. */
  @Test
  void theMassOfADanglingVertexGoesToAll() {
    double source = 1 / (2 + 0.85);
    assertRanks(unweighted(Graphs.directed(2, 0, 1)), source, 1.85 * source);
  }

  /** Three leaves at a centre without a way out: leaf l, centre (1 + 3 x 0.85) l. */
  @Test
  void theCentreOfAStarGetsWhatItsLeavesPassOn() {
    double leaf = 1 / (4 + 3 * 0.85);
    assertRanks(unweighted(Graphs.directed(4, 1, 0, 2, 0, 3, 0)), 3.55 * leaf, leaf, leaf, leaf);
  }

  /** Walked both ways: c = 0.0375 + 0.85 (1 - c). */
  @Test
  void theCentreOfAnUndirectedStarHasNearlyHalf() {
    double centre = (0.0375 + 0.85) / 1.85;
    double leaf = (1 - centre) / 3;
    assertRanks(
        unweighted(Graphs.directed(4, 1, 0, 0, 1, 2, 0, 0, 2, 3, 0, 0, 3)),
        centre,
        leaf,
        leaf,
        leaf);
  }

  /** 0 gives 1 three quarters and 2 one quarter; both give all back. */
  @Test
  void weightsShareTheRankOfASource() {
    double zero = (0.05 + 0.85) / 1.85;
    PageRank.Result ranks =
        PAGE_RANK.weighted(Graphs.weighted(3, new long[] {3, 1, 5, 9}, 0, 1, 0, 2, 1, 0, 2, 0));
    assertRanks(ranks, zero, 0.05 + 0.85 * 0.75 * zero, 0.05 + 0.85 * 0.25 * zero);
  }

  @Test
  void equalWeightsOfAnySizeChangeNothing() {
    Graph edges = Graphs.directed(4, 0, 1, 0, 2, 1, 2, 2, 0, 3, 2);
    PageRank.Result plain = unweighted(edges);
    PageRank.Result weighted =
        PAGE_RANK.weighted(
            Graphs.weighted(4, new long[] {8, 8, 8, 8, 8}, 0, 1, 0, 2, 1, 2, 2, 0, 3, 2));
    assertRanks(weighted, plain.rank(0), plain.rank(1), plain.rank(2), plain.rank(3));
  }

  @Test
  void theStartDoesNotMatter() {
    Graph edges = Graphs.directed(4, 0, 1, 0, 2, 1, 2, 2, 0, 3, 2);
    PageRank.Result plain = unweighted(edges);
    PageRank.Result other = PAGE_RANK.unweighted(edges, new double[] {900, 3, 1e-3, 5}, 0);
    assertRanks(other, plain.rank(0), plain.rank(1), plain.rank(2), plain.rank(3));
  }

  @Test
  void aFixedPointIsFoundWithoutAStep() {
    PageRank.Result ranks = unweighted(Graphs.directed(2, 0, 1, 1, 0));
    assertThat(ranks.iterations()).isZero();
    assertThat(ranks.residual()).isZero();
  }

  /** One step from (1/2, 1/2) gives 0 the teleport and half of what dangles: 0.2875. */
  @Test
  void stepsEndAtTheGreatestNumberAndTheResidualSaysHowFarTheyCame() {
    PageRank.Result none =
        new PageRank(0.85, 1e-14, 0).unweighted(Graphs.directed(2, 0, 1), start(2), 0);
    assertRanks(none, 0.5, 0.5);
    assertThat(none.iterations()).isZero();
    assertThat(none.residual()).isCloseTo(2 * (0.5 - 0.2875), within(1e-15));
    PageRank.Result one =
        new PageRank(0.85, 1e-14, 1).unweighted(Graphs.directed(2, 0, 1), start(2), 0);
    assertRanks(one, 0.2875, 0.7125);
    assertThat(one.iterations()).isEqualTo(1);
  }

  @Test
  void stepsMadeBeforeTheStartCount() {
    PageRank.Result ranks =
        new PageRank(0.85, 1e-300, 8).unweighted(Graphs.directed(3, 0, 1, 1, 2), start(3), 5);
    assertThat(ranks.iterations()).isEqualTo(8);
  }

  @Test
  void convergedRanksChangeByNoMoreThanTheTolerance() {
    PageRank.Result ranks =
        new PageRank(0.85, 1e-6, 1000).unweighted(Graphs.directed(3, 0, 1, 1, 2), start(3), 0);
    assertThat(ranks.residual()).isPositive().isLessThanOrEqualTo(1e-6);
    assertThat(ranks.iterations()).isBetween(5, 100);
  }

  private static PageRank.Result unweighted(Graph edges) {
    return PAGE_RANK.unweighted(edges, start(edges.vertices()), 0);
  }

  private static double[] start(int vertices) {
    double[] ones = new double[vertices];
    Arrays.fill(ones, 1.0);
    return ones;
  }

  private static void assertRanks(PageRank.Result ranks, double... expected) {
    for (int v = 0; v < expected.length; v++) {
      assertThat(ranks.rank(v)).as("rank of %s", v).isCloseTo(expected[v], within(1e-13));
    }
  }
}
