package org.innoflow.flow;

import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Column;

/** Sums that do not depend on the order of their terms. */
final class Sums {
  private static final double SCALE = 1L << 30;

  private Sums() {}

  /**
   * The sum of weights between 0 and some thousands, the same whatever the order and the
   * partitions. A weight is cut into two whole numbers, of 2^-30 and of 2^-60, which are summed
   * exactly; the error is 2^-61 per term, and 2^33 terms of 1 fit.
   */
  static Column exact(Column weight) {
    Column scaled = weight.multiply(SCALE);
    Column high = floor(scaled);
    Column low = round(scaled.minus(high).multiply(SCALE)).cast("long");
    return sum(high).divide(SCALE).plus(sum(low).divide(SCALE * SCALE));
  }
}
