package org.innoflow.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The subsidiaries of data-sample/, counted anew from the file: what its README.md promises. */
class SampleSubsidiariesTest {

  private static final List<String> COLUMNS =
      List.of(
          "code",
          "parent",
          "from_province",
          "from_city",
          "name",
          "to_province",
          "to_city",
          "share",
          "business",
          "purpose",
          "day");

  private static final String DELTA = "('上海市', '江苏省', '浙江省', '安徽省')";

  private static Recount.Sorted sorted;
  private static Recount recount;

  @BeforeAll
  static void loadsTheGoodRows() throws IOException, SQLException {
    byte[] bytes = Recount.bytes(Recount.SAMPLE.resolve("subsidiaries/ai_subsidiaries.csv"));
    sorted =
        Recount.sort(
            Recount.records(new String(bytes, Charset.forName("GB18030"))),
            SampleSubsidiariesTest::fault,
            row -> row.get(0) + row.get(4) + row.get(10));
    recount = new Recount();
    recount.load("holding", COLUMNS, sorted.good());
    recount.run(
        "create table every_purpose as select * from holding where day = '2025-06-30'"
            + " and from_city <> to_city and from_province in "
            + DELTA
            + " and to_province in "
            + DELTA);
    recount.run("create table cross_city as from every_purpose where purpose not in ('销售', '售后')");
    recount.run(
        "create table cross_province as from cross_city where from_province <> to_province");
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
                "good", 2_282,
                "no code", 5,
                "no parent", 6,
                "no name", 4,
                "bad date", 7,
                "number of fields 12", 4,
                "number of fields 10", 4,
                "duplicate", 10,
                "superseded", 6));
  }

  @Test
  void provincesSendAndReceiveAsPublished() throws SQLException {
    assertThat(recount.number("select count(*) from cross_province")).isEqualTo(123);
    assertThat(counts("from_province", "cross_province"))
        .containsExactly("浙江省 62", "江苏省 29", "安徽省 22", "上海市 10");
    assertThat(counts("to_province", "cross_province"))
        .containsExactly("上海市 64", "江苏省 36", "浙江省 13", "安徽省 10");
  }

  @Test
  void citiesRankAsPublished() throws SQLException {
    assertThat(recount.number("select count(*) from cross_city")).isEqualTo(249);
    assertThat(counts("from_city", "cross_city"))
        .startsWith("杭州市 61", "合肥市 32", "绍兴市 28", "台州市 24", "南京市 19", "苏州市 14");
    assertThat(counts("to_city", "cross_city"))
        .startsWith("上海市 64", "杭州市 35", "宁波市 23", "无锡市 21", "南京市 18", "苏州市 16");
  }

  @Test
  void mainDestinationsOfHangzhouAndHefeiAreThosePublished() throws SQLException {
    assertThat(counts("to_city", "cross_city where from_city = '杭州市'"))
        .startsWith("上海市 20", "嘉兴市 9", "湖州市 8", "宁波市 7");
    assertThat(counts("to_city", "cross_city where from_city = '合肥市'"))
        .startsWith("无锡市 8", "上海市 6", "南京市 4", "芜湖市 3");
  }

  @Test
  void salesAndAfterSalesWouldChangeTheFigures() throws SQLException {
    assertThat(counts("purpose", "every_purpose"))
        .containsExactly("销售 130", "研发 112", "生产 87", "售后 50", "其他 50");
  }

  @Test
  void somePlacesAreAbroadOrUnknown() throws SQLException {
    assertThat(
            recount.rows(
                "select count(*) filter (to_province = '海外'), count(*) filter (to_city is null)"
                    + " from holding where day = '2025-06-30'"))
        .containsExactly("15 10");
  }

  @Test
  void parentsHaveOneCodeAndOnePlace() throws SQLException {
    assertThat(
            recount.rows(
                "select code from holding group by code"
                    + " having count(distinct (parent, from_province, from_city)) > 1"))
        .isEmpty();
    assertThat(
            recount.rows(
                "select name from holding group by name"
                    + " having count(distinct (parent, to_province, to_city, purpose)) > 1"))
        .isEmpty();
  }

  private static List<String> counts(String column, String table) throws SQLException {
    return recount.rows(
        "select %s, count(*) from %s group by 1 order by 2 desc, 1 desc".formatted(column, table));
  }

  private static String fault(List<String> row) {
    if (row.size() != COLUMNS.size()) {
      return "number of fields " + row.size();
    }
    if (row.get(0).isEmpty()) {
      return "no code";
    }
    if (row.get(1).equals("-")) {
      return "no parent";
    }
    if (row.get(4).isEmpty()) {
      return "no name";
    }
    return row.get(10).matches("202[45]-[01][0-9]-[0-3][0-9]") ? "good" : "bad date";
  }
}
