package org.innoflow.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The patents of data-sample/, counted anew from the files: what its README.md promises. */
class SamplePatentsTest {

  private static final List<String> COLUMNS =
      List.of(
          "id",
          "title",
          "day",
          "year",
          "type",
          "applicants",
          "applicant_count",
          "provinces",
          "cities",
          "counties",
          "ipc",
          "industries",
          "status");

  private static final String PARTIES =
      """
      create table party as
      select id, year::int as year, title, names[i] as name,
             case when len(p) = 1 then p[1] else p[i] end as province,
             nullif(case when len(c) = 1 then c[1] else c[i] end, '-') as city,
             case when len(d) = 1 then d[1] else d[i] end as county
      from (select *, string_split(applicants, ' | ') as names, string_split(provinces, ' | ') as p,
                   string_split(coalesce(cities, '-'), ' | ') as c, string_split(counties, ' | ') as d,
                   unnest(range(1, len(string_split(applicants, ' | ')) + 1)) as i
            from patent)
      """;

  private static final String CROSS =
      """
      create table cross_province as
      select id, year, title, bool_or(province = '上海') as shanghai
      from party where province in ('上海', '江苏', '浙江', '安徽')
      group by all having count(distinct province) >= 2
      """;

  private static Recount.Sorted sorted;
  private static Recount recount;

  @BeforeAll
  static void loadsTheGoodRows() throws IOException, SQLException {
    List<List<String>> rows = new ArrayList<>(records("patents/ai_patents_1.csv"));
    rows.addAll(records("patents/ai_patents_2.csv.gz"));
    sorted = Recount.sort(rows, SamplePatentsTest::fault, row -> row.get(0));
    recount = new Recount();
    recount.load("patent", COLUMNS, sorted.good());
    recount.run(PARTIES);
    recount.run(CROSS);
  }

  @AfterAll
  static void closes() throws SQLException {
    recount.close();
  }

