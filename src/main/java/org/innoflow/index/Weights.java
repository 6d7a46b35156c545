package org.innoflow.index;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.innoflow.config.IndexMethod.Weighting;

/**
 * Weights that the data tell, from values between 0 and 1 of which greater is better (min-max over
 * the panel); cells with NaN are passed over. What is the same everywhere has weight 0.
 */
final class Weights {
  /** What is nearer than this is the same: correlations and eigenvalues have rounding errors. */
  private static final double NEAR = 1e-12;

  private Weights() {}

  /** Weights that sum to 1, of the rows of values; all alike where the data tell nothing. */
  static double[] of(Weighting weighting, double[][] values) {
    double[] raw =
        switch (weighting) {
          case ENTROPY -> entropy(values);
          case CRITIC -> critic(values);
          case PCA -> principalComponents(values);
          default -> throw new IllegalArgumentException("Not told by the data: " + weighting);
        };
    double sum = Arrays.stream(raw).sum();
    return Arrays.stream(raw).map(w -> sum > 0 ? w / sum : 1.0 / raw.length).toArray();
  }

  /** 1 - e, e = -sum p ln p / ln n of p = x / sum x (Shannon; Hwang and Yoon 1981). */
  private static double[] entropy(double[][] values) {
    return Arrays.stream(values).mapToDouble(Weights::divergence).toArray();
  }

  private static double divergence(double[] values) {
    double[] known = known(values);
    double sum = Arrays.stream(known).sum();
    if (known.length < 2 || sum == 0) {
      return 0;
    }
    double entropy = 0;
    for (double x : known) {
      double p = x / sum;
      entropy -= p > 0 ? p * StrictMath.log(p) : 0;
    }
    return Math.max(0, 1 - entropy / StrictMath.log(known.length));
  }

  /** Standard deviation times the sum of 1 - r over the others (Diakoulaki et al. 1995). */
  private static double[] critic(double[][] values) {
    double[][] r = correlations(values);
    return IntStream.range(0, values.length)
        .mapToDouble(i -> deviation(values[i]) * Arrays.stream(r[i]).map(each -> 1 - each).sum())
        .toArray();
  }

  /**
   * The squared entries of the eigenvectors of the correlation matrix whose eigenvalue is above 1,
   * of the greatest at least, each weighted by its eigenvalue (OECD 2008, without rotation).
   */
  private static double[] principalComponents(double[][] values) {
    int[] varying =
        IntStream.range(0, values.length).filter(i -> deviation(values[i]) > 0).toArray();
    double[] weights = new double[values.length];
    if (varying.length == 0) {
      return weights;
    }
    double[][] r =
        correlations(Arrays.stream(varying).mapToObj(i -> values[i]).toArray(double[][]::new));
    EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(r));
    double[] eigenvalues = eigen.getRealEigenvalues();
    for (int k = 0; k < eigenvalues.length; k++) {
      if (eigenvalues[k] > Math.min(1 + NEAR, eigenvalues[0] - NEAR)) {
        for (int i = 0; i < varying.length; i++) {
          double entry = eigen.getEigenvector(k).getEntry(i);
          weights[varying[i]] += eigenvalues[k] * entry * entry;
        }
      }
    }
    return weights;
  }

  /** Pearson's r over the cells that both have; 1 where one does not vary: it tells nothing. */
  private static double[][] correlations(double[][] values) {
    double[][] r = new double[values.length][values.length];
    for (int i = 0; i < values.length; i++) {
      r[i][i] = 1;
      for (int j = 0; j < i; j++) {
        r[i][j] = correlation(values[i], values[j]);
        r[j][i] = r[i][j];
      }
    }
    return r;
  }

  private static double correlation(double[] a, double[] b) {
    int[] both =
        IntStream.range(0, a.length)
            .filter(i -> !Double.isNaN(a[i]) && !Double.isNaN(b[i]))
            .toArray();
    double meanA = Arrays.stream(both).mapToDouble(i -> a[i]).average().orElse(0);
    double meanB = Arrays.stream(both).mapToDouble(i -> b[i]).average().orElse(0);
    double together = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (int i : both) {
      together += (a[i] - meanA) * (b[i] - meanB);
      squaresA += (a[i] - meanA) * (a[i] - meanA);
      squaresB += (b[i] - meanB) * (b[i] - meanB);
    }
    double r = squaresA == 0 || squaresB == 0 ? 1 : together / Math.sqrt(squaresA * squaresB);
    return Math.abs(r) > 1 - NEAR ? Math.signum(r) : r;
  }

  private static double deviation(double[] values) {
    double[] known = known(values);
    double mean = Arrays.stream(known).average().orElse(0);
    double squares = Arrays.stream(known).map(x -> (x - mean) * (x - mean)).sum();
    return known.length == 0 ? 0 : Math.sqrt(squares / known.length);
  }

  private static double[] known(double[] values) {
    return Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
  }
}
