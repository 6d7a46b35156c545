package org.innoflow.resolve;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.innoflow.resolve.Sample.events;
import static org.innoflow.resolve.Sample.in;
import static org.innoflow.resolve.Sample.nowhere;
import static org.innoflow.resolve.Sample.party;
import static org.innoflow.resolve.Sample.places;
import static org.innoflow.resolve.Sample.registry;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class OrganisationPlacesTest {
  private static final String SHANGHAI = "310000";
  private static final String NANJING = "320100";
  private static final String SUZHOU = "320500";
  private static final String HANGZHOU = "330100";
  private static final String SHENZHEN = "440300";

  private static final String HUAWEI = "华为技术有限公司";
  private static final String AT_ITS_HEAD = "杭州甲智能科技有限公司";

  /** By its name the company is in Hangzhou, by its rows in Suzhou, by the registry in Nanjing. */
  @Test
  void theRegistryGoesBeforeOtherRowsAndTheseBeforeTheName() {
    List<Party> located = List.of(in(SUZHOU, AT_ITS_HEAD));
    List<Party> not = List.of(nowhere(AT_ITS_HEAD));
    String suzhou = AT_ITS_HEAD + " 320500 city 0.99";

    assertThat(places(fill(events(located, not), registry("name=" + AT_ITS_HEAD + ", city=南京市"))))
        .containsExactly(suzhou, AT_ITS_HEAD + " 320100 registry 0.97");
    assertThat(places(fill(events(located, not), registry("name=" + AT_ITS_HEAD))))
        .containsExactly(suzhou, AT_ITS_HEAD + " 320500 learned 1.0");
    assertThat(places(fill(events(not), registry("name=别的公司, city=南京市"))))
        .containsExactly(AT_ITS_HEAD + " 330100 name_head 0.97");
  }

  @Test
  void aLearnedCityIsThatOfMostRowsAndAsSureAsTheirShare() {
    List<Party> shenzhen = List.of(in(SHENZHEN, HUAWEI));

    assertThat(
            places(
                fill(
                    shenzhen,
                    shenzhen,
                    List.of(in(SHANGHAI, HUAWEI)),
                    List.of(nowhere(HUAWEI), in(SUZHOU, "苏州大学")))))
        .contains(HUAWEI + " 440300 learned 0.6667")
        .hasSize(5);
  }

  /** The name tells no city either. */
  @Test
  void twoCitiesInAsManyRowsTeachNothing() {
    assertThat(
            places(
                fill(
                    List.of(in(SHENZHEN, HUAWEI)),
                    List.of(in(SHANGHAI, HUAWEI)),
                    List.of(nowhere(HUAWEI)))))
        .contains(HUAWEI + " null none 0.0");
  }

  @Test
  void aCityWithTheMostRowsButNotMoreThanHalfTeachesNothing() {
    List<Party> shenzhen = List.of(in(SHENZHEN, HUAWEI));

    assertThat(
            places(
                fill(
                    shenzhen,
                    shenzhen,
                    List.of(in(SHANGHAI, HUAWEI)),
                    List.of(in(NANJING, HUAWEI)),
                    List.of(nowhere(HUAWEI, "ambiguous")))))
        .contains(HUAWEI + " null ambiguous 0.0");
  }

  @Test
  void whatIsLocatedStaysWhateverTheRegistryAndOtherRowsSay() {
    List<Party> suzhou = List.of(in(SUZHOU, HUAWEI));
    Dataset<Row> filled =
        fill(
            events(suzhou, suzhou, List.of(in(SHANGHAI, HUAWEI))),
            registry("name=" + HUAWEI + ", city=深圳市"));

    assertThat(places(filled))
        .containsExactly(
            HUAWEI + " 320500 city 0.99",
            HUAWEI + " 320500 city 0.99",
            HUAWEI + " 310000 city 0.99");
  }

  /** A person elsewhere is another one, and a name that begins with a place is a name. */
  @Test
  void personsAreNotPatched() {
    Party known = party("李明", "person", new PartyPlace(SUZHOU, SUZHOU, null, "city", 0.99));
    Party unknown = party("李明", "person", PartyPlace.unknown("none"));
    Party named = party("杭州李先生工作室", "person", PartyPlace.unknown("none"));

    assertThat(places(fill(List.of(known), List.of(unknown), List.of(named))))
        .containsExactly("李明 320500 city 0.99", "李明 null none 0.0", "杭州李先生工作室 null none 0.0");
  }

  @Test
  void ofAPartyAbroadNeitherNameNorRowsInChinaAreAsked() {
    assertThat(places(fill(List.of(nowhere(AT_ITS_HEAD, "abroad")))))
        .containsExactly(AT_ITS_HEAD + " null abroad 0.0");
    assertThat(places(fill(List.of(nowhere(AT_ITS_HEAD, "country")))))
        .containsExactly(AT_ITS_HEAD + " " + HANGZHOU + " name_head 0.97");
    assertThat(places(fill(List.of(in(SUZHOU, HUAWEI)), List.of(nowhere(HUAWEI, "abroad")))))
        .containsExactly(HUAWEI + " 320500 city 0.99", HUAWEI + " null abroad 0.0");
  }

  @Test
  void aForeignPartyIsTaughtByItsOtherRows() {
    Party boston =
        party("Acme Inc", null, new PartyPlace("USA/boston", "USA/boston", "Boston", "city", 0.99));

    assertThat(places(fill(List.of(boston), List.of(nowhere("ACME, Inc.", "abroad")))))
        .containsExactly("Acme Inc USA/boston city 0.99", "ACME, Inc. USA/boston learned 1.0");
  }

  @Test
  void everyUnlocatedPartyOfAnEventIsFilledAndNothingElseOfItChanges() {
    Dataset<Row> mentions =
        events(
            List.of(in(HANGZHOU, "浙江大学"), in(SUZHOU, "苏州大学")),
            List.of(nowhere("浙江大学"), nowhere("苏州大学"), nowhere(HUAWEI)));

    Dataset<Row> filled = fill(mentions, registry("name=乙公司"));

    assertThat(places(filled.filter("event_id = '2'")))
        .containsExactlyInAnyOrder(
            "浙江大学 330100 learned 1.0", "苏州大学 320500 learned 1.0", HUAWEI + " null none 0.0");
    String kept = "transform(parties, p -> struct(p.org_id, p.role, p.name, p.kind)) as parties";
    assertThat(filled.selectExpr("layer", "year", "event_id", "source", kept).collectAsList())
        .containsExactlyInAnyOrderElementsOf(
            mentions.selectExpr("layer", "year", "event_id", "source", kept).collectAsList());
  }

  @Test
  void whatIsLearnedHasItsProvinceAndCountry() {
    Row party =
        fill(List.of(in(SUZHOU, HUAWEI)), List.of(nowhere(HUAWEI)))
            .filter("event_id = '2'")
            .selectExpr("inline(parties)")
            .select("province_id", "country", "place_id_then")
            .head();

    assertThat(party.mkString(" ")).isEqualTo("320000 CHN 320500");
  }

  @SafeVarargs
  private static Dataset<Row> fill(List<Party>... parties) {
    return fill(events(parties), registry("name=别的公司"));
  }

  /** Those that were open, filled, and all others. */
  private static Dataset<Row> fill(Dataset<Row> mentions, Dataset<Row> registry) {
    return OrganisationPlaces.fill(mentions, registry)
        .union(mentions.filter(not(col(ResolvedEvent.OPEN))));
  }
}
