package org.innoflow.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.innoflow.flow.Events.ABROAD;
import static org.innoflow.flow.Events.BEIJING;
import static org.innoflow.flow.Events.BOSTON;
import static org.innoflow.flow.Events.HANGZHOU;
import static org.innoflow.flow.Events.NANJING;
import static org.innoflow.flow.Events.SHANGHAI;
import static org.innoflow.flow.Events.SUZHOU;
import static org.innoflow.flow.Events.in;
import static org.innoflow.flow.Events.investee;
import static org.innoflow.flow.Events.investor;
import static org.innoflow.flow.Events.patent;
import static org.innoflow.flow.Events.rows;
import static org.innoflow.flow.Events.venture;
import static org.innoflow.flow.Events.withSectors;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.innoflow.config.RegionSets;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Layer;
import org.innoflow.flow.EventView.Sector;
import org.innoflow.io.Schemas;
import org.innoflow.place.Regions;
import org.junit.jupiter.api.Test;

class FlowSummaryTest {
  private static final Regions REGIONS =
      Regions.of(new RegionSets(Map.of("delta", List.of("310000", "320000", "330000", "340000"))));

  /**
   * Twelve parties in six patents; pairs: a 1 within the city and 2 over provinces, b 1 within the
   * province, c 1 out of the delta, d 1 over the border and 2 unlocated, e and f none.
   */
  private static final EventView[] PATENTS = {
    patent("a", SHANGHAI, SHANGHAI, SUZHOU),
    patent("b", SUZHOU, NANJING),
    patent("c", SHANGHAI, BEIJING),
    patent("d", SHANGHAI, BOSTON, null),
    patent("e", HANGZHOU),
    patent("f", BEIJING)
  };

  private static final Sector AI = new Sector("sei", "ai", 1);
  private static final Sector BIO = new Sector("sei", "bio", 1);

  @Test
  void everyPairIsCountedOnceInTheSetOfAllPlaces() {
    Map<String, Row> all = summary("all", "ALL", PATENTS);
    assertCount(all, "events", 6);
    assertCount(all, "events_linked", 4);
    assertCount(all, "events_within_city", 1);
    assertCount(all, "events_cross_city", 4);
    assertCount(all, "events_cross_province", 3);
    assertCount(all, "links", 8);
    assertCount(all, "links_within_city", 1);
    assertCount(all, "links_cross_city", 5);
    assertCount(all, "links_cross_province", 4);
    assertCount(all, "links_unlocated", 2);
    assertCount(all, "events_within_province", 1);
    assertCount(all, "events_cross_border", 1);
    assertCount(all, "links_within_province", 1);
    assertCount(all, "links_cross_border", 1);
    assertCount(all, "parties", 12);
    assertCount(all, "parties_located", 11);
  }

  /** Pairs of c and d leave the delta; f has no party in it. */
  @Test
  void bothEndsOfAPairLieInTheSet() {
    Map<String, Row> delta = summary("delta", "ALL", PATENTS);
    assertCount(delta, "events", 5);
    assertCount(delta, "events_linked", 2);
    assertCount(delta, "events_within_city", 1);
    assertCount(delta, "events_cross_city", 2);
    assertCount(delta, "events_cross_province", 1);
    assertCount(delta, "links", 4);
    assertCount(delta, "links_within_city", 1);
    assertCount(delta, "links_cross_city", 3);
    assertCount(delta, "links_cross_province", 2);
    assertCount(delta, "links_unlocated", 0);
    assertCount(delta, "events_within_province", 1);
    assertCount(delta, "events_cross_border", 0);
    assertCount(delta, "links_within_province", 1);
    assertCount(delta, "links_cross_border", 0);
    assertCount(delta, "parties", 8);
    assertCount(delta, "parties_located", 8);
  }

