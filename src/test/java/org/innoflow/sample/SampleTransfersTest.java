package org.innoflow.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The patent transfers of data-sample/, counted anew from the file. */
class SampleTransfersTest {

  private static final List<String> COLUMNS =
      List.of(
          "id",
          "title",
          "day",
          "event",
          "assignors",
          "from_provinces",
          "from_cities",
          "assignees",
          "to_provinces",
          "to_cities",
          "industries");

  /** All parties of a side are in one city, so the first place is that of the side. */
  private static final String SIDES =
      """
      create table transfer as
      select id, year(day::date) as year, industries,
             string_split(from_provinces, ' | ')[1] as from_province,
             string_split(to_provinces, ' | ')[1] as to_province,
             string_split(from_cities, ' | ')[1] as from_city,
             string_split(to_cities, ' | ')[1] as to_city,
             len(string_split(assignors, ' | ')) * len(string_split(assignees, ' | ')) as pairs
      from raw
      """;

  private static Recount.Sorted sorted;
  private static Recount recount;

  @BeforeAll
  static void loadsTheGoodRows() throws IOException, SQLException {
    byte[] bytes = Recount.bytes(Recount.SAMPLE.resolve("transfers/patent_transfers.csv.gz"));
    sorted =
        Recount.sort(
            Recount.records(new String(bytes, UTF_8)),
            SampleTransfersTest::fault,
            row -> row.get(0) + row.get(2));
    recount = new Recount();
    recount.load("raw", COLUMNS, sorted.good());
    recount.run(SIDES);
    recount.run(
        "create table inside as from transfer where from_province in ('上海', '江苏', '浙江', '安徽')"
            + " and to_province in ('上海', '江苏', '浙江', '安徽')");
    recount.run("create table cross_province as from inside where from_province <> to_province");
  }

  @AfterAll
  static void closes() throws SQLException {
    recount.close();
  }

  @Test
  void rowsAreGoodOrBadAsCounted() {
    assertThat(sorted.counts())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "good", 71_469,
                "no number", 15,
                "bad date", 20,
                "no assignor", 18,
                "no assignee", 12,
                "number of fields 12", 10,
                "number of fields 10", 10,
                "duplicate", 30,
                "superseded", 12));
  }

  @Test
  void transfersInsideTheDeltaGrowAsPublished() throws SQLException {
    assertThat(recount.rows("select year, count(*) from inside group by 1 order by 1"))
        .containsExactly("2011 358", "2021 30967", "2022 35504");
    assertThat(100 * (35_504 / 30_967.0 - 1)).isEqualTo(14.65, within(0.005));
  }

  @Test
  void provincesSendAndReceiveAsPublishedIn2022() throws SQLException {
    assertThat(counts("from_province", "cross_province where year = 2022"))
        .containsExactlyInAnyOrder("上海 4445", "江苏 6285", "浙江 7690", "安徽 4847");
    assertThat(counts("to_province", "cross_province where year = 2022"))
        .containsExactlyInAnyOrder("上海 4427", "江苏 8522", "浙江 6876", "安徽 3442");
  }

  @Test
  void provincesOf2011AreThosePublishedButForTheOneThatTheColumnsDiffer() throws SQLException {
    assertThat(counts("to_province", "cross_province where year = 2011"))
        .containsExactlyInAnyOrder("上海 49", "江苏 104", "浙江 63", "安徽 27");
    assertThat(counts("from_province", "cross_province where year = 2011"))
        .as("published 134, 57, 44, 7, which is one less than was received")
        .containsExactlyInAnyOrder("上海 135", "江苏 57", "浙江 44", "安徽 7");
  }

  @Test
  void fiveCitiesHaveThePublishedRoles() throws SQLException {
    recount.run(
        "create table strength as select city, sum(sent) as sent, sum(received) as received from"
            + " (select from_city as city, pairs as sent, 0 as received from transfer"
            + "  where year = 2022 and from_city <> to_city union all"
            + "  select to_city, 0, pairs from transfer where year = 2022 and from_city <> to_city)"
            + " group by 1");
    String index = "(received - sent) / (received + sent)";
    assertThat(
            recount.rows(
                "select city, case when sent + received"
                    + " <= (select avg(sent + received) from strength) then 'periphery' when abs("
                    + index
                    + ") <= 0.1 then 'hub' when "
                    + index
                    + " > 0 then 'sink' else 'source' end"
                    + " from strength where city in ('苏州', '杭州', '上海', '嘉兴', '南通')"))
        .containsExactlyInAnyOrder("苏州 hub", "杭州 hub", "上海 source", "嘉兴 sink", "南通 sink");
  }

  @Test
  void industriesOf2022AreThosePublished() throws SQLException {
    assertThat(
            recount.rows(
                "select industry, count(*) from (select unnest(string_split(industries, ' | '))"
                    + " as industry from inside where year = 2022) group by 1 order by 2 desc"
                    + " limit 5"))
        .containsExactly(
            "新材料产业 14210", "节能环保产业 10394", "新一代信息技术产业 8847", "高端装备制造产业 8680", "生物产业 5955");
  }

  @Test
  void oddRowsAreThereAsTheReadmeSays() throws SQLException {
    assertThat(recount.number("select count(*) from transfer where from_city is null"))
        .isEqualTo(90);
    assertThat(recount.number("select count(*) from transfer where industries is null"))
        .isEqualTo(1_044);
    assertThat(recount.number("select count(*) from transfer where pairs > 1")).isEqualTo(3_966);
    assertThat(recount.number("select count(*) - count(distinct id) from transfer"))
        .as("patents that change hands again on another day")
        .isEqualTo(384);
    assertThat(
            recount.rows(
                "select id from raw where len(list_distinct(string_split(from_cities, ' | '))) > 1"
                    + " or len(list_distinct(string_split(to_cities, ' | '))) > 1"))
        .isEmpty();
  }

  private static List<String> counts(String column, String table) throws SQLException {
    return recount.rows("select %s, count(*) from %s group by 1".formatted(column, table));
  }

  private static String fault(List<String> row) {
    if (row.size() != COLUMNS.size()) {
      return "number of fields " + row.size();
    }
    if (row.get(0).equals("-")) {
      return "no number";
    }
    if (row.get(2).equals("2022-02-30")) {
      return "bad date";
    }
    if (row.get(4).equals("-")) {
      return "no assignor";
    }
    return row.get(7).isEmpty() ? "no assignee" : "good";
  }
}
