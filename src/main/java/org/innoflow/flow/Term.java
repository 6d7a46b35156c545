package org.innoflow.flow;

import java.math.BigDecimal;
import org.innoflow.flow.EventView.Sector;

/** What an event adds to one row of a table for each of its sectors. */
final class Term {
  private static final double[] NO_WEIGHTS = {};

  private final Key key;
  private final long[] counts;
  private final double[] weights;
  private final long divisor;
  private final BigDecimal amountCny;

  private Term(Key key, long[] counts, double[] weights, long divisor, BigDecimal amountCny) {
    this.key = key;
    this.counts = counts;
    this.weights = weights;
    this.divisor = divisor;
    this.amountCny = amountCny;
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
    return new Term(key, counts, NO_WEIGHTS, 1, null);
  }

  /** A share of some in all, which is added times the weight of the sector. */
  static Term share(Key key, long some, long all) {
    return new Term(key, new long[0], new double[] {some}, all, null);
  }

  /**
   * A flow.
   *
   * @param amountCny of the event, of which {@code unit} is the share; null where there is none
   */
  static Term flow(Key key, long links, double frac, double unit, BigDecimal amountCny) {
    return new Term(key, new long[] {1, links}, new double[] {frac, unit}, 1, amountCny);
  }

  Key key() {
    return key;
  }

  /** How many values it has: a count each, two parts of each weight. */
  int length() {
    return counts.length + 2 * weights.length;
  }

  /** Adds its values in a sector: the counts, then the high and the low part of each weight. */
  void addTo(long[] values, Sector sector) {
    int at = 0;
    for (long count : counts) {
      values[at++] += count;
    }
    for (double weight : weights) {
      double inSector = weight * sector.weight() / divisor;
      values[at++] += Sums.high(inSector);
      values[at++] += Sums.low(inSector);
    }
  }

  /** The amount in a sector; null where there is none. */
  BigDecimal amount(Sector sector) {
    return amountCny == null
        ? null
        : LinkTable.share(amountCny, weights[weights.length - 1] * sector.weight());
  }
}
