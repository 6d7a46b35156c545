package org.innoflow.resolve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.innoflow.app.TestRuns;
import org.innoflow.testkit.DuckDb;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A whole run on a small set that has every way to find a city. */
class ResolveRunTest {
  private static final String HEADER =
      "event_id,date,applicant,applicant_country,applicant_province,applicant_city,"
          + "applicant_county,applicant_address,applicant_lon,applicant_lat,sector";

  private static final String PATENTS =
      """
      P01,2009-06-01,甲材料有限公司,,安徽,巢湖市,,,,,a
      P02,2009-06-02,乙材料有限公司,,安徽,巢湖市,无为县,,,,a
      P03,2021-06-03,甲材料有限公司,,安徽,巢湖市,,,,,b
      P04,2021-06-04,丙科技有限公司,,,,,,120.62,31.32,b
      P05,2021-06-05,丁科技有限公司,,,,,浙江省杭州市西湖区余杭塘路866号,,,b
      P06,2021-06-06,戊科技有限公司,,,,,,,,b
      P07,2021-06-07,戊研究所,,,,,,,,a
      P08,2021-06-08,己科技有限公司,,江苏,,昆山市,,,,a
      P09,2021-06-09,己科技有限公司; 庚科技有限公司,,,,,,,,a
      P10,2021-06-10,深圳辛科技有限公司,,,,,,,,a
      P11,2021-06-11,李明,,江苏,苏州,,,,,a
      P12,2021-06-12,李明,,上海,上海,,,,,a
      P13,2021-06-13,李明,,上海,浦东新区,,,,,a
      P14,2021-06-14,Acme Inc.,USA,,Boston,,,,,a
      P15,2021-06-15,"ACME, INC.",USA,,,,,,,a
      P16,2021-06-16,Beta GmbH,DEU,,,,,,,a
      P17,2021-06-17,壬科技有限公司,,浙江,苏州,,,,,a
      """;

  private static final String REGISTRY =
      """
      name,aliases,kind,city,parent,industry
      戊科技有限公司,戊研究所,企业,南京市,癸集团,39
      癸集团,,,北京,子控股,
      """;

  private static final String INDICATORS =
      """
      place,province,year,indicator,value,unit
      苏州,江苏,2021,GDP,22718.3,亿元
      江苏,,2021,GDP,116364.2,亿元
      """;

  private static final String POLICIES =
      """
      place,date,title
      合肥,2021-03-05,办法
      """;

  @TempDir private static Path folder;

  private static DuckDb duck;
  private static Path release;

  @BeforeAll
  static void runOnce() throws IOException {
    release = run("first", List.of(PATENTS.strip().split("\n")), 17);
    duck = DuckDb.open();
    duck.release(release, "event_party", "dim_organisation", "dim_place");
    duck.release(release, "indicator", "policy", "quality_check");
  }

  @AfterAll
  static void close() {
    duck.close();
  }

  @ParameterizedTest
  @CsvSource({
    "P01, 甲材料有限公司, 340100, 341400, city, 0.99",
    "P02, 乙材料有限公司, 340200, 341400, county, 0.98",
    "P03, 甲材料有限公司, 340100, 340100, county, 0.98",
    "P04, 丙科技有限公司, 320500, 320500, coordinates, 0.98",
    "P05, 丁科技有限公司, 330100, 330100, address, 0.99",
    "P06, 戊科技有限公司, 320100, 320100, registry, 0.97",
    "P07, 戊科技有限公司, 320100, 320100, registry, 0.97",
    "P08, 己科技有限公司, 320500, 320500, county, 0.98",
    "P09, 己科技有限公司, 320500, 320500, learned, 1.0",
    "P09, 庚科技有限公司, '', '', none, ''",
    "P10, 深圳辛科技有限公司, 440300, 440300, name_head, 0.97",
    "P11, 李明 @320500, 320500, 320500, city, 0.99",
    "P12, 李明 @310000, 310000, 310000, city, 0.99",
    "P13, 李明 @310000, 310000, 310000, county, 0.98",
    "P14, acme inc, USA/boston, USA/boston, city, 0.99",
    "P15, acme inc, USA/boston, USA/boston, learned, 1.0",
    "P16, beta gmbh, '', '', abroad, ''",
    "P17, 壬科技有限公司, '', '', conflict, ''",
  })
  void everyWayLeadsToACityWithItsMethodAndConfidence(
      String event, String name, String today, String then, String method, String confidence) {
    assertThat(
            duck.rows(
                """
                select p.place_id, place_id_then, p.place_method, p.place_confidence
                from event_party p join dim_organisation using (org_id)
                where event_id = '%s' and canonical_name = '%s'"""
                    .formatted(event, name)))
        .containsExactly(String.join("|", today, then, method, confidence));
  }

