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
 * Applications of German and French public research bodies from PATSTAT, one row per applicant and
 * region, in seven files that overlap. What the pipeline makes of them is counted again by SQL over
 * the files themselves.
 */
@Tag("long")
class CopatentsRealDataTest {
  private static final Path CONF = Path.of("src/test/resources/conf/real-copatents.conf");
  private static final int CITY_CODE = 5;

  @TempDir private static Path folder;

  private static Path release;
  private static DuckDb duck;

  @BeforeAll
  static void runOnce() {
    Path files = RealData.file("eu-copatents").toAbsolutePath().normalize();
    release = TestRuns.run(CONF, folder, "sources.copatents.files=[\"" + files + "/*.csv.gz\"]");
    duck = DuckDb.open();
    duck.release(release, "event", "event_party", "link", "flow_city");
    duck.release(release, "dim_organisation", "dim_place", "org_profile");
    duck.execute(
        """
        create table raw as select * exclude (filename) from read_csv('%s/*.csv.gz',
          header = true, all_varchar = true, nullstr = '', filename = true)"""
            .formatted(files));
    duck.execute(
        """
        create table application as
        select appln_id as event_id, count(distinct psn_name) as names,
               count(distinct nuts) as codes, min(length(nuts)) as shortest,
               max(length(nuts)) as longest, any_value(nuts) as code
        from raw group by 1""");
  }

  @AfterAll
  static void close() {
    if (duck != null) {
      duck.close();
    }
  }

  @Test
  void everyRowIsAcceptedOrADuplicateOfAnother() throws IOException {
    JsonNode source = source(release);
    assertThat(source.get("in").asLong())
        .isEqualTo(50_231)
        .isEqualTo(duck.count("select count(*) from raw"));
    assertThat(source.get("accepted").asLong())
        .isEqualTo(48_151)
        .isEqualTo(duck.count("select count(*) from (select distinct * from raw)"));
    assertThat(source.get("duplicate").asLong()).isEqualTo(50_231 - 48_151);
    assertThat(source.get("rejected").asLong()).isZero();
    assertThat(source.get("superseded").asLong()).isZero();
  }

  @Test
  void eventsAreTheApplications() {
    assertThat(
            duck.rows(
                """
                select event_id, year from event except
                select distinct appln_id, appln_filing_year::int from raw"""))
        .isEmpty();
    assertThat(duck.count("select count(*) from event"))
        .isEqualTo(20_942)
        .isEqualTo(duck.count("select count(distinct appln_id) from raw"));
  }

  @Test
  void whereAllRowsOfAnApplicationHaveOneRegionAllItsPartiesStandThere() {
    String oneRegion = "codes = 1 and shortest = " + CITY_CODE;
    assertThat(duck.count("select count(*) from application where " + oneRegion))
        .isGreaterThan(10_000);
    assertThat(
            duck.rows(
                """
                select event_id, place_id, code from event_party join application using (event_id)
                where place_id is distinct from 'NUTS:' || code and\s"""
                    + oneRegion))
        .isEmpty();
  }

  /**
   * A code of two characters is a country: the region is that in which most of the applicant's
   * other applications are, or it is not known.
   */
  @Test
  void aCountryIsNoRegion() {
    assertThat(duck.count("select count(*) from raw where length(nuts) = 2")).isEqualTo(37);
    assertThat(
            duck.count(
                """
                select count(*) from (select appln_id, psn_name from raw group by all
                                      having max(length(nuts)) = 2)"""))
        .isEqualTo(28);
    assertThat(
            duck.rows(
                """
                select place_method, place_id is not null, count(*)
                from event_party where place_method <> 'code' group by all order by all"""))
        .containsExactly("coarse|false|20", "learned|true|8");
    assertThat(duck.count("select count(*) from dim_place where place_id like 'NUTS:__'")).isZero();
  }

