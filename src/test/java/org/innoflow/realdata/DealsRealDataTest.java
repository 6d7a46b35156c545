package org.innoflow.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.innoflow.app.TestRuns;
import org.innoflow.testkit.DuckDb;
import org.innoflow.testkit.RealData;
import org.innoflow.testkit.TestSpark;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten years of venture deals, as exported: line ends are CR alone and letters Mac Roman. What the
 * pipeline makes of them with the shipped profile is counted again by SQL over the file itself.
 */
@Tag("long")
class DealsRealDataTest {
  private static final Path CONF = Path.of("src/test/resources/conf/real-deals.conf");

  @TempDir private static Path folder;

  private static Path release;
  private static DuckDb duck;

  @BeforeAll
  static void runOnce() throws IOException {
    Path file =
        RealData.file("deals/crunchbase_investments_2004_2013.csv").toAbsolutePath().normalize();
    release =
        TestRuns.run(CONF, folder.resolve("output"), "sources.deals.files=[\"" + file + "\"]");
    duck = DuckDb.open();
    duck.release(
        release, "event", "event_party", "link", "flow_city", "dim_place", "dim_organisation");
    duck.release(release, "reject");
    // Stage files are compressed as only Hadoop's readers know.
    Path staged = folder.resolve("staged");
    TestSpark.session()
        .read()
        .parquet(release + "/_stage/row")
        .write()
        .option("compression", "zstd")
        .parquet(staged.toString());
    duck.execute("create view staged as from read_parquet('%s/*.parquet')".formatted(staged));
    String text = Files.readString(file, Charset.forName("x-MacRoman"));
    Path plain = folder.resolve("deals.csv");
    Files.writeString(plain, text.replace('\r', '\n'));
    count(plain);
  }

  @AfterAll
  static void close() {
    if (duck != null) {
      duck.close();
    }
  }

  /**
   * The file's rows as deals, by SQL alone.
   *
   * <p>{@code plain} does by hand what of NFKC matters here: no-break spaces become spaces, and the
   * one compatibility letter in names of cities, ™, becomes TM. Names of organisations hold µ and ª
   * too, but no two of them differ by those only. {@code org} tells organisations apart as their
   * canonical names do here. Who has no city in an event is in that of most of its other events. An
   * investor whom one event names in two cities (there is one such, named twice) is where the
   * alphabet comes first; a city goes before none.
   */
  private static void count(Path csv) {
    duck.execute(
        "create table raw as from read_csv('%s', header = true, all_varchar = true,".formatted(csv)
            + " delim = ',', quote = '\"', escape = '\"', nullstr = '')");
    duck.execute(
        """
        create macro plain(s) as trim(regexp_replace(
          nfc_normalize(replace(replace(s, chr(160), ' '), '™', 'TM')), '\\s+', ' ', 'g'))""");
    duck.execute("create macro country(c) as case c when 'ROM' then 'ROU' else c end");
    pinyin();
    duck.execute(
        """
        create macro place(c, city) as case
            when c = 'HKG' then coalesce(
              (select any_value(code) from pinyin where pinyin.name = key(city)
               having count(*) = 1),
              '810000')
            when city is not null and c in ('CHN', 'HKG', 'TWN') then coalesce(
              (select any_value(code) from pinyin where pinyin.name = key(city)
               having count(*) = 1),
              c || '/' || lower(plain(city)))
            else country(c) || '/' || lower(plain(city)) end""");
    duck.execute(
        """
        create table mention as
        select funded_year::int as year,
               company_name || '|' || funded_at || '|' || coalesce(raised_amount_usd, '')
                 as event_id,
               raised_amount_usd::decimal(24, 2) as amount,
               strptime(funded_at, '%m/%d/%y %H:%M')::date as date,
               lower(plain(investor_name)) as investor,
               lower(plain(company_name)) as company,
               place(investor_country_code, investor_city) as src,
               place(company_country_code, company_city) as dst
        from raw where company_name is not null and investor_name is not null""");
    duck.execute(
        """
        create macro org(name) as trim(regexp_replace(regexp_replace(
          replace(name, ' & ', ' and '), '[.,]( |$)', ' ', 'g'), '\\b([a-z])\\.', '\\1', 'g'))""");
    duck.execute(
        """
        create table learned as
        with party as (
          select event_id, role, org, min(place) as place from (
            select event_id, 'investor' as role, org(investor) as org, src as place from mention
            union all select event_id, 'investee', org(company), dst from mention)
          group by all),
        city as (
          select org, place, count(*) as n from party where place is not null group by all)
        select org, arg_max(place, n) as place from city group by org
        having max(n) / sum(n) > 0.5""");
    duck.execute(
        """
        create table transaction as
        select year, event_id, investor, company, coalesce(src, i.place) as src,
               coalesce(dst, c.place) as dst,
               1 / count(*) over (partition by event_id) as w_unit
        from (select year, event_id, investor, company, min(src) as src, min(dst) as dst
              from mention where investor <> company group by all)
        left join learned i on i.org = org(investor)
        left join learned c on c.org = org(company)""");
  }