  @Test
  void sharesNameWhatTheyDivide() {
    Map<String, Row> all = summary("all", "ALL", PATENTS);
    assertShare(all, "share_events_linked", 4, 6);
    assertShare(all, "share_events_cross_city", 4, 6);
    assertShare(all, "share_events_cross_province", 3, 6);
    assertShare(all, "share_links_within_city", 1, 8);
    assertShare(all, "share_links_cross_city", 5, 8);
    assertShare(all, "share_links_cross_province", 4, 8);
    assertShare(all, "share_links_unlocated", 2, 8);
    assertShare(all, "share_parties_located", 11, 12);
    assertThat(all).hasSize(24);
  }

  @Test
  void aShareOfNothingIsNull() {
    Row share = summary("all", "ALL", patent("e", HANGZHOU)).get("share_links_cross_city");
    assertThat(share.<Double>getAs("value")).isNull();
    assertThat(share.<Long>getAs("denominator")).isZero();
  }

  /** As in table event, where an investor that is also the investee is one organisation. */
  @Test
  void anOrganisationInTwoRolesIsOneParty() {
    Map<String, Row> all =
        summary(
            "all",
            "ALL",
            venture("v", investor(1, SHANGHAI), investor(2, null), investee(1, null)));
    assertCount(all, "parties", 2);
    assertCount(all, "parties_located", 1);
    assertCount(all, "links", 1);
    assertCount(all, "links_unlocated", 1);
  }

  /** Of the three pairs with an end unlocated that of a party abroad cannot lie in the delta. */
  @Test
  void aPartyAbroadLiesInNoRegionOfChina() {
    EventView[] events = {
      patent("a", SHANGHAI, SUZHOU), patent("b", SHANGHAI, null), patent("c", SHANGHAI, ABROAD)
    };

    assertBounds(summary("delta", "ALL", events), "share_links_cross_city", 1.0 / 2, 1.0 / 2, 1);
    assertBounds(summary("all", "ALL", events), "share_links_cross_city", 1.0 / 3, 1.0 / 3, 1);
    assertCount(summary("all", "ALL", events), "links_unlocated", 2);
  }

  @Test
  void anEventCountsInEachOfItsSectors() {
    EventView event =
        withSectors(
            patent("a", SHANGHAI, SUZHOU),
            new Sector("sei", "ai", 0.5),
            new Sector("sei", "bio", 0.5));
    for (String sector : List.of("ALL", "ai", "bio")) {
      assertCount(summary("delta", sector, event), "events", 1);
      assertCount(summary("delta", sector, event), "links", 1);
    }
  }

  /**
   * a crosses in sector ai, b stays within its province in bio; c is in ai and unlocated at an end,
   * d in bio likewise.
   */
  @Test
  void sectorsHaveSharesOfTheTotalAndTheTotalHasNone() {
    EventView[] events = {
      withSectors(patent("a", SHANGHAI, SUZHOU), AI),
      withSectors(patent("b", SUZHOU, NANJING), BIO),
      withSectors(patent("c", SHANGHAI, null), AI),
      withSectors(patent("d", SUZHOU, null, null), BIO)
    };
    Map<String, Row> ai = summary("all", "ai", events);
    assertThat(ai).hasSize(31);
    assertShare(ai, "share_of_all_events", 2, 4);
    assertShare(ai, "share_of_all_events_linked", 2, 4);
    assertShare(ai, "share_of_all_events_cross_city", 1, 2);
    assertShare(ai, "share_of_all_events_cross_province", 1, 1);
    assertShare(ai, "share_of_all_links", 2, 6);
    assertShare(ai, "share_of_all_links_cross_city", 1, 2);
    assertShare(ai, "share_of_all_links_cross_province", 1, 1);
    assertBounds(ai, "share_of_all_events", 0.5, 0.5, 0.5);
    assertBounds(ai, "share_of_all_events_cross_city", 0.5, 1.0 / 3, 2.0 / 3);
    assertBounds(ai, "share_of_all_links_cross_city", 2.0 / 6, 1.0 / 5, 2.0 / 3);
    assertBounds(summary("delta", "ai", events), "share_of_all_links", 2.0 / 6, 1.0 / 5, 2.0 / 3);
    assertThat(summary("all", "ALL", events).keySet())
        .noneMatch(measure -> measure.startsWith("share_of_all"));
  }