  @Test
  void aLearnedRegionIsThatOfMostOtherApplications() {
    duck.execute(
        """
        create or replace table region as
        select psn_name, nuts, count(distinct appln_id) as n from raw
        where length(nuts) = 5 group by all""");
    assertThat(
            duck.rows(
                """
                select r.psn_name, p.place_id from event_party p
                join dim_organisation o using (org_id)
                join (select distinct appln_id, psn_name from raw) r
                  on r.appln_id = p.event_id and lower(r.psn_name) = lower(o.name)
                where p.place_method = 'learned'
                  and p.place_id <> (select 'NUTS:' || arg_max(nuts, n) from region
                                     where region.psn_name = r.psn_name)"""))
        .isEmpty();
    assertThat(
            duck.count(
                """
                select count(*) from event_party
                where place_method = 'learned' and not place_confidence between 0.5 and 1"""))
        .isZero();
  }

  @Test
  void everyRegionIsOneThatTheRowsOfItsApplicationName() {
    assertThat(
            duck.rows(
                """
                select distinct event_id, place_id from event_party where place_method = 'code'
                except select appln_id, 'NUTS:' || nuts from raw"""))
        .isEmpty();
  }

  /** An organisation that rows call different things is what most of its mentions call it. */
  @Test
  void kindsAreThoseOfTheSectorsOfNames() {
    duck.execute(
        """
        create or replace table kind as
        select lower(psn_name) as name, case any_value(psn_sector)
            when 'COMPANY' then 'company' when 'UNIVERSITY' then 'university'
            when 'GOV NON-PROFIT' then 'institute'
            when 'GOV NON-PROFIT UNIVERSITY' then 'university'
            when 'COMPANY GOV NON-PROFIT' then 'institute'
            when 'HOSPITAL' then 'institute' when 'COMPANY HOSPITAL' then 'institute'
            when 'INDIVIDUAL' then 'person' end as kind
        from raw group by 1 having count(distinct psn_sector) = 1""");
    duck.execute(
        """
        create or replace table met as
        select lower(name) as name, any_value(org_kind) as ours
        from dim_organisation group by 1 having count(distinct org_kind) = 1""");
    String wrong = "select count(*) from met join kind using (name) where kind is not null and ";
    assertThat(duck.count(wrong + "kind = ours")).isGreaterThan(3_000);
    assertThat(duck.count(wrong + "kind <> ours and ours <> 'person' and kind <> 'person'"))
        .isLessThan(10);
    assertThat(duck.count("select count(*) from met join kind using (name) where kind = 'person'"))
        .isPositive();
  }

  @Test
  void pairsOfRegionsAreThoseOfApplicantsWithOneRegionEach() {
    duck.execute(
        """
        create or replace table simple as
        select appln_id as event_id from (
          select appln_id, psn_name, count(distinct nuts) as n, min(length(nuts)) as shortest
          from raw group by all)
        join (select event_id, names from application) a on a.event_id = appln_id
        join event e on e.event_id = appln_id and e.parties = a.names
        group by 1 having max(n) = 1 and min(shortest) = 5 and count(*) > 1""");
    duck.execute(
        """
        create or replace view region_of as
        select distinct appln_id, psn_name, 'NUTS:' || nuts as place from raw""");
    assertThat(duck.count("select count(*) from simple")).isGreaterThan(5_000);
    String ours =
        """
        select event_id, least(src_place_id, dst_place_id) as a,
               greatest(src_place_id, dst_place_id) as b, count(*) as n
        from link where event_id in (from simple) group by all""";
    String theirs =
        """
        select x.appln_id, least(x.place, y.place), greatest(x.place, y.place), count(*)
        from region_of x join region_of y on x.appln_id = y.appln_id and x.psn_name < y.psn_name
        where x.appln_id in (from simple) group by all""";
    assertThat(
            duck.rows(
                "((%s) except all (%s)) union all ((%s) except all (%s)) limit 10"
                    .formatted(ours, theirs, theirs, ours)))
        .isEmpty();
    assertThat(duck.count("select sum(links) from flow_city where scheme = 'ALL'"))
        .isEqualTo(duck.count("select count(*) from link"));
  }

  /** Applications whose applicants each stand in one region, by all of their rows. */
  private static void oneRegionEach() {
    duck.execute(
        """
        create or replace table applicant as
        select appln_id as event_id, any_value(appln_filing_year)::int as year, psn_name,
               'NUTS:' || min(nuts) as place
        from raw where appln_id in (
          select event_id from application join event using (event_id)
          where event.parties = application.names)
        group by appln_id, psn_name having min(nuts) = max(nuts) and min(length(nuts)) = 5""");
    duck.execute(
        """
        delete from applicant where event_id in (
          select a.event_id from applicant a join application n using (event_id)
          group by a.event_id, n.names having count(*) < n.names)""");
  }

