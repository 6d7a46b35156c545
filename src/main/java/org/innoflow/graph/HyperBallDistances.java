package org.innoflow.graph;

import it.unimi.dsi.fastutil.doubles.DoubleList;
import it.unimi.dsi.webgraph.ImmutableGraph;
import it.unimi.dsi.webgraph.algo.HyperBall;
import it.unimi.dsi.webgraph.algo.SumSweepDirectedDiameterRadius;
import it.unimi.dsi.webgraph.algo.SumSweepDirectedDiameterRadius.OutputLevel;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Distances in a graph that is too large for a search from every vertex. How many vertices are
 * within a distance is estimated by HyperBall (Boldi, Rosa, Vigna 2011), the diameter is exact by
 * SumSweep (Borassi et al. 2015); both by WebGraph. Time O(edges x diameter) for the estimates.
 *
 * @param reachablePairs estimate of the ordered pairs of which the first can reach the second
 * @param averagePathLength estimate of their mean distance
 * @param efficiency estimate of the mean of 1/distance over all ordered pairs
 * @param diameter the largest finite distance
 */
public record HyperBallDistances(
    double reachablePairs, double averagePathLength, double efficiency, int diameter) {
  private static final long SEED = 1;

  /**
   * Distances along the arcs, weights ignored.
   *
   * @param log2Registers each vertex has a counter of 2^log2Registers registers
   */
  public static HyperBallDistances of(Graph graph, int log2Registers) {
    ImmutableGraph view = new View(graph);
    double[] within = neighbourhood(view, graph.directed() ? null : view, log2Registers);
    double n = graph.vertices();
    double pairs = 0;
    double sum = 0;
    double inverses = 0;
    for (int distance = 1; distance < within.length; distance++) {
      double here = Math.max(0, within[distance] - within[distance - 1]);
      pairs += here;
      sum += distance * here;
      inverses += here / distance;
    }
    SumSweepDirectedDiameterRadius sweep =
        new SumSweepDirectedDiameterRadius(view, OutputLevel.DIAMETER, null, null);
    sweep.compute();
    return new HyperBallDistances(
        pairs, sum / pairs, inverses / (n * (n - 1)), sweep.getDiameter());
  }

  /** The relative standard deviation of one vertex's count. */
  public static double relativeDeviation(int log2Registers) {
    return HyperBall.relativeStandardDeviation(log2Registers);
  }

  /**
   * Estimates of the pairs within each distance, on one thread: the same ones each time.
   *
   * @param transposed by which only what has changed is looked at again; may be null
   */
  private static double[] neighbourhood(
      ImmutableGraph view, ImmutableGraph transposed, int log2Registers) {
    try (HyperBall ball =
        new HyperBall(
            view, transposed, log2Registers, null, 1, 0, 0, false, false, false, null, SEED)) {
      ball.run(Long.MAX_VALUE, -1);
      DoubleList function = ball.neighbourhoodFunction;
      return function.toDoubleArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A graph as WebGraph reads it. */
  private static final class View extends ImmutableGraph {
    private final Graph graph;

    View(Graph graph) {
      this.graph = graph;
    }

    @Override
    public int numNodes() {
      return graph.vertices();
    }

    @Override
    public long numArcs() {
      return graph.arcs();
    }

    @Override
    public boolean randomAccess() {
      return true;
    }

    @Override
    public int outdegree(int vertex) {
      return graph.outDegree(vertex);
    }

    @Override
    public int[] successorArray(int vertex) {
      int[] targets = new int[graph.outDegree(vertex)];
      for (int i = 0; i < targets.length; i++) {
        targets[i] = graph.target(graph.first(vertex) + i);
      }
      return targets;
    }

    @Override
    public ImmutableGraph copy() {
      return this;
    }
  }
}
