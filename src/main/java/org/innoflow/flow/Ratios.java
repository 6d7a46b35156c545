package org.innoflow.flow;

/** Quotients of counts, null where they are not defined. */
final class Ratios {
  private Ratios() {}

  /** The quotient; null where the denominator is 0. */
  static Double quotient(long numerator, long denominator) {
    return denominator == 0 ? null : (double) numerator / denominator;
  }

  /** Growth over the year before; null where that year is absent or its value is not positive. */
  static Double yoy(long value, Long before) {
    return before == null || before <= 0 ? null : (double) value / before - 1;
  }
}
