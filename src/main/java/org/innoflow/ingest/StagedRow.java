package org.innoflow.ingest;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createDecimalType;
import static org.apache.spark.sql.types.DataTypes.createMapType;

import org.apache.spark.sql.types.StructType;

/** The intermediate tables of the ingest step. */
public final class StagedRow {
  /** What separates the values of a list in {@code fields}. */
  public static final String LIST_SEPARATOR = "\u001F";

  /**
   * A party as the extract names it. {@code kind} is one of ours or null; {@code scheme} is cn,
   * world, nuts or none; {@code tag} is any label.
   */
  public static final StructType PARTY =
      new StructType()
          .add("role", StringType)
          .add("name", StringType)
          .add("kind", StringType)
          .add("scheme", StringType)
          .add("country", StringType)
          .add("province", StringType)
          .add("city", StringType)
          .add("county", StringType)
          .add("address", StringType)
          .add("lon", DoubleType)
          .add("lat", DoubleType)
          .add("code", StringType)
          .add("tag", StringType);

  /** A sector as the extract names it. */
  public static final StructType SECTOR =
      new StructType().add("scheme", StringType).add("label", StringType);

  /**
   * What a row says; all null in a rejected row. Parties and sectors are distinct. A row of an
   * event has no {@code fields}; a row of a reference has {@code event_id}, its key, and {@code
   * fields}, by name.
   */
  static final StructType CONTENT =
      new StructType()
          .add("event_id", StringType)
          .add("year", IntegerType)
          .add("date", DateType)
          .add("title", StringType)
          .add("text", StringType)
          .add("amount", createDecimalType(24, 2))
          .add("currency", StringType)
          .add("parties", createArrayType(PARTY))
          .add("sectors", createArrayType(SECTOR))
          .add("fields", createMapType(StringType, StringType));

  /**
   * Where a row stands. {@code layer} is a layer or a reference; {@code file_number} is the place
   * of the file in the source, later files winning; {@code is_party} tells that rows of one
   * event_id are merged; {@code corrected} that a file of corrected rows has the row.
   */
  static final StructType POSITION =
      new StructType()
          .add("source", StringType)
          .add("layer", StringType)
          .add("file_number", IntegerType)
          .add("file", StringType)
          .add("row_number", LongType)
          .add("line_number", LongType)
          .add("corrected", BooleanType)
          .add("row_hash", LongType)
          .add("is_party", BooleanType);

  /** Why a row is refused; all null in an accepted one. {@code row} is the whole row, JSON. */
  static final StructType FAULT =
      new StructType()
          .add("reason", StringType)
          .add("field", StringType)
          .add("raw_value", StringType)
          .add("row", StringType);

  /**
   * Table {@code row}: one row per row of an extract, with content or with a reason to refuse it.
   */
  public static final StructType ROW = concat(concat(POSITION, CONTENT), FAULT);

  /** A row of an event that lacks what all its rows together should have. */
  public static final StructType INCOMPLETE =
      new StructType()
          .add("source", StringType)
          .add("reason", StringType)
          .add("file", StringType)
          .add("row_number", LongType)
          .add("line_number", LongType);

  /** How many rows of a source an event took in. */
  public static final StructType FATE =
      new StructType()
          .add("source", StringType)
          .add("accepted", LongType)
          .add("duplicate", LongType)
          .add("superseded", LongType);

  /**
   * An event or a reference, one per layer and event_id, merged from its rows. Where {@code
   * incomplete} has any, it is no event: those rows are refused. Table {@code event} has all but
   * the events whose only row is a whole event, which stand in {@code row}.
   */
  public static final StructType EVENT =
      concat(
          new StructType().add("layer", StringType).add("source", StringType),
          concat(
              CONTENT,
              new StructType()
                  .add("fates", createArrayType(FATE))
                  .add("incomplete", createArrayType(INCOMPLETE))));

  /** A column of a file, as {@link InputColumn} tells. */
  public static final StructType COLUMN =
      new StructType().add("name", StringType).add("type", StringType);

  /** Table {@code input}: one row per file; lookups and replayed files have no columns. */
  public static final StructType INPUT =
      new StructType()
          .add("source", StringType)
          .add("profile", StringType)
          .add("file", StringType)
          .add("format", StringType)
          .add("bytes", LongType)
          .add("sha256", StringType)
          .add("columns", createArrayType(COLUMN));

  private StagedRow() {}

  private static StructType concat(StructType a, StructType b) {
    StructType all = a;
    for (var field : b.fields()) {
      all = all.add(field);
    }
    return all;
  }
}
