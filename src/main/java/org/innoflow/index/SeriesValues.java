package org.innoflow.index;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.innoflow.config.IndexSeries;
import org.innoflow.config.IndexSettings;
import org.innoflow.failure.Failure;

/** The values of the series of an index, as sources give them, and those made of them. */
final class SeriesValues {
  private final IndexSettings index;
  private final List<IndexPlace> places;

  /** By series, then by member: a place's own id, one of its names, a province or a city of it. */
  private final Map<String, Map<String, double[]>> given = new HashMap<>();

  private final Map<String, Values> resolved = new HashMap<>();

  SeriesValues(IndexSettings index, List<IndexPlace> places) {
    this.index = index;
    this.places = places;
  }

  /** A series by place and year, {@code place * years + year}. */
  static final class Values {
    private final double[] cells;
    private final boolean[] told;

    private Values(double[] cells) {
      this.cells = cells;
      this.told = new boolean[cells.length];
    }

    /** The values; NaN where a cell is missing. */
    double[] cells() {
      return cells;
    }

    /** Whether a source gives the value, and not the declaration. */
    boolean told(int cell) {
      return told[cell];
    }

    /** How many cells sources give. */
    long toldCells() {
      return IntStream.range(0, told.length).filter(this::told).count();
    }
  }

  /**
   * Takes a value; years outside the index are passed over.
   *
   * @throws Failure of kind USAGE where there is one already
   */
  void put(String series, String member, int year, double value) {
    if (year < index.firstYear() || year > index.lastYear()) {
      return;
    }
    double[] years =
        given
            .computeIfAbsent(series, s -> new HashMap<>())
            .computeIfAbsent(member, m -> unknown(index.years()));
    if (!Double.isNaN(years[year - index.firstYear()])) {
      throw Failure.usage(
          "compute index",
          index.id(),
          "series.%s gives place %s two values in %d".formatted(series, member, year),
          "Group its query by place_id and year");
    }
    years[year - index.firstYear()] = value;
  }

  Values of(String series) {
    Values known = resolved.get(series);
    if (known == null) {
      known = resolve(series);
      resolved.put(series, known);
    }
    return known;
  }

  private Values resolve(String name) {
    IndexSeries series = index.series().get(name);
    Values values =
        series instanceof IndexSeries.Ratio ratio
            ? ratio(of(ratio.numerator()), of(ratio.denominator()))
            : given(name, series);
    for (int cell = 0; cell < values.cells.length; cell++) {
      values.told[cell] &= !Double.isNaN(values.cells[cell]);
      if (Double.isNaN(values.cells[cell]) && series.otherwise() != null) {
        values.cells[cell] = series.otherwise();
      }
    }
    return values;
  }

  private static Values ratio(Values top, Values under) {
    Values ratio = new Values(unknown(top.cells.length));
    for (int cell = 0; cell < ratio.cells.length; cell++) {
      double divisor = under.cells[cell];
      ratio.cells[cell] = divisor == 0 ? Double.NaN : top.cells[cell] / divisor;
      ratio.told[cell] = top.told(cell) && under.told(cell);
    }
    return ratio;
  }

  private Values given(String name, IndexSeries series) {
    Values values = new Values(unknown(places.size() * index.years()));
    Arrays.fill(values.told, true);
    Map<String, double[]> members = given.getOrDefault(name, Map.of());
    for (int p = 0; p < places.size(); p++) {
      for (int y = 0; y < index.years(); y++) {
        values.cells[p * index.years() + y] = value(members, series, places.get(p), y);
      }
    }
    return values;
  }

  private static double value(
      Map<String, double[]> members, IndexSeries series, IndexPlace place, int year) {
    for (String own : place.names()) {
      if (!Double.isNaN(at(members, own, year))) {
        return at(members, own, year);
      }
    }
    if (!(series instanceof IndexSeries.Given source)
        || source.rollUp() == IndexSeries.RollUp.NONE) {
      return Double.NaN;
    }
    boolean mean = source.rollUp() == IndexSeries.RollUp.MEAN;
    double value = rolledUp(members, place, year, mean, Double.NaN);
    return Double.isNaN(value) && source.otherwise() != null
        ? rolledUp(members, place, year, mean, source.otherwise())
        : value;
  }

  /** Of the provinces, where one is known that is no city too; or else of the cities. */
  private static double rolledUp(
      Map<String, double[]> members, IndexPlace place, int year, boolean mean, double absent) {
    boolean provinceTold =
        place.provinces().stream()
            .anyMatch(id -> !place.cities().contains(id) && !Double.isNaN(at(members, id, year)));
    double ofProvinces =
        provinceTold ? rolledUp(members, place.provinces(), year, mean, absent) : Double.NaN;
    return Double.isNaN(ofProvinces)
        ? rolledUp(members, place.cities(), year, mean, absent)
        : ofProvinces;
  }

  /** NaN where no member is known, or one is not and nothing stands for it. */
  private static double rolledUp(
      Map<String, double[]> members,
      Collection<String> ids,
      int year,
      boolean mean,
      double absent) {
    double sum = 0;
    boolean any = false;
    for (String id : ids) {
      double value = at(members, id, year);
      any |= !Double.isNaN(value);
      sum += Double.isNaN(value) ? absent : value;
    }
    return !any ? Double.NaN : mean ? sum / ids.size() : sum;
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
