package org.innoflow.index;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.innoflow.config.IndexComponent;
import org.innoflow.config.IndexComponent.Direction;
import org.innoflow.config.IndexMethod;
import org.innoflow.config.IndexMethod.Aggregation;
import org.innoflow.config.IndexMethod.Normalisation;

/**
 * Indicators made comparable; greater is better in all of them. An indicator that cannot be is left
 * out, for the places that it cannot be for, with the reason.
 */
final class Normalised {
  private final Indicators indicators;
  private final double[][] values;
  private final String[][] whyOut;

  private Normalised(Indicators indicators) {
    this.indicators = indicators;
    this.values = new double[indicators.count()][indicators.places() * indicators.years()];
    this.whyOut = new String[indicators.count()][indicators.places()];
  }

  /**
   * Normalises every indicator.
   *
   * @param baseYear counted from 0; read by normalisation base-year alone
   * @param method whose floor and mean are heeded; its own normalisation is not
   */
  static Normalised of(
      Indicators indicators,
      List<IndexComponent.Indicator> declared,
      Normalisation normalisation,
      int baseYear,
      IndexMethod method) {
    boolean positive = method.aggregation() != Aggregation.ARITHMETIC;
    return of(indicators, declared, normalisation, baseYear, method.floor(), positive);
  }

  /** Every indicator between 0 and 1, by the least and the greatest of its values. */
  static Normalised ranges(Indicators indicators, List<IndexComponent.Indicator> declared) {
    return of(indicators, declared, Normalisation.MIN_MAX, 0, 0, false);
  }

  private static Normalised of(
      Indicators indicators,
      List<IndexComponent.Indicator> declared,
      Normalisation normalisation,
      int baseYear,
      double floor,
      boolean positive) {
    Normalised all = new Normalised(indicators);
    for (int i = 0; i < indicators.count(); i++) {
      boolean less = declared.get(i).direction() == Direction.LESS;
      for (int p = 0; p < indicators.places(); p++) {
        all.whyOut[i][p] = indicators.whyOut(i, p);
        if (all.whyOut[i][p] != null) {
          Arrays.fill(
              all.values[i], p * indicators.years(), (p + 1) * indicators.years(), Double.NaN);
        }
      }
      switch (normalisation) {
        case BASE_YEAR -> all.byBaseYear(i, baseYear, less, less || positive);
        case MIN_MAX -> all.byRange(i, floor, less);
        case Z_SCORE -> all.byDeviation(i, less);
        case RANK -> all.byRank(i, floor, less);
      }
    }
    return all;
  }

  private void byBaseYear(int i, int baseYear, boolean less, boolean positive) {
    double[] raw = indicators.values(i);
    int years = indicators.years();
    for (int p = 0; p < indicators.places(); p++) {
      double base = raw[p * years + baseYear];
      double least = Arrays.stream(raw, p * years, (p + 1) * years).min().orElse(Double.NaN);
      if (whyOut[i][p] == null && !(base > 0)) {
        leaveOut(i, p, "left out: its value in the base year is not above 0");
      } else if (whyOut[i][p] == null && (least < 0 || (positive && least == 0))) {
        leaveOut(
            i, p, "left out: a value " + (positive ? "not above" : "below") + " 0 has no ratio");
      }
      for (int cell = p * years; whyOut[i][p] == null && cell < (p + 1) * years; cell++) {
        values[i][cell] = less ? base / raw[cell] : raw[cell] / base;
      }
    }
  }

  private void byRange(int i, double floor, boolean less) {
    double[] raw = indicators.values(i);
    double least = known(i, raw).min().orElse(Double.NaN);
    double greatest = known(i, raw).max().orElse(Double.NaN);
    if (least == greatest) {
      leaveOutEverywhere(i);
    }
    eachCell(
        i,
        cell -> {
          double part = (less ? greatest - raw[cell] : raw[cell] - least) / (greatest - least);
          return floor + (1 - floor) * part;
        });
  }

  private void byDeviation(int i, boolean less) {
    double[] raw = indicators.values(i);
    double n = known(i, raw).count();
    double mean = known(i, raw).sum() / n;
    double deviation = StrictMath.sqrt(known(i, raw).map(x -> (x - mean) * (x - mean)).sum() / n);
    if (known(i, raw).distinct().count() == 1) {
      leaveOutEverywhere(i);
    }
    eachCell(i, cell -> (less ? mean - raw[cell] : raw[cell] - mean) / deviation);
  }

  private void byRank(int i, double floor, boolean less) {
    double[] raw = indicators.values(i);
    int years = indicators.years();
    for (int p = 0; p < indicators.places() && places(i) < 2; p++) {
      if (whyOut[i][p] == null) {
        leaveOut(i, p, "left out: one place alone has no rank");
      }
    }
    double others = places(i) - 1.0;
    eachCell(
        i,
        cell -> {
          double ahead = 0;
          for (int other = 0; other < indicators.places(); other++) {
            double value = raw[other * years + cell % years];
            if (whyOut[i][other] == null && other != cell / years) {
              int order =
                  less ? Double.compare(value, raw[cell]) : Double.compare(raw[cell], value);
              ahead += order > 0 ? 1 : order == 0 ? 0.5 : 0;
            }
          }
          return floor + (1 - floor) * ahead / others;
        });
  }

  private interface Cell {
    double value(int cell);
  }

  private void eachCell(int i, Cell cell) {
    for (int at = 0; at < values[i].length; at++) {
      if (whyOut[i][at / indicators.years()] == null) {
        values[i][at] = cell.value(at);
      }
    }
  }

  private DoubleStream known(int i, double[] raw) {
    return IntStream.range(0, raw.length)
        .filter(cell -> whyOut[i][cell / indicators.years()] == null)
        .mapToDouble(cell -> raw[cell]);
  }

  private long places(int i) {
    return Arrays.stream(whyOut[i]).filter(why -> why == null).count();
  }

  private void leaveOutEverywhere(int i) {
    for (int p = 0; p < indicators.places(); p++) {
      if (whyOut[i][p] == null) {
        leaveOut(i, p, "left out: it is the same everywhere");
      }
    }
  }

  private void leaveOut(int i, int place, String why) {
    whyOut[i][place] = why;
    Arrays.fill(
        values[i], place * indicators.years(), (place + 1) * indicators.years(), Double.NaN);
  }

  int count() {
    return values.length;
  }

  int places() {
    return indicators.places();
  }

  int years() {
    return indicators.years();
  }

  double value(int indicator, int cell) {
    return values[indicator][cell];
  }

  /** All cells of an indicator, NaN where it is left out. */
  double[] values(int indicator) {
    return values[indicator];
  }

  /** Why an indicator is left out for a place; null where it is not. */
  String whyOut(int indicator, int place) {
    return whyOut[indicator][place];
  }

  boolean out(int indicator, int place) {
    return whyOut[indicator][place] != null;
  }
}
