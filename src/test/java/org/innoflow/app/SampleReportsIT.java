package org.innoflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.innoflow.config.Settings;
import org.innoflow.config.SettingsLoader;
import org.innoflow.contract.Table;
import org.innoflow.report.Report;
import org.innoflow.report.Reports;
import org.innoflow.testkit.DuckDb;
import org.innoflow.testkit.Processes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The report tables of the sample extracts: each row by row as the golden file has it, and the
 * published figures. After a wanted change, {@code -Dgolden.write=true} writes the golden files
 * anew; their differences are then read before they are committed.
 */
@TestInstance(Lifecycle.PER_CLASS)
class SampleReportsIT {
  private static final Path GOLDEN = Processes.HOME.resolve("src/test/resources/golden");

  /** Published figures that contradict themselves: the release says what the extracts say. */
  private static final List<String> DIFFERING =
      List.of("a09.out_share", "b04.cagr", "b08.out_2011", "b08.sums_2011", "c13.summary");

  private List<Report> reports;

  @BeforeAll
  void load() {
    Settings settings =
        SettingsLoader.load(Path.of(SampleRelease.CONF), List.of("home=" + Processes.HOME));
    reports = Reports.load(settings.reports());
  }

  Stream<Table> tables() {
    return reports.stream().map(Report::table);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aReportTableHasTheRowsOfItsGoldenFile(Table table) throws IOException {
    Path golden = GOLDEN.resolve(table.name() + ".csv");
    String rows = csv(table);
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, rows, StandardCharsets.UTF_8);
    }
    assertThat(rows.lines()).as(table.name()).hasSizeGreaterThan(1);
    assertThat(rows.lines()).containsExactlyElementsOf(Files.readAllLines(golden));
  }

  @Test
  void everyGoldenFileIsOfAReport() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      assertThat(files.map(f -> f.getFileName().toString().replace(".csv", "")))
          .containsExactlyInAnyOrderElementsOf(tables().map(Table::name).toList());
    }
  }

  @Test
  void onlyPublishedFiguresThatContradictThemselvesDiffer() {
    try (DuckDb duck = DuckDb.open().release(SampleRelease.path(), "quality_check")) {
      assertThat(
              duck.rows(
                  "select replace(check_id, 'published/', '') from quality_check"
                      + " where status = 'differs' order by 1"))
          .isEqualTo(DIFFERING);
      assertThat(duck.count("select count(*) from quality_check where status = 'equal'"))
          .isGreaterThan(50);
    }
  }

  private static String csv(Table table) throws IOException {
    Path file = Files.createTempFile(table.name(), ".csv");
    try (DuckDb duck = DuckDb.open().release(SampleRelease.path(), table.name())) {
      duck.execute(
          "copy (select %s from %s order by %s) to '%s' (header)"
              .formatted(
                  String.join(", ", quoted(table.columnNames())),
                  table.name(),
                  String.join(", ", quoted(table.grain())),
                  file));
      return Files.readString(file, StandardCharsets.UTF_8);
    } finally {
      Files.delete(file);
    }
  }

  private static List<String> quoted(List<String> names) {
    return names.stream().map(name -> '"' + name + '"').toList();
  }
}
