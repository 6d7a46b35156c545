package org.innoflow.flow;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createDecimalType;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.innoflow.contract.Layer;

/**
 * A resolved event as the flows see it.
 *
 * @param sectors the event's sectors, with the total (ALL, weight 1) as the first
 */
record EventView(
    Layer layer,
    int year,
    String eventId,
    BigDecimal amountCny,
    List<Party> parties,
    List<Sector> sectors) {

  /** What is read of {@code ResolvedEvent.SCHEMA}; other columns are left in their file. */
  static final StructType SCHEMA =
      new StructType()
          .add("layer", StringType)
          .add("year", IntegerType)
          .add("event_id", StringType)
          .add("amount_cny", createDecimalType(24, 2))
          .add(
              "parties",
              createArrayType(
                  new StructType()
                      .add("org_id", LongType)
                      .add("role", StringType)
                      .add("place_id", StringType)
                      .add("province_id", StringType)
                      .add("country", StringType)))
          .add(
              "sectors",
              createArrayType(
                  new StructType()
                      .add("scheme", StringType)
                      .add("sector_id", StringType)
                      .add("weight", DoubleType)));

  private static final Sector ALL = new Sector("ALL", "ALL", 1.0);

  /** An organisation in a role; {@code city}, {@code province} and {@code country} may be null. */
  record Party(long orgId, String role, String city, String province, String country) {

    boolean located() {
      return city != null;
    }

    /** Whether it has no city and is known not to be in China. */
    boolean abroad() {
      return city == null && country != null;
    }

    String place(Level level) {
      return level == Level.CITY ? city : province;
    }
  }

  record Sector(String scheme, String sectorId, double weight) {}

  EventView withParties(List<Party> others) {
    return new EventView(layer, year, eventId, amountCny, others, sectors);
  }

  /**
   * Events of two parties or more, for those who do not ask for sectors, which are not read.
   *
   * @param events {@link #SCHEMA}
   * @return {@link #SCHEMA}
   */
  static Dataset<Row> ofParties(Dataset<Row> events) {
    return events
        .filter(size(col("parties")).gt(1))
        .withColumn("sectors", array().cast(SCHEMA.apply("sectors").dataType()));
  }

  /** An event of {@link #SCHEMA}. */
  static EventView of(Row row) {
    List<Sector> sectors = new ArrayList<>();
    sectors.add(ALL);
    for (Row s : row.<Row>getList(5)) {
      sectors.add(new Sector(s.getString(0), s.getString(1), s.getDouble(2)));
    }
    List<Party> parties = new ArrayList<>();
    for (Row p : row.<Row>getList(4)) {
      parties.add(
          new Party(p.getLong(0), p.getString(1), p.getString(2), p.getString(3), p.getString(4)));
    }
    return new EventView(
        Layer.of(row.getString(0)),
        row.getInt(1),
        row.getString(2),
        row.getDecimal(3),
        parties,
        sectors);
  }
}