  /** Pairs: 6 located, 2 of d have an end that is not. */
  @Test
  void sharesOfAllPlacesSayHowFarUnlocatedPairsCouldMoveThem() {
    Map<String, Row> all = summary("all", "ALL", PATENTS);
    assertBounds(all, "share_links_within_city", 6.0 / 8, 1.0 / 8, 3.0 / 8);
    assertBounds(all, "share_links_cross_city", 6.0 / 8, 5.0 / 8, 7.0 / 8);
    assertBounds(all, "share_links_cross_province", 6.0 / 8, 4.0 / 8, 6.0 / 8);
    assertBounds(all, "share_links_unlocated", 6.0 / 8, 2.0 / 8, 2.0 / 8);
    assertBounds(all, "share_events_linked", 5.0 / 6, 4.0 / 6, 4.0 / 6);
    assertBounds(all, "share_events_cross_city", 5.0 / 6, 4.0 / 6, 4.0 / 6);
    assertBounds(all, "share_parties_located", 11.0 / 12, 11.0 / 12, 11.0 / 12);
    assertThat(all.get("links").<Double>getAs("low")).isNull();
    assertThat(all.get("links").<Double>getAs("located_share")).isNull();
  }

  /** d's pair of Shanghai with nobody knows where may lie in the delta, that of Boston may not. */
  @Test
  void sharesOfARegionSetTakeInWhatMayLieInIt() {
    Map<String, Row> delta = summary("delta", "ALL", PATENTS);
    assertBounds(delta, "share_links_within_city", 4.0 / 5, 1.0 / 5, 2.0 / 5);
    assertBounds(delta, "share_links_cross_city", 4.0 / 5, 3.0 / 5, 4.0 / 5);
    assertBounds(delta, "share_events_linked", 4.0 / 5, 2.0 / 5, 3.0 / 5);
    assertBounds(delta, "share_events_cross_province", 4.0 / 5, 1.0 / 5, 2.0 / 5);
    assertBounds(delta, "share_links_unlocated", 4.0 / 5, 0, 0);
    assertThat(delta.get("share_links_within_city").<Double>getAs("value")).isEqualTo(0.25);
  }

  /** Two parties of whom nothing is known: their pair may lie in the delta, the event is none. */
  @Test
  void aPairThatIsNowhereMayLieInARegionSet() {
    Map<String, Row> delta =
        summary("delta", "ALL", patent("a", SUZHOU, NANJING), patent("b", null, null));
    assertCount(delta, "events", 1);
    assertBounds(delta, "share_links_cross_city", 1.0 / 2, 1.0 / 2, 1);
    assertThat(summary("delta", "ALL", patent("b", null, null))).isEmpty();
  }

  /** Events of 2018, 2019 and 2021: 1, 3 and 2; of these over provinces 0, 2 and 1. */
  @Test
  void yearsFollowAndAddUp() {
    EventView[] events = {
      in(2018, patent("a", SUZHOU, NANJING)),
      in(2019, patent("b", SUZHOU, SHANGHAI)),
      in(2019, patent("c", SUZHOU, SHANGHAI)),
      in(2019, patent("d", SUZHOU)),
      in(2021, patent("e", SUZHOU, SHANGHAI)),
      in(2021, patent("f", SUZHOU))
    };
    assertSeries(events, "events", "yoy", null, 2.0, null);
    assertSeries(events, "events", "cumulative", 1.0, 4.0, 6.0);
    assertSeries(events, "events_cross_province", "yoy", null, null, null);
    assertSeries(events, "share_events_cross_province", "yoy", null, null, null);
    assertSeries(events, "share_events_cross_province", "cumulative", 0.0, 2.0 / 4, 3.0 / 6);
    assertSeries(events, "share_links_within_city", "cumulative", 0.0, 0.0, 0.0);
  }

