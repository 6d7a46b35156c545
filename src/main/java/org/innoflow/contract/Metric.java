package org.innoflow.contract;

import java.util.List;
import org.innoflow.text.ResourceTable;

/** The definition of a statistic in one dialect, a row of table dim_metric. */
public record Metric(
    String metricId,
    String dialect,
    String definition,
    String definitionZh,
    String direction,
    String weights,
    String isolates,
    String selfLoops,
    String denominator,
    String source) {

  /** The dialect of innoflow's own definitions. */
  public static final String STANDARD = "standard";

  private static final List<Metric> ALL =
      ResourceTable.rows(Metric.class, "metrics.tsv", 10).stream().map(Metric::of).toList();

  /** All definitions, as the resource metrics.tsv states them. */
  public static List<Metric> all() {
    return ALL;
  }

  private static Metric of(List<String> cells) {
    String[] row = cells.toArray(String[]::new);
    return new Metric(
        row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8], row[9]);
  }
}
