package org.innoflow.flow;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
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

  /** An organisation in a role; {@code city}, {@code province} and {@code country} may be null. */
  record Party(long orgId, String role, String city, String province, String country) {

    boolean located() {
      return city != null;
    }

    String place(Level level) {
      return level == Level.CITY ? city : province;
    }
  }

  record Sector(String scheme, String sectorId, double weight) {}

  EventView withParties(List<Party> others) {
    return new EventView(layer, year, eventId, amountCny, others, sectors);
  }

  static EventView of(Row row) {
    List<Sector> sectors = new ArrayList<>();
    sectors.add(new Sector("ALL", "ALL", 1.0));
    for (Row s : row.<Row>getList(row.fieldIndex("sectors"))) {
      sectors.add(new Sector(s.getString(0), s.getString(1), s.getDouble(3)));
    }
    List<Party> parties = new ArrayList<>();
    for (Row p : row.<Row>getList(row.fieldIndex("parties"))) {
      parties.add(
          new Party(p.getLong(0), p.getString(1), p.getString(4), p.getString(6), p.getString(7)));
    }
    return new EventView(
        Layer.of(row.getAs("layer")),
        row.getAs("year"),
        row.getAs("event_id"),
        row.getAs("amount_cny"),
        parties,
        sectors);
  }
}
