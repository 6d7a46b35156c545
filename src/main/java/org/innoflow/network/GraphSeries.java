package org.innoflow.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * The years of one series in the memory of a task.
 *
 * @param parts the values of {@link SeriesRow#PARTS}
 * @param window of the graphs that are made of it; null for all windows
 * @param nodes the ids of all vertices that a pair has in any year, sorted
 * @param years the pairs of each year, vertices by their place in {@code nodes}
 */
record GraphSeries(
    Map<String, String> parts,
    String window,
    List<String> nodes,
    SortedMap<Integer, PairWeights> years) {

  String part(String name) {
    return parts.get(name);
  }

  /**
   * The series of a partition.
   *
   * @param rows {@link SeriesRow#SCHEMA} with window and series, sorted by series and year
   */
  static Iterator<GraphSeries> of(Iterator<Row> rows) {
    return new Reader(rows);
  }

  private static final class Reader implements Iterator<GraphSeries> {
    private final Iterator<Row> rows;
    private Row next;

    Reader(Iterator<Row> rows) {
      this.rows = rows;
      advance();
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public GraphSeries next() {
      if (next == null) {
        throw new NoSuchElementException();
      }
      Row first = next;
      String series = first.getAs("series");
      Map<String, String> parts = new HashMap<>();
      SeriesRow.PARTS.forEach(part -> parts.put(part, first.getAs(part)));
      Map<String, Integer> numbers = new HashMap<>();
      SortedMap<Integer, Gathered> gathered = new TreeMap<>();
      for (; next != null && next.getAs("series").equals(series); advance()) {
        gathered
            .computeIfAbsent(next.getAs("year"), year -> new Gathered())
            .add(
                number(numbers, next.getAs("src")),
                number(numbers, next.getAs("dst")),
                next.getAs("weight"));
      }
      List<String> nodes = new ArrayList<>(numbers.keySet());
      nodes.sort(null);
      int[] ranks = new int[nodes.size()];
      for (int rank = 0; rank < ranks.length; rank++) {
        ranks[numbers.get(nodes.get(rank))] = rank;
      }
      SortedMap<Integer, PairWeights> years = new TreeMap<>();
      gathered.forEach((year, pairs) -> years.put(year, pairs.ranked(ranks)));
      return new GraphSeries(parts, first.getAs("window"), nodes, years);
    }

    private static int number(Map<String, Integer> numbers, String node) {
      return numbers.computeIfAbsent(node, n -> numbers.size());
    }

    private void advance() {
      next = rows.hasNext() ? rows.next() : null;
    }
  }

  /** The pairs of a year as they are read. */
  private static final class Gathered {
    private int[] src = new int[16];
    private int[] dst = new int[16];
    private long[] weights = new long[16];
    private int size;

    void add(int source, int target, long weight) {
      if (size == src.length) {
        src = Arrays.copyOf(src, 2 * size);
        dst = Arrays.copyOf(dst, 2 * size);
        weights = Arrays.copyOf(weights, 2 * size);
      }
      src[size] = source;
      dst[size] = target;
      weights[size] = weight;
      size++;
    }

    PairWeights ranked(int[] ranks) {
      return PairWeights.of(src, dst, weights, size, ranks);
    }
  }
}