  /**
   * The cities of China by pinyin, from a list made by others; municipalities and Hong Kong stand
   * among the provinces there, and Hong Kong's English name is no pinyin. Chaoyang is left out: the
   * districts of that name in Beijing and elsewhere are no fewer than the city.
   */
  private static void pinyin() {
    Path list = RealData.file("places/xiangyuecn_ok_data_level3.csv").toAbsolutePath().normalize();
    duck.execute(
        """
        create macro key(city) as
          regexp_replace(regexp_replace(lower(city), ' shi$', ''), '[^a-z]', '', 'g')""");
    duck.execute(
        """
        create table pinyin as
        select ext_id[:6] as code, replace(pinyin, ' ', '') as name from read_csv('%s',
          header = true, all_varchar = true)
        where deep = '1' and ext_id < '71' and ext_id[:2] not in ('11', '12', '31', '50')
          and pinyin <> 'chao yang'
           or deep = '0' and id in ('11', '12', '31', '50')
        union all select '810000', 'hongkong'"""
            .formatted(list));
    duck.execute(
        """
        create macro nation(p) as case when p[:2] = '81' then 'HKG'
          when p[1] between '0' and '9' then 'CHN' else split_part(p, '/', 1) end""");
    duck.execute(
        """
        create macro province(p) as case
          when p[1] between '0' and '9' then p[:2] || '0000' else split_part(p, '/', 1) end""");
  }

  @Test
  void everyRowIsAcceptedOrRejectedOrADuplicate() throws IOException {
    JsonNode source = manifest().get("sources").get(0);
    assertThat(source.get("in").asLong())
        .isEqualTo(67_351)
        .isEqualTo(duck.count("select count(*) from raw"))
        .isEqualTo(duck.count("select count(*) from staged"));
    assertThat(source.get("duplicate").asLong())
        .isEqualTo(17)
        .isEqualTo(
            duck.count(
                "select (select count(*) from raw) - count(*) from (select distinct * from raw)"));
    assertThat(source.get("superseded").asLong()).isZero();
    assertThat(source.get("rejected").asLong()).isEqualTo(1);
    assertThat(source.get("accepted").asLong()).isEqualTo(67_351 - 17 - 1);
  }

  @Test
  void theOneRowWithoutACompanyIsRejectedForItsEventId() {
    String rowNumber =
        duck.value(
            "select n from (select row_number() over () as n, * from raw) where company_name is null");
    assertThat(duck.rows("select reason, field, row_number, line_number from reject"))
        .containsExactly(
            "missing_event_id|event_id|" + rowNumber + "|" + (Long.parseLong(rowNumber) + 1));
  }

  @Test
  void citiesAreReadAsTheFileHasThem() {
    duck.execute(
        """
        create or replace view ends as
        select parties[1].country as src_country, parties[1].city as src_city,
               parties[2].country as dst_country, parties[2].city as dst_city
        from staged where parties[1].role = 'investor' and parties[2].role = 'investee'""");
    duck.execute(
        """
        create or replace view raw_ends as
        select investor_country_code, investor_city, company_country_code, company_city
        from raw where company_name is not null""");
    assertThat(duck.count("select count(*) from ends")).isEqualTo(67_350);
    assertThat(
            duck.rows(
                "select count(*), count(distinct ends) from ends"
                    + " where src_city is not null and dst_city is not null"))
        .containsExactly("57638|14821");
    assertThat(duck.rows("from ends except all from raw_ends")).isEmpty();
  }

  @Test
  void eventsAreTheDistinctCompaniesDatesAndAmounts() {
    List<String> differing =
        differing(
            "select event_id, year, date, amount from event",
            "select distinct event_id, year, date, amount from mention");
    assertThat(differing).isEmpty();
    assertThat(duck.count("select count(*) from event")).isEqualTo(30_707);
  }

  @Test
  void amountsPerYearAreThoseOfTheDistinctEvents() {
    assertThat(duck.rows("select year, sum(amount) from event group by year order by year"))
        .hasSize(10)
        .isEqualTo(
            duck.rows(
                """
                select year, sum(amount) from (select distinct year, event_id, amount from mention)
                group by year order by year"""));
    assertThat(duck.value("select sum(amount_cny) from event where year = 2012"))
        .isEqualTo(
            duck.value(
                """
                select sum(round(amount * 6.3125, 2)) from
                (select distinct event_id, amount from mention where year = 2012)"""));
  }

