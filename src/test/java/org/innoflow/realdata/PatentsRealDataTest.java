package org.innoflow.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.innoflow.app.TestRuns;
import org.innoflow.testkit.DuckDb;
import org.innoflow.testkit.RealData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Patents of the world as a Chinese database exports them, lists in cells. What the pipeline makes
 * of them is counted again by SQL over the file itself, with places from a list made by others.
 */
@Tag("long")
class PatentsRealDataTest {
  private static final Path CONF = Path.of("src/test/resources/conf/real-patents.conf");

  @TempDir private static Path folder;

  private static Path release;
  private static DuckDb duck;

  @BeforeAll
  static void runOnce() {
    Path file = absolute("patents/ar_glasses.csv");
    release = TestRuns.run(CONF, folder, "sources.patents.files=[\"" + file + "\"]");
    duck = DuckDb.open();
    duck.release(
        release, "event", "event_party", "event_sector", "link", "flow_city", "dim_organisation");
    duck.release(release, "reject", "dim_place", "flow_summary", "org_profile");
    duck.execute(
        """
        create table raw as
        select row_number() over () as row_number, "公开(公告)号" as id, "申请年" as year,
               "[标]当前申请(专利权)人" as names, "当前申请(专利权)人州/省" as provinces,
               "当前申请(专利权)人地市" as cities, "当前申请(专利权)人区县" as counties,
               "战略新兴产业分类" as sei
        from read_csv('%s', header = true, all_varchar = true, delim = ',', quote = '"',
                      escape = '"', nullstr = '-')"""
            .formatted(file));
    list("province", "places/modood_provinces.csv");
    list("city", "places/modood_cities.csv");
    list("county", "places/modood_areas.csv");
    duck.execute(
        """
        update city set name = (select name from province p where p.code = provinceCode)
        where provinceCode in ('11', '12', '31', '50')""");
    countParties();
    locate();
  }

  @AfterAll
  static void close() {
    if (duck != null) {
      duck.close();
    }
  }

  /**
   * Applicants of accepted rows, each name of a row once, with those places that are theirs by
   * position: the lists leave out what is not known, so that a list of the right length beside a
   * coarser one of another length is right by chance only. {@code canonical} does by hand what of
   * NFKC occurs here, and takes the spaces beside Chinese characters away: no two names of this
   * export differ in less, so that it tells organisations apart as their canonical names do.
   */
  private static void countParties() {
    duck.execute(
        """
        create macro items(cell) as
          case when cell is null then []
               else [nullif(nullif(trim(x), ''), '-') for x in string_split(cell, ' | ')] end""");
    duck.execute(
        """
        create macro canonical(name) as
          regexp_replace(regexp_replace(
            lower(trim(regexp_replace(
              nfc_normalize(replace(translate(name, '（），．＆　', '(),.& '), 'ำ', 'ํา')),
              '\\s+', ' ', 'g'))),
            '(\\p{Han}) ', '\\1', 'g'), ' (\\p{Han})', '\\1', 'g')""");
    duck.execute(
        """
        create table party as
        select id, year::int as year, canonical(item.name) as name,
               any_value(item.province) as province, any_value(item.city) as city_text,
               any_value(item.county) as county_text
        from (select id, year, unnest([
                {name: items(names)[i],
                 province: case when p = n then items(provinces)[i] end,
                 city: case when c = n and p in (0, n) then items(cities)[i] end,
                 county: case when k = n and p in (0, n) and c in (0, n)
                              then items(counties)[i] end}
                for i in range(1, n + 1)]) as item
              from (select *, len(items(names)) as n, len(items(provinces)) as p,
                           len(items(cities)) as c, len(items(counties)) as k
                    from raw where year is not null))
        where item.name is not null
        group by id, year, canonical(item.name)""");
  }

