package org.innoflow.flow;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.pow;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Table flow_growth: how the counts of flow_summary have grown between any two years. */
final class FlowGrowth {
  private FlowGrowth() {}

  /**
   * One row per layer, region set and count over all sectors, and pair of years that have it:
   * growth = b/a - 1 and cagr = (b/a)^(1/years) - 1, null where a is 0.
   *
   * @param summary table flow_summary
   */
  static Dataset<Row> of(Dataset<Row> summary) {
    Dataset<Row> counts =
        summary.filter(col("scheme").equalTo("ALL").and(col("unit").notEqual("share")));
    Column multiple = col("last_value").divide(nullif(col("first_value"), lit(0.0)));
    Column years = col("last_year").minus(col("first_year"));
    return side(counts, "first")
        .join(side(counts, "last"), new String[] {"layer", "region_set", "measure"}, "inner")
        .filter(years.gt(0))
        .select(
            col("layer"),
            col("region_set"),
            col("measure"),
            col("first_year"),
            col("last_year"),
            col("first_value"),
            col("last_value"),
            multiple.minus(1).as("growth"),
            pow(multiple, lit(1.0).divide(years)).minus(1).as("cagr"));
  }

  private static Dataset<Row> side(Dataset<Row> counts, String side) {
    return counts.select(
        col("layer"),
        col("region_set"),
        col("measure"),
        col("year").as(side + "_year"),
        col("value").as(side + "_value"));
  }
}
