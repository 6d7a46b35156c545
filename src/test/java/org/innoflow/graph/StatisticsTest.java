package org.innoflow.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Figures that can be worked out by hand. */
final class StatisticsTest {
  private static final Offset<Double> EXACT = within(1e-12);

  /** A->B, B->C, B->D: five ordered pairs are reachable, of distances 1, 2, 2, 1, 1. */
  @Test
  void distancesOfADirectedTree() {
    Graph graph = Graphs.directed(4, 0, 1, 1, 2, 1, 3);
    Distances distances = Distances.of(graph, Components.of(graph));

    assertThat(distances.diameter()).isEqualTo(2);
    assertThat(distances.reachablePairs()).isEqualTo(5);
    assertThat(distances.averagePathLength()).isCloseTo(1.4, EXACT);
    assertThat(distances.efficiency()).isCloseTo((3 + 2 * 0.5) / 12, EXACT);
    assertThat(distances.betweenness(1)).isCloseTo(2, EXACT);
    assertThat(distances.betweenness(0)).isZero();
    assertThat(distances.closeness(0)).isCloseTo(3.0 / 3 * (3.0 / 5), EXACT);
    assertThat(distances.closeness(1)).isCloseTo(2.0 / 3 * (2.0 / 2), EXACT);
    assertThat(distances.closeness(2)).isZero();
  }

  @Test
  void theLargestComponentHasADiameterOfItsOwn() {
    Graph graph = Graphs.undirected(9, 0, 1, 1, 2, 2, 3, 4, 5, 5, 6, 6, 7, 4, 7, 4, 8);
    Components components = Components.of(graph);
    Distances distances = Distances.of(graph, components);

    assertThat(components.count()).isEqualTo(2);
    assertThat(components.largestSize()).isEqualTo(5);
    assertThat(distances.diameter()).isEqualTo(3);
    assertThat(distances.diameterOfLargest()).isEqualTo(3);
    Graph path = Graphs.undirected(9, 0, 1, 1, 2, 2, 3, 4, 5, 4, 6, 4, 7, 4, 8);
    assertThat(Distances.of(path, Components.of(path)).diameter()).isEqualTo(3);
    assertThat(Distances.of(path, Components.of(path)).diameterOfLargest()).isEqualTo(2);
  }

  /** a->b, b->c, c->b, a->c, c->a: (1 + 1 + 1/2)/3. */
  @Test
  void clusteringOfADirectedTriangle() {
    Clustering clustering = Clustering.of(Graphs.directed(3, 0, 1, 1, 2, 2, 1, 0, 2, 2, 0));

    assertThat(clustering.local(0)).isCloseTo(1, EXACT);
    assertThat(clustering.local(1)).isCloseTo(1, EXACT);
    assertThat(clustering.local(2)).isCloseTo(0.5, EXACT);
    assertThat(clustering.mean()).isCloseTo(2.5 / 3, EXACT);
  }

  /** A triangle with a tail: local 1, 1, 1/3, 0; the tail's end has one neighbour. */
  @Test
  void gephiLeavesVerticesOfOneNeighbourOut() {
    Clustering clustering = Clustering.of(Graphs.undirected(4, 0, 1, 1, 2, 0, 2, 2, 3));

    assertThat(clustering.mean()).isCloseTo((1 + 1 + 1.0 / 3) / 4, EXACT);
    assertThat(clustering.meanOfConnected()).isCloseTo((1 + 1 + 1.0 / 3) / 3, EXACT);
    assertThat(clustering.transitivity()).isCloseTo(3.0 / 5, EXACT);
    assertThat(clustering.triangles()).isEqualTo(1);
  }

  @Test
  void anEdgeAloneHasNoClustering() {
    Clustering clustering = Clustering.of(Graphs.undirected(2, 0, 1));

    assertThat(clustering.mean()).isZero();
    assertThat(clustering.meanOfConnected()).isNaN();
    assertThat(clustering.transitivity()).isNaN();
  }

  /** One of three directed edges, a->b and b->a among a->b, b->a, b->c: 2/3. */
  @Test
  void reciprocityCountsEdgesWhoseOppositeExists() {
    assertThat(Mixing.reciprocity(Graphs.directed(3, 0, 1, 1, 0, 1, 2))).isCloseTo(2.0 / 3, EXACT);
  }

