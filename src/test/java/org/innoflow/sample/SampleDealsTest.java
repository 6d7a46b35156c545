package org.innoflow.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.Charset;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The venture deals of data-sample/, counted anew from the file: what its README.md promises. */
class SampleDealsTest {

  private static final List<String> COLUMNS =
      List.of(
          "event",
          "day",
          "investee",
          "to_province",
          "to_city",
          "sector",
          "round",
          "amount",
          "currency",
          "investor",
          "kind",
          "from_province",
          "from_city");

  private static final String DELTA = "('上海市', '江苏省', '浙江省', '安徽省')";

  private static Recount.Sorted sorted;
  private static Recount recount;

  @BeforeAll
  static void loadsTheGoodRows() throws IOException, SQLException {
    byte[] bytes = Recount.bytes(Recount.SAMPLE.resolve("venture/ai_deals.csv"));
    String text = new String(bytes, Charset.forName("GB18030"));
    sorted =
        Recount.sort(Recount.records(text), SampleDealsTest::fault, row -> row.get(0) + row.get(9));
    recount = new Recount();
    recount.load("deal", COLUMNS, sorted.good());
    recount.run(
        "create table inside as select * from deal where to_city is not null and from_city is not"
            + " null and to_province in "
            + DELTA
            + " and from_province in "
            + DELTA);
    recount.run("create table cross_city as from inside where from_city <> to_city");
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
                "good", sorted.good().size(),
                "no event", 8,
                "no investee", 7,
                "bad amount", 9,
                "bad date", 6,
                "number of fields 14", 5,
                "number of fields 12", 5,
                "duplicate", 12));
    assertThat(sorted.good()).hasSize(2_654);
  }

  @Test
  void transactionsInsideTheDeltaAreThosePublished() throws SQLException {
    assertThat(recount.number("select count(distinct event) from inside")).isEqualTo(696);
    assertThat(recount.number("select count(distinct event) from deal")).isEqualTo(1_096);
    assertThat(recount.number("select count(*) from inside")).isEqualTo(1_427);
    assertThat(recount.number("select count(*) from inside where from_city = to_city"))
        .isEqualTo(750);
    assertThat(recount.number("select count(*) from cross_city")).isEqualTo(677);
    assertThat(recount.number("select count(*) from cross_province")).isEqualTo(584);
    assertThat(
            recount.number(
                "select count(*) from (select from_city from inside union select to_city from"
                    + " inside)"))
        .isEqualTo(41);
  }

  @Test
  void provincesSendAsPublished() throws SQLException {
    assertThat(counts("from_province", "cross_province"))
        .containsExactlyInAnyOrder("上海市 158", "江苏省 204", "浙江省 179", "安徽省 43");
    assertThat(counts("to_province", "cross_province"))
        .containsExactlyInAnyOrder("上海市 256", "江苏省 134", "浙江省 128", "安徽省 66");
  }

  @Test
  void sectorsOfCrossProvinceTransactionsAreThosePublished() throws SQLException {
    assertThat(counts("sector", "cross_province"))
        .containsExactly("软件 303", "解决方案 151", "硬件 84", "其他 46");
  }

  @Test
  void citiesRankAsPublished() throws SQLException {
    assertThat(counts("from_city", "cross_city"))
        .startsWith("上海市 158", "苏州市 105", "杭州市 92", "宁波市 60", "南京市 48", "合肥市 33");
    assertThat(counts("to_city", "cross_city"))
        .startsWith("上海市 256", "杭州市 96", "苏州市 72", "南京市 50", "宁波市 30", "合肥市 28");
  }

  @Test
  void guidedFundsStayAtHomeMoreThanMarketFunds() throws SQLException {
    assertThat(homeShare("政府引导基金")).isEqualTo(75.0, within(0.05));
    assertThat(homeShare("市场化基金")).isEqualTo(41.8, within(0.05));
  }

  @Test
  void someAmountsAreNotDisclosed() throws SQLException {
    assertThat(recount.number("select count(distinct event) from deal where amount = ''"))
        .isEqualTo(133);
  }

  @Test
  void eventsAreConsistent() throws SQLException {
    assertThat(
            recount.rows(
                "select event from deal group by event having count(distinct (day, investee,"
                    + " to_province, to_city, sector, round, amount, currency)) > 1"
                    + " or count(*) > 6 or count(distinct investor) < count(*)"))
        .isEmpty();
    assertThat(
            recount.rows(
                "select investor from deal group by investor"
                    + " having count(distinct (kind, from_province, from_city)) > 1"))
        .isEmpty();
    assertThat(
            recount.rows(
                "select investor from deal semi join"
                    + " (select investee as investor from deal) using (investor)"))
        .isEmpty();
  }

  private static List<String> counts(String column, String table) throws SQLException {
    return recount.rows(
        "select %s, count(*) from %s group by 1 order by 2 desc".formatted(column, table));
  }

  private static double homeShare(String kind) throws SQLException {
    return recount.number(
        "select 100.0 * avg((from_city = to_city)::int) from inside where kind = '" + kind + "'");
  }

  private static String fault(List<String> row) {
    if (row.size() != COLUMNS.size()) {
      return "number of fields " + row.size();
    }
    if (row.get(0).isEmpty()) {
      return "no event";
    }
    if (row.get(2).isEmpty()) {
      return "no investee";
    }
    if (!row.get(1).matches("20[12][0-9]/[1-9][0-2]?/[1-9][0-9]?")) {
      return "bad date";
    }
    return row.get(7).isEmpty() || row.get(7).matches("[0-9,]+\\.[0-9]{2}") ? "good" : "bad amount";
  }
}
