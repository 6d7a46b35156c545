package org.innoflow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.innoflow.config.PageSettings;
import org.innoflow.config.ReportSettings;
import org.innoflow.contract.Column;
import org.innoflow.failure.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
  private static final String GOOD =
      """
      -- id: good
      -- zh: 交易
      -- en: Transactions
      -- key: layer, year
      -- columns:
      --   layer | | 层 | Layer
      --   year | year | 年份 | Year
      --   links | links | 机构对数 | Links
      --   share | share | 占比 | Of all links
      -- definitions: links, w_unit
      -- notes: Both ends lie
      --   in the region set.
      -- documents:
      --   select layer, year, event_id from link
      --   where array_contains(region_sets, :region_set)
      select layer, year, sum(links) as links, sum(links) / sum(sum(links)) over () as share
      from flow_city
      where scheme = 'ALL'
      group by layer, year
      """;

  @TempDir private Path folder;

  @Test
  void aFileIsATableWithTheTypesOfItsQuery() {
    Report report = load(GOOD).get(0);
    assertThat(report.id()).isEqualTo("good");
    assertThat(report.table().name()).isEqualTo("rpt_good");
    assertThat(report.table().zh()).isEqualTo("交易");
    assertThat(report.table().grain()).containsExactly("layer", "year");
    assertThat(report.table().columns())
        .containsExactly(
            new Column("layer", "string", true, "", "Layer", "层", ""),
            new Column("year", "int", true, "year", "Year", "年份", ""),
            new Column("links", "long", false, "links", "Links", "机构对数", ""),
            new Column("share", "double", false, "share", "Of all links", "占比", ""));
    assertThat(report.definitions()).containsExactly("links", "w_unit");
    assertThat(report.notes()).isEqualTo("Both ends lie in the region set.");
    assertThat(report.documents()).hasValueSatisfying(sql -> assertThat(sql).contains(":region"));
  }

  @Test
  void aFaultNamesFileLineAndReason() {
    assertFault(19, GOOD.replace("group by", "grup by"), "Syntax error at or near 'grup'");
    assertFault(16, GOOD.replace("sum(links) as", "sum(linkz) as"), "`linkz` cannot be resolved");
    assertFault(
        17, GOOD.replace("from flow_city", "from flow_town"), "`flow_town` cannot be found");
    assertFault(16, GOOD.replace("select layer, year, sum", "select layer, year, summ"), "`summ`");
    assertFault(18, GOOD.replace("'ALL'", ":every"), "unbound parameter: every");
    assertFault(15, GOOD.replace("(region_sets", "(region_set"), "documents: ");
    assertFault(
        13, GOOD.replace("event_id from", "src_org_id from"), "not all of [layer, year, event_id]");
    assertFault(10, GOOD.replace("links, w_unit", "links, w_all"), "'w_all' is no metric");
    assertFault(8, GOOD.replace("  links | links", "  pairs | links"), "gives no column pairs");
    assertFault(8, GOOD.replace("| 机构对数 |", "| |"), "column links has no label");
    assertFault(8, GOOD.replace("| 机构对数 |", "|"), "a column is 'name | unit");
    assertFault(9, GOOD.replace("  share |", "  links |"), "column links is there twice");
    assertFault(4, GOOD.replace("key: layer, year", "key: year"), "is not the first columns");
    assertFault(1, GOOD.replace("id: good", "id: other"), "is not the name of the file");
    assertFault(2, GOOD.replace("-- zh:", "-- cn:"), "'cn' is none of [columns, definitions");
    assertFault(3, GOOD.replace("-- en:", "-- zh:"), "'zh' is there twice");
    assertFault(2, GOOD.replace("-- zh:", "--zh:"), "a line of the header is");
    assertFault(14, GOOD.replace("-- en: Transactions\n", ""), "the header has no 'en'");
  }

  @Test
  void aColumnThatTheHeaderDoesNotNameIsAFault() {
    assertFault(
        5,
        GOOD.replace("--   share | share | 占比 | Of all links\n", ""),
        "the header has the columns [layer, year, links], the query [layer, year, links, share]");
  }

  @Test
  void allFaultsAreReportedAtOnce() {
    write("bad1.sql", "select 1");
    write("bad2.sql", "select 2");
    assertThatThrownBy(() -> Reports.load(settings()))
        .hasMessageContaining("there are 2 faults")
        .hasMessageContaining("bad1.sql:1: ")
        .hasMessageContaining("bad2.sql:1: ");
  }

  @Test
  void aFolderThatIsNotThereIsAFault() {
    assertThatThrownBy(() -> Reports.load(settings(folder.resolve("nowhere"), Map.of())))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("there is no such folder");
  }

  private void assertFault(int line, String text, String reason) {
    assertThat(text).as("the fault was put in").isNotEqualTo(GOOD);
    assertThatThrownBy(() -> load(text))
        .isInstanceOfSatisfying(
            Failure.class, f -> assertThat(f.kind()).isEqualTo(Failure.Kind.USAGE))
        .hasMessageContaining("good.sql:" + line + ": ")
        .hasMessageContaining(reason);
  }

  private List<Report> load(String text) {
    write("good.sql", text);
    return Reports.load(settings());
  }

  private ReportSettings settings() {
    return settings(folder, Map.of("region_set", "yrd41"));
  }

  private static ReportSettings settings(Path folder, Map<String, Object> parameters) {
    return new ReportSettings(folder, parameters, new PageSettings(60, 40, 100, 8));
  }

  private void write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
