package org.innoflow.flow;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.innoflow.flow.EventView.Party;
import org.innoflow.specialisation.SpecialisationTables;

/**
 * How many events places have in sectors. An event counts for a place by the share of the parties
 * of a role that lie there, and for a sector by the sector's weight; so places, with what is
 * unlocated, and the sectors of a scheme add up to events.
 */
final class SectorEvents {
  private static final String TABLE = "sector_events";

  private SectorEvents() {}

  /**
   * Events per role, sector and place, both levels; every scheme but the total.
   *
   * @param sums {@link EventSums#SCHEMA}
   * @return {@link SpecialisationTables#COUNTS}
   */
  static Dataset<Row> of(Dataset<Row> sums) {
    return EventSums.of(sums, TABLE)
        .filter(col("scheme").notEqual("ALL"))
        .groupBy(
            col("layer"),
            col("year"),
            col("kind").as("role"),
            col("scheme"),
            col("sector_id"),
            col("level"),
            col("src").as("place_id"))
        .agg(EventSums.weight(0).as("events"));
  }

  /** The parts of an event's roles that lie in a place. */
  static Stream<Term> terms(EventView event) {
    Map<String, List<Party>> byRole =
        event.sectors().size() == 1
            ? Map.of()
            : event.parties().stream().collect(Collectors.groupingBy(Party::role));
    return byRole.entrySet().stream()
        .flatMap(
            role ->
                Stream.of(Level.values())
                    .flatMap(level -> terms(role.getKey(), role.getValue(), level)));
  }

  private static Stream<Term> terms(String role, List<Party> parties, Level level) {
    Map<String, Long> byPlace =
        parties.stream()
            .filter(Party::located)
            .collect(Collectors.groupingBy(party -> party.place(level), Collectors.counting()));
    return byPlace.entrySet().stream()
        .map(
            place ->
                Term.share(
                    new Term.Key(TABLE, null, level.id(), place.getKey(), null, role),
                    place.getValue(),
                    parties.size()));
  }
}
