package org.innoflow.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.innoflow.flow.Events.BOSTON;
import static org.innoflow.flow.Events.HANGZHOU;
import static org.innoflow.flow.Events.NANJING;
import static org.innoflow.flow.Events.SHANGHAI;
import static org.innoflow.flow.Events.SUZHOU;
import static org.innoflow.flow.Events.investee;
import static org.innoflow.flow.Events.investor;
import static org.innoflow.flow.Events.patent;
import static org.innoflow.flow.Events.places;
import static org.innoflow.flow.Events.sums;
import static org.innoflow.flow.Events.venture;
import static org.innoflow.flow.Events.withAmount;
import static org.innoflow.flow.Events.withSectors;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.innoflow.contract.Contract;
import org.innoflow.flow.EventView.Sector;
import org.innoflow.io.Schemas;
import org.junit.jupiter.api.Test;

class FlowTablesTest {
  @Test
  void eventsCountOnceAndLinksCountEveryPair() {
    Map<String, Row> flows =
        flows(Level.CITY, patent("a", SHANGHAI, SHANGHAI, SUZHOU), patent("b", SHANGHAI, SUZHOU));
    assertThat(flows).containsOnlyKeys("ALL 310000>310000", "ALL 310000>320500");
    assertFlow(flows.get("ALL 310000>310000"), 1, 1, 0.5, 1.0 / 3);
    assertFlow(flows.get("ALL 310000>320500"), 2, 3, 2, 5.0 / 3);
  }

  @Test
  void directedFlowsHaveASideEach() {
    Map<String, Row> flows =
        flows(
            Level.CITY,
            venture("a", investor(1, SUZHOU), investor(2, SHANGHAI), investee(3, SHANGHAI)),
            venture("b", investor(4, SHANGHAI), investee(5, SUZHOU), investee(6, SUZHOU)));
    assertThat(flows)
        .containsOnlyKeys("ALL 320500>310000", "ALL 310000>310000", "ALL 310000>320500");
    assertFlow(flows.get("ALL 320500>310000"), 1, 1, 1, 0.5);
    assertFlow(flows.get("ALL 310000>310000"), 1, 1, 1, 0.5);
    assertFlow(flows.get("ALL 310000>320500"), 1, 2, 1, 1);
  }

  @Test
  void sectorWeightsMultiplyWeightsAndNeitherEventsNorLinks() {
    Map<String, Row> flows =
        flows(
            Level.CITY,
            withSectors(
                patent("a", SHANGHAI, SHANGHAI, SUZHOU),
                new Sector("sei", "ai", 0.5),
                new Sector("sei", "bio", 0.5)),
            withSectors(patent("b", SHANGHAI, SUZHOU), new Sector("sei", "ai", 1.0)));
    assertThat(flows).hasSize(6);
    assertFlow(flows.get("ALL 310000>320500"), 2, 3, 2, 5.0 / 3);
    assertFlow(flows.get("ai 310000>320500"), 2, 3, 1.5, 4.0 / 3);
    assertFlow(flows.get("bio 310000>320500"), 1, 2, 0.5, 1.0 / 3);
    assertFlow(flows.get("ai 310000>310000"), 1, 1, 0.25, 1.0 / 6);
  }

  @Test
  void theTotalHasAnEventOnceHoweverManySchemesItHas() {
    Map<String, Row> flows =
        flows(
            Level.CITY,
            withSectors(
                patent("a", SHANGHAI, SUZHOU),
                new Sector("sei", "ai", 1.0),
                new Sector("ipc", "G06", 0.5),
                new Sector("ipc", "G16", 0.5)));
    assertFlow(flows.get("ALL 310000>320500"), 1, 1, 1, 1);
    assertThat(flows).hasSize(4);
  }

  @Test
  void unitWeightsOfAllFlowsSumToTheEventsThatHaveAPair() {
    Map<String, Row> flows =
        flows(
            Level.CITY,
            patent("a", SHANGHAI, SUZHOU, NANJING, null, BOSTON),
            patent("b", SHANGHAI, null),
            patent("c", SHANGHAI),
            venture("d", investor(1, SUZHOU), investee(1, SUZHOU)));
    assertThat(flows.values().stream().mapToDouble(r -> r.<Double>getAs("w_unit")).sum())
        .isCloseTo(2, within(1e-12));
    assertThat(flows.values().stream().mapToDouble(r -> r.<Double>getAs("w_frac")).sum())
        .isCloseTo(5.0 / 2 + 2.0 / 2, within(1e-12));
  }

