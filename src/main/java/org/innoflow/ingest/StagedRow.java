package org.innoflow.ingest;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createDecimalType;

import org.apache.spark.sql.types.StructType;

/** The intermediate tables of the ingest step. */
public final class StagedRow {
  /** A party as the extract names it. {@code scheme} is cn, world or none. */
  public static final StructType PARTY =
      new StructType()
          .add("role", StringType)
          .add("name", StringType)
          .add("scheme", StringType)
          .add("country", StringType)
          .add("province", StringType)
          .add("city", StringType)
          .add("county", StringType);

  /** A sector as the extract names it. */
  public static final StructType SECTOR =
      new StructType().add("scheme", StringType).add("label", StringType);

  /** What a row says of its event; all null in a rejected row. */
  private static final StructType CONTENT =
      new StructType()
          .add("event_id", StringType)
          .add("year", IntegerType)
          .add("date", DateType)
          .add("title", StringType)
          .add("amount", createDecimalType(24, 2))
          .add("currency", StringType)
          .add("parties", createArrayType(PARTY))
          .add("sectors", createArrayType(SECTOR));

  /** Where a row stands; {@code is_party} tells that rows of one event_id are merged. */
  private static final StructType POSITION =
      new StructType()
          .add("source", StringType)
          .add("layer", StringType)
          .add("file", StringType)
          .add("row_number", LongType)
          .add("line_number", LongType)
          .add("row_hash", LongType)
          .add("is_party", BooleanType);

  /**
   * Table {@code row}: one row per row of an extract, with content or with a reason to refuse it.
   */
  public static final StructType ROW =
      concat(
          concat(POSITION, CONTENT),
          new StructType()
              .add("reason", StringType)
              .add("field", StringType)
              .add("raw_value", StringType));

  /** How many rows of a source an event took in. */
  public static final StructType FATE =
      new StructType()
          .add("source", StringType)
          .add("accepted", LongType)
          .add("duplicate", LongType)
          .add("superseded", LongType);

  /** Table {@code event}: one row per layer and event_id, merged from its rows. */
  public static final StructType EVENT =
      concat(
          new StructType().add("layer", StringType).add("source", StringType),
          concat(CONTENT, new StructType().add("fates", createArrayType(FATE))));

  /** Table {@code input}: one row per file. */
  public static final StructType INPUT =
      new StructType()
          .add("source", StringType)
          .add("profile", StringType)
          .add("file", StringType)
          .add("bytes", LongType)
          .add("sha256", StringType);

  private StagedRow() {}

  private static StructType concat(StructType a, StructType b) {
    StructType all = a;
    for (var field : b.fields()) {
      all = all.add(field);
    }
    return all;
  }
}
