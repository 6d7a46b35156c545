package org.innoflow.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.innoflow.flow.Events.BEIJING;
import static org.innoflow.flow.Events.HANGZHOU;
import static org.innoflow.flow.Events.NANJING;
import static org.innoflow.flow.Events.SHANGHAI;
import static org.innoflow.flow.Events.SUZHOU;
import static org.innoflow.flow.Events.in;
import static org.innoflow.flow.Events.investee;
import static org.innoflow.flow.Events.investor;
import static org.innoflow.flow.Events.patent;
import static org.innoflow.flow.Events.rows;
import static org.innoflow.flow.Events.sums;
import static org.innoflow.flow.Events.venture;
import static org.innoflow.flow.Events.withSectors;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.innoflow.config.RegionSets;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Layer;
import org.innoflow.flow.EventView.Sector;
import org.innoflow.io.Schemas;
import org.innoflow.place.Regions;
import org.junit.jupiter.api.Test;

/** Profiles by hand. */
class PlaceProfileTest {
  private static final Regions REGIONS =
      Regions.of(new RegionSets(Map.of("delta", List.of("310000", "320000", "330000", "340000"))));

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

  /** a, b and g cross, the last with Beijing's investor as well; c stays. */
  @Test
  void inARegionSetOnlyPairsWithBothEndsInsideCount() {
    Map<String, Row> delta =
        regionProfiles(
            DEALS[0],
            DEALS[1],
            DEALS[2],
            venture("g", investor(9, BEIJING), investor(1, SHANGHAI), investee(10, SUZHOU)));
    assertThat(delta.keySet())
        .containsExactlyInAnyOrder(
            "ALL city 310000", "ALL city 320500", "ALL province 310000", "ALL province 320000");
    assertCounts(delta.get("ALL city 310000"), "events 3 0 1 strengths 4 0 1 net 4");
    assertCounts(delta.get("ALL city 320500"), "events 0 3 0 strengths 0 4 0 net -4");
    assertParticipation(delta.get("ALL province 320000"), 1);
    assertThat(delta.get("ALL city 310000").<Double>getAs("mean_strength")).isEqualTo(4);
    assertThat(profiles(0.1, DEALS)).containsKey("ALL city 110000");
  }

  /** One event leaves the delta, one crosses within it. */
  @Test
  void participationInARegionSetIsOfTheEventsThatCrossWithinIt() {
    EventView[] events = {
      patent("a", SHANGHAI, BEIJING), patent("b", SHANGHAI, SUZHOU), patent("c", SUZHOU, HANGZHOU)
    };
    assertParticipation(regionProfiles(events).get("ALL city 310000"), 1.0 / 2);
    assertParticipation(profiles(0.1, events).get("ALL city 310000"), 2.0 / 3);
    assertCounts(
        regionProfiles(events).get("ALL city 310000"), "events 1 1 0 strengths 1 1 0 net null");
  }

  @Test
  void strengthsGrowAndAddUpOverYears() {
    List<Row> shanghai =
        table(
                0.1,
                in(2018, venture("a", investor(1, SHANGHAI), investee(2, SUZHOU))),
                in(2019, venture("b", investor(1, SHANGHAI), investee(2, SUZHOU))),
                in(2019, venture("c", investor(1, SHANGHAI), investee(2, SUZHOU))),
                in(2019, venture("d", investor(1, SHANGHAI), investee(3, SHANGHAI))),
                in(2021, venture("e", investor(2, SUZHOU), investee(1, SHANGHAI))))
            .filter("place_id = '310000' and level = 'city'")
            .orderBy("year")
            .select("out_yoy", "in_yoy", "out_cumulative", "in_cumulative", "within_cumulative")
            .collectAsList();
    assertThat(shanghai)
        .containsExactly(
            RowFactory.create(null, null, 1L, 0L, 0L),
            RowFactory.create(1.0, null, 3L, 0L, 1L),
            RowFactory.create(null, null, 3L, 1L, 1L));
  }

  @Test
  void aStockIsNotAddedUp() {
    EventView held =
        Events.event(
            Layer.SUBSIDIARY,
            "s",
            List.of(Events.party(1, "parent", SHANGHAI), Events.party(2, "subsidiary", HANGZHOU)));
    assertThat(table(0.1, held).select("out_cumulative", "in_cumulative").collectAsList())
        .hasSize(4)
        .containsOnly(RowFactory.create(null, null));
  }

  @Test
  void theTablesAreThoseOfTheContract() {
    assertThat(Schemas.differences(Contract.table("place_profile"), table(0.1, DEALS).schema()))
        .isEmpty();
    assertThat(Schemas.differences(Contract.table("region_profile"), regionTable(DEALS).schema()))
        .isEmpty();
  }

  private static Dataset<Row> table(double threshold, EventView... events) {
    return PlaceProfile.of(sums(events), threshold);
  }

  private static Dataset<Row> regionTable(EventView... events) {
    return PlaceProfile.ofRegions(sums(events), 0.1);
  }

  private static Dataset<Row> sums(EventView... events) {
    return EventSums.of(rows(events), REGIONS, List.of("all", "delta"));
  }

  /** Rows by sector, level and place. */
  private static Map<String, Row> profiles(double threshold, EventView... events) {
    return byPlace(table(threshold, events));
  }

  private static Map<String, Row> regionProfiles(EventView... events) {
    return byPlace(regionTable(events).filter("region_set = 'delta'"));
  }

  private static Map<String, Row> byPlace(Dataset<Row> table) {
    return table.collectAsList().stream()
        .collect(
            Collectors.toMap(
                r -> r.getAs("sector_id") + " " + r.getAs("level") + " " + r.getAs("place_id"),
                r -> r));
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
