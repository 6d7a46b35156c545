package org.innoflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.innoflow.config.SettingsLoader;
import org.innoflow.io.ReleasePaths;
import org.innoflow.io.TableStore;
import org.innoflow.report.Report;
import org.innoflow.report.Reports;
import org.innoflow.testkit.TestSpark;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Extracts that name organisations and no place at all: every share has a denominator of 0. */
@Tag("long")
final class UnlocatedExtractsTest {
  private static final Map<String, String> ROLES =
      Map.of(
          "copatent", "applicant",
          "transfer", "assignor,assignee",
          "copaper", "affiliation",
          "venture", "investor,investee",
          "subsidiary", "parent,subsidiary",
          "cooperation", "provider,receiver",
          "contract", "seller,buyer");

  @TempDir private Path folder;

  @Test
  void theyGoThroughEveryStepAndReport() throws IOException {
    StringBuilder sources = new StringBuilder();
    for (Map.Entry<String, String> each : ROLES.entrySet()) {
      String layer = each.getKey();
      String names = each.getValue().contains(",") ? "甲公司,乙大学" : "甲公司; 乙大学";
      Files.writeString(
          folder.resolve(layer + ".csv"),
          "event_id,date,%s\n%s1,2021-03-01,%s\n%s2,2022-03-01,%s\n"
              .formatted(each.getValue(), layer, names, layer, names));
      sources.append(
          "sources.%s { profile = canonical-%s, files = [%s.csv] }%n"
              .formatted(layer, layer, layer));
    }
    Path conf = folder.resolve("unlocated.conf");
    Files.writeString(
        conf,
        "input.path = \"%s\"\nreports.path = \"%s\"\n%s"
            .formatted(folder, Path.of("conf/reports").toAbsolutePath(), sources));

    Path release = TestRuns.run(conf, folder.resolve("out"));

    assertThat(read(release, "event").count()).isEqualTo(14);
    assertThat(read(release, "flow_city").filter("scope <> 'unlocated'").count()).isZero();
    List<Report> reports = Reports.load(SettingsLoader.load(conf, List.of()).reports());
    assertThat(reports).hasSizeGreaterThan(50);
    try (Stream<Path> tables = Files.list(release)) {
      assertThat(tables.map(table -> table.getFileName().toString()))
          .containsAll(reports.stream().map(report -> report.table().name()).toList());
    }
  }

  private static Dataset<Row> read(Path release, String table) {
    return new TableStore(
            TestSpark.session(),
            new ReleasePaths(
                release.getParent().getParent().toString(), release.getFileName().toString()))
        .read(table);
  }
}
