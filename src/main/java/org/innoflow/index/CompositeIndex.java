package org.innoflow.index;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.innoflow.config.IndexMethod;
import org.innoflow.config.IndexMethod.Normalisation;
import org.innoflow.config.IndexSettings;

/**
 * A composite index of all its places and years: the value of each node, what it weighs, what it
 * contributes to the total and to the total's change. Values are 100 times normalised ones, but for
 * z-scores, which stand as they are.
 */
final class CompositeIndex {
  private final IndexSettings settings;
  private final IndexTree tree;
  private final Indicators indicators;
  private final TreeWeights weights;
  private final Map<Normalisation, Normalised> normalised = new EnumMap<>(Normalisation.class);
  private final Mean mean;
  private final int places;
  private final int years;
  private final double[][] values;
  private final double[][] weightsAt;

  CompositeIndex(IndexSettings settings, List<IndexPlace> places, SeriesValues series) {
    this.settings = settings;
    this.tree = new IndexTree(settings.components());
    this.places = places.size();
    this.years = settings.years();
    IndexMethod method = settings.method();
    this.indicators =
        Indicators.of(tree.indicators(), series, this.places, years, method.missing());
    this.mean = Mean.of(method.aggregation());
    this.weights = TreeWeights.of(tree, method, Normalised.ranges(indicators, tree.indicators()));
    this.values = new double[tree.size()][this.places * years];
    this.weightsAt = new double[this.places][];
    for (int p = 0; p < this.places; p++) {
      weightsAt[p] = weights.at(normalised(), p);
      for (int y = 0; y < years; y++) {
        aggregate(p, p * years + y);
      }
    }
  }

  private void aggregate(int place, int cell) {
    double[] w = weightsAt[place];
    double scale = settings.method().normalisation() == Normalisation.Z_SCORE ? 1 : 100;
    double total = 0;
    for (int k = 0; k < tree.components().size(); k++) {
      double sum = 0;
      boolean any = false;
      for (int i = tree.first(k); i < tree.first(k + 1); i++) {
        values[i][cell] = scale * normalised().value(i, cell);
        sum += w[i] > 0 ? w[i] * mean.of(values[i][cell]) : 0;
        any |= w[i] > 0;
      }
      int node = tree.component(k);
      values[node][cell] = any ? mean.back(sum) : Double.NaN;
      total += w[node] > 0 ? w[node] * mean.of(values[node][cell]) : 0;
    }
    values[tree.total()][cell] = w[tree.total()] > 0 ? mean.back(total) : Double.NaN;
    if (isBase(cell)) {
      // Means of 100 are 100, to the last bit too.
      for (int node = tree.component(0); node < tree.size(); node++) {
        values[node][cell] = Double.isNaN(values[node][cell]) ? Double.NaN : scale;
      }
    }
  }

  private boolean isBase(int cell) {
    return settings.method().normalisation() == Normalisation.BASE_YEAR
        && cell % years == baseYear();
  }

  /** Counted from 0; the first where there is none. */
  private int baseYear() {
    return settings.baseYear() == null ? 0 : settings.baseYear() - settings.firstYear();
  }

  IndexSettings settings() {
    return settings;
  }

  IndexTree tree() {
    return tree;
  }

  Indicators indicators() {
    return indicators;
  }

  TreeWeights weights() {
    return weights;
  }

  int places() {
    return places;
  }

  int years() {
    return years;
  }

  /** The indicators under the index's own normalisation. */
  Normalised normalised() {
    return normalised(settings.method().normalisation());
  }

  Normalised normalised(Normalisation normalisation) {
    return normalised.computeIfAbsent(
        normalisation,
        n -> Normalised.of(indicators, tree.indicators(), n, baseYear(), settings.method()));
  }

  Mean mean() {
    return mean;
  }

  /** The value of a node in a cell; NaN where it is left out. */
  double value(int node, int cell) {
    return values[node][cell];
  }

  /** The values of a node by cell. */
  double[] values(int node) {
    return values[node];
  }

  /** The weight of a node in its parent at a place. */
  double weight(int node, int place) {
    return weightsAt[place][node];
  }

  /** What a node adds to the total: the nodes of one depth add up to it. */
  double contribution(int node, int cell) {
    return value(node, cell) * gradient(node, cell);
  }

  private double gradient(int node, int cell) {
    int parent = tree.parent(node);
    if (parent < 0) {
      return 1;
    }
    double weight = weight(node, cell / years);
    return weight == 0
        ? 0
        : mean.gradient(weight, value(node, cell), value(parent, cell)) * gradient(parent, cell);
  }

  /** What a node adds to the change of the total since the year before; NaN in the first year. */
  double change(int node, int cell) {
    if (cell % years == 0) {
      return Double.NaN;
    }
    double before = value(node, cell - 1);
    return (value(node, cell) - before) * slope(node, cell);
  }

  private double slope(int node, int cell) {
    int parent = tree.parent(node);
    if (parent < 0) {
      return 1;
    }
    double weight = weight(node, cell / years);
    return weight == 0
        ? 0
        : mean.slope(
                weight,
                value(node, cell - 1),
                value(node, cell),
                value(parent, cell - 1),
                value(parent, cell))
            * slope(parent, cell);
  }

  /** The share of a value, by weight, that is made of filled gaps. */
  double imputedShare(int node, int cell) {
    int place = cell / years;
    if (tree.depth(node) == 2) {
      boolean ratio = settings.method().normalisation() == Normalisation.BASE_YEAR;
      boolean base = ratio && indicators.imputed(node, place * years + baseYear());
      return base || indicators.imputed(node, cell) ? 1 : 0;
    }
    double share = 0;
    for (int child = 0; child < tree.size(); child++) {
      if (tree.parent(child) == node) {
        share += weight(child, place) * imputedShare(child, cell);
      }
    }
    return share;
  }

  /** The rank of each place in a year by the value of a node, ties alike; 0 where it has none. */
  int[] ranks(int node, int year) {
    double[] ofYear = new double[places];
    for (int p = 0; p < places; p++) {
      ofYear[p] = values[node][p * years + year];
    }
    return ranks(ofYear);
  }

  /** Ranks from 1 for the greatest on; 0 for NaN. Values that rounding alone tells apart tie. */
  static int[] ranks(double[] exact) {
    double[] values = Arrays.stream(exact).map(CompositeIndex::rounded).toArray();
    double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    int[] ranks = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      ranks[i] = Double.isNaN(values[i]) ? 0 : 1 + above(sorted, values[i]);
    }
    return ranks;
  }

  /** To 40 binary digits, some twelve decimal ones. */
  private static double rounded(double value) {
    if (Math.abs(value) < 1e-12) {
      return 0;
    }
    long bits = Double.doubleToRawLongBits(value) + (1L << 11);
    return Double.isNaN(value) ? value : Double.longBitsToDouble(bits & -(1L << 12));
  }

  /** How many of the sorted values are greater. */
  private static int above(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return sorted.length - low;
  }
}
