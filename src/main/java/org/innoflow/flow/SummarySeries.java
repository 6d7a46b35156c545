package org.innoflow.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.innoflow.contract.Layer;

/**
 * The measures of a layer and region set, from counts that come year by year, in each year the
 * total (scheme ALL) first. One state per sector is kept.
 *
 * <p>{@code yoy} and {@code cumulative} are of the years that the sector has rows of; a share of
 * the total is cumulated over all years of the total.
 */
final class SummarySeries {
  private final Layer layer;
  private final Map<String, State> states = new HashMap<>();
  private State total;

  SummarySeries(Layer layer) {
    this.layer = layer;
  }

  /** A sector's counts of the latest year, those of the year before, and their sum to date. */
  private static final class State {
    private int year;
    private Counts counts;
    private Counts before;
    private final Counts sum = new Counts();

    void enter(int newYear, Counts newCounts) {
      before = counts != null && year == newYear - 1 ? counts : null;
      year = newYear;
      counts = newCounts;
      sum.add(newCounts);
    }

    Double yoy(Count count) {
      return Ratios.yoy(counts.get(count), before == null ? null : before.get(count));
    }
  }

  /**
   * Rows of table flow_summary.
   *
   * @param row layer, year, region_set, scheme, sector_id and the counts
   */
  List<Row> measures(Row row) {
    boolean isTotal = row.getString(3).equals("ALL");
    State state =
        states.computeIfAbsent(row.getString(3) + "/" + row.getString(4), k -> new State());
    state.enter(row.getInt(1), Counts.of(row));
    if (isTotal) {
      total = state;
    }
    List<Row> rows = new ArrayList<>();
    Count.measures().forEach(count -> rows.add(count(row, count, state)));
    Share.OWN.forEach(
        share -> rows.add(share(row, share, state, state, share.bounds(state.counts))));
    if (!isTotal) {
      Share.OF_ALL.forEach(
          share ->
              rows.add(share(row, share, state, total, share.bounds(state.counts, total.counts))));
    }
    return rows;
  }

  private Row count(Row slice, Count count, State state) {
    long value = state.counts.get(count);
    return RowFactory.create(
        slice.get(0),
        slice.get(1),
        slice.get(2),
        slice.get(3),
        slice.get(4),
        count.id(),
        (double) value,
        value,
        null,
        count.unit(),
        state.yoy(count),
        layer.stock() ? null : (Double) (double) state.sum.get(count),
        null,
        null,
        null);
  }

  private Row share(Row slice, Share share, State state, State base, Share.Bounds bounds) {
    long numerator = state.counts.get(share.numerator());
    long denominator = base.counts.get(share.denominator());
    return RowFactory.create(
        slice.get(0),
        slice.get(1),
        slice.get(2),
        slice.get(3),
        slice.get(4),
        share.name(),
        Ratios.quotient(numerator, denominator),
        numerator,
        denominator,
        "share",
        null,
        layer.stock()
            ? null
            : Ratios.quotient(state.sum.get(share.numerator()), base.sum.get(share.denominator())),
        bounds.located(),
        bounds.low(),
        bounds.high());
  }
}
