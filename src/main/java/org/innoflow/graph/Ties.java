package org.innoflow.graph;

import java.util.Arrays;

/**
 * A graph without directions: two vertices are tied where there is an arc between them, one way or
 * both. A tie is held at both ends, in the order of the neighbours.
 */
public final class Ties {
  private final int[] start;
  private final int[] neighbour;
  private final byte[] arcs;
  private final double[] weight;

  private Ties(int[] start, int[] neighbour, byte[] arcs, double[] weight) {
    this.start = start;
    this.neighbour = neighbour;
    this.arcs = arcs;
    this.weight = weight;
  }

  static Ties of(Graph graph) {
    Graph back = graph.reversed();
    int n = graph.vertices();
    int[] start = new int[n + 1];
    int[] neighbour = new int[graph.directed() ? 2 * graph.arcs() : graph.arcs()];
    byte[] arcs = new byte[neighbour.length];
    double[] weight = new double[neighbour.length];
    int size = 0;
    for (int v = 0; v < n; v++) {
      int out = graph.first(v);
      int in = graph.directed() ? back.first(v) : back.first(v + 1);
      while (out < graph.first(v + 1) || in < back.first(v + 1)) {
        int to = out < graph.first(v + 1) ? graph.target(out) : Integer.MAX_VALUE;
        int from = in < back.first(v + 1) ? back.target(in) : Integer.MAX_VALUE;
        neighbour[size] = Math.min(to, from);
        arcs[size] = (byte) (graph.directed() ? 0 : 1);
        if (to <= from) {
          arcs[size]++;
          weight[size] += graph.weight(out++);
        }
        if (from <= to) {
          arcs[size]++;
          weight[size] += back.weight(in++);
        }
        size++;
      }
      start[v + 1] = size;
    }
    return new Ties(
        start,
        Arrays.copyOf(neighbour, size),
        Arrays.copyOf(arcs, size),
        Arrays.copyOf(weight, size));
  }

  /** The number of vertices. */
  public int vertices() {
    return start.length - 1;
  }

  /** The number of ends of ties: twice that of ties. */
  public int size() {
    return neighbour.length;
  }

  /** The first tie of a vertex; those of vertex v end before {@code first(v + 1)}. */
  public int first(int vertex) {
    return start[vertex];
  }

  /** The number of neighbours of a vertex. */
  public int degree(int vertex) {
    return start[vertex + 1] - start[vertex];
  }

  /** The vertex at the other end of a tie. */
  public int neighbour(int tie) {
    return neighbour[tie];
  }

  /** How many arcs a tie is made of: two where undirected or mutual, else one. */
  public int arcs(int tie) {
    return arcs[tie];
  }

  /** The weights of both arcs between the ends, w_ij + w_ji; where undirected that of the edge. */
  public double weight(int tie) {
    return weight[tie];
  }
}
