package org.innoflow.graph;

/**
 * Core numbers: the greatest k for which a vertex is in a part of the graph whose vertices all have
 * k neighbours or more in it (Seidman 1983), directions ignored. Time O(vertices + edges) by bins
 * (Batagelj and Zaversnik 2003).
 */
public final class Cores {
  private Cores() {}

  /** The core number of each vertex. */
  public static int[] of(Graph graph) {
    Ties ties = graph.ties();
    int n = ties.vertices();
    int[] degree = new int[n];
    int greatest = 0;
    for (int v = 0; v < n; v++) {
      degree[v] = ties.degree(v);
      greatest = Math.max(greatest, degree[v]);
    }
    int[] binStart = new int[greatest + 2];
    for (int v = 0; v < n; v++) {
      binStart[degree[v] + 1]++;
    }
    for (int d = 0; d <= greatest; d++) {
      binStart[d + 1] += binStart[d];
    }
    int[] position = new int[n];
    int[] order = new int[n];
    int[] next = binStart.clone();
    for (int v = 0; v < n; v++) {
      position[v] = next[degree[v]]++;
      order[position[v]] = v;
    }
    for (int i = 0; i < n; i++) {
      int v = order[i];
      for (int tie = ties.first(v); tie < ties.first(v + 1); tie++) {
        int other = ties.neighbour(tie);
        if (degree[other] > degree[v]) {
          moveDown(other, degree, binStart, position, order);
        }
      }
    }
    return degree;
  }

  /** Takes one from a degree: the vertex changes places with the first of its bin. */
  private static void moveDown(
      int vertex, int[] degree, int[] binStart, int[] position, int[] order) {
    int start = binStart[degree[vertex]]++;
    int first = order[start];
    order[position[vertex]] = first;
    position[first] = position[vertex];
    order[start] = vertex;
    position[vertex] = start;
    degree[vertex]--;
  }
}
