package org.innoflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.innoflow.app.CommandProcess.Ended;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a user gives it, on a small release. */
final class ExplainCommandTest {
  private static final String SHANGHAI_SUZHOU =
      "layer = 'copatent' and year = 2021 and scheme = 'ALL' and src_city_id = '310000' and"
          + " dst_city_id = '320500'";

  @TempDir private static Path folder;
  private static CommandProcess commands;
  private static Path conf;
  private static String run;

  @BeforeAll
  static void aRelease() throws IOException {
    conf = SmallRelease.configuration();
    run = SmallRelease.release().getFileName().toString();
    commands = CommandProcess.start(folder.resolve("log"));
  }

  @AfterAll
  static void endOfCommands() {
    commands.close();
  }

  @Test
  void aRowIsFollowedByItsDocumentsAndTheirOrganisations() throws IOException {
    Ended ended = explain("flow_city", SHANGHAI_SUZHOU);

    assertThat(ended.err()).isEmpty();
    assertThat(ended.out().replaceAll("(\\d\\.\\d{5})\\d+", "$1"))
        .isEqualTo(
            """
            flow_city of release RUN
              layer     year  scheme  sector_id  src_city_id  dst_city_id  src_name  dst_name  events  links  w_frac  w_unit
              copatent  2021  ALL     ALL        310000       320500       上海市    苏州市    2       3      2.0     1.66666

            copatent  2021  CN1  2021-03-01  电池  (patents)
              applicant  乙大学  上海市
              applicant  甲公司  苏州市
              pair  乙大学 - 甲公司

            copatent  2021  CN2  2021-03-02  芯片  (patents)
              applicant  丙公司  上海市
              applicant  乙大学  上海市
              applicant  甲公司  苏州市
              pair  乙大学 - 甲公司
              pair  丙公司 - 甲公司

            2 events behind 1 row of flow_city whose events is 2, links is 3, w_frac is 2, w_unit is 1.66666; the documents add up to the same
            """
                .replace("RUN", run));
    assertThat(ended.exitCode()).isZero();
  }

  /** Of a deal of 100 with two investors. */
  @Test
  void amountsAddUpAsCountsDo() throws IOException {
    Ended ended =
        explain(
            "flow_city",
            "layer = 'venture' and scheme = 'ALL' and src_city_id = '310000'"
                + " and dst_city_id = '320500'");

    assertThat(ended.err()).isEmpty();
    assertThat(ended.out())
        .contains("  w_unit  amount_cny\n")
        .endsWith(
            "1 event behind 1 row of flow_city whose events is 1, links is 1, w_frac is 1, w_unit is"
                + " 0.5, amount_cny is 50; the documents add up to the same\n");
  }

  @Test
  void aReportTableIsFollowedByTheDocumentsThatItsFileNames() throws IOException {
    Ended ended =
        explain("rpt_links_by_layer", "layer = 'copatent' and event_id in ('CN1', 'CN2')");

    assertThat(ended.err()).isEmpty();
    assertThat(ended.out())
        .startsWith("rpt_links_by_layer: Links by layer (各层机构对数)\n  links: ")
        .contains("\ncopatent  2021  CN1  2021-03-01  电池  (patents)\n", "  applicant  乙大学  上海市\n")
        .endsWith(
            "2 events behind the rows of rpt_links_by_layer where layer = 'copatent' and event_id in"
                + " ('CN1', 'CN2')\n");
    assertThat(refused("rpt_links_by_layer", "event_id = 'none'"))
        .contains("there is no such row", "layer, year, event_id");
    assertThat(refused("rpt_nothing", "layer = 'copatent'"))
        .contains("there is no such report", "rpt_links_by_layer");
  }

  @Test
  void theFileHoldsWhatTheScreenLeavesOut() throws IOException {
    String all =
        "layer = 'copatent' and scheme = 'ALL' and measure = 'events' and region_set = 'all'";
    Path file = folder.resolve("all.csv");

    Ended screen = explain("flow_summary", all, "--limit", "1", "--release", run);
    Ended ended = explain("flow_summary", all, "--limit", "1", "--output", file.toString());

    assertThat(screen.err()).isEmpty();
    assertThat(screen.out())
        .contains("  ... and 1 more rows\n", "\n... and 7 more; --output FILE writes all\n")
        .endsWith(
            "8 events behind 2 rows of flow_summary whose numerator is 8; the documents add up to"
                + " the same\n");
    assertThat(ended.out()).contains("\n16 rows in " + file + "\n");
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(17);
    assertThat(lines.get(0))
        .isEqualTo(
            "\uFEFFlayer,year,event_id,date,title,source,role,org_id,organisation,place_id,city");
    assertThat(lines.get(1)).startsWith("copatent,2020,CN6,2020-03-06,传感器,patents,applicant,");
    assertThat(lines).anyMatch(line -> line.endsWith(",戊公司,,"));
  }

  @Test
  void aConditionThatSparkCannotReadIsRefusedWithTheColumns() throws IOException {
    String columns =
        ". The columns are layer, year, scheme, sector_id, src_city_id, dst_city_id, src_name,"
            + " dst_name, scope, events, links, w_frac, w_unit, amount_cny.\n";

    assertThat(refused("flow_city", "city = '310000'"))
        .startsWith(
            "Cannot read condition 'city = '310000'': [UNRESOLVED_COLUMN.WITH_SUGGESTION] A column,"
                + " variable, or function parameter with name `city` cannot be resolved.")
        .endsWith(columns);
    assertThat(refused("flow_city", "year = "))
        .contains("[PARSE_SYNTAX_ERROR] Syntax error at or near end of input")
        .endsWith(columns);
    assertThat(refused("flow_city", "year")).contains("[DATATYPE_MISMATCH").endsWith(columns);
    assertThat(refused("flow_city", "year = 'soon'"))
        .contains("CAST_INVALID_INPUT")
        .endsWith(columns);
  }

  @Test
  void whatCannotBeExplainedIsRefused() throws IOException {
    assertThat(refused("flow_city", "year = 1999"))
        .isEqualTo(
            "Cannot explain row of flow_city 'year = 1999': there is no such row. See the values of"
                + " layer, year, scheme, sector_id, src_city_id, dst_city_id, src_name, dst_name, scope,"
                + " events, links, w_frac, w_unit, amount_cny.\n");
    assertThat(refused("network_node", "true"))
        .startsWith(
            "Cannot explain table 'network_node': there is no way from it to its documents. Choose"
                + " one of [flow_city, flow_province, place_profile, flow_summary");
    assertThat(refused("flow_city", "true", "--limit", "0"))
        .isEqualTo("Cannot print rows '0': at least 1 is printed. Use --limit 1 or more.\n");
    assertThat(refused("flow_city", "true", "--release", "2000"))
        .isEqualTo(
            "Cannot find release '2000': there is none in %s/out. Choose one of [%s].\n"
                .formatted(SmallRelease.folder(), run));
    assertThat(refused("flow_city", "true", "--set", "output.path=" + folder + "/none"))
        .isEqualTo(
            "Cannot find release 'current': nothing is published in %s/none. Make one with the"
                    .formatted(folder)
                + " command run.\n");
  }

  private static String refused(String table, String where, String... more) throws IOException {
    Ended ended = explain(table, where, more);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.exitCode()).isEqualTo(2);
    return ended.err();
  }

  private static Ended explain(String table, String where, String... more) throws IOException {
    List<String> all =
        new ArrayList<>(
            List.of("explain", "--table", table, "--where", where, "--conf", conf.toString()));
    all.addAll(List.of(more));
    return commands.execute(all.toArray(String[]::new));
  }
}
