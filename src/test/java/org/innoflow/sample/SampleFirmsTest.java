package org.innoflow.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sample firms and the resources of cities of data-sample/, counted anew from the files. */
class SampleFirmsTest {

  private static Recount.Sorted firms;
  private static Recount.Sorted resources;
  private static Recount recount;

  @BeforeAll
  static void loadsTheGoodRows() throws IOException, SQLException {
    firms =
        Recount.sort(
            records("registry/sample_firms.csv"),
            row -> row.size() != 7 ? "fields" : row.get(0).isEmpty() ? "no name" : "good",
            row -> row.get(0));
    resources =
        Recount.sort(
            records("indicators/resources.csv"),
            row -> row.size() != 5 ? "fields" : row.get(3).matches("[0-9]+") ? "good" : "bad value",
            row -> row.get(0) + row.get(1) + row.get(2));
    recount = new Recount();
    recount.load(
        "firm",
        List.of("name", "kind", "province", "city", "county", "industry", "tags"),
        firms.good());
    recount.load(
        "resource", List.of("place", "year", "indicator", "value", "unit"), resources.good());
  }

  @AfterAll
  static void closes() throws SQLException {
    recount.close();
  }

  @Test
  void rowsAreGoodOrBadAsCounted() {
    assertThat(firms.counts())
        .isEqualTo(
            Map.of("good", 2_200, "no name", 5, "fields", 6, "duplicate", 8, "superseded", 6));
    assertThat(resources.counts())
        .isEqualTo(Map.of("good", 485, "bad value", 3, "fields", 2, "duplicate", 4));
  }

  @Test
  void firmsLieInTheRegionsAsPublished() throws SQLException {
    assertThat(
            recount.rows(
                """
                select printf('%.2f', 100.0 * count(*) filter (province in ('上海', '江苏', '浙江', '安徽')) / count(*)),
                  printf('%.2f', 100.0 * count(*) filter (province in ('北京', '天津', '河北')) / count(*)),
                  printf('%.2f', 100.0 * count(*) filter (city in ('深圳', '广州')) / count(*)),
                  printf('%.2f', 100.0 * count(*) filter (city in ('重庆', '成都')) / count(*)),
                  count(*) filter (tags = 'sample; platform'), count(*) filter (tags = 'sample')
                from firm"""))
        .containsExactly("30.95 29.36 26.45 3.55 200 2000");
  }

  /** So that no row of the other registry is superseded, and nothing learns a place from here. */
  @Test
  void firmsAreNotInTheOtherRegistryNorApplicantsWithoutAPlace() throws IOException {
    Set<String> others = new TreeSet<>();
    records("registry/organisations.csv").forEach(row -> others.add(row.get(0)));
    for (String file : List.of("patents/ai_patents_1.csv", "patents/ai_patents_2.csv.gz")) {
      records(file).stream()
          .filter(row -> row.size() == 13 && row.get(7).equals("-"))
          .forEach(row -> others.addAll(List.of(row.get(5).split(" \\| "))));
    }

    assertThat(others).hasSizeGreaterThan(1_000);
    assertThat(firms.good()).extracting(row -> row.get(0)).doesNotContainAnyElementsOf(others);
  }

  @Test
  void someFirmsHaveRelationsAndSomeHaveNone() throws IOException {
    Set<String> related =
        records("cooperation/ai_cooperation.csv.gz").stream()
            .filter(row -> row.size() == 15)
            .flatMap(row -> List.of(row.get(4), row.get(8)).stream())
            .collect(Collectors.toSet());

    assertThat(firms.good())
        .filteredOn(row -> related.contains(row.get(0)))
        .hasSizeBetween(500, 2_000);
  }

  @Test
  void resourcesAddUpToWhatIsPublished() throws SQLException {
    assertThat(
            recount.rows(
                """
                select indicator, sum(value::int), sum(value::int) filter (place in (select distinct place
                  from resource where indicator = 'ai_firms_base')) from resource
                where indicator in ('ai_universities', 'ai_institutes', 'new_rd_organisations')
                group by 1 order by 1"""))
        .containsExactly(
            "ai_institutes 307 116", "ai_universities 438 82", "new_rd_organisations 347 264");
    assertThat(
            recount.rows(
                """
                select sum(value::int) filter (place in ('深圳市', '广州市')),
                  sum(value::int) filter (place in ('北京市', '天津市'))
                from resource where indicator = 'new_rd_organisations'"""))
        .containsExactly("50 23");
  }

  @Test
  void firmsOfTheCityAreAsPublished() throws SQLException {
    assertThat(
            recount.rows(
                """
                select year, sum(value::int), sum(value::int) filter (indicator = 'ai_firms_application')
                from resource where place = '苏州市' and indicator like 'ai_firms_%' and year in ('2020', '2022')
                group by 1 order by 1"""))
        .containsExactly("2020 490 414", "2022 741 632");
    assertThat(
            recount.number(
                "select count(distinct place) from resource where indicator = 'ai_firms_base'"))
        .isEqualTo(41);
  }

  @Test
  void provincesCompareAsPublished() throws SQLException {
    assertThat(
            recount.rows(
                """
                select indicator, string_agg(place || value, ',' order by place) from resource
                where indicator in ('ai_talent', 'ai_firms', 'ai_policies') group by 1 order by 1"""))
        .containsExactly(
            "ai_firms 江苏省66,浙江省210",
            "ai_policies 江苏省44,浙江省73",
            "ai_talent 安徽省10592,江苏省10589,浙江省19293");
  }

  private static List<List<String>> records(String file) throws IOException {
    return Recount.records(new String(Recount.bytes(Recount.SAMPLE.resolve(file)), UTF_8));
  }
}
