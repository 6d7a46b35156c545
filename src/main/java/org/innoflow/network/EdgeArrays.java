package org.innoflow.network;

/** Directed edges between vertices numbered from 0, as two arrays. */
final class EdgeArrays {
  private final int vertices;
  private final int[] from;
  private final int[] to;

  EdgeArrays(int vertices, int[] from, int[] to) {
    this.vertices = vertices;
    this.from = from;
    this.to = to;
  }

  int vertices() {
    return vertices;
  }

  int size() {
    return from.length;
  }

  int src(int edge) {
    return from[edge];
  }

  int dst(int edge) {
    return to[edge];
  }
}
