package org.innoflow.contract;

import java.util.List;

/** The definition of a statistic in one dialect, a row of table dim_metric. */
public record Metric(
    String metricId,
    String dialect,
    String definition,
    String direction,
    String weights,
    String isolates,
    String selfLoops,
    String denominator,
    String source) {

  private static final List<Metric> ALL =
      Resources.rows("metrics.tsv").stream().map(Metric::of).toList();

  /** All definitions, as the resource metrics.tsv states them. */
  public static List<Metric> all() {
    return ALL;
  }

  private static Metric of(String[] row) {
    return new Metric(row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8]);
  }
}
