package org.innoflow.graph;

import java.util.Arrays;

/**
 * Local clustering: of the k(k-1) arcs that there may be among the k neighbours of a vertex (those
 * it has an arc to or from), the share that exists; 0 where k is below 2 (Watts and Strogatz 1998;
 * for directed graphs as LDBC Graphalytics has it). Each triangle is found once, from its vertex of
 * lowest degree: time O(edges^1.5).
 */
public final class Clustering {
  private final double[] local;
  private final int[] degree;
  private final long triangles;

  private Clustering(double[] local, int[] degree, long triangles) {
    this.local = local;
    this.degree = degree;
    this.triangles = triangles;
  }

  public static Clustering of(Graph graph) {
    Ties ties = graph.ties();
    int n = ties.vertices();
    int[] laterTies = new int[ties.size() / 2];
    int[] start = laterTies(ties, laterTies);
    long[] amongNeighbours = new long[n];
    int[] tieTo = new int[n];
    Arrays.fill(tieTo, -1);
    long triangles = 0;
    for (int v = 0; v < n; v++) {
      for (int i = start[v]; i < start[v + 1]; i++) {
        tieTo[ties.neighbour(laterTies[i])] = laterTies[i];
      }
      for (int i = start[v]; i < start[v + 1]; i++) {
        int u = ties.neighbour(laterTies[i]);
        for (int j = start[u]; j < start[u + 1]; j++) {
          int w = ties.neighbour(laterTies[j]);
          if (tieTo[w] >= 0) {
            triangles++;
            amongNeighbours[v] += ties.arcs(laterTies[j]);
            amongNeighbours[u] += ties.arcs(tieTo[w]);
            amongNeighbours[w] += ties.arcs(laterTies[i]);
          }
        }
      }
      for (int i = start[v]; i < start[v + 1]; i++) {
        tieTo[ties.neighbour(laterTies[i])] = -1;
      }
    }
    double[] local = new double[n];
    int[] degree = new int[n];
    for (int v = 0; v < n; v++) {
      degree[v] = ties.degree(v);
      local[v] = degree[v] < 2 ? 0 : amongNeighbours[v] / ((double) degree[v] * (degree[v] - 1));
    }
    return new Clustering(local, degree, triangles);
  }

  /** Fills in each vertex's ties to later ones, and says where those of each begin. */
  private static int[] laterTies(Ties ties, int[] laterTies) {
    int[] start = new int[ties.vertices() + 1];
    int size = 0;
    for (int v = 0; v < ties.vertices(); v++) {
      for (int tie = ties.first(v); tie < ties.first(v + 1); tie++) {
        if (later(ties, v, ties.neighbour(tie))) {
          laterTies[size++] = tie;
        }
      }
      start[v + 1] = size;
    }
    return start;
  }

  /** By degree, then number: a vertex has few that come later, however many neighbours it has. */
  private static boolean later(Ties ties, int vertex, int other) {
    int difference = Integer.compare(ties.degree(other), ties.degree(vertex));
    return difference > 0 || (difference == 0 && other > vertex);
  }

  /** The local clustering of a vertex. */
  public double local(int vertex) {
    return local[vertex];
  }

  /** The mean over all vertices. */
  public double mean() {
    return Arrays.stream(local).sum() / local.length;
  }

  /** The mean over the vertices that have two neighbours or more; NaN where there is none. */
  public double meanOfConnected() {
    double sum = 0;
    int count = 0;
    for (int v = 0; v < local.length; v++) {
      if (degree[v] >= 2) {
        sum += local[v];
        count++;
      }
    }
    return sum / count;
  }

  /** Directions ignored, three times the triangles over the pairs of ties that share a vertex. */
  public double transitivity() {
    double pairs = 0;
    for (int k : degree) {
      pairs += k * (k - 1.0) / 2;
    }
    return 3.0 * triangles / pairs;
  }

  /** The number of triangles, directions ignored. */
  public long triangles() {
    return triangles;
  }
}
