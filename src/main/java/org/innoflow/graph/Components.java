package org.innoflow.graph;

import java.util.Arrays;

/** The weakly connected components of a graph. Time O(vertices + edges). */
public final class Components {
  private final int[] component;
  private final int count;
  private final int largest;
  private final int largestSize;
  private final double connectedPairs;

  private Components(int[] component, int[] sizes, int count) {
    this.component = component;
    this.count = count;
    int first = 0;
    for (int c = 1; c < count; c++) {
      first = sizes[c] > sizes[first] ? c : first;
    }
    this.largest = first;
    this.largestSize = count == 0 ? 0 : sizes[first];
    this.connectedPairs = Arrays.stream(sizes, 0, count).mapToDouble(s -> s * (s - 1.0)).sum();
  }

  public static Components of(Graph graph) {
    Ties ties = graph.ties();
    int[] component = new int[ties.vertices()];
    Arrays.fill(component, -1);
    int[] sizes = new int[ties.vertices()];
    int[] queue = new int[ties.vertices()];
    int count = 0;
    for (int root = 0; root < ties.vertices(); root++) {
      if (component[root] >= 0) {
        continue;
      }
      int end = 0;
      queue[end++] = root;
      component[root] = count;
      for (int next = 0; next < end; next++) {
        int v = queue[next];
        for (int tie = ties.first(v); tie < ties.first(v + 1); tie++) {
          int other = ties.neighbour(tie);
          if (component[other] < 0) {
            component[other] = count;
            queue[end++] = other;
          }
        }
      }
      sizes[count++] = end;
    }
    return new Components(component, sizes, count);
  }

  /** How many there are; a vertex without edges is one by itself. */
  public int count() {
    return count;
  }

  /** The number of vertices of the largest. */
  public int largestSize() {
    return largestSize;
  }

  /** The ordered pairs of vertices in one component. */
  public double connectedPairs() {
    return connectedPairs;
  }

  /** The component of a vertex; numbered from 0 in the order of their first vertices. */
  public int of(int vertex) {
    return component[vertex];
  }

  /** Whether a vertex is in the largest component; of equal ones in the first. */
  public boolean inLargest(int vertex) {
    return component[vertex] == largest;
  }
}
