package org.innoflow.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Labels of communities that stay the same from one year's graph to the next. The community that
 * has most vertices in common with one of the year before takes its label, each label once; the
 * others get numbers that no community of the chain has had. A graph's own communities come by
 * size.
 */
final class CommunityLabels {
  private Map<String, Integer> before = new HashMap<>();
  private int used;

  /** Vertices that a community of this year shares with a label of the year before. */
  private record Overlap(int community, int label, int vertices) {}

  /**
   * The labels of the communities of the next graph, from 1 on.
   *
   * @param nodes the ids of the vertices
   * @param communities the community of each, numbered from 0 by size; -1 for one in none
   */
  int[] next(List<String> nodes, int[] communities) {
    Map<Integer, Integer> labels = inherited(nodes, communities);
    Map<String, Integer> now = new HashMap<>();
    int[] labelled = new int[communities.length];
    Arrays.stream(communities)
        .filter(community -> community >= 0)
        .sorted()
        .forEach(community -> labels.computeIfAbsent(community, c -> ++used));
    for (int v = 0; v < communities.length; v++) {
      if (communities[v] >= 0) {
        labelled[v] = labels.get(communities[v]);
        now.put(nodes.get(v), labelled[v]);
      }
    }
    before = now;
    return labelled;
  }

  private Map<Integer, Integer> inherited(List<String> nodes, int[] communities) {
    Map<Long, Integer> shared = new HashMap<>();
    for (int v = 0; v < communities.length; v++) {
      Integer label = before.get(nodes.get(v));
      if (communities[v] >= 0 && label != null) {
        shared.merge(((long) communities[v] << 32) | label, 1, Integer::sum);
      }
    }
    List<Overlap> overlaps = new ArrayList<>();
    shared.forEach(
        (pair, count) -> overlaps.add(new Overlap((int) (pair >> 32), pair.intValue(), count)));
    overlaps.sort(
        Comparator.comparingInt(Overlap::vertices)
            .reversed()
            .thenComparingInt(Overlap::label)
            .thenComparingInt(Overlap::community));
    Map<Integer, Integer> labels = new HashMap<>();
    Set<Integer> taken = new HashSet<>();
    for (Overlap overlap : overlaps) {
      if (!labels.containsKey(overlap.community()) && taken.add(overlap.label())) {
        labels.put(overlap.community(), overlap.label());
      }
    }
    return labels;
  }
}
