package org.innoflow.resolve;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The event tables of the contract, from {@link ResolvedEvent}. */
final class EventTables {
  private EventTables() {}

  /** Table event. */
  static Dataset<Row> events(Dataset<Row> resolved) {
    return resolved.select(
        col("layer"),
        col("year"),
        col("event_id"),
        col("date"),
        col("source"),
        col("title"),
        col("amount"),
        col("currency"),
        col("amount_cny"),
        expr("size(array_distinct(parties.org_id))").as("parties"),
        expr("size(array_distinct(filter(parties, p -> p.place_id is not null).org_id))")
            .as("located_parties"));
  }

  /** Table event_party. */
  static Dataset<Row> parties(Dataset<Row> resolved) {
    return exploded(resolved)
        .select(
            col("layer"),
            col("year"),
            col("event_id"),
            col("party.org_id"),
            col("party.role"),
            col("party.place_id"),
            col("party.share"),
            col("party.place_id_then"),
            col("party.place_method"),
            expr("if(party.place_id is null, null, party.place_confidence)")
                .as("place_confidence"));
  }

  /** Table event_sector. */
  static Dataset<Row> sectors(Dataset<Row> resolved) {
    return resolved
        .select(col("layer"), col("year"), col("event_id"), explode(col("sectors")).as("sector"))
        .select(
            col("layer"),
            col("year"),
            col("event_id"),
            col("sector.scheme"),
            col("sector.sector_id"),
            col("sector.weight"));
  }

  static Dataset<Row> exploded(Dataset<Row> resolved) {
    return resolved.select(
        col("layer"), col("year"), col("event_id"), explode(col("parties")).as("party"));
  }
}