  /** Counted from link for the same applications, as flow_city counts: events, links, w_unit. */
  @Test
  void flowsOfRegionPairsAreThoseThatSqlCountsFromTheFiles() {
    oneRegionEach();
    List<String> pairs =
        differing(
            """
            select year, src_place_id, dst_place_id, count(distinct event_id), count(*),
                   round(sum(w_unit), 9), round(sum(w_frac), 9)
            from link where event_id in (select event_id from applicant) group by all""",
            """
            select x.year, least(x.place, y.place), greatest(x.place, y.place),
                   count(distinct event_id), count(*), round(sum(2 / (n * (n - 1))), 9),
                   round(sum(1 / (n - 1)), 9)
            from applicant x join applicant y using (event_id)
            join (select event_id, count(*) as n from applicant group by all) using (event_id)
            where x.psn_name < y.psn_name group by all""");
    assertThat(pairs).isEmpty();
    assertThat(
            differing(
                """
                select year, src_city_id, dst_city_id, sum(events), sum(links),
                       round(sum(w_unit), 6), round(sum(w_frac), 6)
                from flow_city where scheme = 'ALL' group by all""",
                """
                select year, src_place_id, dst_place_id, count(distinct event_id), count(*),
                       round(sum(w_unit), 6), round(sum(w_frac), 6)
                from link group by all"""))
        .isEmpty();
    assertThat(duck.count("select count(distinct event_id) from applicant")).isGreaterThan(15_000);
  }

  @Test
  void profilesOfOrganisationsAreThoseThatSqlCountsFromPartiesAndLinks() {
    assertThat(
            differing(
                "select year, org_id, events, partners from org_profile",
                """
                select p.year, p.org_id, count(distinct p.event_id), count(distinct l.b)
                from event_party p
                left join (select event_id, src_org_id as a, dst_org_id as b from link
                           union all select event_id, dst_org_id, src_org_id from link) l
                  on l.event_id = p.event_id and l.a = p.org_id
                group by all"""))
        .isEmpty();
  }

  @Test
  void regionsStandInNuts2AndCountries() {
    assertThat(
            duck.rows(
                """
                select place_id, province_id, country from dim_place
                where place_id in ('NUTS:DE712', 'NUTS:DE71', 'NUTS:FR101') order by 1"""))
        .containsExactly(
            "NUTS:DE71|NUTS:DE71|DEU", "NUTS:DE712|NUTS:DE71|DEU", "NUTS:FR101|NUTS:FR10|FRA");
    assertThat(
            duck.rows(
                """
                select distinct 'NUTS:' || nuts from raw where length(nuts) = 5
                except select place_id from dim_place"""))
        .isEmpty();
  }

  @Test
  void theWorkbookRunsToo() throws IOException {
    Path file = RealData.file("eu-copatents/DeGovNon4.xlsx").toAbsolutePath().normalize();
    Path workbook =
        TestRuns.run(
            CONF, folder.resolve("workbook"), "sources.copatents.files=[\"" + file + "\"]");
    JsonNode source = source(workbook);

    assertThat(source.get("in").asLong()).isEqualTo(4_600);
    assertThat(source.get("rejected").asLong()).isZero();
    assertThat(source.get("accepted").asLong() + source.get("duplicate").asLong()).isEqualTo(4_600);
  }

  /** The rows of either query that the other does not have. */
  private static List<String> differing(String ours, String theirs) {
    duck.execute("create or replace temp table ours as " + ours);
    duck.execute("create or replace temp table theirs as " + theirs);
    return duck.rows(
        "select 'ours', * from (from ours except all from theirs)"
            + " union all select 'theirs', * from (from theirs except all from ours) limit 20");
  }

  private static JsonNode source(Path release) throws IOException {
    return new ObjectMapper()
        .readTree(Files.readString(release.resolve("manifest.json")))
        .get("sources")
        .get(0);
  }
}
