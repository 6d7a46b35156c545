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

/** The contracts of data-sample/, counted anew from the file: what its README.md promises. */
class SampleContractsTest {

  private static final List<String> COLUMNS =
      List.of(
          "id",
          "day",
          "year",
          "title",
          "amount",
          "currency",
          "seller",
          "from_province",
          "from_city",
          "from_county",
          "buyer",
          "to_province",
          "to_city",
          "to_county",
          "type");

  private static Recount.Sorted sorted;
  private static Recount recount;

  @BeforeAll
  static void loadsTheGoodRows() throws IOException, SQLException {
    byte[] bytes = Recount.bytes(Recount.SAMPLE.resolve("contracts/technology_contracts.csv"));
    sorted =
        Recount.sort(
            Recount.records(new String(bytes, UTF_8)),
            SampleContractsTest::fault,
            row -> row.get(0) + row.get(10));
    recount = new Recount();
    recount.load("contract", COLUMNS, sorted.good());
    recount.run(
        "create table cross_province as select distinct id, year, amount::decimal(18, 2) as amount"
            + " from contract where from_province <> to_province"
            + " and from_province in ('上海', '江苏', '浙江', '安徽')"
            + " and to_province in ('上海', '江苏', '浙江', '安徽')");
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
                "good", 5_504,
                "no id", 6,
                "bad date", 5,
                "bad amount", 9,
                "no seller", 6,
                "no buyer", 5,
                "number of fields 16", 4,
                "number of fields 14", 4,
                "duplicate", 12));
  }

  @Test
  void contractsBetweenProvincesAndTheirValueGrowAsPublished() throws SQLException {
    assertThat(
            recount.rows(
                "select year, count(*), sum(amount) from cross_province group by 1 order by 1"))
        .containsExactly("2021 2095 8769200000.00", "2022 2520 18634500000.00");
    assertThat(100 * (2_520 / 2_095.0 - 1)).isEqualTo(20.3, within(0.05));
    assertThat(100 * (186.345 / 87.692 - 1)).isEqualTo(112.5, within(0.05));
  }

  @Test
  void rowsOfAContractAgree() throws SQLException {
    assertThat(
            recount.rows(
                "select id from contract group by id having count(distinct (day, title, amount,"
                    + " currency, seller, to_province, type)) > 1 or count(*) > 2"))
        .isEmpty();
    assertThat(recount.number("select count(*) - count(distinct id) from contract"))
        .as("second buyers")
        .isEqualTo(89);
  }

  @Test
  void someAmountsAndPlacesAreUnknown() throws SQLException {
    assertThat(recount.number("select count(*) from contract where coalesce(amount, '') = ''"))
        .isEqualTo(54);
    assertThat(
            recount.number("select count(*) from contract where coalesce(from_province, '') = ''"))
        .isEqualTo(60);
    assertThat(recount.number("select count(*) from contract where currency = 'USD'"))
        .isEqualTo(29);
  }

  private static String fault(List<String> row) {
    if (row.size() != COLUMNS.size()) {
      return "number of fields " + row.size();
    }
    if (row.get(0).isEmpty()) {
      return "no id";
    }
    if (row.get(1).equals("待补")) {
      return "bad date";
    }
    if (row.get(4).equals("面议")) {
      return "bad amount";
    }
    if (row.get(6).isEmpty()) {
      return "no seller";
    }
    return row.get(10).isEmpty() ? "no buyer" : "good";
  }
}
