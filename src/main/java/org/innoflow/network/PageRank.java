package org.innoflow.network;

import java.io.Serializable;
import java.util.Arrays;

/**
 * PageRank of one graph held in arrays, by power iteration: uniform teleport, the mass of vertices
 * without outgoing edges spread uniformly, ranks sum to 1 (Page et al. 1999; Langville and Meyer
 * 2006). Time O(vertices + edges) per iteration. The order of the additions is that of the edges
 * given, so that equal input gives equal bits.
 */
final class PageRank implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What an iteration ended with. */
  static final class Result {
    private final double[] ranks;
    private final int iterations;
    private final double residual;

    private Result(double[] ranks, int iterations, double residual) {
      this.ranks = ranks;
      this.iterations = iterations;
      this.residual = residual;
    }

    /** The rank of a vertex; ranks sum to 1. */
    double rank(int vertex) {
      return ranks[vertex];
    }

    /** Steps made, those before the start included. */
    int iterations() {
      return iterations;
    }

    /** The L1 change that one more step makes. */
    double residual() {
      return residual;
    }
  }

  private final double damping;
  private final double tolerance;
  private final int maxIterations;

  PageRank(double damping, double tolerance, int maxIterations) {
    this.damping = damping;
    this.tolerance = tolerance;
    this.maxIterations = maxIterations;
  }

  /** Ranks where a vertex passes its mass on in proportion to the weights of its edges. */
  Result weighted(EdgeArrays edges, double[] weights) {
    return iterate(edges, weights, uniform(edges.vertices()), 0);
  }

  /**
   * Ranks where a vertex passes its mass on in equal parts.
   *
   * @param start positive ranks to begin from, of any sum
   * @param done the steps that led to them, which count among the most that are made
   */
  Result unweighted(EdgeArrays edges, double[] start, int done) {
    double[] ones = new double[edges.size()];
    Arrays.fill(ones, 1.0);
    return iterate(edges, ones, scaledToOne(start), done);
  }

  private Result iterate(EdgeArrays edges, double[] weights, double[] start, int done) {
    double[] outStrength = new double[edges.vertices()];
    for (int e = 0; e < edges.size(); e++) {
      outStrength[edges.src(e)] += weights[e];
    }
    double[] ranks = start;
    for (int step = done; ; step++) {
      double[] next = next(edges, weights, outStrength, ranks);
      double change = l1(ranks, next);
      if (change <= tolerance || step >= maxIterations) {
        return new Result(ranks, step, change);
      }
      ranks = next;
    }
  }

  private double[] next(EdgeArrays edges, double[] weights, double[] outStrength, double[] ranks) {
    int n = ranks.length;
    double dangling = 0;
    for (int v = 0; v < n; v++) {
      if (outStrength[v] == 0) {
        dangling += ranks[v];
      }
    }
    double[] next = new double[n];
    for (int e = 0; e < edges.size(); e++) {
      int src = edges.src(e);
      next[edges.dst(e)] += ranks[src] * weights[e] / outStrength[src];
    }
    double base = (1 - damping + damping * dangling) / n;
    for (int v = 0; v < n; v++) {
      next[v] = base + damping * next[v];
    }
    return scaledToOne(next);
  }

  private static double[] uniform(int n) {
    double[] ranks = new double[n];
    Arrays.fill(ranks, 1.0 / n);
    return ranks;
  }

  private static double[] scaledToOne(double[] ranks) {
    double sum = 0;
    for (double rank : ranks) {
      sum += rank;
    }
    double[] scaled = new double[ranks.length];
    for (int v = 0; v < ranks.length; v++) {
      scaled[v] = ranks[v] / sum;
    }
    return scaled;
  }

  private static double l1(double[] a, double[] b) {
    double sum = 0;
    for (int v = 0; v < a.length; v++) {
      sum += Math.abs(a[v] - b[v]);
    }
    return sum;
  }
}