  /**
   * The city of each applicant, as its full name: the city column names a city of the province or a
   * county of one of its cities; else the province is a municipality; else the county column names
   * a county of one of its cities.
   */
  private static void locate() {
    duck.execute(
        """
        create macro short(name) as
          regexp_replace(name, '(省|市|(壮族|回族|维吾尔)?自治区|特别行政区)$', '')""");
    duck.execute("create macro named(full_name, text) as text in (full_name, short(full_name))");
    duck.execute(
        """
        create table home as
        select party.*, coalesce(
            (select any_value(city.name) from city
             where (province is null or city.provinceCode = p.code) and named(city.name, city_text)),
            (select any_value(city.name) from city
             join county on county.cityCode = city.code
             where (province is null or city.provinceCode = p.code)
               and named(county.name, city_text)
             having count(distinct city.name) = 1),
            case when p.code in ('11', '12', '31', '50') then p.name
                 when province = 'HK' then '香港特别行政区' end,
            (select any_value(city.name) from city
             join county on county.cityCode = city.code
             where (city.provinceCode = p.code or province is null and city_text is null)
               and named(county.name, county_text)
             having count(distinct city.name) = 1)) as home
        from party left join province p on named(p.name, party.province)""");
    learn();
    duck.execute(
        """
        create table pair as
        select a.id, a.year, a.place as a, b.place as b,
               2 / (n.n * (n.n - 1)) as w_unit, 1 / (n.n - 1) as w_frac
        from located a
        join located b on a.id = b.id and a.name < b.name
        join (select id, count(*) as n from home group by id) n on n.id = a.id""");
  }

  /**
   * An organisation whose row tells no city is in that of most of its rows that tell one, persons
   * apart; else, as no list of others says it, where the release reads it from the name.
   */
  private static void learn() {
    duck.execute(
        """
        create table learned as
        select name, arg_max(home, n) as city from (
          select name, home, count(*) as n from home where home is not null group by all)
        where name not in (select canonical(name) from dim_organisation where org_kind = 'person')
        group by name having max(n) / sum(n) > 0.5""");
    duck.execute(
        """
        create table named as
        select event_id, canonical(name) as name, any_value(name_zh) as city from event_party p
        join dim_organisation using (org_id) join dim_place on dim_place.place_id = p.place_id
        where p.place_method = 'name_head' group by all""");
    duck.execute(
        """
        create table located as
        select home.*, coalesce(home.home, learned.city, named.city) as place
        from home left join learned on learned.name = home.name
        left join named on named.event_id = home.id and named.name = home.name""");
  }

  @Test
  void everyRowIsAcceptedOrRejected() throws IOException {
    JsonNode source =
        new ObjectMapper()
            .readTree(Files.readString(release.resolve("manifest.json")))
            .get("sources")
            .get(0);
    assertThat(source.get("in").asLong())
        .isEqualTo(17_113)
        .isEqualTo(duck.count("select count(*) from raw"));
    assertThat(source.get("accepted").asLong())
        .isEqualTo(17_110)
        .isEqualTo(duck.count("select count(*) from event"))
        .isEqualTo(duck.count("select count(distinct id) from party"));
    assertThat(source.get("rejected").asLong()).isEqualTo(3);
    assertThat(source.get("duplicate").asLong()).isZero();
  }

  @Test
  void rowsWithoutAYearOrElseWithoutAnApplicantAreRejected() {
    List<String> expected =
        duck.rows(
            """
            select case when year is null then 'missing_year' else 'missing_party' end, row_number
            from raw where year is null or names is null order by row_number""");
    assertThat(expected)
        .containsExactly("missing_party|5141", "missing_year|13118", "missing_year|13124");
    assertThat(duck.rows("select reason, row_number from reject order by row_number"))
        .isEqualTo(expected);
    assertThat(duck.count("select count(*) from raw where year is null and names is null"))
        .isEqualTo(2);
  }

  @Test
  void anEventHasAsManyPartiesAsItsRowHasDistinctNames() {
    assertThat(
            differing(
                "select event_id, year, parties from event",
                "select id, year, count(*)::int from party group by all"))
        .isEmpty();
    assertThat(duck.count("select count(*) from event where parties > 1")).isEqualTo(937);
    assertThat(
            differing(
                "select distinct canonical(name) from dim_organisation",
                "select distinct name from party"))
        .isEmpty();
  }

  @Test
  void everyEventHasTheSectorsOfItsCell() {
    assertThat(duck.count("select count(*) from raw where sei is null")).isEqualTo(960);
    assertThat(
            differing(
                "select event_id, sector_id, weight from event_sector where scheme = 'sei'",
                """
                select id, unnest(items(sei)), 1 / len(items(sei)) from raw
                where sei is not null and id in (select id from party)"""))
        .isEmpty();
    assertThat(duck.count("select count(distinct event_id) from event_sector where scheme = 'sei'"))
        .isEqualTo(17_110 - 958);
  }

