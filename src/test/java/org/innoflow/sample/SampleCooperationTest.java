package org.innoflow.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The technology relations of data-sample/, counted anew from the file. There are 10,000, so that a
 * count of 1,087 is a share of 10.87 %.
 */
class SampleCooperationTest {

  private static final List<String> COLUMNS =
      List.of(
          "id",
          "day",
          "year",
          "title",
          "provider",
          "from_province",
          "from_city",
          "from_county",
          "receiver",
          "to_province",
          "to_city",
          "to_county",
          "technology",
          "application",
          "industry");

  private static Recount.Sorted sorted;
  private static Recount recount;

  @BeforeAll
  static void loadsTheGoodRows() throws IOException, SQLException {
    byte[] bytes = Recount.bytes(Recount.SAMPLE.resolve("cooperation/ai_cooperation.csv.gz"));
    sorted =
        Recount.sort(
            Recount.records(new String(bytes, UTF_8)),
            SampleCooperationTest::fault,
            row -> row.get(0));
    recount = new Recount();
    recount.load("relation", COLUMNS, sorted.good());
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
                "good", 10_000,
                "no id", 8,
                "bad date", 6,
                "no provider", 9,
                "no receiver", 7,
                "number of fields 16", 5,
                "number of fields 14", 5,
                "duplicate", 20));
  }

  @Test
  void largestProvincePairsAreThosePublished() throws SQLException {
    assertThat(top("from_province, to_province", 3))
        .containsExactly("北京 北京 1087", "广东 广东 936", "广东 北京 691");
  }

  @Test
  void largestCityPairsAreThosePublished() throws SQLException {
    assertThat(top("from_city, to_city", 3))
        .containsExactly("北京 北京 1087", "深圳 北京 536", "深圳 深圳 426");
  }

  @Test
  void provincesGiveAndReceiveAsPublished() throws SQLException {
    assertThat(top("from_province", 4)).containsExactly("北京 3156", "广东 3005", "浙江 1060", "上海 974");
    assertThat(top("to_province", 30)).contains("北京 2688", "广东 2293", "浙江 848", "上海 1020");
  }

  @Test
  void technologiesAndApplicationsHaveTheirShares() throws SQLException {
    assertThat(top("technology", 5))
        .containsExactly("大数据和云计算 4647", "物联网 1070", "5G 810", "智能机器人 639", "计算机视觉 408");
    assertThat(top("application", 3)).containsExactly("智慧城市 1216", "企业智能管理 1210", "智能制造 889");
    assertThat(
            recount.rows(
                "select count(distinct technology), count(distinct application) from relation"))
        .containsExactly("17 19");
  }

  @Test
  void sectorsOfTheEconomyHaveTheirShares() throws SQLException {
    assertThat(
            recount.rows(
                "select count(*) filter (industry < '05'),"
                    + " count(*) filter (industry between '06' and '50'),"
                    + " count(*) filter (industry between '13' and '43'),"
                    + " count(*) filter (industry > '50') from relation"))
        .containsExactly("39 2382 2081 7579");
  }

  @Test
  void everyRelationIsBetweenTwoOrganisationsOfKnownPlace() throws SQLException {
    assertThat(
            recount.rows(
                "select id from relation where provider = receiver or from_county = ''"
                    + " or to_county = '' or year <> left(day, 4)"))
        .isEmpty();
    assertThat(
            recount.number(
                "select count(*) from relation where coalesce(from_city, '') = ''"
                    + " or coalesce(to_city, '') = ''"))
        .as("only a county-level city is named")
        .isEqualTo(395);
  }

  private static List<String> top(String columns, int count) throws SQLException {
    return recount.rows(
        "select %1$s, count(*) as n from relation group by %1$s order by n desc limit %2$d"
            .formatted(columns, count));
  }

  private static String fault(List<String> row) {
    if (row.size() != COLUMNS.size()) {
      return "number of fields " + row.size();
    }
    if (row.get(0).isEmpty()) {
      return "no id";
    }
    if (row.get(1).equals("年底")) {
      return "bad date";
    }
    if (row.get(4).isEmpty()) {
      return "no provider";
    }
    return row.get(8).isEmpty() ? "no receiver" : "good";
  }
}
