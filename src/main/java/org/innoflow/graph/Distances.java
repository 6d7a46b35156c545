package org.innoflow.graph;

import java.util.Arrays;

/**
 * Distances by breadth-first search from every vertex, along the arcs, weights ignored; and
 * betweenness from the same searches (Brandes 2001). Exact. Time O(vertices x edges).
 */
public final class Distances {
  private final int diameter;
  private final int diameterOfLargest;
  private final long reachablePairs;
  private final double sum;
  private final double sumOfInverses;
  private final double[] closeness;
  private final double[] betweenness;

  private Distances(Search search) {
    diameter = search.diameter;
    diameterOfLargest = search.diameterOfLargest;
    reachablePairs = search.reachablePairs;
    sum = search.sum;
    sumOfInverses = search.sumOfInverses;
    closeness = search.closeness;
    betweenness = search.betweenness;
  }

  public static Distances of(Graph graph, Components components) {
    Search search = new Search(graph);
    for (int v = 0; v < graph.vertices(); v++) {
      search.from(v, components.inLargest(v));
    }
    if (!graph.directed()) {
      for (int v = 0; v < graph.vertices(); v++) {
        search.betweenness[v] /= 2;
      }
    }
    return new Distances(search);
  }

  /** The largest finite distance. */
  public int diameter() {
    return diameter;
  }

  /** The largest finite distance within the largest weak component. */
  public int diameterOfLargest() {
    return diameterOfLargest;
  }

  /** Ordered pairs of vertices of which the first can reach the second. */
  public long reachablePairs() {
    return reachablePairs;
  }

  /** The mean distance over the reachable pairs. */
  public double averagePathLength() {
    return sum / reachablePairs;
  }

  /** The mean of 1/distance over all N(N-1) ordered pairs, 0 where unreachable. */
  public double efficiency() {
    double n = closeness.length;
    return sumOfInverses / (n * (n - 1));
  }

  /**
   * How near a vertex is to those it can reach, times the share that it can: (r/(N-1)) x (r/sum of
   * distances) with r reachable vertices (Wasserman and Faust 1994); 0 where it reaches none.
   */
  public double closeness(int vertex) {
    return closeness[vertex];
  }

  /** Sum over pairs of other vertices of the share of their shortest paths through the vertex. */
  public double betweenness(int vertex) {
    return betweenness[vertex];
  }

  private static final class Search {
    private final Graph graph;
    private final int[] distance;
    private final double[] paths;
    private final double[] dependency;
    private final int[] queue;
    private final double[] closeness;
    private final double[] betweenness;
    private int diameter;
    private int diameterOfLargest;
    private long reachablePairs;
    private double sum;
    private double sumOfInverses;

    Search(Graph graph) {
      this.graph = graph;
      int n = graph.vertices();
      distance = new int[n];
      Arrays.fill(distance, -1);
      paths = new double[n];
      dependency = new double[n];
      queue = new int[n];
      closeness = new double[n];
      betweenness = new double[n];
    }

    void from(int source, boolean inLargest) {
      int reached = search(source);
      long total = 0;
      for (int i = 1; i < reached; i++) {
        int d = distance[queue[i]];
        total += d;
        sumOfInverses += 1.0 / d;
      }
      sum += total;
      reachablePairs += reached - 1;
      int farthest = distance[queue[reached - 1]];
      diameter = Math.max(diameter, farthest);
      diameterOfLargest = inLargest ? Math.max(diameterOfLargest, farthest) : diameterOfLargest;
      double others = reached - 1;
      closeness[source] = total == 0 ? 0 : others / (graph.vertices() - 1) * (others / total);
      addDependencies(source, reached);
    }

    /** Returns how many vertices are reached, the source among them. */
    private int search(int source) {
      int end = 0;
      queue[end++] = source;
      distance[source] = 0;
      paths[source] = 1;
      for (int next = 0; next < end; next++) {
        int v = queue[next];
        for (int arc = graph.first(v); arc < graph.first(v + 1); arc++) {
          int to = graph.target(arc);
          if (distance[to] < 0) {
            distance[to] = distance[v] + 1;
            paths[to] = 0;
            queue[end++] = to;
          }
          if (distance[to] == distance[v] + 1) {
            paths[to] += paths[v];
          }
        }
      }
      return end;
    }

    /** Goes back from the farthest, and leaves the arrays ready for the next source. */
    private void addDependencies(int source, int reached) {
      for (int i = reached - 1; i >= 0; i--) {
        int v = queue[i];
        double through = 0;
        for (int arc = graph.first(v); arc < graph.first(v + 1); arc++) {
          int to = graph.target(arc);
          if (distance[to] == distance[v] + 1) {
            through += paths[v] / paths[to] * (1 + dependency[to]);
          }
        }
        dependency[v] = through;
        if (v != source) {
          betweenness[v] += through;
        }
      }
      for (int i = 0; i < reached; i++) {
        distance[queue[i]] = -1;
        dependency[queue[i]] = 0;
      }
    }
  }
}
