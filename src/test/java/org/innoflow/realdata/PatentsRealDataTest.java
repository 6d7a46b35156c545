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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Patents of the world as a Chinese database exports them, lists in cells. What the pipeline makes
 * of them is counted again by SQL over the file itself, with places from a list made by others.
 */
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
    duck.release(release, "reject", "dim_place");
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
            case when p.code in ('11', '12', '31', '50') then p.name end,
            (select any_value(city.name) from city
             join county on county.cityCode = city.code
             where (city.provinceCode = p.code or province is null and city_text is null)
               and named(county.name, county_text)
             having count(distinct city.name) = 1)) as home
        from party left join province p on named(p.name, party.province)""");
    duck.execute(
        """
        create table pair as
        select a.id, a.year, a.home as a, b.home as b,
               2 / (n.n * (n.n - 1)) as w_unit, 1 / (n.n - 1) as w_frac
        from home a
        join home b on a.id = b.id and a.name < b.name
        join (select id, count(*) as n from home group by id) n on n.id = a.id""");
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
                "select canonical(name) from dim_organisation", "select distinct name from party"))
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
    assertThat(duck.count("select count(distinct event_id) from event_sector"))
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
        .isEqualTo(9);
  }

  @Test
  void partiesOfUnknownPlaceAreKeptInTheFlows() {
    assertThat(duck.count("select sum(links) from flow_city where scheme = 'ALL'"))
        .isEqualTo(duck.count("select count(*) from link"))
        .isEqualTo(duck.count("select count(*) from pair"));
    assertThat(duck.value("select round(sum(w_unit), 6)::int from flow_city where scheme = 'ALL'"))
        .isEqualTo("937");
  }

  @Test
  void anApplicantIsInTheChineseCityThatItsRowNames() {
    assertThat(
            differing(
                """
                select event_id, canonical(name), name_zh from event_party p
                join dim_organisation using (org_id)
                join dim_place on dim_place.place_id = p.place_id""",
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
