package org.innoflow.network;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.StructType;

/**
 * The intermediate table {@code pair}: what a year has of a graph, one row per stored pair of
 * vertices, loops included. The graphs of a series are made of its years.
 */
final class SeriesRow {
  /** What tells series apart. */
  static final List<String> PARTS = List.of("layer", "scheme", "sector_id", "level", "region_set");

  static final StructType SCHEMA =
      new StructType()
          .add("layer", StringType)
          .add("scheme", StringType)
          .add("sector_id", StringType)
          .add("level", StringType)
          .add("region_set", StringType)
          .add("year", IntegerType)
          .add("src", StringType)
          .add("dst", StringType)
          .add("weight", LongType);

  private SeriesRow() {}

  static Column series() {
    return concat_ws("/", PARTS.stream().map(part -> col(part)).toArray(Column[]::new));
  }

  static Column[] columns() {
    return List.of(SCHEMA.fieldNames()).stream().map(name -> col(name)).toArray(Column[]::new);
  }
}
