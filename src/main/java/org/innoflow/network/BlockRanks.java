package org.innoflow.network;

import java.util.Arrays;
import org.innoflow.config.NetworkSettings;

/**
 * PageRank of one large graph, plain and weighted in the same passes over its blocks of edges, as
 * {@link org.innoflow.graph.PageRank} has it for a small one.
 */
final class BlockRanks {
  private final Vector plain;
  private final Vector weighted;

  private BlockRanks(Vector plain, Vector weighted) {
    this.plain = plain;
    this.weighted = weighted;
  }

  /** The ranks of a graph that has an edge; one job per iteration. */
  static BlockRanks of(EdgeBlocks blocks, NetworkSettings.PageRank settings) {
    double[][] out = blocks.out();
    Vector plain = new Vector(out[0], settings);
    Vector weighted = new Vector(out[1], settings);
    while (!plain.done || !weighted.done) {
      double[][] incoming = blocks.incoming(plain.given(), weighted.given());
      plain.step(incoming[0]);
      weighted.step(incoming[1]);
    }
    return new BlockRanks(plain, weighted);
  }

  /** The ranks by the number of the vertex. */
  double[] plain() {
    return plain.ranks;
  }

  /** The weighted ranks by the number of the vertex. */
  double[] weighted() {
    return weighted.ranks;
  }

  Convergence convergence() {
    return new Convergence(plain.steps, plain.residual, weighted.steps, weighted.residual);
  }

  /** One vector of ranks on its way. */
  private static final class Vector {
    private final double[] out;
    private final NetworkSettings.PageRank settings;
    private double[] ranks;
    private int steps;
    private double residual;
    private boolean done;

    Vector(double[] out, NetworkSettings.PageRank settings) {
      this.out = out;
      this.settings = settings;
      this.ranks = new double[out.length];
      Arrays.fill(ranks, 1.0 / out.length);
    }

    /** What each vertex gives to an edge of weight 1; null when the ranks are done. */
    double[] given() {
      if (done) {
        return null;
      }
      double[] given = new double[ranks.length];
      for (int v = 0; v < given.length; v++) {
        given[v] = out[v] == 0 ? 0 : ranks[v] / out[v];
      }
      return given;
    }

    void step(double[] incoming) {
      if (done) {
        return;
      }
      double dangling = 0;
      for (int v = 0; v < ranks.length; v++) {
        dangling += out[v] == 0 ? ranks[v] : 0;
      }
      double damping = settings.damping();
      double base = (1 - damping + damping * dangling) / ranks.length;
      double sum = 0;
      for (int v = 0; v < ranks.length; v++) {
        incoming[v] = base + damping * incoming[v];
        sum += incoming[v];
      }
      residual = 0;
      for (int v = 0; v < ranks.length; v++) {
        incoming[v] /= sum;
        residual += Math.abs(incoming[v] - ranks[v]);
      }
      done = residual <= settings.tolerance() || steps >= settings.maxIterations();
      if (!done) {
        ranks = incoming;
        steps++;
      }
    }
  }
}