  @Test
  void rowsAreGoodOrBadAsCounted() throws IOException {
    assertThat(records("patents/ai_patents_1.csv")).hasSize(11_056);
    assertThat(records("patents/ai_patents_2.csv.gz")).hasSize(9_045);
    assertThat(sorted.good()).hasSize(20_000);
    assertThat(sorted.counts())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "good", 20_000,
                "no id", 15,
                "no year", 12,
                "no applicant", 18,
                "number of fields 14", 8,
                "number of fields 12", 8,
                "not UTF-8", 5,
                "duplicate", 25,
                "superseded", 10));
  }

  @Test
  void eachFileHasItsShareOfTheBadRows() throws IOException {
    assertThat(counts("patents/ai_patents_1.csv"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "good", 11_000,
                "no id", 10,
                "no year", 8,
                "no applicant", 12,
                "number of fields 14", 6,
                "number of fields 12", 6,
                "not UTF-8", 4,
                "duplicate", 10));
    assertThat(counts("patents/ai_patents_2.csv.gz"))
        .as("the repetitions of the first file are good here")
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "good", 9_000 + 10 + 10,
                "no id", 5,
                "no year", 4,
                "no applicant", 6,
                "number of fields 14", 2,
                "number of fields 12", 2,
                "not UTF-8", 1,
                "duplicate", 5));
  }

  @Test
  void crossProvincePatentsByYearAreATenthOfThePublished() throws SQLException {
    assertThat(recount.rows("select year, count(*) from cross_province group by all order by all"))
        .containsExactly(
            "2011 1", "2012 2", "2013 3", "2014 4", "2015 6", "2016 8", "2017 11", "2018 17",
            "2019 20", "2020 27", "2021 75", "2022 30", "2023 30", "2024 18", "2025 8");
    assertThat(recount.number("select count(*) from cross_province")).isEqualTo(260);
    assertThat(100 * (Math.cbrt(75 / 17.0) - 1)).isEqualTo(64.0, within(0.05));
  }

  @Test
  void shanghaiTakesPartIn88PercentAndBelow80InThreeYears() throws SQLException {
    assertThat(recount.number("select count(*) from cross_province where shanghai")).isEqualTo(230);
    assertThat(
            recount.rows(
                "select year from cross_province group by 1"
                    + " having avg(shanghai::int) < 0.8 order by 1"))
        .containsExactly("2013", "2017", "2024");
  }

  @Test
  void provincesWithoutShanghaiShareThirty() throws SQLException {
    assertThat(
            recount.number(
                "select count(*) from (select id from party"
                    + " where province in ('江苏', '浙江', '安徽') group by id"
                    + " having count(distinct province) >= 2)"))
        .isEqualTo(30);
  }

  @Test
  void shanghaiBeijingGuangdongShare160() throws SQLException {
    assertThat(
            recount.number(
                "select count(*) from (select id from party"
                    + " where province in ('上海', '北京', '广东') group by id"
                    + " having count(distinct province) >= 2)"))
        .isEqualTo(160);
  }

  @Test
  void topicsOfCrossProvincePatentsHaveTheirShares() throws SQLException {
    assertThat(
            recount.rows(
                "select count(*) filter (title like '%生物医药%'),"
                    + " count(*) filter (title like '%衍生物%'),"
                    + " count(*) filter (title like '%区块链%' and title like '%交易%'),"
                    + " count(*) filter (title like '%电子设备%') from cross_province"))
        .containsExactly("68 43 42 13");
  }

  @Test
  void topTenApplicantsAreNineCompaniesAndAnInstitute() throws SQLException {
    List<String> top =
        recount.rows(
            "select count(distinct id), name from party semi join cross_province using (id)"
                + " group by name order by 1 desc limit 11");

    assertThat(top.stream().map(row -> row.substring(0, row.indexOf(' '))).limit(10))
        .containsExactly("17", "16", "15", "14", "13", "12", "11", "10", "9", "8");
    assertThat(Integer.parseInt(top.get(10).split(" ", 2)[0])).isLessThan(8);
    assertThat(top.subList(0, 10)).filteredOn(row -> row.endsWith("有限公司")).hasSize(9);
    assertThat(top.subList(0, 10)).filteredOn(row -> row.endsWith("研究院")).hasSize(1);
    assertThat(top.subList(0, 10)).filteredOn(row -> row.contains("金融")).hasSize(2);
    assertThat(top.subList(0, 10)).filteredOn(row -> row.contains("药")).hasSize(8);
  }

  @Test
  void universitiesTakePartInFew() throws SQLException {
    String university = "(name like '%大学' or name like '%学院')";
    assertThat(
            recount.number(
                "select count(distinct id) from party semi join cross_province using (id) where "
                    + university))
        .isEqualTo(8);
    String delta = " from party where province in ('上海', '江苏', '浙江', '安徽')";
    double all = recount.number("select count(distinct id)" + delta);
    double theirs = recount.number("select count(distinct id)" + delta + " and " + university);
    assertThat(100 * theirs / all).isEqualTo(3.9, within(0.05));
  }

  @Test
  void everyOrganisationStaysInOnePlace() throws SQLException {
    assertThat(
            recount.rows(
                "select name from party where province is not null group by name"
                    + " having count(distinct (province, coalesce(city, '-'), county)) > 1"))
        .isEmpty();
  }

  @Test
  void sharesOfOddRowsAreThoseOfTheReadme() throws SQLException {
    assertThat(recount.number("select count(*) from patent where applicant_count = '1'"))
        .isEqualTo(17_600);
    assertThat(
            recount.number(
                "select 100.0 * avg((city is null)::int) from party"
                    + " where province is not null"))
        .isEqualTo(5, within(0.5));
    assertThat(
            recount.rows(
                "select count(*) filter (title like '%,%'), count(*) filter (title like '%\"%'),"
                    + " count(*) filter (title like '%\n%'), count(*) filter (industries is null),"
                    + " count(*) filter (provinces is null) from patent"))
        .containsExactly("69 71 71 368 577");
    assertThat(recount.number("select max(applicant_count::int) from patent")).isEqualTo(5);
    assertThat(recount.rows("select min(day), max(day) from patent where day <> year"))
        .singleElement()
        .asString()
        .startsWith("2011-01")
        .contains(" 2025-06");
  }

  private static Map<String, Integer> counts(String file) throws IOException {
    return Recount.sort(records(file), SamplePatentsTest::fault, row -> row.get(0)).counts();
  }

  private static List<List<String>> records(String file) throws IOException {
    return Recount.records(new String(Recount.bytes(Recount.SAMPLE.resolve(file)), UTF_8));
  }

  private static String fault(List<String> row) {
    if (row.size() != COLUMNS.size()) {
      return "number of fields " + row.size();
    }
    if (row.get(0).isEmpty()) {
      return "no id";
    }
    if (row.get(1).contains("\uFFFD")) {
      return "not UTF-8";
    }
    if (!row.get(2).startsWith(row.get(3) + "-")) {
      return "no year";
    }
    return row.get(5).equals("-") ? "no applicant" : "good";
  }
}
