package org.innoflow.index;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What has changed from one edition of an index to another: which values have moved, and by which
 * indicators. Contributions add up to the total in each edition, and so their differences to its
 * movement.
 */
public final class Revision {
  /** A row per node, place and year that differs. */
  public static final List<String> COLUMNS =
      List.of(
          "place_id",
          "year",
          "node",
          "depth",
          "value_1",
          "value_2",
          "difference",
          "contribution_1",
          "contribution_2",
          "moved_total_by",
          "weight_1",
          "weight_2",
          "raw_1",
          "raw_2",
          "cause");

  private static final String[] KEY = {"node", "place_id", "year"};
  private static final List<String> COMPARED =
      List.of("depth", "value", "contribution", "weight", "raw");

  private Revision() {}

  /**
   * The revision table: {@link #COLUMNS}, by place, year, depth and node. {@code cause} says of an
   * indicator whether its data differ, its weight, or else what it is normalised by; {@code method}
   * where only what stands above it does, the weight of its component or the mean; {@code added} or
   * {@code removed} where one edition has no such node, place or year.
   *
   * @param first rows of table index_value, of one edition of one index
   * @param second of another
   */
  public static Dataset<Row> of(Dataset<Row> first, Dataset<Row> second) {
    return numbered(first, "_1")
        .join(numbered(second, "_2"), KEY, "full")
        .filter(COMPARED.stream().map(Revision::differs).reduce(Column::or).orElseThrow())
        .withColumn("depth", coalesce(col("depth_1"), col("depth_2")))
        .withColumn("difference", col("value_2").minus(col("value_1")))
        .withColumn(
            "moved_total_by",
            coalesce(col("contribution_2"), lit(0.0))
                .minus(coalesce(col("contribution_1"), lit(0.0))))
        .withColumn("cause", cause())
        .select(COLUMNS.stream().map(name -> col(name)).toArray(Column[]::new))
        .orderBy("place_id", "year", "depth", "node");
  }

  private static Dataset<Row> numbered(Dataset<Row> values, String suffix) {
    Stream<Column> key = Stream.of(KEY).map(name -> col(name));
    Stream<Column> compared = COMPARED.stream().map(name -> col(name).as(name + suffix));
    return values.select(Stream.concat(key, compared).toArray(Column[]::new));
  }

  private static Column differs(String column) {
    return not(col(column + "_1").eqNullSafe(col(column + "_2")));
  }

  private static Column cause() {
    Column reasons =
        array_compact(
            array(
                when(differs("raw"), "data"),
                when(differs("weight"), "weight"),
                when(not(differs("raw")).and(differs("value")), "normalisation"),
                when(not(differs("raw").or(differs("weight")).or(differs("value"))), "method")));
    return when(col("depth_1").isNull(), "added")
        .when(col("depth_2").isNull(), "removed")
        .when(col("depth").equalTo(2), array_join(reasons, ", "));
  }

  /** The indicators, of the revision table, that have moved the total, most first. */
  public static Dataset<Row> movers(Dataset<Row> revision, String placeId, int year) {
    return revision
        .filter(
            col("depth")
                .equalTo(2)
                .and(col("place_id").equalTo(placeId))
                .and(col("year").equalTo(year))
                .and(col("moved_total_by").notEqual(0)))
        .orderBy(abs(col("moved_total_by")).desc(), col("node"));
  }

  /** The points of the total, of the revision table, that have moved, most first. */
  public static Dataset<Row> totals(Dataset<Row> revision) {
    return revision
        .filter(col("depth").equalTo(0).and(differs("value")))
        .orderBy(
            abs(coalesce(col("difference"), col("value_1"), col("value_2"))).desc(),
            col("place_id"),
            col("year"));
  }
}
