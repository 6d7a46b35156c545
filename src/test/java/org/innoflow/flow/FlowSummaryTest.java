package org.innoflow.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.innoflow.flow.Events.BEIJING;
import static org.innoflow.flow.Events.BOSTON;
import static org.innoflow.flow.Events.HANGZHOU;
import static org.innoflow.flow.Events.NANJING;
import static org.innoflow.flow.Events.SHANGHAI;
import static org.innoflow.flow.Events.SUZHOU;
import static org.innoflow.flow.Events.investee;
import static org.innoflow.flow.Events.investor;
import static org.innoflow.flow.Events.patent;
import static org.innoflow.flow.Events.resolved;
import static org.innoflow.flow.Events.venture;
import static org.innoflow.flow.Events.withSectors;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.innoflow.config.RegionSets;
import org.innoflow.contract.Contract;
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
    assertThat(all).hasSize(20);
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

  @Test
  void theTableIsThatOfTheContract() {
    assertThat(Schemas.differences(Contract.table("flow_summary"), table(PATENTS).schema()))
        .isEmpty();
  }

  private static Dataset<Row> table(EventView... events) {
    return FlowSummary.of(resolved(events), REGIONS, List.of("all", "delta"));
  }

  /** Rows by measure. */
  private static Map<String, Row> summary(String regionSet, String sector, EventView... events) {
    return table(events).collectAsList().stream()
        .filter(r -> r.getAs("region_set").equals(regionSet))
        .filter(r -> r.getAs("sector_id").equals(sector))
        .collect(Collectors.toMap(r -> r.<String>getAs("measure"), r -> r));
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
