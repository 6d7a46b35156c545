package org.innoflow.index;

import org.innoflow.config.IndexMethod.Aggregation;

/**
 * A weighted mean of values, as the mean of some function of them: of themselves (arithmetic), of
 * logarithms (geometric), of inverses (harmonic). Weights sum to 1. In strict arithmetic.
 */
enum Mean {
  ARITHMETIC {
    @Override
    double of(double value) {
      return value;
    }

    @Override
    double back(double mean) {
      return mean;
    }

    @Override
    double gradient(double weight, double value, double mean) {
      return weight;
    }

    @Override
    double slope(double weight, double before, double value, double meanBefore, double mean) {
      return weight;
    }
  },

  GEOMETRIC {
    @Override
    double of(double value) {
      return StrictMath.log(value);
    }

    @Override
    double back(double mean) {
      return StrictMath.exp(mean);
    }

    @Override
    double gradient(double weight, double value, double mean) {
      return weight * mean / value;
    }

    @Override
    double slope(double weight, double before, double value, double meanBefore, double mean) {
      return weight * logarithmicMean(meanBefore, mean) / logarithmicMean(before, value);
    }
  },

  HARMONIC {
    @Override
    double of(double value) {
      return 1 / value;
    }

    @Override
    double back(double mean) {
      return 1 / mean;
    }

    @Override
    double gradient(double weight, double value, double mean) {
      return weight * (mean / value) * (mean / value);
    }

    @Override
    double slope(double weight, double before, double value, double meanBefore, double mean) {
      return weight * (mean / value) * (meanBefore / before);
    }
  };

  static Mean of(Aggregation aggregation) {
    return valueOf(aggregation.name());
  }

  /** The function of a value that is averaged. */
  abstract double of(double value);

  /** Its inverse. */
  abstract double back(double mean);

  /**
   * How the mean grows with one value: times the values, these sum to the mean (Euler), since twice
   * the values have twice the mean.
   */
  abstract double gradient(double weight, double value, double mean);

  /**
   * What one unit of a value's change has changed the mean by: times the changes, these sum to the
   * change of the mean. Of geometric means the logarithmic mean Divisia decomposition (Ang 2004).
   */
  abstract double slope(double weight, double before, double value, double meanBefore, double mean);

  private static double logarithmicMean(double a, double b) {
    double change = (b - a) / a;
    return change == 0 ? a : (b - a) / StrictMath.log1p(change);
  }
}
