package org.innoflow.index;

import java.util.List;
import java.util.Random;
import org.innoflow.config.IndexMethod;
import org.innoflow.config.IndexMethod.Normalisation;

/**
 * How far the ranks of the total depend on weights and normalisation: in each of many seeded draws
 * the index is made with others, and a place's interval holds the middle nine tenths of its ranks.
 *
 * <p>Ranks need the function of the mean alone and not its inverse, so that a draw costs one
 * multiplication per indicator and cell.
 */
final class RankIntervals {
  private static final double OUTSIDE = 0.05;

  private final int draws;
  private final int[][] counts;

  private RankIntervals(int draws, int cells, int places) {
    this.draws = draws;
    this.counts = new int[cells][places + 1];
  }

  static RankIntervals of(CompositeIndex index) {
    IndexMethod.Uncertainty settings = index.settings().method().uncertainty();
    RankIntervals intervals =
        new RankIntervals(settings.draws(), index.places() * index.years(), index.places());
    List<Normalisation> normalisations = settings.normalisations();
    double[][][] terms = new double[normalisations.size()][][];
    Random random = new Random(settings.seed());
    for (int draw = 0; draw < settings.draws(); draw++) {
      int chosen = random.nextInt(normalisations.size());
      Normalised values = index.normalised(normalisations.get(chosen));
      if (terms[chosen] == null) {
        terms[chosen] = terms(index, values);
      }
      TreeWeights weights = index.weights().drawn(random, settings.spread());
      intervals.add(index, values, terms[chosen], weights);
    }
    return intervals;
  }

  /** The function of the mean of each indicator and cell. */
  private static double[][] terms(CompositeIndex index, Normalised values) {
    int cells = index.places() * index.years();
    double[][] terms = new double[values.count()][cells];
    for (int i = 0; i < terms.length; i++) {
      for (int cell = 0; cell < cells; cell++) {
        boolean out = values.out(i, cell / index.years());
        terms[i][cell] = out ? 0 : index.mean().of(values.value(i, cell));
      }
    }
    return terms;
  }

  private void add(CompositeIndex index, Normalised values, double[][] terms, TreeWeights weights) {
    IndexTree tree = index.tree();
    int years = index.years();
    double sign = index.mean() == Mean.HARMONIC ? -1 : 1;
    double[] scores = new double[index.places() * years];
    for (int p = 0; p < index.places(); p++) {
      double[] w = weights.at(values, p);
      for (int i = 0; i < terms.length; i++) {
        double weight = sign * w[i] * w[tree.parent(i)];
        for (int cell = p * years; weight != 0 && cell < (p + 1) * years; cell++) {
          scores[cell] += weight * terms[i][cell];
        }
      }
      for (int cell = p * years; w[tree.total()] == 0 && cell < (p + 1) * years; cell++) {
        scores[cell] = Double.NaN;
      }
    }
    double[] ofYear = new double[index.places()];
    for (int y = 0; y < years; y++) {
      for (int p = 0; p < ofYear.length; p++) {
        ofYear[p] = scores[p * years + y];
      }
      int[] ranks = CompositeIndex.ranks(ofYear);
      for (int p = 0; p < ofYear.length; p++) {
        counts[p * years + y][ranks[p]]++;
      }
    }
  }

  /** The best rank of the interval of a cell; 0 where there were no draws or it has no value. */
  int low(int cell) {
    return quantile(cell, OUTSIDE);
  }

  /** The worst rank; 0 likewise. */
  int high(int cell) {
    return quantile(cell, 1 - OUTSIDE);
  }

  /** The least rank that a share of the draws does not go beyond. */
  private int quantile(int cell, double share) {
    long ranked = (long) draws - counts[cell][0];
    long seen = 0;
    int rank = 0;
    while (ranked > 0 && (seen == 0 || seen < share * ranked)) {
      rank++;
      seen += counts[cell][rank];
    }
    return rank;
  }
}
