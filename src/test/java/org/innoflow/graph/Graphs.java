package org.innoflow.graph;

import java.util.Arrays;

/** Graphs for tests, from pairs of vertices. */
final class Graphs {
  private Graphs() {}

  static Graph directed(int vertices, int... ends) {
    return weighted(vertices, ones(ends.length / 2), ends);
  }

  static Graph weighted(int vertices, long[] weights, int... ends) {
    return Graph.of(true, vertices, every(ends, 0), every(ends, 1), weights);
  }

  static Graph undirected(int vertices, int... ends) {
    int[] from = concat(every(ends, 0), every(ends, 1));
    int[] to = concat(every(ends, 1), every(ends, 0));
    return Graph.of(false, vertices, from, to, ones(ends.length));
  }

  private static int[] every(int[] ends, int offset) {
    int[] picked = new int[ends.length / 2];
    Arrays.setAll(picked, i -> ends[2 * i + offset]);
    return picked;
  }

  private static int[] concat(int[] a, int[] b) {
    int[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private static long[] ones(int count) {
    long[] ones = new long[count];
    Arrays.fill(ones, 1);
    return ones;
  }
}
