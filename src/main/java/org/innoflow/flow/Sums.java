package org.innoflow.flow;

import org.apache.spark.sql.Column;

/**
 * Sums of weights between 0 and some thousands that do not depend on the order of their terms. A
 * weight is cut into two whole numbers, of 2^-30 and of 2^-60, which are summed exactly; the error
 * is 2^-61 per term, and 2^33 terms of 1 fit.
 */
final class Sums {
  private static final double SCALE = 1L << 30;

  private Sums() {}

  /** The whole number of 2^-30 in a weight. */
  static long high(double weight) {
    return (long) Math.floor(weight * SCALE);
  }

  /** What is left of a weight, in 2^-60. */
  static long low(double weight) {
    return Math.round((weight * SCALE - high(weight)) * SCALE);
  }

  /** The weight that the sums of both parts make. */
  static Column weight(Column high, Column low) {
    return high.divide(SCALE).plus(low.divide(SCALE * SCALE));
  }
}
