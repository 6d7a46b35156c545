package org.innoflow.graph;

/**
 * A discrete power law p(x) = x^-alpha / zeta(alpha, x_min) for the values from x_min on, as
 * Clauset, Shalizi and Newman 2009 fit it: alpha by maximum likelihood, x_min where the largest
 * distance between the fitted and the observed cumulative distribution (Kolmogorov-Smirnov) is
 * smallest. Beside it, the straight line through the counts on logarithmic axes, which reports
 * print.
 *
 * <p>In strict arithmetic, since a maximum is flat: alpha is precise to about 1e-8, and has the
 * same bits on any machine.
 *
 * @param tail how many values are x_min or more
 */
public record PowerLaw(double alpha, long xMin, double distance, long tail) {
  private static final double LOWEST_ALPHA = 1.01;
  private static final double HIGHEST_ALPHA = 20;
  private static final double PRECISION = 1e-10;

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

  /** Maximises -n ln zeta(alpha, x_min) - alpha sum ln x, which is concave, by golden section. */
  private static double alpha(double xMin, double n, double logSum) {
    double ratio = (Math.sqrt(5) - 1) / 2;
    double low = LOWEST_ALPHA;
    double high = HIGHEST_ALPHA;
    double left = high - ratio * (high - low);
    double right = low + ratio * (high - low);
    double atLeft = logLikelihood(left, xMin, n, logSum);
    double atRight = logLikelihood(right, xMin, n, logSum);
    while (high - low > PRECISION) {
      if (atLeft >= atRight) {
        high = right;
        right = left;
        atRight = atLeft;
        left = high - ratio * (high - low);
        atLeft = logLikelihood(left, xMin, n, logSum);
      } else {
        low = left;
        left = right;
        atLeft = atRight;
        right = low + ratio * (high - low);
        atRight = logLikelihood(right, xMin, n, logSum);
      }
    }
    return (low + high) / 2;
  }

  private static double logLikelihood(double alpha, double xMin, double n, double logSum) {
    // ln zeta(alpha, x_min) = ln(x_min^alpha zeta) - alpha ln x_min, which does not underflow.
    return -n * (StrictMath.log(scaledZeta(alpha, xMin, xMin)) - alpha * StrictMath.log(xMin))
        - alpha * logSum;
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
   * Hurwitz zeta times scale^alpha: the sum over k >= q of (k/scale)^-alpha, by twenty terms and
   * the Euler-Maclaurin formula for the rest; relative error below 1e-14.
   */
  static double scaledZeta(double alpha, double q, double scale) {
    double sum = 0;
    int terms = 20;
    for (int k = 0; k < terms; k++) {
      sum += StrictMath.pow((q + k) / scale, -alpha);
    }
    double a = q + terms;
    double power = StrictMath.pow(a / scale, -alpha);
    double rest = a / (alpha - 1) + 0.5 + alpha / (12 * a);
    double product = alpha * (alpha + 1) * (alpha + 2);
    rest -= product / (720 * StrictMath.pow(a, 3));
    product *= (alpha + 3) * (alpha + 4);
    rest += product / (30240 * StrictMath.pow(a, 5));
    product *= (alpha + 5) * (alpha + 6);
    rest -= product / (1209600 * StrictMath.pow(a, 7));
    return sum + power * rest;
  }
}
