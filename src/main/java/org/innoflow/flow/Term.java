package org.innoflow.flow;

import java.math.BigDecimal;

/** What an event adds to one row of a table for each of its sectors. */
final class Term {
  private static final double[] NO_WEIGHTS = {};

  private final Key key;
  private final long[] counts;
  private final double[] weights;
  private final long divisor;

  private Term(Key key, long[] counts, double[] weights, long divisor) {
    this.key = key;
    this.counts = counts;
    this.weights = weights;
    this.divisor = divisor;
  }

  /**
   * The row of a table within a layer, year and sector; what the table does not have is null.
   *
   * @param table the table that is summed
   * @param kind the scope of a flow; the role where events are counted by role
   */
  record Key(String table, String regionSet, String level, String src, String dst, String kind) {}

  /** Counts, which are added as they are. */
  static Term counts(Key key, long... counts) {
    return new Term(key, counts, NO_WEIGHTS, 1);
  }

  /** A share of some in all, which is added times the weight of the sector. */
  static Term share(Key key, long some, long all) {
    return new Term(key, new long[0], new double[] {some}, all);
  }

  /** A flow; {@code unit} is its share in the event and in its amount. */
  static Term flow(Key key, long links, double frac, double unit) {
    return new Term(key, new long[] {1, links}, new double[] {frac, unit}, 1);
  }

  Key key() {
    return key;
  }

  /** How many values it has: a count each, two parts of each weight. */
  int length() {
    return counts.length + 2 * weights.length;
  }

  /**
   * Adds its values: the counts, then the high and the low part of each weight.
   *
   * @param sectorWeight of the sector in each event
   * @param events how many add it
   */
  void addTo(long[] values, double sectorWeight, long events) {
    int at = 0;
    for (long count : counts) {
      values[at++] += events * count;
    }
    for (double weight : weights) {
      double inSector = weight * sectorWeight / divisor;
      values[at++] += events * Sums.high(inSector);
      values[at++] += events * Sums.low(inSector);
    }
  }

  /** Its share of an event's amount in a sector; null for what has none. */
  BigDecimal amount(BigDecimal amountCny, double sectorWeight) {
    return weights.length < 2
        ? null
        : LinkTable.share(amountCny, weights[weights.length - 1] * sectorWeight);
  }
}
