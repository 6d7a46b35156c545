package org.innoflow.resolve;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createDecimalType;

import org.apache.spark.sql.types.StructType;

/**
 * The intermediate tables of the resolve step: events with their parties and sectors in the row. In
 * {@code mention} parties have the places that their own rows tell. Events that are {@code open}
 * there, as a party has no place, stand in {@code resolved} again, with what the registry, other
 * rows or names tell.
 */
public final class ResolvedEvent {
  /** The country of a party that has no city and is known not to be in China. */
  public static final String ELSEWHERE = "ZZZ";

  static final String OPEN = "open";

  /**
   * A distinct organisation in a role; sorted by role and org_id. {@code place_name} is the
   * extract's name of a place that no gazetteer has; {@code country} is null without a city, or
   * {@link #ELSEWHERE}; {@code kind} and {@code tag} what the extract says it is; {@code share} is
   * 1 over the number of parties in its role.
   */
  public static final StructType PARTY =
      new StructType()
          .add("org_id", LongType)
          .add("role", StringType)
          .add("name", StringType)
          .add("canonical_name", StringType)
          .add("place_id", StringType)
          .add("place_method", StringType)
          .add("province_id", StringType)
          .add("country", StringType)
          .add("place_name", StringType)
          .add("place_id_then", StringType)
          .add("place_confidence", DoubleType)
          .add("kind", StringType)
          .add("tag", StringType)
          .add("share", DoubleType);

  /** A sector; the weights of a scheme sum to 1. */
  public static final StructType SECTOR =
      new StructType()
          .add("scheme", StringType)
          .add("sector_id", StringType)
          .add("label", StringType)
          .add("weight", DoubleType);

  /** One row per layer and event_id. */
  public static final StructType SCHEMA =
      new StructType()
          .add("layer", StringType)
          .add("year", IntegerType)
          .add("event_id", StringType)
          .add("date", DateType)
          .add("source", StringType)
          .add("title", StringType)
          .add("amount", createDecimalType(24, 2))
          .add("currency", StringType)
          .add("amount_cny", createDecimalType(24, 2))
          .add("parties", createArrayType(PARTY))
          .add("sectors", createArrayType(SECTOR));

  /** What is staged of an event, and whether it is open. */
  static final StructType STAGED = SCHEMA.add(OPEN, BooleanType);

  private ResolvedEvent() {}
}