  @Test
  void theDimensionsHaveWhatTheEventsAndReferencesName() {
    assertThat(
            duck.rows(
                """
                select o.canonical_name, o.org_kind, o.place_id, o.mentions, o.industry,
                       p.canonical_name, g.canonical_name
                from dim_organisation o left join dim_organisation p on o.parent_org_id = p.org_id
                join dim_organisation g on o.group_org_id = g.org_id
                where o.canonical_name in ('戊科技有限公司', '癸集团', '子控股') order by 1"""))
        .containsExactlyInAnyOrder(
            "戊科技有限公司|company|320100|2|39|癸集团|子控股",
            "癸集团|company|110000|0||子控股|子控股",
            "子控股|company||0|||子控股");
    assertThat(
            duck.rows(
                "select place_id, valid_to, successor_id from dim_place where place_id = '341400'"))
        .containsExactly("341400|2011-08-22|340100");
    assertThat(duck.rows("select place_id, value from indicator order by 1"))
        .containsExactly("320000|116364.2", "320500|22718.3");
    assertThat(duck.rows("select place_id, date from policy")).containsExactly("340100|2021-03-05");
  }

  @Test
  void allChecksPass() {
    assertThat(duck.rows("select check_id, status from quality_check where status <> 'pass'"))
        .isEmpty();
    assertThat(
            duck.rows(
                """
                select check_id, observed from quality_check
                where check_id in ('organisation_ids', 'foreign_key/event_party.place_id_then',
                                   'foreign_key/dim_organisation.group_org_id') order by 1"""))
        .containsExactly(
            "foreign_key/dim_organisation.group_org_id|0",
            "foreign_key/event_party.place_id_then|0",
            "organisation_ids|13");
  }

  @Test
  void idsAndPlacesDoNotDependOnTheOrderOfRowsAndFiles() throws IOException {
    List<String> rows = new ArrayList<>(List.of(PATENTS.strip().split("\n")));
    Collections.shuffle(rows, new Random(7));
    Path shuffled = run("shuffled", rows, 5);
    try (DuckDb other = DuckDb.open()) {
      for (String table :
          List.of(
              "event",
              "event_party",
              "event_sector",
              "dim_organisation",
              "dim_place",
              "dim_sector",
              "link",
              "flow_city",
              "indicator",
              "policy")) {
        other.release(release, table).execute("create or replace table a as from " + table);
        other.release(shuffled, table).execute("create or replace table b as from " + table);
        assertThat(
                other.rows(
                    "(from a except all from b) union all (from b except all from a) limit 5"))
            .as("rows of " + table + " that differ")
            .isEmpty();
      }
    }
  }

  /** Runs the pipeline on the rows of patents, so many of them per file. */
  private static Path run(String name, List<String> rows, int perFile) throws IOException {
    Path input = Files.createDirectories(folder.resolve(name));
    for (int i = 0; i * perFile < rows.size(); i++) {
      List<String> some = rows.subList(i * perFile, Math.min(rows.size(), (i + 1) * perFile));
      Files.writeString(
          input.resolve("patents_%d.csv".formatted(i)),
          HEADER + "\n" + String.join("\n", some) + "\n",
          UTF_8);
    }
    String[] registry = REGISTRY.strip().split("\n");
    boolean isTurned = !name.equals("first");
    List<String> others = new ArrayList<>(Arrays.asList(registry).subList(1, registry.length));
    if (isTurned) {
      Collections.reverse(others);
    }
    Files.writeString(
        input.resolve("registry.csv"), registry[0] + "\n" + String.join("\n", others), UTF_8);
    Files.writeString(input.resolve("indicators.csv"), INDICATORS, UTF_8);
    Files.writeString(input.resolve("policies.csv"), POLICIES, UTF_8);
    Path conf =
        Files.writeString(
            folder.resolve(name + ".conf"),
            """
            input.path = "%s"
            network.levels = []
            sources {
              patents { profile = canonical-copatent, files = ["patents_*.csv"] }
              registry { profile = canonical-registry, files = ["registry.csv"] }
              indicators { profile = canonical-indicator, files = ["indicators.csv"] }
              policies { profile = canonical-policy, files = ["policies.csv"] }
            }
            """
                .formatted(input));
    return TestRuns.run(conf, folder.resolve("out-" + name));
  }
}
