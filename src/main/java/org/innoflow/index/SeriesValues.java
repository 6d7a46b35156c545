package org.innoflow.index;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.innoflow.config.IndexSeries;
import org.innoflow.config.IndexSettings;

/** The values of the series of an index, as sources give them, and those made of them. */
final class SeriesValues {
  private final IndexSettings index;
  private final List<IndexPlace> places;

  /** By series, then by member: a place's own id, one of its names, a province or a city of it. */
  private final Map<String, Map<String, double[]>> told = new HashMap<>();

  private final Map<String, double[]> resolved = new HashMap<>();

  SeriesValues(IndexSettings index, List<IndexPlace> places) {
    this.index = index;
    this.places = places;
  }

  /** Takes a value; years outside the index are passed over. */
  void put(String series, String member, int year, double value) {
    if (year >= index.firstYear() && year <= index.lastYear()) {
      told.computeIfAbsent(series, s -> new HashMap<>())
              .computeIfAbsent(member, m -> unknown(index.years()))[year - index.firstYear()] =
          value;
    }
  }

  /** A series by place and year, {@code place * years + year}; NaN for a missing cell. */
  double[] of(String series) {
    double[] known = resolved.get(series);
    if (known == null) {
      known = resolve(series);
      resolved.put(series, known);
    }
    return known;
  }

  private double[] resolve(String name) {
    IndexSeries series = index.series().get(name);
    double[] values = unknown(places.size() * index.years());
    for (int p = 0; p < places.size(); p++) {
      for (int y = 0; y < index.years(); y++) {
        int cell = p * index.years() + y;
        double value = value(name, series, places.get(p), y, cell);
        values[cell] =
            Double.isNaN(value) && series.otherwise() != null ? series.otherwise() : value;
      }
    }
    return values;
  }

  private double value(String name, IndexSeries series, IndexPlace place, int year, int cell) {
    if (series instanceof IndexSeries.Ratio ratio) {
      double over = of(ratio.denominator())[cell];
      return over == 0 ? Double.NaN : of(ratio.numerator())[cell] / over;
    }
    Map<String, double[]> members = told.getOrDefault(name, Map.of());
    for (String own : place.names()) {
      if (!Double.isNaN(at(members, own, year))) {
        return at(members, own, year);
      }
    }
    if (!(series instanceof IndexSeries.Given given) || given.rollUp() == IndexSeries.RollUp.NONE) {
      return Double.NaN;
    }
    boolean mean = given.rollUp() == IndexSeries.RollUp.MEAN;
    double ofProvinces = rolledUp(members, place.provinces(), year, mean, null);
    return Double.isNaN(ofProvinces)
        ? rolledUp(members, place.cities(), year, mean, series.otherwise())
        : ofProvinces;
  }

  /** NaN where there is no member, or one of them is not known and nothing stands for it. */
  private static double rolledUp(
      Map<String, double[]> members,
      Collection<String> ids,
      int year,
      boolean mean,
      Double otherwise) {
    double sum = 0;
    for (String id : ids) {
      double value = at(members, id, year);
      sum += Double.isNaN(value) && otherwise != null ? otherwise : value;
    }
    return ids.isEmpty() ? Double.NaN : mean ? sum / ids.size() : sum;
  }

  private static double at(Map<String, double[]> members, String id, int year) {
    double[] years = members.get(id);
    return years == null ? Double.NaN : years[year];
  }

  private static double[] unknown(int size) {
    double[] values = new double[size];
    Arrays.fill(values, Double.NaN);
    return values;
  }
}