  /** A sector without events in 2019 is set against the total of that year as well. */
  @Test
  void aSharesOfTheTotalIsCumulatedOverAllYearsOfTheTotal() {
    Map<Integer, Row> ai =
        byYear(
            "ai",
            "share_of_all_events",
            in(2018, withSectors(patent("a", SUZHOU), AI)),
            in(2019, patent("b", SUZHOU)),
            in(2020, withSectors(patent("c", SUZHOU), AI)));
    assertThat(ai).containsOnlyKeys(2018, 2020);
    assertThat(ai.get(2020).<Double>getAs("cumulative")).isEqualTo(2.0 / 3);
  }

  @Test
  void aStockHasNoCumulative() {
    EventView held =
        Events.event(
            Layer.SUBSIDIARY,
            "s",
            List.of(Events.party(1, "parent", SHANGHAI), Events.party(2, "subsidiary", HANGZHOU)));
    assertThat(summary("all", "ALL", held).values())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.<Double>getAs("cumulative")).isNull());
    assertSeries(new EventView[] {in(2020, held), in(2021, held)}, "links", "yoy", null, 0.0);
  }

  @Test
  void theTableIsThatOfTheContract() {
    assertThat(Schemas.differences(Contract.table("flow_summary"), table(PATENTS).schema()))
        .isEmpty();
  }

  private static Dataset<Row> table(EventView... events) {
    return FlowSummary.of(EventSums.of(rows(events), REGIONS, List.of("all", "delta")));
  }

  /** Rows by measure. */
  private static Map<String, Row> summary(String regionSet, String sector, EventView... events) {
    return table(events).collectAsList().stream()
        .filter(r -> r.getAs("region_set").equals(regionSet))
        .filter(r -> r.getAs("sector_id").equals(sector))
        .collect(Collectors.toMap(r -> r.<String>getAs("measure"), r -> r));
  }

  private static Map<Integer, Row> byYear(String sector, String measure, EventView... events) {
    return table(events).collectAsList().stream()
        .filter(r -> r.getAs("region_set").equals("all"))
        .filter(r -> r.getAs("sector_id").equals(sector) && r.getAs("measure").equals(measure))
        .collect(
            Collectors.toMap(r -> r.<Integer>getAs("year"), r -> r, (a, b) -> a, TreeMap::new));
  }

  private static void assertSeries(
      EventView[] events, String measure, String column, Double... expected) {
    assertThat(byYear("ALL", measure, events).values().stream().map(r -> r.<Double>getAs(column)))
        .as(measure + " " + column)
        .containsExactly(expected);
  }

  private static void assertBounds(
      Map<String, Row> summary, String measure, double located, double low, double high) {
    Row row = summary.get(measure);
    assertThat(row.<Double>getAs("located_share")).as(measure).isEqualTo(located);
    assertThat(row.<Double>getAs("low")).as(measure).isEqualTo(low);
    assertThat(row.<Double>getAs("high")).as(measure).isEqualTo(high);
    assertThat(row.<Double>getAs("value")).as(measure).isBetween(low, high);
  }

  private static void assertCount(Map<String, Row> summary, String measure, long expected) {
    Row row = summary.get(measure);
    assertThat(row.<Double>getAs("value")).as(measure).isEqualTo((double) expected);
    assertThat(row.<Long>getAs("numerator")).as(measure).isEqualTo(expected);
    assertThat(row.<Long>getAs("denominator")).as(measure).isNull();
  }

  private static void assertShare(
      Map<String, Row> summary, String measure, long numerator, long denominator) {
    Row row = summary.get(measure);
    assertThat(row.<Double>getAs("value")).as(measure).isEqualTo((double) numerator / denominator);
    assertThat(row.<Long>getAs("numerator")).as(measure).isEqualTo(numerator);
    assertThat(row.<Long>getAs("denominator")).as(measure).isEqualTo(denominator);
    assertThat(row.<String>getAs("unit")).isEqualTo("share");
  }
}