  /** In a star every edge joins degree 3 with degree 1; on a cycle degrees do not vary. */
  @Test
  void assortativityOfAStarIsMinusOneAndOfACycleUndefined() {
    assertThat(Mixing.assortativity(Graphs.undirected(4, 0, 1, 0, 2, 0, 3))).isCloseTo(-1, EXACT);
    assertThat(Mixing.assortativity(Graphs.undirected(3, 0, 1, 1, 2, 0, 2))).isNaN();
  }

  @Test
  void coresPeelOffTails() {
    assertThat(Cores.of(Graphs.undirected(6, 0, 1, 1, 2, 0, 2, 2, 3, 3, 4)))
        .containsExactly(2, 2, 2, 1, 1, 0);
  }

  /** Two triangles joined by an edge: W = 7, D = 7 each: 2 x (3/7 - (7/14)^2) = 5/14. */
  @Test
  void twoTrianglesAreTwoCommunities() {
    Graph graph = Graphs.undirected(6, 0, 1, 1, 2, 0, 2, 3, 4, 4, 5, 3, 5, 2, 3);
    Communities communities = Communities.leiden(graph, 20, Communities.MOST_ROUNDS);

    assertThat(communities.count()).isEqualTo(2);
    assertThat(communities.best()).containsExactly(0, 0, 0, 1, 1, 1);
    assertThat(communities.modularity()).isCloseTo(5.0 / 14, EXACT);
    assertThat(communities.mean()).isCloseTo(5.0 / 14, EXACT);
    assertThat(communities.standardDeviation()).isCloseTo(0, EXACT);
    assertThat(communities.agreement()).isCloseTo(1, EXACT);
    assertThat(Communities.louvainModularity(graph, Communities.MOST_ROUNDS))
        .isCloseTo(5.0 / 14, EXACT);
  }

  /** a->b, b->a, c->d, d->c: 4 edges, each community holds half: 2 x (2/4 - (2/4)(2/4)). */
  @Test
  void directedModularityHasOutAndInStrengths() {
    Graph graph = Graphs.directed(4, 0, 1, 1, 0, 2, 3, 3, 2);

    assertThat(Modularity.directed(graph, new int[] {0, 0, 1, 1})).isCloseTo(0.5, EXACT);
    assertThat(Modularity.directed(graph, new int[] {0, 1, 0, 1})).isCloseTo(-0.5, EXACT);
    assertThat(Modularity.of(graph.ties(), new int[] {0, 0, 1, 1})).isCloseTo(0.5, EXACT);
  }

  @Test
  void aGraphOfOneCommunityAgreesWithItself() {
    Communities communities = Communities.leiden(Graphs.undirected(3, 0, 1, 1, 2, 0, 2), 5, 100);

    assertThat(communities.count()).isEqualTo(1);
    assertThat(communities.modularity()).isCloseTo(0, EXACT);
    assertThat(communities.agreement()).isCloseTo(1, EXACT);
  }

  /** Ten vertices of 1 and one of 10: half of 20 with the first, the top 10 % are two of eleven. */
  @Test
  void concentrationOfOneLargeValue() {
    TreeMap<Long, Long> counts = new TreeMap<>();
    counts.put(1L, 10L);
    counts.put(10L, 1L);
    Concentration concentration = Concentration.of(counts);

    assertThat(concentration.top10()).isCloseTo(11.0 / 20, EXACT);
    assertThat(concentration.top1()).isCloseTo(0.5, EXACT);
    assertThat(concentration.top01()).isCloseTo(0.5, EXACT);
    // Of 121 ordered pairs 20 differ, by 9; over 2 x 121 x 20/11.
    assertThat(concentration.gini()).isCloseTo(20 * 9.0 / (2 * 121 * 20.0 / 11), EXACT);
    assertThat(concentration.hhi()).isCloseTo((100 + 10) / 400.0, EXACT);
  }

