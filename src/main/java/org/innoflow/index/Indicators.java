package org.innoflow.index;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.innoflow.config.IndexComponent;
import org.innoflow.config.IndexMethod;

/**
 * The values of all indicators of an index, with its gaps filled where they may be. Arrays are by
 * indicator, in the order of the declaration, and by cell, {@code place * years + year}.
 */
final class Indicators {
  private final int years;
  private final double[][] values;
  private final boolean[][] imputed;
  private final SeriesValues.Values[] sources;
  private final String[][] whyOut;

  private Indicators(int indicators, int places, int years) {
    this.years = years;
    this.values = new double[indicators][];
    this.imputed = new boolean[indicators][places * years];
    this.sources = new SeriesValues.Values[indicators];
    this.whyOut = new String[indicators][places];
  }

  /** The indicators of the declaration, of every place and year of it. */
  static Indicators of(
      List<IndexComponent.Indicator> indicators,
      SeriesValues series,
      int places,
      int years,
      IndexMethod.Missing missing) {
    Indicators all = new Indicators(indicators.size(), places, years);
    for (int i = 0; i < indicators.size(); i++) {
      all.sources[i] = series.of(indicators.get(i).series());
      all.values[i] = all.sources[i].cells().clone();
      all.fill(i, missing);
    }
    return all;
  }

  private void fill(int indicator, IndexMethod.Missing missing) {
    double[] cells = values[indicator];
    long present = Arrays.stream(cells).filter(v -> !Double.isNaN(v)).count();
    if (presentShare(indicator) == 0) {
      Arrays.fill(whyOut[indicator], "left out: no source gives a value of these places and years");
      return;
    }
    if (present < missing.leastShare() * cells.length) {
      Arrays.fill(
          whyOut[indicator],
          String.format(
              Locale.ROOT,
              "left out: %d of %d values are known, less than %.0f %%",
              present,
              cells.length,
              100 * missing.leastShare()));
      return;
    }
    double[] known = cells.clone();
    for (int p = 0; p < places(); p++) {
      switch (missing.imputation()) {
        case NONE -> {}
        case INTERPOLATE -> interpolate(cells, p * years);
        case MEAN -> mean(known, cells, p * years);
      }
      for (int cell = p * years; cell < (p + 1) * years; cell++) {
        imputed[indicator][cell] = Double.isNaN(known[cell]) && !Double.isNaN(cells[cell]);
        if (Double.isNaN(cells[cell])) {
          whyOut[indicator][p] = "left out: a value is missing and there is none to fill it by";
        }
      }
    }
  }

  /** Between two known years a straight line; before the first and after the last their value. */
  private void interpolate(double[] cells, int from) {
    int before = -1;
    for (int y = 0; y <= years; y++) {
      if (y < years && Double.isNaN(cells[from + y])) {
        continue;
      }
      for (int gap = before + 1; gap < y && (before >= 0 || y < years); gap++) {
        double left = before < 0 ? cells[from + y] : cells[from + before];
        double right = y == years ? left : cells[from + y];
        cells[from + gap] = left + (right - left) * (gap - before) / (y - before);
      }
      before = y;
    }
  }

  private void mean(double[] known, double[] cells, int from) {
    for (int y = 0; y < years; y++) {
      if (Double.isNaN(known[from + y])) {
        int year = y;
        cells[from + y] =
            IntStream.range(0, places())
                .mapToDouble(p -> known[p * years + year])
                .filter(v -> !Double.isNaN(v))
                .average()
                .orElse(Double.NaN);
      }
    }
  }

  int count() {
    return values.length;
  }

  int places() {
    return whyOut.length == 0 ? 0 : whyOut[0].length;
  }

  int years() {
    return years;
  }

  /** The values of an indicator; NaN only where {@link #whyOut} says why. */
  double[] values(int indicator) {
    return values[indicator];
  }

  boolean imputed(int indicator, int cell) {
    return imputed[indicator][cell];
  }

  /** The share of the cells that the source gives. */
  double presentShare(int indicator) {
    return (double) sources[indicator].toldCells() / values[indicator].length;
  }

  /** Why an indicator is left out for a place; null where it is not. */
  String whyOut(int indicator, int place) {
    return whyOut[indicator][place];
  }

  /** The last year, counted from 0, of which a source gives a value; -1 for none. */
  int lastYearKnown() {
    int last = -1;
    for (int i = 0; i < count(); i++) {
      for (int cell = 0; cell < values[i].length; cell++) {
        if (sources[i].told(cell)) {
          last = Math.max(last, cell % years);
        }
      }
    }
    return last;
  }
}