  @Test
  void flowsBetweenChineseCitiesAreThoseThatSqlCountsFromTheFile() {
    assertThat(
            differing(
                """
                select year, least(src_name, dst_name), greatest(src_name, dst_name), events, links,
                       round(w_unit, 9), round(w_frac, 9)
                from flow_city
                where scheme = 'ALL' and src_city_id is not null and dst_city_id is not null""",
                """
                select year, least(a, b), greatest(a, b), count(distinct id), count(*), round(sum(w_unit), 9),
                       round(sum(w_frac), 9)
                from pair where a is not null and b is not null
                group by all"""))
        .isEmpty();
    assertThat(duck.count("select count(*) from pair where a is not null and b is not null"))
        .isGreaterThan(9);
  }

  @Test
  void countsOfAYearAreThoseThatSqlCountsFromTheFile() {
    assertThat(
            differing(
                """
                select year, measure, value from flow_summary
                where region_set = 'all' and scheme = 'ALL'
                  and measure in ('events', 'events_linked', 'events_cross_city', 'links',
                                  'links_within_city', 'links_cross_city', 'links_unlocated')""",
                """
                select year, unnest(['events', 'events_linked', 'events_cross_city', 'links',
                                     'links_within_city', 'links_cross_city', 'links_unlocated']),
                       unnest([any_value(events), count(distinct id),
                               count(distinct id) filter (where a <> b), count(id),
                               count(id) filter (where a = b), count(id) filter (where a <> b),
                               count(id) filter (where a is null or b is null)])::double
                from (select year, count(distinct id) as events from party group by all)
                left join pair using (year) group by year"""))
        .isEmpty();
  }

  @Test
  void organisationsHaveTheEventsAndPartnersThatSqlCountsFromTheFile() {
    assertThat(
            differing(
                """
                select year, canonical(name), sum(events), sum(partners)
                from org_profile group by all""",
                """
                select year, name, count(distinct id), count(distinct other)
                from located left join (
                  select a.id, a.name, b.name as other
                  from located a join located b on a.id = b.id and a.name <> b.name)
                using (id, name) group by all"""))
        .isEmpty();
  }

  @Test
  void partiesOfUnknownPlaceAreKeptInTheFlows() {
    assertThat(duck.count("select sum(links) from flow_city where scheme = 'ALL'"))
        .isEqualTo(duck.count("select count(*) from link"))
        .isEqualTo(duck.count("select count(*) from pair"));
    assertThat(duck.value("select round(sum(w_unit), 6)::int from flow_city where scheme = 'ALL'"))
        .isEqualTo("937");
  }

  private static void several() {
    duck.execute(
        """
        create or replace view several as
        select event_id, case when located_parties = parties then 'all'
                              when located_parties = 0 then 'none' else 'some' end as located
        from event where parties > 1""");
  }

  /** Where every applicant of a row with several is, and why not. */
  @Test
  void theCitiesOfCoApplicantsAreLearnedAsFarAsTheDataTeachThem() {
    several();
    assertThat(duck.rows("select located, count(*) from several group by all order by all"))
        .containsExactly("all|271", "none|549", "some|117");
  }

  @Test
  void whoStaysUnlocatedHasNoRowThatTeachesACity() {
    several();
    // Why a party is not located: the words of its own row, and what other rows could have taught.
    duck.execute(
        """
        create or replace view taught as
        select org_id, count(distinct place_id) as cities, count(*) as mentions from event_party
        where place_method in ('city', 'county', 'municipality', 'code', 'address')
        group by org_id""");
    assertThat(
            duck.rows(
                """
                select case when o.org_kind = 'person' then 'person'
                            when p.place_method <> 'none' then p.place_method
                            when t.cities > 1 then 'tie'
                            when t.cities = 1 then 'taught'
                            when regexp_matches(o.name, '\\p{Han}') then 'no row, Chinese name'
                            else 'no row, foreign name' end as reason, count(*)
                from several join event_party p using (event_id)
                join dim_organisation o using (org_id) left join taught t using (org_id)
                where p.place_id is null group by all order by all"""))
        .containsExactly(
            "abroad|232", "no row, Chinese name|598", "no row, foreign name|754", "person|26");
  }

  /**
   * This export writes the provinces of China in Chinese, and those of other countries in Latin. MO
   * is Missouri here, and Macao elsewhere: such a row stays of no known place.
   */
  @Test
  void whoIsAbroadHasAProvinceInLatinLetters() {
    assertThat(
            differing(
                """
                select event_id, canonical(name)
                from event_party join dim_organisation using (org_id)
                where event_party.place_method = 'abroad'""",
                """
                select id, name from party
                where regexp_matches(province, '^\\p{Latin}')
                  and province not in ('HK', 'TW', 'CN', 'MO')"""))
        .isEmpty();
  }