  @Test
  void aLineThroughPointsOnALineIsThatLine() {
    Line line = Line.through(new double[] {0, 1, 2}, new double[] {5, 3, 1});

    assertThat(line.slope()).isCloseTo(-2, EXACT);
    assertThat(line.intercept()).isCloseTo(5, EXACT);
    assertThat(line.r2()).isCloseTo(1, EXACT);
    assertThat(Line.through(new double[] {1, 1}, new double[] {1, 2}).slope()).isNaN();
  }

  /** Out 3 + 1 of 0; 1 gets all its strength from 0. W = 6. */
  @Test
  void significanceOfADirectedGraph() {
    Graph graph = Graphs.weighted(3, new long[] {3, 1, 2}, 0, 1, 0, 2, 1, 2);
    double[] nowhere = {Double.NaN, Double.NaN, Double.NaN};
    Significance significance = Significance.of(graph, nowhere, nowhere);
    Significance.Edge first = significance.edges().get(0);

    assertThat(first.expected()).isCloseTo(4 * 3 / 6.0, EXACT);
    assertThat(first.affinity()).isCloseTo(1.5, EXACT);
    assertThat(first.sourceP()).isCloseTo(0.25, EXACT);
    assertThat(first.targetP()).isEqualTo(1);
    assertThat(first.km()).isNaN();
    assertThat(significance.distanceExponent()).isNaN();
    assertThat(significance.fitted()).isZero();
  }

  /** A degree of latitude is 111.195 km on the mean sphere. */
  @Test
  void kilometresAreGreatCircles() {
    assertThat(Significance.kilometres(120, 30, 120, 31)).isCloseTo(111.195, within(1e-3));
    assertThat(Significance.kilometres(0, 0, 180, 0)).isCloseTo(Math.PI * 6371.0088, within(1e-6));
  }

  /** All weigh 1 and all strengths are equal: nothing to fit. */
  @Test
  void equalWeightsHaveNoGravity() {
    int n = 12;
    Significance significance = Significance.of(complete(n, false), new double[n], latitudes(n));

    assertThat(significance.edges()).hasSize(66);
    assertThat(significance.fitted()).isZero();
    assertThat(significance.edges().get(0).gravityResidual()).isNaN();
  }

  /** The residuals of least squares are orthogonal to every regressor. */
  @Test
  void gravityLeavesNothingThatSizeOrDistanceExplain() {
    int n = 12;
    Graph graph = complete(n, true);
    Significance significance = Significance.of(graph, new double[n], latitudes(n));

    assertThat(significance.fitted()).isEqualTo(n * (n - 1));
    assertThat(significance.r2()).isBetween(0.0, 1.0);
    double sum = 0;
    double bySource = 0;
    double byTarget = 0;
    double byDistance = 0;
    for (Significance.Edge edge : significance.edges()) {
      double residual = edge.gravityResidual();
      sum += residual;
      bySource += residual * Math.log((double) graph.outStrength(edge.source()));
      byTarget += residual * Math.log((double) graph.reversed().outStrength(edge.target()));
      byDistance += residual * Math.log(edge.km());
    }
    assertThat(sum).isCloseTo(0, within(1e-8));
    assertThat(bySource).isCloseTo(0, within(1e-8));
    assertThat(byTarget).isCloseTo(0, within(1e-8));
    assertThat(byDistance).isCloseTo(0, within(1e-8));
  }

  private static double[] latitudes(int n) {
    double[] latitudes = new double[n];
    Arrays.setAll(latitudes, v -> v * v / 4.0);
    return latitudes;
  }

  /** Every pair of vertices; weights differ where directed. */
  private static Graph complete(int n, boolean directed) {
    int pairs = n * (n - 1) / (directed ? 1 : 2);
    int[] ends = new int[2 * pairs];
    long[] weights = new long[pairs];
    int at = 0;
    for (int v = 0; v < n; v++) {
      for (int u = 0; u < n; u++) {
        if (directed ? u != v : u < v) {
          weights[at / 2] = 1 + (7L * u + 3L * v * v) % 11;
          ends[at++] = u;
          ends[at++] = v;
        }
      }
    }
    return directed ? Graphs.weighted(n, weights, ends) : Graphs.undirected(n, ends);
  }
}
