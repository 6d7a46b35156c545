package org.innoflow.flow;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.innoflow.contract.Contract;
import org.innoflow.io.Schemas;
import org.innoflow.place.Regions;

/** Table link: one row per pair of organisations of an event. */
final class LinkTable {
  static final int AMOUNT_SCALE = 6;

  private LinkTable() {}

  /**
   * The links of resolved events.
   *
   * @param events {@link EventView#SCHEMA}
   */
  static Dataset<Row> of(Dataset<Row> events, Regions regions) {
    return EventView.ofParties(events)
        .flatMap(
            (FlatMapFunction<Row, Row>)
                row -> {
                  EventView event = EventView.of(row);
                  return Pairs.of(event).map(pair -> link(event, pair, regions)).iterator();
                },
            Encoders.row(Schemas.of(Contract.table("link"))));
  }

  private static Row link(EventView event, Pair pair, Regions regions) {
    return RowFactory.create(
        event.layer().id(),
        event.year(),
        event.eventId(),
        pair.src().orgId(),
        pair.dst().orgId(),
        pair.src().city(),
        pair.dst().city(),
        pair.src().province(),
        pair.dst().province(),
        pair.scope().id(),
        regions.of(pair.src().city(), pair.dst().city()).toArray(String[]::new),
        1.0,
        pair.wFrac(),
        pair.wUnit(),
        share(event.amountCny(), pair.wUnit()));
  }

  static BigDecimal share(BigDecimal amount, double share) {
    return amount == null
        ? null
        : amount.multiply(BigDecimal.valueOf(share)).setScale(AMOUNT_SCALE, RoundingMode.HALF_UP);
  }
}
