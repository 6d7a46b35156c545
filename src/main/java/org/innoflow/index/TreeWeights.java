package org.innoflow.index;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.innoflow.config.IndexMethod;
import org.innoflow.config.IndexMethod.Weighting;

/**
 * The weight of each node in its parent, by number of {@link IndexTree}. For a place in which
 * indicators are left out, the others of the component have their weight in proportion; a component
 * without any gives its weight to the others.
 */
final class TreeWeights {
  private final IndexTree tree;
  private final double[] own;

  private TreeWeights(IndexTree tree, double[] own) {
    this.tree = tree;
    this.own = own;
  }

  /**
   * The weights that the declaration states, or the data tell.
   *
   * @param ranges the indicators between 0 and 1, as min-max makes them
   */
  static TreeWeights of(IndexTree tree, IndexMethod method, Normalised ranges) {
    double[] own = new double[tree.size()];
    own[tree.total()] = 1;
    int components = tree.components().size();
    double[][] means = new double[components][];
    for (int k = 0; k < components; k++) {
      int from = tree.first(k);
      int to = tree.first(k + 1);
      double[][] values =
          IntStream.range(from, to).mapToObj(ranges::values).toArray(double[][]::new);
      double[] weights =
          isTold(method.indicators())
              ? Weights.of(method.indicators(), values)
              : IntStream.range(from, to)
                  .mapToDouble(i -> tree.indicators().get(i).weight())
                  .toArray();
      System.arraycopy(weights, 0, own, from, weights.length);
      means[k] = means(values, weights);
    }
    double[] weights =
        isTold(method.components())
            ? Weights.of(method.components(), means)
            : tree.components().stream().mapToDouble(c -> c.weight()).toArray();
    System.arraycopy(weights, 0, own, tree.component(0), components);
    return new TreeWeights(tree, own);
  }

  private static boolean isTold(Weighting weighting) {
    return switch (weighting) {
      case ENTROPY, CRITIC, PCA -> true;
      case EQUAL, GIVEN, AHP -> false;
    };
  }

  /** The weighted mean of each cell over the rows that have it; NaN where none does. */
  private static double[] means(double[][] values, double[] weights) {
    return IntStream.range(0, values[0].length)
        .mapToDouble(
            cell -> {
              double sum = 0;
              double of = 0;
              for (int i = 0; i < values.length; i++) {
                if (!Double.isNaN(values[i][cell])) {
                  sum += weights[i] * values[i][cell];
                  of += weights[i];
                }
              }
              return of > 0 ? sum / of : Double.NaN;
            })
        .toArray();
  }

  /** Weights each drawn from (1 - spread) to (1 + spread) times its own; the tree's sum to 1. */
  TreeWeights drawn(Random random, double spread) {
    double[] drawn =
        Arrays.stream(own).map(w -> w * (1 + spread * (2 * random.nextDouble() - 1))).toArray();
    return new TreeWeights(tree, drawn);
  }

  /** The weight of a node in its parent before any is left out. */
  double own(int node) {
    return own[node];
  }

  /** The weights at a place: 0 for what is left out there, else those of each parent sum to 1. */
  double[] at(Normalised values, int place) {
    double[] weights = new double[tree.size()];
    for (int k = 0; k < tree.components().size(); k++) {
      int from = tree.first(k);
      int to = tree.first(k + 1);
      int[] counted = IntStream.range(from, to).filter(i -> !values.out(i, place)).toArray();
      double known = Arrays.stream(counted).mapToDouble(i -> own[i]).sum();
      double sum = 0;
      for (int i : counted) {
        // Where all that is left has no weight, each counts alike.
        weights[i] = known > 0 ? own[i] : 1;
        sum += weights[i];
      }
      for (int i : counted) {
        weights[i] /= sum;
      }
      weights[tree.component(k)] = sum > 0 ? own[tree.component(k)] : 0;
    }
    double sum = 0;
    for (int k = 0; k < tree.components().size(); k++) {
      sum += weights[tree.component(k)];
    }
    for (int k = 0; k < tree.components().size() && sum > 0; k++) {
      weights[tree.component(k)] /= sum;
    }
    weights[tree.total()] = sum > 0 ? 1 : 0;
    return weights;
  }
}
