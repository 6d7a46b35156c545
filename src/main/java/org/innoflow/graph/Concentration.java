package org.innoflow.graph;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How unequally a total is spread over vertices.
 *
 * @param top10 the share of the total that the top 10 % of the vertices hold
 * @param top1 that of the top 1 %
 * @param top01 that of the top 0.1 %; of each the count is rounded up, so that it is at least one
 * @param gini sum of |x_i - x_j| over all ordered pairs, over 2 n^2 mean; 0 where all are equal
 * @param hhi sum of the squared shares
 */
public record Concentration(double top10, double top1, double top01, double gini, double hhi) {
  /**
   * The concentration of values that add up to more than 0.
   *
   * @param counts how many vertices have each value, 0 among them
   */
  public static Concentration of(SortedMap<Long, Long> counts) {
    long n = 0;
    double total = 0;
    double squares = 0;
    double rankedSum = 0;
    for (Map.Entry<Long, Long> each : counts.entrySet()) {
      double value = each.getKey();
      double count = each.getValue();
      // The ranks n+1 to n+count of the vertices of this value add up to:
      rankedSum += value * (count * n + count * (count + 1) / 2);
      n += each.getValue();
      total += value * count;
      squares += value * value * count;
    }
    return new Concentration(
        top(counts, total, (n + 9) / 10),
        top(counts, total, (n + 99) / 100),
        top(counts, total, (n + 999) / 1000),
        2 * rankedSum / (n * total) - (n + 1.0) / n,
        squares / (total * total));
  }

  private static double top(SortedMap<Long, Long> counts, double total, long vertices) {
    long rest = vertices;
    double held = 0;
    for (Map.Entry<Long, Long> each : new TreeMap<>(counts).descendingMap().entrySet()) {
      long taken = Math.min(rest, each.getValue());
      held += (double) taken * each.getKey();
      rest -= taken;
    }
    return held / total;
  }
}