  @Test
  void everyBorderHasItsScope() {
    Map<String, Row> flows =
        flows(
            Level.CITY,
            patent("a", SUZHOU, SUZHOU),
            patent("b", SUZHOU, NANJING),
            patent("c", SUZHOU, SHANGHAI),
            patent("d", SUZHOU, BOSTON),
            patent("e", SUZHOU, null),
            patent("f", null, null));
    assertThat(scopes(flows))
        .containsOnly(
            Map.entry("ALL 320500>320500", "within_city"),
            Map.entry("ALL 320100>320500", "within_province"),
            Map.entry("ALL 310000>320500", "cross_province"),
            Map.entry("ALL 320500>USA/boston", "cross_border"),
            Map.entry("ALL 320500>null", "unlocated"),
            Map.entry("ALL null>null", "unlocated"));
  }

  @Test
  void aProvinceHasTheFlowsOfItsCitiesAndNoScopeBelowIt() {
    Map<String, Row> flows =
        flows(
            Level.PROVINCE,
            patent("a", SUZHOU, SUZHOU, NANJING),
            patent("b", NANJING, HANGZHOU),
            patent("c", SUZHOU, HANGZHOU, BOSTON),
            patent("d", SUZHOU, null),
            patent("e", SHANGHAI, SHANGHAI));
    assertThat(scopes(flows))
        .containsOnly(
            Map.entry("ALL 320000>320000", "within_province"),
            Map.entry("ALL 320000>330000", "cross_province"),
            Map.entry("ALL 320000>USA", "cross_border"),
            Map.entry("ALL 330000>USA", "cross_border"),
            Map.entry("ALL 320000>null", "unlocated"),
            Map.entry("ALL 310000>310000", "within_province"));
    assertFlow(flows.get("ALL 320000>320000"), 1, 3, 1.5, 1);
    assertFlow(flows.get("ALL 320000>330000"), 2, 2, 1.5, 4.0 / 3);
  }

  @Test
  void amountsAreSharedByUnitWeightAndSector() {
    Map<String, Row> flows =
        flows(
            Level.CITY,
            withSectors(
                withAmount(
                    venture("a", investor(1, SHANGHAI), investor(2, SUZHOU), investee(3, HANGZHOU)),
                    "100.50"),
                new Sector("ai-chain", "hardware", 0.5),
                new Sector("ai-chain", "software", 0.5)),
            withAmount(venture("b", investor(1, SHANGHAI), investee(3, HANGZHOU)), "10.00"),
            venture("c", investor(1, SHANGHAI), investee(3, HANGZHOU)),
            venture("d", investor(1, SHANGHAI), investee(4, BOSTON)));
    assertAmount(flows.get("ALL 310000>330100"), "60.25");
    assertAmount(flows.get("ALL 320500>330100"), "50.25");
    assertAmount(flows.get("hardware 320500>330100"), "25.125");
    assertThat(flows.get("ALL 310000>USA/boston").<BigDecimal>getAs("amount_cny")).isNull();
  }

  @Test
  void placesAreNamedInChineseWhereTheyHaveSuchAName() {
    Map<String, Row> city =
        flows(Level.CITY, patent("a", SUZHOU, BOSTON), patent("b", SUZHOU, null));
    assertThat(city.get("ALL 320500>USA/boston").<String>getAs("src_name")).isEqualTo("苏州市");
    assertThat(city.get("ALL 320500>USA/boston").<String>getAs("dst_name")).isEqualTo("Boston");
    assertThat(city.get("ALL 320500>null").<String>getAs("dst_name")).isNull();
    Map<String, Row> province = flows(Level.PROVINCE, patent("a", SUZHOU, BOSTON));
    assertThat(province.get("ALL 320000>USA").<String>getAs("src_name")).isEqualTo("江苏省");
  }

  @Test
  void theTablesAreThoseOfTheContract() {
    for (Level level : Level.values()) {
      assertThat(
              Schemas.differences(
                  Contract.table(level.table()),
                  FlowTables.of(sums(patent("a", SUZHOU, BOSTON)), places(), level).schema()))
          .isEmpty();
    }
  }

  /** Rows by sector, source and target. */
  private static Map<String, Row> flows(Level level, EventView... events) {
    return FlowTables.of(sums(events), places(), level).collectAsList().stream()
        .collect(
            Collectors.toMap(
                r -> r.getString(3) + " " + r.getString(4) + ">" + r.getString(5), r -> r));
  }

  private static Map<String, String> scopes(Map<String, Row> flows) {
    return flows.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().<String>getAs("scope")));
  }

  private static void assertFlow(Row flow, long events, long links, double frac, double unit) {
    assertThat(flow.<Long>getAs("events")).as("events").isEqualTo(events);
    assertThat(flow.<Long>getAs("links")).as("links").isEqualTo(links);
    assertThat(flow.<Double>getAs("w_frac")).as("w_frac").isCloseTo(frac, within(1e-15));
    assertThat(flow.<Double>getAs("w_unit")).as("w_unit").isCloseTo(unit, within(1e-15));
  }

  private static void assertAmount(Row flow, String expected) {
    assertThat(flow.<BigDecimal>getAs("amount_cny")).isEqualByComparingTo(expected);
  }
}
