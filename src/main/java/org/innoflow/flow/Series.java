package org.innoflow.flow;

/** Formulae over years. */
final class Series {
  private Series() {}

  /** Growth over the year before; null where that year is absent or its value is not positive. */
  static Double yoy(long value, Long before) {
    return before == null || before <= 0 ? null : (double) value / before - 1;
  }
}
