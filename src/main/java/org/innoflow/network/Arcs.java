package org.innoflow.network;

import java.util.Arrays;
import org.innoflow.graph.Graph;

/** The edges of a graph as they are gathered: without loops, those of undirected ones both ways. */
final class Arcs {
  private final int[] from;
  private final int[] to;
  private final long[] weight;
  private int size;

  /** Room for arcs. */
  Arcs(int most) {
    from = new int[most];
    to = new int[most];
    weight = new long[most];
  }

  /** Something done with each arc. */
  @FunctionalInterface
  interface Visitor {
    void arc(int from, int to, long weight);
  }

  void add(int source, int target, long weighs, boolean directed) {
    put(source, target, weighs);
    if (!directed) {
      put(target, source, weighs);
    }
  }

  private void put(int source, int target, long weighs) {
    from[size] = source;
    to[size] = target;
    weight[size] = weighs;
    size++;
  }

  int size() {
    return size;
  }

  void forEach(Visitor visitor) {
    for (int i = 0; i < size; i++) {
      visitor.arc(from[i], to[i], weight[i]);
    }
  }

  Graph graph(boolean directed, int vertices) {
    return Graph.of(
        directed,
        vertices,
        Arrays.copyOf(from, size),
        Arrays.copyOf(to, size),
        Arrays.copyOf(weight, size));
  }
}
