package org.innoflow.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.innoflow.flow.Events.BOSTON;
import static org.innoflow.flow.Events.NANJING;
import static org.innoflow.flow.Events.SHANGHAI;
import static org.innoflow.flow.Events.SUZHOU;
import static org.innoflow.flow.Events.in;
import static org.innoflow.flow.Events.investee;
import static org.innoflow.flow.Events.investor;
import static org.innoflow.flow.Events.organisations;
import static org.innoflow.flow.Events.patent;
import static org.innoflow.flow.Events.rows;
import static org.innoflow.flow.Events.venture;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.innoflow.config.RegionSets;
import org.innoflow.contract.Contract;
import org.innoflow.io.Schemas;
import org.innoflow.place.Regions;
import org.junit.jupiter.api.Test;

/** Organisation 1 is a company, 2 a university, 3 an institute, and so on. */
class OrganisationProfileTest {
  private static final String COUNTS =
      "events, linked_events, cross_city_events, cross_province_events, partners, rank";

  @Test
  void eventsAreCountedByTheBordersThatTheOrganisationsOwnPairsCross() {
    Map<Long, Row> profiles =
        profiles(
            COUNTS,
            patent("alone", SHANGHAI),
            patent("city", SHANGHAI, SHANGHAI),
            patent("unknown", SHANGHAI, null),
            patent("province", SHANGHAI, SUZHOU, NANJING),
            patent("border", SHANGHAI, BOSTON));
    assertThat(profiles)
        .containsEntry(1L, counts(5, 4, 2, 2, 2, 1))
        .containsEntry(2L, counts(4, 4, 2, 2, 2, 2))
        .containsEntry(3L, counts(1, 1, 1, 1, 2, 3))
        .hasSize(3);
  }

  @Test
  void partnersAreDistinctOrganisationsOfTheYearByKind() {
    Map<Long, Row> profiles =
        profiles(
            "partners, company_partners, university_partners, institute_partners,"
                + " government_partners, fund_partners, person_partners, other_partners",
            patent("a", SHANGHAI, SUZHOU, SUZHOU, SUZHOU),
            patent("b", SHANGHAI, SUZHOU));
    assertThat(profiles)
        .containsEntry(1L, RowFactory.create(3L, 0L, 1L, 1L, 1L, 0L, 0L, 0L))
        .containsEntry(2L, RowFactory.create(3L, 1L, 0L, 1L, 1L, 0L, 0L, 0L));
  }

  /** The investors of an event are not linked with each other, nor is one with itself. */
  @Test
  void directedLayersLinkSourcesWithTargets() {
    Map<Long, Row> profiles =
        profiles(
            COUNTS,
            venture("a", investor(1, SHANGHAI), investor(2, SUZHOU), investee(3, SUZHOU)),
            venture("b", investor(3, SUZHOU), investee(1, SHANGHAI)),
            venture("c", investor(4, SHANGHAI), investee(4, SHANGHAI)));
    assertThat(profiles)
        .containsEntry(1L, counts(2, 2, 2, 2, 1, 1))
        .containsEntry(2L, counts(1, 1, 0, 0, 1, 3))
        .containsEntry(3L, counts(2, 2, 2, 2, 2, 1))
        .containsEntry(4L, counts(1, 0, 0, 0, 0, 3));
  }

  @Test
  void yearsAndLayersStandApart() {
    List<Row> rows =
        table(
                in(2020, patent("a", SHANGHAI, SUZHOU)),
                patent("b", SHANGHAI),
                venture("c", investor(1, SHANGHAI), investee(2, SUZHOU)))
            .filter("org_id = 1")
            .select("layer", "year", "events", "partners", "name", "org_kind", "place_id")
            .orderBy("layer", "year")
            .collectAsList();
    assertThat(rows)
        .containsExactly(
            RowFactory.create("copatent", 2020, 1L, 1L, "org 1", "company", SHANGHAI),
            RowFactory.create("copatent", 2021, 1L, 0L, "org 1", "company", SHANGHAI),
            RowFactory.create("venture", 2021, 1L, 1L, "org 1", "company", SHANGHAI));
  }

  @Test
  void theTableIsThatOfTheContract() {
    assertThat(
            Schemas.differences(
                Contract.table("org_profile"), table(patent("a", SHANGHAI, SUZHOU)).schema()))
        .isEmpty();
  }

  private static Dataset<Row> table(EventView... events) {
    Dataset<Row> rows = rows(events);
    Dataset<Row> links = LinkTable.of(rows, Regions.of(new RegionSets(Map.of())));
    return OrganisationProfile.of(rows, links, organisations(7));
  }

  private static Map<Long, Row> profiles(String columns, EventView... events) {
    return table(events).selectExpr("org_id", "struct(" + columns + ")").collectAsList().stream()
        .collect(
            Collectors.toMap(r -> r.getLong(0), r -> RowFactory.create(values(r.getStruct(1)))));
  }

  private static Object[] values(Row row) {
    return IntStream.range(0, row.length()).mapToObj(row::get).toArray();
  }

  private static Row counts(
      long events, long linked, long crossCity, long crossProvince, long partners, int rank) {
    return RowFactory.create(events, linked, crossCity, crossProvince, partners, rank);
  }
}
