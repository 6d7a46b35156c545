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

/** The papers of data-sample/, counted anew from the file: what its README.md promises. */
class SamplePapersTest {

  private static final List<String> COLUMNS =
      List.of(
          "id",
          "day",
          "year",
          "title",
          "affiliations",
          "provinces",
          "cities",
          "counties",
          "fields");

  private static final String AFFILIATIONS =
      """
      create table affiliation as
      select distinct id, year, provinces[i] as province, cities[i] as city
      from (select id, year, string_split(provinces, '; ') as provinces,
                   string_split(cities, '; ') as cities,
                   unnest(range(1, len(string_split(provinces, '; ')) + 1)) as i
            from paper where provinces <> '')
      """;

  private static Recount.Sorted sorted;
  private static Recount recount;

  @BeforeAll
  static void loadsTheGoodRows() throws IOException, SQLException {
    byte[] bytes = Recount.bytes(Recount.SAMPLE.resolve("papers/ai_papers.tsv"));
    sorted =
        Recount.sort(
            Recount.records(new String(bytes, UTF_8), '\t'),
            SamplePapersTest::fault,
            row -> row.get(0));
    recount = new Recount();
    recount.load("paper", COLUMNS, sorted.good());
    recount.run(AFFILIATIONS);
    recount.run(
        "create table pair as select distinct a.id, a.city as city, b.city as other"
            + " from affiliation a join affiliation b on a.id = b.id and a.city < b.city"
            + " where a.year = '2022' and a.province in ('上海', '江苏', '浙江', '安徽')"
            + " and b.province in ('上海', '江苏', '浙江', '安徽')");
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
                "good", 2_550,
                "no id", 6,
                "bad date", 5,
                "no affiliation", 7,
                "number of fields 10", 3,
                "number of fields 8", 3,
                "duplicate", 8,
                "superseded", 5));
  }

  @Test
  void densityAndActiveCitiesAreThosePublished() throws SQLException {
    double pairs = recount.number("select count(*) from (select distinct city, other from pair)");
    assertThat(pairs / (41 * 40 / 2)).isEqualTo(0.70, within(0.0001));
    assertThat(
            recount.number(
                "select count(*) from (select city from pair union select other from pair)"))
        .isEqualTo(41);
  }

  @Test
  void fieldsAreAHundredthOfThePublished() throws SQLException {
    assertThat(
            recount.rows(
                "select field, count(*) from (select unnest(string_split(fields, '; ')) as field"
                    + " from paper semi join pair using (id)) group by 1 order by 2 desc limit 5"))
        .containsExactly(
            "Chemistry 299",
            "Engineering 218",
            "Materials Science 175",
            "Oncology 110",
            "Biochemistry & Molecular Biology 93");
  }

  @Test
  void somePlacesAreUnknown() throws SQLException {
    assertThat(recount.number("select count(*) from paper where coalesce(provinces, '') = ''"))
        .isEqualTo(45);
    assertThat(
            recount.rows(
                "select count(*) filter (title like '%\t%'), count(*) filter (title like '%\"%')"
                    + " from paper"))
        .as("tabs and quotes inside quotes")
        .containsExactly("31 51");
  }

  private static String fault(List<String> row) {
    if (row.size() != COLUMNS.size()) {
      return "number of fields " + row.size();
    }
    if (row.get(0).isEmpty()) {
      return "no id";
    }
    if (row.get(1).equals("2022-13-01")) {
      return "bad date";
    }
    return row.get(4).isEmpty() ? "no affiliation" : "good";
  }
}
