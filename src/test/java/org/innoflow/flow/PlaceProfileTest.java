package org.innoflow.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.innoflow.flow.Events.BEIJING;
import static org.innoflow.flow.Events.HANGZHOU;
import static org.innoflow.flow.Events.NANJING;
import static org.innoflow.flow.Events.SHANGHAI;
import static org.innoflow.flow.Events.SUZHOU;
import static org.innoflow.flow.Events.investee;
import static org.innoflow.flow.Events.investor;
import static org.innoflow.flow.Events.patent;
import static org.innoflow.flow.Events.places;
import static org.innoflow.flow.Events.resolved;
import static org.innoflow.flow.Events.venture;
import static org.innoflow.flow.Events.withSectors;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.innoflow.contract.Contract;
import org.innoflow.flow.EventView.Sector;
import org.innoflow.io.Schemas;
import org.junit.jupiter.api.Test;

/** Profiles by hand. */
class PlaceProfileTest {
  /**
   * Shanghai sends 3 and receives 1, Suzhou sends 1 and receives 4, Hangzhou sends 1; Beijing has
   * an investor whose investee is unlocated. The mean of the active three is (4 + 5 + 1)/3.
   */
  private static final EventView[] DEALS = {
    venture("a", investor(1, SHANGHAI), investee(10, SUZHOU)),
    venture("b", investor(1, SHANGHAI), investor(2, SHANGHAI), investee(11, SUZHOU)),
    venture("c", investor(1, SHANGHAI), investee(12, SHANGHAI)),
    venture("d", investor(3, SUZHOU), investee(13, SHANGHAI)),
    venture("e", investor(4, HANGZHOU), investee(14, SUZHOU)),
    venture("f", investor(5, BEIJING), investee(15, null))
  };

  @Test
  void eventsAndStrengthsAreCountedPerDirection() {
    Map<String, Row> profiles = profiles(0.1, DEALS);
    assertThat(profiles).hasSize(8);
    assertCounts(profiles.get("ALL city 310000"), "events 2 1 1 strengths 3 1 1 net 2");
    assertCounts(profiles.get("ALL city 320500"), "events 1 3 0 strengths 1 4 0 net -3");
    assertCounts(profiles.get("ALL city 330100"), "events 1 0 0 strengths 1 0 0 net 1");
    assertCounts(profiles.get("ALL city 110000"), "events 0 0 0 strengths 0 0 0 net 0");
    assertCounts(profiles.get("ALL province 320000"), "events 1 3 0 strengths 1 4 0 net -3");
  }

  @Test
  void theNetIndexIsNullWhereNothingCrosses() {
    Map<String, Row> profiles = profiles(0.1, DEALS);
    assertNsi(profiles.get("ALL city 310000"), -0.5);
    assertNsi(profiles.get("ALL city 320500"), 0.6);
    assertNsi(profiles.get("ALL city 330100"), -1);
    assertThat(profiles.get("ALL city 110000").<Double>getAs("nsi")).isNull();
  }

  @Test
  void participationIsTheShareOfTheEventsThatCross() {
    Map<String, Row> profiles = profiles(0.1, DEALS);
    assertParticipation(profiles.get("ALL city 310000"), 0.75);
    assertParticipation(profiles.get("ALL city 320500"), 1);
    assertParticipation(profiles.get("ALL city 330100"), 0.25);
    assertParticipation(profiles.get("ALL city 110000"), 0);
  }

  @Test
  void tiesShareARank() {
    Map<String, Row> profiles = profiles(0.1, DEALS);
    assertThat(ranks(profiles.get("ALL city 310000"))).isEqualTo("1 2");
    assertThat(ranks(profiles.get("ALL city 320500"))).isEqualTo("2 1");
    assertThat(ranks(profiles.get("ALL city 330100"))).isEqualTo("2 3");
    assertThat(ranks(profiles.get("ALL city 110000"))).isEqualTo("4 3");
  }

  @Test
  void placesAboveTheMeanAreSourcesSinksOrHubsByTheThreshold() {
    assertThat(roles(0.1)).isEqualTo("source sink periphery periphery");
    assertThat(roles(0.4999)).isEqualTo("source sink periphery periphery");
    assertThat(roles(0.5)).isEqualTo("hub sink periphery periphery");
    assertThat(roles(0.6)).isEqualTo("hub hub periphery periphery");
    Row shanghai = profiles(0.5, DEALS).get("ALL city 310000");
    assertThat(shanghai.<Double>getAs("role_threshold")).isEqualTo(0.5);
    assertThat(shanghai.<Double>getAs("mean_strength")).isCloseTo(10.0 / 3, within(1e-15));
  }

  @Test
  void aPlaceOfExactlyTheMeanIsPeriphery() {
    Map<String, Row> profiles =
        profiles(0.1, venture("a", investor(1, SHANGHAI), investee(2, SUZHOU)));
    assertThat(profiles.get("ALL city 310000").<String>getAs("role")).isEqualTo("periphery");
    assertThat(profiles.get("ALL city 320500").<String>getAs("role")).isEqualTo("periphery");
  }

