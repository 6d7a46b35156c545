package org.innoflow.flow;

import static org.apache.spark.sql.functions.col;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.innoflow.flow.EventView.Party;
import org.innoflow.specialisation.SpecialisationTables;

/**
 * How many events places have in sectors. An event counts for a place by the share of the parties
 * of a role that lie there, and for a sector by the sector's weight; so places, with what is
 * unlocated, and the sectors of a scheme add up to events.
 */
final class SectorEvents {
  private SectorEvents() {}

  /**
   * Events per role, sector and place, both levels; every scheme but the total.
   *
   * @param resolved {@code ResolvedEvent.SCHEMA}
   * @return {@link SpecialisationTables#COUNTS}
   */
  static Dataset<Row> of(Dataset<Row> resolved) {
    return resolved
        .filter("size(sectors) > 0")
        .flatMap(
            (FlatMapFunction<Row, Row>) row -> counts(EventView.of(row)),
            Encoders.row(SpecialisationTables.COUNTS))
        .groupBy("layer", "year", "role", "scheme", "sector_id", "level", "place_id")
        .agg(Sums.exact(col("events")).as("events"));
  }

  private static Iterator<Row> counts(EventView event) {
    Map<String, Long> parties =
        event.parties().stream()
            .collect(Collectors.groupingBy(Party::role, TreeMap::new, Collectors.counting()));
    return parties.entrySet().stream()
        .flatMap(
            role ->
                Stream.of(Level.values())
                    .flatMap(level -> counts(event, role.getKey(), role.getValue(), level)))
        .iterator();
  }

  private static Stream<Row> counts(EventView event, String role, long parties, Level level) {
    Map<String, Long> byPlace =
        event.parties().stream()
            .filter(party -> party.role().equals(role) && party.located())
            .map(party -> party.place(level))
            .collect(
                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    return byPlace.entrySet().stream()
        .flatMap(
            place ->
                event.sectors().stream()
                    .skip(1)
                    .map(
                        sector ->
                            RowFactory.create(
                                event.layer().id(),
                                event.year(),
                                role,
                                sector.scheme(),
                                sector.sectorId(),
                                level.id(),
                                place.getKey(),
                                place.getValue() * sector.weight() / parties)));
  }
}
