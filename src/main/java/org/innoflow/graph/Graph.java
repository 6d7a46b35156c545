package org.innoflow.graph;

import java.util.Arrays;

/**
 * A graph without loops and parallel edges, whose vertices are numbered from 0: the arcs that leave
 * each vertex, in the order of their targets. An edge of an undirected graph is an arc both ways.
 * Takes 12 bytes per arc and 4 per vertex, at most 2^31 - 9 arcs.
 */
public final class Graph {
  private final boolean directed;
  private final int[] start;
  private final int[] target;
  private final long[] weight;
  private Graph reversed;
  private Ties ties;

  private Graph(boolean directed, int[] start, int[] target, long[] weight) {
    this.directed = directed;
    this.start = start;
    this.target = target;
    this.weight = weight;
  }

  /**
   * A graph of arcs in any order.
   *
   * @param from where each arc begins
   * @param to where it ends; not where it begins
   * @param weight what it weighs, above 0; where the graph is undirected the same both ways
   */
  public static Graph of(boolean directed, int vertices, int[] from, int[] to, long[] weight) {
    return sortedBy(directed, vertices, to, from, weight).transposed();
  }

  /** Arcs in groups of one end, in the order given within each. */
  private static Graph sortedBy(
      boolean directed, int vertices, int[] end, int[] other, long[] weight) {
    int[] start = new int[vertices + 1];
    for (int v : end) {
      start[v + 1]++;
    }
    for (int v = 0; v < vertices; v++) {
      start[v + 1] += start[v];
    }
    int[] next = Arrays.copyOf(start, vertices);
    int[] others = new int[end.length];
    long[] weights = new long[end.length];
    for (int arc = 0; arc < end.length; arc++) {
      int place = next[end[arc]]++;
      others[place] = other[arc];
      weights[place] = weight[arc];
    }
    return new Graph(directed, start, others, weights);
  }

  /** All arcs turned round, those of a vertex in the order of their targets. */
  private Graph transposed() {
    int[] from = new int[arcs()];
    for (int v = 0; v < vertices(); v++) {
      Arrays.fill(from, start[v], start[v + 1], v);
    }
    return sortedBy(directed, vertices(), target, from, weight);
  }

  /** Whether edges have a direction. */
  public boolean directed() {
    return directed;
  }

  /** The number of vertices, N. */
  public int vertices() {
    return start.length - 1;
  }

  /** The number of arcs: E where directed, 2E where not. */
  public int arcs() {
    return target.length;
  }

  /** The number of edges, E. */
  public int edges() {
    return directed ? arcs() : arcs() / 2;
  }

  /** The first arc that leaves a vertex; those of vertex v end before {@code first(v + 1)}. */
  public int first(int vertex) {
    return start[vertex];
  }

  /** Where an arc ends. */
  public int target(int arc) {
    return target[arc];
  }

  /** What an arc weighs. */
  public long weight(int arc) {
    return weight[arc];
  }

  /** The number of arcs that leave a vertex. */
  public int outDegree(int vertex) {
    return start[vertex + 1] - start[vertex];
  }

  /** The number of arcs that enter a vertex. */
  public int inDegree(int vertex) {
    return reversed().outDegree(vertex);
  }

  /** The sum of the weights of the arcs that leave a vertex. */
  public long outStrength(int vertex) {
    long sum = 0;
    for (int arc = start[vertex]; arc < start[vertex + 1]; arc++) {
      sum += weight[arc];
    }
    return sum;
  }

  /** The same vertices with all arcs turned round; the graph itself where undirected. */
  public Graph reversed() {
    if (!directed) {
      return this;
    }
    if (reversed == null) {
      reversed = transposed();
      reversed.reversed = this;
    }
    return reversed;
  }

  /** The graph without directions. */
  public Ties ties() {
    if (ties == null) {
      ties = Ties.of(this);
    }
    return ties;
  }
}
