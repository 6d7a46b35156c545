package org.innoflow.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds the longest known name that begins at a position of a text. Immutable once frozen. */
final class NameTrie<T> {

  private static final class Branch<T> {
    final TreeMap<Character, Branch<T>> next = new TreeMap<>();
    T value;
  }

  // Node n follows characters edges[n] (sorted) to nodes targets[n], and may stand for
  // values.get(n).
  private final char[][] edges;
  private final int[][] targets;
  private final List<T> values = new ArrayList<>();

  NameTrie(Map<String, T> names) {
    Branch<T> root = new Branch<>();
    names.forEach((name, value) -> add(root, name, value));
    List<Branch<T>> branches = new ArrayList<>(List.of(root));
    List<char[]> characters = new ArrayList<>();
    List<int[]> followers = new ArrayList<>();
    for (int i = 0; i < branches.size(); i++) {
      Branch<T> branch = branches.get(i);
      char[] keys = new char[branch.next.size()];
      int[] follow = new int[keys.length];
      int k = 0;
      for (Map.Entry<Character, Branch<T>> edge : branch.next.entrySet()) {
        keys[k] = edge.getKey();
        follow[k++] = branches.size();
        branches.add(edge.getValue());
      }
      characters.add(keys);
      followers.add(follow);
      values.add(branch.value);
    }
    edges = characters.toArray(char[][]::new);
    targets = followers.toArray(int[][]::new);
  }

  private static <T> void add(Branch<T> root, String name, T value) {
    Branch<T> branch = root;
    for (int i = 0; i < name.length(); i++) {
      branch = branch.next.computeIfAbsent(name.charAt(i), c -> new Branch<>());
    }
    branch.value = value;
  }

  /** The value of the longest name at a position; null where there is none. */
  T longest(String text, int from) {
    T found = null;
    int node = 0;
    for (int i = from; i < text.length(); i++) {
      int edge = java.util.Arrays.binarySearch(edges[node], text.charAt(i));
      if (edge < 0) {
        return found;
      }
      node = targets[node][edge];
      T value = values.get(node);
      if (value != null) {
        found = value;
      }
    }
    return found;
  }
}