  @Test
  void coApplicantsAreLocatedByTheirRowsOtherRowsAndNames() {
    several();
    assertThat(
            duck.rows(
                """
                select place_method, count(*) from several join event_party using (event_id)
                where event_party.place_id is not null group by all order by all"""))
        .containsExactly("city|30", "learned|461", "municipality|5", "name_head|251");
  }

  /**
   * Of a fifth of the rows with one applicant the known places are hidden; what the other rows or
   * the name then tell is compared with them.
   */
  @Test
  void hiddenCitiesAreFoundAgain() {
    Path hidden = folder.resolve("hidden.csv");
    duck.execute(
        """
        create or replace table hide as
        select event_id, p.place_id from event_party p join event using (event_id)
        where parties = 1 and p.place_id is not null
          and p.place_method in ('city', 'county', 'municipality') and hash(event_id) % 5 = 0""");
    duck.execute(
        """
        copy (select * replace (
                case when "公开(公告)号" in (select event_id from hide) then '-'
                     else "当前申请(专利权)人州/省" end as "当前申请(专利权)人州/省",
                case when "公开(公告)号" in (select event_id from hide) then '-'
                     else "当前申请(专利权)人地市" end as "当前申请(专利权)人地市",
                case when "公开(公告)号" in (select event_id from hide) then '-'
                     else "当前申请(专利权)人区县" end as "当前申请(专利权)人区县")
              from read_csv('%s', header = true, all_varchar = true, delim = ',', quote = '"',
                            escape = '"'))
        to '%s' (header, delimiter ',', quote '"')"""
            .formatted(absolute("patents/ar_glasses.csv"), hidden));
    Path without =
        TestRuns.run(CONF, folder.resolve("hidden"), "sources.patents.files=[\"" + hidden + "\"]");
    duck.execute(
        "create or replace view found as from read_parquet('%s/event_party/**/*.parquet')"
            .formatted(without));
    assertThat(duck.count("select count(*) from hide")).isGreaterThan(600);
    assertThat(
            duck.rows(
                """
                select place_method, count(*), count(*) filter (found.place_id = hide.place_id)
                from hide join found using (event_id) group by all order by all"""))
        .containsExactly("learned|575|569", "name_head|59|59", "none|37|0");
  }

  @Test
  void theWorkbookGivesTheSameTables() {
    Path file = absolute("patents/ar_glasses.xlsx");
    Path workbook =
        TestRuns.run(CONF, folder.resolve("workbook"), "sources.patents.files=[\"" + file + "\"]");
    try (DuckDb both = DuckDb.open()) {
      for (String table :
          List.of(
              "event",
              "event_party",
              "event_sector",
              "link",
              "flow_city",
              "dim_organisation",
              "dim_place",
              "dim_sector",
              "reject")) {
        String rows =
            "from "
                + table
                + (table.equals("reject") ? " select * exclude (file, line_number, \"row\")" : "");
        both.release(release, table).execute("create or replace table a as " + rows);
        both.release(workbook, table).execute("create or replace table b as " + rows);
        assertThat(both.count("select count(*) from a")).isPositive();
        assertThat(
                both.rows(
                    "(from a except all from b) union all (from b except all from a) limit 5"))
            .as("rows of " + table + " that differ")
            .isEmpty();
      }
    }
  }

  @Test
  void anApplicantIsInTheChineseCityThatItsRowNames() {
    assertThat(
            differing(
                """
                select event_id, canonical(name), name_zh from event_party p
                join dim_organisation using (org_id)
                join dim_place on dim_place.place_id = p.place_id
                where p.place_method not in ('learned', 'name_head')""",
                "select id, name, home from home where home is not null"))
        .isEmpty();
  }

  private static void list(String table, String path) {
    duck.execute(
        "create table %s as from read_csv('%s', header = true, all_varchar = true)"
            .formatted(table, absolute(path)));
  }

  private static Path absolute(String path) {
    return RealData.file(path).toAbsolutePath().normalize();
  }

  /** The rows of either query that the other does not have. */
  private static List<String> differing(String ours, String theirs) {
    duck.execute("create or replace temp table ours as " + ours);
    duck.execute("create or replace temp table theirs as " + theirs);
    return duck.rows(
        "select 'ours', * from (from ours except all from theirs)"
            + " union all select 'theirs', * from (from theirs except all from ours) limit 20");
  }
}