  @Test
  void cityFlowsAreThoseThatSqlCountsFromTheFile() {
    String scope =
        """
        case when src is null or dst is null then 'unlocated'
             when src = dst then 'within_city'
             when nation(src) <> nation(dst) then 'cross_border'
             when province(src) = province(dst) then 'within_province'
             else 'cross_province' end""";
    List<String> differing =
        differing(
            """
            select year, src_city_id, dst_city_id, scope, events, links, w_frac
            from flow_city where layer = 'venture' and scheme = 'ALL'""",
            """
            select year, src, dst, %s, count(distinct event_id), count(*), count(*)::double
            from transaction group by all"""
                .formatted(scope));
    assertThat(differing).isEmpty();
    assertThat(
            duck.count(
                """
                select count(*) from
                  (select year, src_city_id as src, dst_city_id as dst, w_unit
                   from flow_city where scheme = 'ALL') a
                join (select year, src, dst, sum(w_unit) as w_unit from transaction group by all) b
                on a.year = b.year and a.src is not distinct from b.src
                   and a.dst is not distinct from b.dst and abs(a.w_unit - b.w_unit) < 1e-9"""))
        .isEqualTo(duck.count("select count(*) from flow_city where scheme = 'ALL'"));
    assertThat(duck.count("select sum(links) from flow_city where scheme = 'ALL'"))
        .isEqualTo(duck.count("select count(*) from link"))
        .isEqualTo(duck.count("select count(*) from transaction"));
  }

  @Test
  void unitWeightsPerYearAddUpToTheEventsThatLinkTwoOrganisations() {
    assertThat(
            duck.rows(
                """
                select year, round(sum(w_unit), 6)::decimal(12, 6) from flow_city
                where scheme = 'ALL' group by year order by year"""))
        .isEqualTo(
            duck.rows(
                """
                select year, count(distinct event_id)::decimal(12, 6) from transaction
                group by year order by year"""));
  }

  @Test
  void organisationsAreTheNamesThatDifferInMoreThanCaseSpacesAndAbbreviationDots() {
    assertThat(duck.count("select count(*) from dim_organisation"))
        .isEqualTo(
            duck.count(
                """
                select count(distinct org(name))
                from (select investor as name from mention union select company from mention)"""));
  }

  @Test
  void noOrganisationIsLinkedToItself() {
    assertThat(duck.count("select count(*) from mention where investor = company")).isPositive();
    assertThat(duck.count("select count(*) from link where src_org_id = dst_org_id")).isZero();
  }

  @Test
  void aCityWithoutACountryIsUnlocated() {
    assertThat(duck.count("select count(*) from raw where company_city = 'Cape Town'"))
        .isPositive();
    assertThat(duck.count("select count(*) from dim_place where place_id like '%cape town'"))
        .isZero();
  }

  /** Suzhou is two cities, Haidian no city, and Guangdong a province. */
  @Test
  void citiesOfChinaHaveTheirCodesAndOtherNamesThereStayNames() {
    assertThat(
            duck.rows(
                """
                select distinct place_id, place_method from event_party
                where place_id in ('110000', '310000', '440300', '810000', '210200',
                                   'CHN/suzhou', 'CHN/haidian', 'CHN/guangdong', 'TWN/taipei')
                  and place_method <> 'learned' order by all"""))
        .containsExactly(
            "110000|pinyin",
            "210200|pinyin",
            "310000|pinyin",
            "440300|pinyin",
            "810000|code",
            "810000|pinyin",
            "CHN/guangdong|city",
            "CHN/haidian|city",
            "CHN/suzhou|city",
            "TWN/taipei|city");
  }

  @Test
  void theOldCodeOfRomaniaIsRecast() {
    long mentions =
        duck.count(
            "select count(*) from mention where starts_with(src, 'ROU/') or starts_with(dst, 'ROU/')");
    assertThat(mentions).isPositive();
    assertThat(duck.count("select count(*) from dim_place where country = 'ROM'")).isZero();
    assertThat(duck.rows("select place_id from dim_place where country = 'ROU' order by 1"))
        .isEqualTo(
            duck.rows(
                """
                select distinct p from (select src as p from mention union select dst from mention)
                where starts_with(p, 'ROU/') union select 'ROU' order by 1"""));
  }

  @Test
  void oneNameInThreeCountriesIsThreePlaces() {
    assertThat(
            duck.rows(
                """
                select place_id, province_id, country from dim_place
                where name_en = 'Cambridge' order by 1"""))
        .containsExactly("CAN/cambridge|CAN|CAN", "GBR/cambridge|GBR|GBR", "USA/cambridge|USA|USA");
    assertThat(
            duck.count(
                """
                select sum(links) from flow_city where scheme = 'ALL' and scope = 'cross_border'
                and src_city_id = 'USA/cambridge' and dst_city_id = 'GBR/cambridge'"""))
        .isPositive();
  }

  private static JsonNode manifest() throws IOException {
    return new ObjectMapper().readTree(Files.readString(release.resolve("manifest.json")));
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
