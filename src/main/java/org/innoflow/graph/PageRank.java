package org.innoflow.graph;

import java.util.Arrays;

/**
 * PageRank of one graph held in arrays, by power iteration: uniform teleport, the mass of vertices
 * without outgoing edges spread uniformly, ranks sum to 1 (Page et al. 1999; Langville and Meyer
 * 2006). Time O(vertices + edges) per iteration. The order of the additions is that of the edges
 * given, so that equal input gives equal bits.
 */
public final class PageRank {
  /** What an iteration ended with. */
  public static final class Result {
    private final double[] ranks;
    private final int iterations;
    private final double residual;

    private Result(double[] ranks, int iterations, double residual) {
      this.ranks = ranks;
      this.iterations = iterations;
      this.residual = residual;
    }

    /** The rank of a vertex; ranks sum to 1. */
    public double rank(int vertex) {
      return ranks[vertex];
    }

    /** Steps made, those before the start included. */
    public int iterations() {
      return iterations;
    }

    /** The L1 change that one more step makes. */
    public double residual() {
      return residual;
    }
  }

  private final double damping;
  private final double tolerance;
  private final int maxIterations;

  public PageRank(double damping, double tolerance, int maxIterations) {
    this.damping = damping;
    this.tolerance = tolerance;
    this.maxIterations = maxIterations;
  }

  /** Ranks where a vertex passes its mass on in proportion to the weights of its edges. */
  public Result weighted(Graph graph) {
    return iterate(graph, true, uniform(graph.vertices()), 0);
  }

  /** Ranks where a vertex passes its mass on in equal parts. */
  public Result unweighted(Graph graph) {
    return iterate(graph, false, uniform(graph.vertices()), 0);
  }

  /**
   * The same ranks, from a start that is nearer to them.
   *
   * @param start positive ranks to begin from, of any sum
   * @param done the steps that led to them, which count among the most that are made
   */
  public Result unweighted(Graph graph, double[] start, int done) {
    return iterate(graph, false, scaledToOne(start), done);
  }

  private Result iterate(Graph graph, boolean weighted, double[] start, int done) {
    double[] out = new double[graph.vertices()];
    Arrays.setAll(out, v -> weighted ? graph.outStrength(v) : graph.outDegree(v));
    double[] ranks = start;
    for (int step = done; ; step++) {
      double[] next = next(graph, weighted, out, ranks);
      double change = l1(ranks, next);
      if (change <= tolerance || step >= maxIterations) {
        return new Result(ranks, step, change);
      }
      ranks = next;
    }
  }

  private double[] next(Graph graph, boolean weighted, double[] out, double[] ranks) {
    int n = ranks.length;
    double dangling = 0;
    double[] part = new double[n];
    for (int v = 0; v < n; v++) {
      dangling += out[v] == 0 ? ranks[v] : 0;
      part[v] = ranks[v] / out[v];
    }
    double base = (1 - damping + damping * dangling) / n;
    Graph entering = graph.reversed();
    double[] next = new double[n];
    for (int v = 0; v < n; v++) {
      double sum = 0;
      for (int arc = entering.first(v); arc < entering.first(v + 1); arc++) {
        double from = part[entering.target(arc)];
        sum += weighted ? from * entering.weight(arc) : from;
      }
      next[v] = base + damping * sum;
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