  @Test
  void linksBetweenCitiesOfAProvinceStayWithinIt() {
    Map<String, Row> profiles =
        profiles(0.1, venture("a", investor(1, NANJING), investee(2, SUZHOU)));
    assertCounts(profiles.get("ALL city 320100"), "events 1 0 0 strengths 1 0 0 net 1");
    assertCounts(profiles.get("ALL city 320500"), "events 0 1 0 strengths 0 1 0 net -1");
    assertCounts(profiles.get("ALL province 320000"), "events 0 0 1 strengths 0 0 1 net 0");
    assertThat(profiles.get("ALL province 320000").<Double>getAs("participation")).isNull();
    assertThat(profiles.get("ALL province 320000").<Double>getAs("nsi")).isNull();
    assertThat(profiles.get("ALL province 320000").<String>getAs("role")).isEqualTo("periphery");
  }

  /** Strengths of undirected layers count events: two of Shanghai's with Suzhou, three links. */
  @Test
  void undirectedLayersHaveNoDirection() {
    Map<String, Row> profiles =
        profiles(
            0.1,
            patent("a", SHANGHAI, SUZHOU, SUZHOU),
            patent("b", SHANGHAI, SUZHOU),
            patent("c", SHANGHAI, HANGZHOU));
    assertCounts(profiles.get("ALL city 310000"), "events 3 3 0 strengths 3 3 0 net null");
    assertCounts(profiles.get("ALL city 320500"), "events 2 2 1 strengths 2 2 1 net null");
    assertCounts(profiles.get("ALL city 330100"), "events 1 1 0 strengths 1 1 0 net null");
    assertParticipation(profiles.get("ALL city 320500"), 2.0 / 3);
    assertThat(profiles.values())
        .allSatisfy(
            r -> {
              assertThat(r.<Double>getAs("nsi")).isNull();
              assertThat(r.<String>getAs("role")).isNull();
            });
    assertThat(ranks(profiles.get("ALL city 310000"))).isEqualTo("1 1");
  }

  /** Beijing's party is an investor that the only other party, itself, cannot be linked with. */
  @Test
  void participationNeedsAPartyAndNoLink() {
    Map<String, Row> profiles =
        profiles(
            0.1, venture("a", investor(1, BEIJING), investor(2, SHANGHAI), investee(1, SUZHOU)));
    assertParticipation(profiles.get("ALL city 110000"), 1);
    assertParticipation(profiles.get("ALL city 310000"), 1);
    assertParticipation(profiles.get("ALL city 320500"), 1);
  }

  @Test
  void everySectorHasItsOwnMeanAndRanks() {
    Map<String, Row> profiles =
        profiles(
            0.1,
            withSectors(DEALS[0], new Sector("ai-chain", "software", 1)),
            withSectors(DEALS[3], new Sector("ai-chain", "hardware", 1)));
    assertCounts(profiles.get("ALL city 310000"), "events 1 1 0 strengths 1 1 0 net 0");
    assertCounts(profiles.get("software city 310000"), "events 1 0 0 strengths 1 0 0 net 1");
    assertThat(profiles.get("software city 310000").<Double>getAs("mean_strength")).isEqualTo(1);
    assertThat(ranks(profiles.get("hardware city 320500"))).isEqualTo("1 2");
  }

  @Test
  void theTableIsThatOfTheContract() {
    assertThat(Schemas.differences(Contract.table("place_profile"), table(0.1, DEALS).schema()))
        .isEmpty();
  }

  private static Dataset<Row> table(double threshold, EventView... events) {
    Dataset<Row> resolved = resolved(events);
    return PlaceProfile.of(
        resolved,
        FlowTables.of(resolved, places(), Level.CITY),
        FlowTables.of(resolved, places(), Level.PROVINCE),
        threshold);
  }

  /** Rows by sector, level and place. */
  private static Map<String, Row> profiles(double threshold, EventView... events) {
    return table(threshold, events).collectAsList().stream()
        .collect(
            Collectors.toMap(
                r -> r.getString(3) + " " + r.getString(4) + " " + r.getString(5), r -> r));
  }

  private static String roles(double threshold) {
    Map<String, Row> profiles = profiles(threshold, DEALS);
    return Stream.of(SHANGHAI, SUZHOU, HANGZHOU, BEIJING)
        .map(city -> profiles.get("ALL city " + city).<String>getAs("role"))
        .collect(Collectors.joining(" "));
  }

  private static String ranks(Row row) {
    return row.getAs("rank_out") + " " + row.getAs("rank_in");
  }

  /** Out, in, within. */
  private static void assertCounts(Row row, String expected) {
    assertThat(
            String.format(
                "events %s %s %s strengths %s %s %s net %s",
                row.<Long>getAs("out_events"),
                row.<Long>getAs("in_events"),
                row.<Long>getAs("within_events"),
                row.<Long>getAs("out_strength"),
                row.<Long>getAs("in_strength"),
                row.<Long>getAs("within_strength"),
                row.<Long>getAs("net")))
        .isEqualTo(expected);
  }

  private static void assertNsi(Row row, double expected) {
    assertThat(row.<Double>getAs("nsi")).isCloseTo(expected, within(1e-15));
  }

  private static void assertParticipation(Row row, double expected) {
    assertThat(row.<Double>getAs("participation")).isCloseTo(expected, within(1e-15));
  }
}
