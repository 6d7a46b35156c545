package org.innoflow.config;

import java.util.Arrays;
import java.util.List;

/**
 * How many times as important each of several things is as each other one, as the analytic
 * hierarchy process (Saaty 1980) asks it of experts. What is below the diagonal is the inverse of
 * what is above.
 */
final class Comparisons {
  /** Above it the judgements contradict each other too much to be used. */
  static final double HIGHEST_RATIO = 0.1;

  /** The mean consistency index of random matrices of 1, 2, ... things (Saaty 1980). */
  private static final double[] RANDOM_INDEX = {
    0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59
  };

  private static final int MOST_STEPS = 1000;
  private static final double PRECISION = 1e-14;

  private final double[] weights;
  private final double ratio;

  private Comparisons(double[] weights, double ratio) {
    this.weights = weights;
    this.ratio = ratio;
  }

  /** The most things that can be compared. */
  static int most() {
    return RANDOM_INDEX.length;
  }

  /**
   * Weights from judgements.
   *
   * @param upper the i-th row compares the i-th thing with those after it; all above 0
   */
  static Comparisons of(List<double[]> upper) {
    int n = upper.size() + 1;
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      matrix[i][i] = 1;
      for (int j = i + 1; j < n; j++) {
        matrix[i][j] = upper.get(i)[j - i - 1];
        matrix[j][i] = 1 / matrix[i][j];
      }
    }
    double[] weights = principal(matrix);
    double largest = Arrays.stream(product(matrix, weights)).sum();
    double index = n < 3 ? 0 : (largest - n) / (n - 1);
    return new Comparisons(weights, n < 3 ? 0 : index / RANDOM_INDEX[n - 1]);
  }

  /** The principal eigenvector with sum 1, by iteration: all entries of the matrix are positive. */
  private static double[] principal(double[][] matrix) {
    double[] vector = new double[matrix.length];
    Arrays.fill(vector, 1.0 / matrix.length);
    double change = 1;
    for (int step = 0; step < MOST_STEPS && change > PRECISION; step++) {
      double[] next = product(matrix, vector);
      double sum = Arrays.stream(next).sum();
      change = 0;
      for (int i = 0; i < next.length; i++) {
        next[i] /= sum;
        change += Math.abs(next[i] - vector[i]);
      }
      vector = next;
    }
    return vector;
  }

  private static double[] product(double[][] matrix, double[] vector) {
    double[] product = new double[vector.length];
    for (int i = 0; i < vector.length; i++) {
      for (int j = 0; j < vector.length; j++) {
        product[i] += matrix[i][j] * vector[j];
      }
    }
    return product;
  }

  /** The weights, which sum to 1. */
  double[] weights() {
    return weights.clone();
  }

  /** The consistency ratio: 0 where no judgement contradicts another. */
  double ratio() {
    return ratio;
  }
}
