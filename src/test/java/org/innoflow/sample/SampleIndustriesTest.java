package org.innoflow.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The subsidiaries and deals in all industries of data-sample/, counted anew from the files: what
 * its README.md promises.
 */
class SampleIndustriesTest {

  private static final String DELTA = "('上海', '江苏', '浙江', '安徽')";

  private static Recount.Sorted holdings;
  private static Recount.Sorted deals;
  private static Recount recount;

  @BeforeAll
  static void loadsTheGoodRows() throws IOException, SQLException {
    holdings = sorted("subsidiaries/listed_subsidiaries.csv.gz");
    deals = sorted("venture/deals_2013_2014.csv.gz");
    recount = new Recount();
    List<String> columns =
        List.of(
            "id",
            "day",
            "source",
            "from_province",
            "from_city",
            "target",
            "to_province",
            "to_city",
            "industry");
    recount.load("holding", columns, holdings.good());
    recount.load("deal", columns, deals.good());
    recount.run(
        "create table held as select * from holding where from_province <> to_province"
            + " and from_province in "
            + DELTA
            + " and to_province in "
            + DELTA);
    loadDealsInArtificialIntelligence();
    recount.run(
        "create table backed as select * from (select from_province, target, to_province from deal"
            + " union all select left(from_province, 2), target, left(to_province, 2) from ai_deal"
            + " where year(strptime(day, '%Y/%-m/%-d')) <= 2022)"
            + " where from_province <> to_province and from_province in "
            + DELTA
            + " and to_province in "
            + DELTA);
  }

  @AfterAll
  static void closes() throws SQLException {
    recount.close();
  }

  @Test
  void rowsAreGoodOrBadAsCounted() {
    assertThat(holdings.counts())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "good", 6_289,
                "no id", 6,
                "bad date", 5,
                "no source", 6,
                "no target", 4,
                "number of fields 10", 4,
                "number of fields 8", 4,
                "duplicate", 15));
    assertThat(deals.counts())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "good", 8_991,
                "no id", 6,
                "bad date", 5,
                "no source", 6,
                "no target", 4,
                "number of fields 10", 4,
                "number of fields 8", 4,
                "duplicate", 15));
  }

  @Test
  void listedCompaniesHoldAsManySubsidiariesInOtherProvincesAsPublished() throws SQLException {
    assertThat(recount.number("select count(*) from held")).isEqualTo(5_389);
    assertThat(
            recount.rows(
                "select from_province, to_province, round(100.0 * count(*)"
                    + " / sum(count(*)) over (partition by from_province), 2)"
                    + " from held group by 1, 2 order by 1, 2"))
        .contains("浙江 上海 49.15", "江苏 上海 53.32", "安徽 上海 36.96", "上海 江苏 52.6", "安徽 江苏 39.46");
  }

  @Test
  void industriesOfSubsidiariesAreThosePublished() throws SQLException {
    assertThat(recount.number("select count(*) from held where industry between '73' and '75'"))
        .isEqualTo(1_372);
    assertThat(recount.number("select count(*) from held where industry between '13' and '43'"))
        .isEqualTo(1_265);
  }

  @Test
  void investorsBackAsManyCompaniesInOtherProvincesAsPublished() throws SQLException {
    assertThat(
            recount.rows(
                "select from_province, count(distinct target), round(100.0 * count(distinct target)"
                    + " / 7838, 2) from backed group by 1 order by 2 desc"))
        .containsExactly("上海 4053 51.71", "浙江 2100 26.79", "江苏 1484 18.93", "安徽 201 2.56");
  }

  @Test
  void newDealsFallInNoYearOfTheDealsInArtificialIntelligence() throws SQLException {
    assertThat(recount.rows("select distinct left(day, 4) from deal order by 1"))
        .containsExactly("2013", "2014");
  }

  private static void loadDealsInArtificialIntelligence() throws IOException, SQLException {
    byte[] bytes = Recount.bytes(Recount.SAMPLE.resolve("venture/ai_deals.csv"));
    List<List<String>> rows =
        Recount.records(new String(bytes, Charset.forName("GB18030"))).stream()
            .filter(row -> row.size() == 13 && !row.get(0).startsWith("RZ9999"))
            .filter(row -> !row.get(0).isEmpty() && row.get(1).startsWith("20"))
            .map(
                row ->
                    List.of(
                        row.get(1), row.get(11), row.get(12), row.get(2), row.get(3), row.get(4)))
            .toList();
    recount.load(
        "ai_deal",
        List.of("day", "from_province", "from_city", "target", "to_province", "to_city"),
        rows);
    recount.run("delete from ai_deal where from_city is null or to_city is null");
  }

  private static Recount.Sorted sorted(String file) throws IOException {
    byte[] bytes = Recount.bytes(Recount.SAMPLE.resolve(file));
    return Recount.sort(
        Recount.records(new String(bytes, UTF_8)),
        SampleIndustriesTest::fault,
        row -> row.get(0) + row.get(2) + row.get(5));
  }

  private static String fault(List<String> row) {
    if (row.size() != 9) {
      return "number of fields " + row.size();
    }
    if (row.get(0).isEmpty()) {
      return "no id";
    }
    if (!row.get(1).matches("20[0-9]{2}-[0-9]{2}-[0-9]{2}")) {
      return "bad date";
    }
    if (row.get(2).isEmpty()) {
      return "no source";
    }
    return row.get(5).isEmpty() ? "no target" : "good";
  }
}
