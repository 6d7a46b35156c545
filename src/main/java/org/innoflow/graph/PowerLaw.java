package org.innoflow.graph;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * A discrete power law p(x) = x^-alpha / zeta(alpha, x_min) for the values from x_min on, as
 * Clauset, Shalizi and Newman 2009 fit it: alpha by maximum likelihood, x_min where the largest
 * distance between the fitted and the observed cumulative distribution (Kolmogorov-Smirnov) is
 * smallest. Beside it, the straight line through the counts on logarithmic axes, which reports
 * print.
 *
 * <p>In strict arithmetic, so that alpha has the same bits on any machine; it is precise to about
 * 1e-12.
 *
 * @param tail how many values are x_min or more
 */
public record PowerLaw(double alpha, long xMin, double distance, long tail) {
  private static final double LOWEST_ALPHA = 1.01;
  private static final double HIGHEST_ALPHA = 20;
  private static final double PRECISION = 1e-12;
  private static final int MOST_STEPS = 200;

  /**
   * The fit of least distance; of equal ones the one with the smallest x_min.
   *
   * @param values the distinct values above 0, ascending; two or more
   * @param counts how often each occurs
   */
  public static PowerLaw fit(long[] values, long[] counts) {
    int distinct = values.length;
    long[] tail = new long[distinct + 1];
    double[] logSum = new double[distinct + 1];
    for (int i = distinct - 1; i >= 0; i--) {
      tail[i] = tail[i + 1] + counts[i];
      logSum[i] = logSum[i + 1] + (double) counts[i] * StrictMath.log((double) values[i]);
    }
    PowerLaw best = null;
    // The largest value alone has no distribution.
    for (int first = 0; first < distinct - 1; first++) {
      double alpha = alpha((double) values[first], (double) tail[first], logSum[first]);
      double distance = distance(values, counts, first, alpha);
      if (best == null || distance < best.distance()) {
        best = new PowerLaw(alpha, values[first], distance, tail[first]);
      }
    }
    return best;
  }

  /**
   * The likelihood -n ln zeta(alpha, x_min) - alpha sum ln x is concave: it is greatest where the
   * mean of ln(x/x_min) that alpha lets expect, which falls as alpha grows, is the observed one.
   */
  private static double alpha(double xMin, double n, double logSum) {
    double observed = logSum / n - StrictMath.log(xMin);
    UnivariateFunction surplus = alpha -> expectedLog(alpha, xMin) - observed;
    if (surplus.value(LOWEST_ALPHA) <= 0) {
      return LOWEST_ALPHA;
    }
    return surplus.value(HIGHEST_ALPHA) >= 0
        ? HIGHEST_ALPHA
        : new BrentSolver(PRECISION).solve(MOST_STEPS, surplus, LOWEST_ALPHA, HIGHEST_ALPHA);
  }

  private static double distance(long[] values, long[] counts, int first, double alpha) {
    double lowest = values[first];
    double zeta = scaledZeta(alpha, lowest, lowest);
    double n = 0;
    for (int i = first; i < values.length; i++) {
      n += counts[i];
    }
    double below = 0;
    double largest = 0;
    for (int i = first; i < values.length; i++) {
      below += counts[i];
      double fitted = 1 - scaledZeta(alpha, values[i] + 1.0, lowest) / zeta;
      largest = Math.max(largest, Math.abs(below / n - fitted));
      if (i + 1 < values.length && values[i + 1] > values[i] + 1) {
        double before = 1 - scaledZeta(alpha, (double) values[i + 1], lowest) / zeta;
        largest = Math.max(largest, Math.abs(below / n - before));
      }
    }
    return largest;
  }

  /**
   * Hurwitz zeta times scale^alpha: the sum over k >= q of (k/scale)^-alpha, by terms up to where
   * the Euler-Maclaurin formula gives the rest; relative error below 1e-14.
   */
  static double scaledZeta(double alpha, double q, double scale) {
    double sum = 0;
    int terms = terms(alpha, q);
    for (int k = 0; k < terms; k++) {
      sum += StrictMath.pow((q + k) / scale, -alpha);
    }
    double a = q + terms;
    return sum + StrictMath.pow(a / scale, -alpha) * rest(alpha, a);
  }

  /** The mean of ln(k/q) over the law's k >= q: minus the derivative of ln scaledZeta by alpha. */
  static double expectedLog(double alpha, double q) {
    double sum = 0;
    double logs = 0;
    int terms = terms(alpha, q);
    for (int k = 0; k < terms; k++) {
      double log = StrictMath.log((q + k) / q);
      double power = StrictMath.exp(-alpha * log);
      sum += power;
      logs += power * log;
    }
    double a = q + terms;
    double log = StrictMath.log(a / q);
    double power = StrictMath.exp(-alpha * log);
    double rest = rest(alpha, a);
    return (logs + power * (log * rest - restByAlpha(alpha, a))) / (sum + power * rest);
  }

  /** The formula alone is enough far from 0. */
  private static int terms(double alpha, double q) {
    return q > 10 * alpha ? 0 : 20;
  }

  /** The Euler-Maclaurin formula for the sum over k >= a of (k/a)^-alpha. */
  private static double rest(double alpha, double a) {
    double square = a * a;
    double third = alpha * (alpha + 1) * (alpha + 2) / (a * square);
    double fifth = third * (alpha + 3) * (alpha + 4) / square;
    double seventh = fifth * (alpha + 5) * (alpha + 6) / square;
    return a / (alpha - 1)
        + 0.5
        + alpha / (12 * a)
        - third / 720
        + fifth / 30240
        - seventh / 1209600;
  }

  /** The derivative of {@link #rest} by alpha. */
  private static double restByAlpha(double alpha, double a) {
    double square = a * a;
    double third = alpha * (alpha + 1) * (alpha + 2) / (a * square);
    double fifth = third * (alpha + 3) * (alpha + 4) / square;
    double seventh = fifth * (alpha + 5) * (alpha + 6) / square;
    double ofThird = 1 / alpha + 1 / (alpha + 1) + 1 / (alpha + 2);
    double ofFifth = ofThird + 1 / (alpha + 3) + 1 / (alpha + 4);
    double ofSeventh = ofFifth + 1 / (alpha + 5) + 1 / (alpha + 6);
    return -a / ((alpha - 1) * (alpha - 1))
        + 1 / (12 * a)
        - third * ofThird / 720
        + fifth * ofFifth / 30240
        - seventh * ofSeventh / 1209600;
  }
}
