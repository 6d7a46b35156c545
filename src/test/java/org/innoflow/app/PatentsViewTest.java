package org.innoflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.innoflow.testkit.DuckDb;
import org.innoflow.testkit.Profiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four patents in the tables of PatentsView, each table a source, through the whole pipeline. */
final class PatentsViewTest {
  @TempDir private static Path folder;
  private static Path release;

  @BeforeAll
  static void aRun() {
    table(
        "g_assignee_disambiguated.tsv",
        """
        patent_id,assignee_sequence,assignee_id,disambig_assignee_individual_name_first,disambig_assignee_individual_name_last,disambig_assignee_organization,assignee_type,location_id
        10000001,0,a1,,,Acme ""Smart"" Systems Inc.,2,l1
        10000001,1,a2,,,Fudan University,3,l2
        10000002,0,a3,,,Tsinghua University,3,l3
        10000002,1,a4,,,Brite Ltd.,3,l4
        10000003,0,a2,,,Fudan University,3,l2
        10000004,0,a5,Ann,Lee,,4,l1
        """);
    table(
        "g_location_disambiguated.tsv",
        """
        location_id,disambig_city,disambig_state,disambig_country,latitude,longitude,county,state_fips,county_fips
        l1,Cambridge,MA,US,42.37,-71.1,Middlesex,25,17
        l2,Shanghai,,CN,31.2,121.5,,,
        l3,Beijing,,CN,39.9,116.4,,,
        l4,Cambridge,,GB,52.2,0.1,,,
        """);
    table(
        "g_application.tsv",
        """
        application_id,patent_id,patent_application_type,filing_date,series_code,rule_47_flag
        14000001,10000001,14,2015-03-10,14,0
        14000002,10000002,14,2016-12-31,14,0
        14000004,10000004,14,2016-01-01,14,0
        """);
    table(
        "g_patent.tsv",
        """
        patent_id,patent_type,patent_date,patent_title,wipo_kind,num_claims,withdrawn,filename
        10000001,utility,2018-06-19,Method and ""apparatus"",B2,7,0,ipg180619.xml
        10000002,utility,2018-06-19,Network,B2,7,0,ipg180619.xml
        10000003,utility,2018-06-19,Undated,B2,7,0,ipg180619.xml
        10000004,utility,2018-06-19,Alone,B2,7,0,ipg180619.xml
        """);
    table(
        "g_wipo_technology.tsv",
        """
        patent_id,wipo_field_sequence,wipo_field_id,wipo_sector_title,wipo_field_title
        10000001,0,6,Electrical engineering,Computer technology
        10000001,1,13,Instruments,Medical technology
        10000002,0,4,Electrical engineering,Digital communication
        10000003,0,4,Electrical engineering,Digital communication
        """);
    Path conf =
        Profiles.write(
            folder,
            "my.conf",
            """
            input.path = "%s"
            profiles.path = conf/sources
            sources {
              assignees {
                profile = patentsview-assignees
                files = [g_assignee_disambiguated.tsv]
                lookups { location = [g_location_disambiguated.tsv] }
              }
              applications { profile = patentsview-applications, files = [g_application.tsv] }
              patents { profile = patentsview-patents, files = [g_patent.tsv] }
              fields { profile = patentsview-fields, files = [g_wipo_technology.tsv] }
            }
            checks.max-reject-share = 0.5
            flows.region-sets = [all]
            network { levels = [], region-sets = [all] }
            """
                .formatted(folder));
    release = TestRuns.run(conf, folder.resolve("out"));
  }

  @Test
  void anEventIsGatheredFromAllTables() {
    try (DuckDb duck = tables("event", "event_party", "dim_organisation", "dim_place")) {
      assertThat(duck.rows("select event_id, year, date, title, parties from event order by all"))
          .containsExactly(
              "10000001|2015|2015-03-10|Method and \"apparatus\"|2",
              "10000002|2016|2016-12-31|Network|2");
      assertThat(
              duck.rows(
                  "select event_id, o.name, p.place_id, p.name_en from event_party e"
                      + " join dim_organisation o using (org_id)"
                      + " left join dim_place p on p.place_id = e.place_id order by all"))
          .containsExactly(
              "10000001|Acme \"Smart\" Systems Inc.|USA/cambridge|Cambridge",
              "10000001|Fudan University|310000|Shanghai",
              "10000002|Brite Ltd.|GBR/cambridge|Cambridge",
              "10000002|Tsinghua University|110000|Beijing");
    }
  }

  @Test
  void fieldsAreThoseOfWipoByHalfWhereThereAreTwo() {
    try (DuckDb duck = tables("event_sector", "dim_sector")) {
      assertThat(
              duck.rows(
                  "select event_id, name_en, weight from event_sector"
                      + " join dim_sector using (scheme, sector_id)"
                      + " where scheme = 'wipo35' order by all"))
          .containsExactly(
              "10000001|Computer technology|0.5",
              "10000001|Medical technology|0.5",
              "10000002|Digital communication|1.0");
    }
  }

  @Test
  void whatLacksAFilingDateOrAnOrganisationIsRefusedInEveryTable() {
    try (DuckDb duck = tables("reject")) {
      assertThat(
              duck.rows(
                  "select source, file, row_number, line_number, reason, field, raw_value"
                      + " from reject order by all"))
          .containsExactly(
              "applications|g_application.tsv|3|4|missing_party|event_id|10000004",
              "assignees|g_assignee_disambiguated.tsv|5|6|missing_year|event_id|10000003",
              "assignees|g_assignee_disambiguated.tsv|6|7|missing_party|event_id|10000004",
              "fields|g_wipo_technology.tsv|4|5|missing_year|event_id|10000003",
              "patents|g_patent.tsv|3|4|missing_year|event_id|10000003",
              "patents|g_patent.tsv|4|5|missing_party|event_id|10000004");
    }
  }

  @Test
  void theRowsOfEverySourceBalance() throws IOException {
    assertThat(
            new ObjectMapper().readTree(release.resolve("manifest.json").toFile()).get("sources"))
        .extracting(
            s ->
                s.get("source").asText()
                    + " "
                    + List.of(
                        s.get("in"), s.get("accepted"), s.get("rejected"), s.get("duplicate")))
        .containsExactlyInAnyOrder(
            "assignees [6, 4, 2, 0]",
            "applications [3, 2, 1, 0]",
            "patents [4, 2, 2, 0]",
            "fields [4, 3, 1, 0]");
  }

  private static DuckDb tables(String... names) {
    return DuckDb.open().release(release, names);
  }

  /** As PatentsView writes tables: tabs, and quotes around all that is no number. */
  private static void table(String name, String cells) {
    StringBuilder text = new StringBuilder();
    cells
        .lines()
        .forEach(
            line -> {
              List<String> row = List.of(line.split(",", -1));
              text.append(
                      String.join(
                          "\t",
                          row.stream()
                              .map(c -> c.matches("[0-9]{1,2}") ? c : '"' + c + '"')
                              .toList()))
                  .append('\n');
            });
    Profiles.write(folder, name, text.toString());
  }
}
