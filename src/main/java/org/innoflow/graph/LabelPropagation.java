package org.innoflow.graph;

import java.util.Arrays;

/**
 * Communities by label propagation in step (Raghavan et al. 2007, made deterministic as in LDBC
 * Graphalytics): each vertex takes the label that most of its arcs bring, in and out alike, the
 * smallest of equal ones. Labels are numbers of vertices.
 */
public final class LabelPropagation {
  private LabelPropagation() {}

  /** The label of each vertex after a number of steps. Time O(edges log degree) per step. */
  public static int[] of(Graph graph, int steps) {
    Ties ties = graph.ties();
    int weightOfTie = graph.directed() ? 1 : 2;
    int[] labels = new int[ties.vertices()];
    Arrays.setAll(labels, v -> v);
    for (int step = 0; step < steps; step++) {
      int[] next = labels.clone();
      for (int v = 0; v < next.length; v++) {
        if (ties.degree(v) > 0) {
          next[v] = mostFrequent(ties, v, labels, weightOfTie);
        }
      }
      if (Arrays.equals(next, labels)) {
        return next;
      }
      labels = next;
    }
    return labels;
  }

  private static int mostFrequent(Ties ties, int vertex, int[] labels, int weightOfTie) {
    int[] brought = new int[2 * ties.degree(vertex)];
    int size = 0;
    for (int tie = ties.first(vertex); tie < ties.first(vertex + 1); tie++) {
      for (int arc = 0; arc < ties.arcs(tie); arc += weightOfTie) {
        brought[size++] = labels[ties.neighbour(tie)];
      }
    }
    Arrays.sort(brought, 0, size);
    int best = brought[0];
    int bestCount = 0;
    int count = 0;
    for (int i = 0; i < size; i++) {
      count = i > 0 && brought[i] == brought[i - 1] ? count + 1 : 1;
      if (count > bestCount) {
        bestCount = count;
        best = brought[i];
      }
    }
    return best;
  }
}
