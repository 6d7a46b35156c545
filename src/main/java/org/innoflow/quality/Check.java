package org.innoflow.quality;

import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * The outcome of a check, a row of table quality_check.
 *
 * @param tolerance how far two numbers may differ
 */
public record Check(
    String checkId,
    String scope,
    String observed,
    String expected,
    double tolerance,
    Status status) {

  /** What a check says; only a failure stops the publication. */
  public enum Status {
    PASS,
    FAIL,
    EQUAL,
    DIFFERS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Check invariant(
      String id, String scope, double observed, double expected, double tolerance) {
    boolean holds = Math.abs(observed - expected) <= tolerance;
    return new Check(
        id,
        scope,
        number(observed),
        number(expected),
        tolerance,
        holds ? Status.PASS : Status.FAIL);
  }

  /** Two counts that must be equal. */
  static Check counts(String id, String scope, long observed, long expected) {
    return new Check(
        id,
        scope,
        Long.toString(observed),
        Long.toString(expected),
        0,
        observed == expected ? Status.PASS : Status.FAIL);
  }

  public boolean failed() {
    return status == Status.FAIL;
  }

  Row row() {
    return RowFactory.create(checkId, scope, observed, expected, tolerance, status.toString());
  }

  /** A whole number without a fraction, others in full. */
  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
