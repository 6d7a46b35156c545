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

/** The index of collaborative innovation, counted anew from the indicators of data-sample/. */
class SampleIndexTest {

  private static final List<String> COLUMNS =
      List.of("place", "year", "indicator", "value", "unit");

  private static Recount.Sorted indicators;
  private static Recount recount;

  @BeforeAll
  static void countsTheIndex() throws IOException, SQLException {
    Map<String, byte[]> files = SampleMaker.files();
    indicators = sorted(files.get("indicators/innovation_index.csv"));
    recount = new Recount();
    recount.load("ours", COLUMNS, indicators.good());
    recount.load("of_city", COLUMNS, sorted(files.get("indicators/indicators.csv")).good());
    recount.run(
        """
        create table member (level1 text, indicator text, less boolean);
        insert into member values
          ('resource-sharing', 'rd_personnel_per_10000', false),
          ('resource-sharing', 'rd_expenditure', false),
          ('resource-sharing', 'shared_instruments', false),
          ('resource-sharing', 'innovation_platforms', false),
          ('innovation-cooperation', 'copapers', false),
          ('innovation-cooperation', 'copaper_density', false),
          ('innovation-cooperation', 'copatents', false),
          ('innovation-cooperation', 'technology_contracts', false),
          ('shared-results', 'transfer_density', false),
          ('shared-results', 'contract_value', false),
          ('shared-results', 'cross_citations', false),
          ('shared-results', 'joint_awards', false),
          ('industry-linkage', 'listed_subsidiaries', false),
          ('industry-linkage', 'vc_investees', false),
          ('industry-linkage', 'complementarity', false),
          ('industry-linkage', 'structure_similarity', true),
          ('environment', 'science_spending', false),
          ('environment', 'rail_length', false),
          ('environment', 'new_product_sales', false),
          ('environment', 'travel_time', true);
        create view of_delta as
          select indicator, year::int as year, sum(value::decimal(18, 4))::double as value
          from ours group by all
          union all
          select 'rd_personnel_per_10000', year::int,
            sum(value::int) filter (indicator = 'rd_personnel')
              / sum(value::int) filter (indicator = 'population')
          from of_city where indicator in ('rd_personnel', 'population') group by all;
        create view indexed as
          select level1, indicator, v.year,
            100 * case when less then f.value / v.value else v.value / f.value end as index
          from member join of_delta v using (indicator) join of_delta f using (indicator)
          where f.year = 2011;
        create view level1 as
          select level1, year, avg(index) as index from indexed group by all;
        create view total as select year, avg(index) as index from level1 group by all;
        """);
  }

  @AfterAll
  static void closes() throws SQLException {
    recount.close();
  }

  @Test
  void rowsAreGoodOrBadAsCounted() {
    assertThat(indicators.counts())
        .isEqualTo(Map.of("good", 444, "bad value", 3, "fields", 2, "duplicate", 3));
  }

  @Test
  void theDeltaOrItsProvincesHaveEachIndicatorInEachYear() throws SQLException {
    assertThat(
            recount.rows(
                """
                select places, count(*), sum(years) from (
                  select indicator, string_agg(distinct place, ',' order by place) as places,
                    count(distinct year) as years
                  from ours group by all having min(year) = '2011' and max(year) = '2022'
                    and count(distinct unit) = 1 and min(value::decimal(18, 4)) > 0)
                group by all order by 2"""))
        .containsExactly("上海市,安徽省,江苏省,浙江省 6 72", "长三角 13 156");
    assertThat(
            recount.rows(
                "select indicator from member except select indicator from ours order by 1"))
        .containsExactly("rd_personnel_per_10000");
    assertThat(
            recount.rows(
                "select indicator from ours except select indicator from member order by 1"))
        .isEmpty();
  }

  @Test
  void everyIndexStartsAt100() throws SQLException {
    assertThat(
            recount.rows(
                """
                select index, count(*) from (
                  select index from indexed where year = 2011
                  union all select index from level1 where year = 2011
                  union all select index from total where year = 2011)
                group by all"""))
        .containsExactly("100.0 26");
  }

  @Test
  void theIndexIsAsPublished() throws SQLException {
    assertThat(
            recount.rows(
                """
                select printf('%.2f', l.index), printf('%.2f', 100 * (l.index / b.index - 1)),
                  printf('%.2f', 100 * (pow(l.index / f.index, 1 / 11) - 1)),
                  printf('%.2f', 100 * (pow(l.index / m.index, 1 / 4) - 1))
                from total l, total b, total f, total m
                where l.year = 2022 and b.year = 2021 and f.year = 2011 and m.year = 2018"""))
        .containsExactly("262.48 8.98 9.17 11.17");
  }

  @Test
  void levelsAreAsPublished() throws SQLException {
    assertThat(
            recount.rows(
                """
                select level1, printf('%.2f', f.index), printf('%.2f', l.index),
                  printf('%.2f', 100 * (pow(l.index / f.index, 1 / 4) - 1))
                from level1 f join level1 l using (level1)
                where f.year = 2018 and l.year = 2022 order by 1"""))
        .contains(
            "innovation-cooperation 133.33 186.28 8.72",
            "resource-sharing 197.51 277.14 8.84",
            "shared-results 159.24 443.26 29.17")
        .hasSize(5);
  }

  @Test
  void threeYearGrowthIsAsPublished() throws SQLException {
    assertThat(
            recount.rows(
                """
                select count(*) filter (l.index > f.index), count(*) filter (l.index < f.index),
                  printf('%.1f', avg(100 * (l.index / f.index - 1)))
                from indexed f join indexed l using (indicator)
                where f.year = 2019 and l.year = 2022"""))
        .containsExactly("17 3 36.0");
  }

  @Test
  void theIndexRisesEveryYear() throws SQLException {
    assertThat(
            recount.number(
                "select count(*) from total a join total b on b.year = a.year + 1"
                    + " where b.index > a.index"))
        .isEqualTo(11);
  }

  @Test
  void indicatorsAreAsPublished() throws SQLException {
    assertThat(
            recount.rows(
                """
                select indicator, value from of_delta where year = 2022 and indicator in
                  ('copaper_density', 'listed_subsidiaries', 'vc_investees') order by 1"""))
        .containsExactly(
            "copaper_density 0.7", "listed_subsidiaries 5389.0", "vc_investees 7838.0");
    assertThat(
            recount.rows(
                """
                select indicator, l.value, printf('%.1f', 100 * (l.value / b.value - 1))
                from of_delta b join of_delta l using (indicator)
                where b.year = 2021 and l.year = 2022
                  and indicator in ('contract_value', 'technology_contracts') order by 1"""))
        .containsExactly("contract_value 1863.45 112.5", "technology_contracts 25200.0 20.3");
  }

  private static Recount.Sorted sorted(byte[] file) throws IOException {
    return Recount.sort(
        Recount.records(new String(file, UTF_8)),
        row -> row.size() != 5 ? "fields" : isNumberOrEmpty(row.get(3)) ? "good" : "bad value",
        row -> row.get(0) + row.get(1) + row.get(2));
  }

  private static boolean isNumberOrEmpty(String value) {
    return value.matches("([0-9]+([.][0-9]{1,4})?)?");
  }
}
