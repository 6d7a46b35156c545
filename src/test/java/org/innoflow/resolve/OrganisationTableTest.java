package org.innoflow.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.innoflow.resolve.Sample.events;
import static org.innoflow.resolve.Sample.id;
import static org.innoflow.resolve.Sample.in;
import static org.innoflow.resolve.Sample.nowhere;
import static org.innoflow.resolve.Sample.party;
import static org.innoflow.resolve.Sample.registry;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class OrganisationTableTest {
  private static final String SHANGHAI = "310000";
  private static final String SUZHOU = "320500";

  @Test
  void parentsAreRolledUpAndThoseWithoutAMentionHaveARow() {
    Map<Long, Row> table =
        table(
            events(List.of(in(SUZHOU, "甲公司"))),
            registry("name=甲公司, parent=乙公司, industry=39", "name=乙公司, parent=丙集团, city=上海"));

    assertThat(table).containsOnlyKeys(id("甲公司"), id("乙公司"), id("丙集团"));
    assertThat(text(table, "甲公司", "mentions", "industry", "place_id", "place_method"))
        .isEqualTo("1 39 320500 city");
    assertThat(text(table, "乙公司", "mentions", "industry", "place_id", "place_method"))
        .isEqualTo("0 null 310000 registry");
    assertThat(text(table, "丙集团", "mentions", "place_id", "place_method", "place_confidence"))
        .isEqualTo("0 null null null");
    assertThat(table.get(id("甲公司")).<Long>getAs("parent_org_id")).isEqualTo(id("乙公司"));
    assertThat(table.get(id("丙集团")).<Long>getAs("parent_org_id")).isNull();
    assertThat(table.values())
        .allSatisfy(row -> assertThat(row.<Long>getAs("group_org_id")).isEqualTo(id("丙集团")));
  }

  @Test
  void whatHasATagHasARowWithoutAMentionToo() {
    Map<Long, Row> table =
        table(
            events(List.of(in(SUZHOU, "甲公司"), nowhere("丁公司"))),
            registry(
                "name=甲公司, tags=sample|platform, city=上海",
                "name=乙公司, tags=sample, city=上海",
                "name=丙公司, city=上海"));

    assertThat(table).containsOnlyKeys(id("甲公司"), id("乙公司"), id("丁公司"));
    assertThat(text(table, "甲公司", "mentions", "place_id")).isEqualTo("1 320500");
    assertThat(text(table, "乙公司", "mentions", "place_id", "place_method", "name"))
        .isEqualTo("0 310000 registry 乙公司");
    assertThat(tags(table, "甲公司")).containsExactly("platform", "sample");
    assertThat(tags(table, "乙公司")).containsExactly("sample");
    assertThat(tags(table, "丁公司")).isEmpty();
  }

  @Test
  void whatHasNoParentIsItsOwnGroup() {
    Map<Long, Row> table = table(events(List.of(nowhere("甲公司"))), registry("name=乙公司"));

    assertThat(table).containsOnlyKeys(id("甲公司"));
    assertThat(table.get(id("甲公司")).<Long>getAs("group_org_id")).isEqualTo(id("甲公司"));
  }

  @Test
  void theKindIsTheRegistrysElseTheExtractsElseTheNames() {
    PartyPlace none = PartyPlace.unknown("none");
    Dataset<Row> events =
        events(
            List.of(
                party("甲大学", "institute", none),
                party("乙大学", "institute", none),
                party("丙大学", null, none),
                party("丁大学", "institute", none)));

    Map<Long, Row> table = table(events, registry("name=甲大学, kind=企业", "name=丁大学, kind=合作社"));

    assertThat(text(table, "甲大学", "org_kind")).isEqualTo("company");
    assertThat(text(table, "乙大学", "org_kind")).isEqualTo("institute");
    assertThat(text(table, "丙大学", "org_kind")).isEqualTo("university");
    assertThat(text(table, "丁大学", "org_kind")).isEqualTo("institute");
  }

  @Test
  void ofKindsThatExtractsStateTheMostFrequentCounts() {
    PartyPlace none = PartyPlace.unknown("none");
    List<Party> fund = List.of(party("甲", "fund", none));
    List<Party> company = List.of(party("甲", "company", none));

    assertThat(text(table(events(fund, company, fund), registry("name=乙")), "甲", "org_kind"))
        .isEqualTo("fund");
    assertThat(text(table(events(fund, company), registry("name=乙")), "甲", "org_kind"))
        .isEqualTo("company");
  }

  /** 0.99 for each of two mentions of three with a city; the one without has no say. */
  @Test
  void theConfidenceOfAPlaceIsTheShareOfLocatedMentionsLessTheirDoubts() {
    List<Party> suzhou = List.of(in(SUZHOU, "甲公司"));
    Map<Long, Row> table =
        table(
            events(suzhou, suzhou, List.of(in(SHANGHAI, "甲公司")), List.of(nowhere("甲公司"))),
            registry("name=甲公司, city=南京"));

    assertThat(text(table, "甲公司", "place_id", "place_method", "mentions"))
        .isEqualTo("320500 city 4");
    assertThat(table.get(id("甲公司")).<Double>getAs("place_confidence"))
        .isCloseTo(0.66, within(1e-9));
  }

  @Test
  void citiesInAsManyMentionsGiveTheFirstCode() {
    Map<Long, Row> table =
        table(events(List.of(in(SUZHOU, "甲公司")), List.of(in(SHANGHAI, "甲公司"))), registry("name=乙"));

    assertThat(text(table, "甲公司", "place_id")).isEqualTo("310000");
    assertThat(table.get(id("甲公司")).<Double>getAs("place_confidence"))
        .isCloseTo(0.495, within(1e-9));
  }

  @Test
  void withoutALocatedMentionTheRegistryTellsTheCity() {
    Map<Long, Row> table = table(events(List.of(nowhere("甲公司"))), registry("name=甲公司, city=苏州"));

    assertThat(text(table, "甲公司", "place_id", "place_method", "place_confidence"))
        .isEqualTo("320500 registry 0.97");
  }

  @Test
  void theNameIsTheSpellingMostOftenMetAndOfTwoTheFirst() {
    List<Party> loud = List.of(nowhere("ACME INC"));
    List<Party> plain = List.of(nowhere("Acme Inc."));

    assertThat(text(table(events(plain, loud, plain), registry("name=b")), "acme inc", "name"))
        .isEqualTo("Acme Inc.");
    assertThat(text(table(events(plain, loud), registry("name=b")), "acme inc", "name"))
        .isEqualTo("ACME INC");
  }

  @Test
  void namesakesInTwoCitiesAreTwoPersons() {
    Map<Long, Row> table =
        table(
            events(
                List.of(in(SUZHOU, "李明")),
                List.of(in(SHANGHAI, "李明")),
                List.of(in(SHANGHAI, "李明")),
                List.of(nowhere("李明"))),
            registry("name=乙"));

    assertThat(table.values())
        .extracting(
            row ->
                row.<String>getAs("canonical_name")
                    + "|"
                    + row.<String>getAs("name")
                    + "|"
                    + row.<String>getAs("org_kind")
                    + "|"
                    + row.<Long>getAs("mentions"))
        .containsExactlyInAnyOrder(
            "李明 @320500|李明|person|1", "李明 @310000|李明|person|2", "李明|李明|person|1");
  }

  private static Map<Long, Row> table(Dataset<Row> resolved, Dataset<Row> registry) {
    return OrganisationTable.of(resolved, registry).collectAsList().stream()
        .collect(Collectors.toMap(row -> row.<Long>getAs("org_id"), Function.identity()));
  }

  private static List<String> tags(Map<Long, Row> table, String canonical) {
    Row row = table.get(id(canonical));
    return row.getList(row.fieldIndex("tags"));
  }

  private static String text(Map<Long, Row> table, String canonical, String... columns) {
    Row row = table.get(id(canonical));
    return List.of(columns).stream()
        .map(column -> String.valueOf(row.<Object>getAs(column)))
        .collect(Collectors.joining(" "));
  }
}
