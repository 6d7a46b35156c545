package org.innoflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.innoflow.io.FileStore;
import org.innoflow.io.ReleasePaths;
import org.innoflow.release.Releases;
import org.innoflow.release.Verification;
import org.innoflow.testkit.Processes;
import org.innoflow.testkit.ReleaseTables;
import org.innoflow.testkit.TestSpark;

/**
 * Whole runs that do as little as a run can, for the tests of what befalls one: all steps and
 * tables, few deals, one graph, no report.
 */
final class QuickRuns {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final FileStore FILES = new FileStore(new Configuration());

  private QuickRuns() {}

  /** The configuration of a run over deals, written into a folder with them. */
  static Path configuration(Path folder, String deals) throws IOException {
    Files.createDirectories(folder.resolve("no-reports"));
    Files.writeString(folder.resolve("deals.csv"), deals);
    return Files.writeString(
        folder.resolve("quick.conf"),
        """
        input.path = "%s"
        sources.deals { profile = canonical-venture, files = [deals.csv] }
        flows.region-sets = [all]
        specialisation { windows = [year], region-sets = [all], pairs = [] }
        network {
          levels = [province], region-sets = [all], cumulative-schemes = []
          pagerank.iterations = 1
          organisations { layers = [], tags = [] }
        }
        reports.path = "%s"
        spark.conf { spark.sql.adaptive.enabled = false, spark.sql.shuffle.partitions = 1 }
        """
            .formatted(folder, folder.resolve("no-reports")));
  }

  /** The words of a command with a configuration and an output. */
  static String[] command(Path conf, String output, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--conf", conf.toString(), "--set", "output.path=" + output));
    return all.toArray(String[]::new);
  }

  /** The same as a process of its own. */
  static List<String> process(Path conf, Path output, String... words) {
    List<String> command =
        Processes.java(
            System.getProperty("java.class.path"),
            "1g",
            Main.class.getName(),
            command(conf, output.toString(), words));
    command.addAll(1, CommandProcess.SHORT_LIVED);
    return command;
  }

  /** The releases of an output folder, and what their runs have left. */
  static Releases releases(Path output) {
    return new Releases(FILES, output.toString());
  }

  /** The run ids of all folders, finished or not, the oldest first. */
  static List<String> runIds(Path output) throws IOException {
    return FILES.folders(ReleasePaths.releases(output.toString()));
  }

  static Path folder(Path output, String runId) {
    return Path.of(new ReleasePaths(output.toString(), runId).release());
  }

  /** The file that a run has once it has finished a step; gone once the release is published. */
  static Path stepFile(Path output, String runId, String step) {
    return Path.of(new ReleasePaths(output.toString(), runId).stepFile(step));
  }

  /** Asserts that a release is whole: every file is as its manifest says. */
  static void assertWhole(Path output, String runId) throws IOException {
    ReleasePaths paths = new ReleasePaths(output.toString(), runId);
    Verification verification =
        Verification.of(TestSpark.session(), FILES, paths, releases(output).manifest(runId));
    assertThat(verification.faults()).as("faults of release %s", runId).isEmpty();
    assertThat(verification.files()).isPositive();
    assertThat(Path.of(paths.dictionary())).exists();
  }

  /** Asserts that two releases have the same rows in all tables. */
  static void assertSameTables(Path expected, Path actual) throws IOException {
    Map<String, Long> rows = rows(expected);
    assertThat(rows(actual)).isEqualTo(rows);
    List<String> filled = rows.keySet().stream().filter(table -> rows.get(table) > 0).toList();
    assertThat(filled).contains("event", "link", "flow_city", "network_node", "quality_check");
    ReleaseTables.assertEqual(expected, actual, filled, Map.of());
  }

  /** Rows by table, as a release's manifest has them. */
  static Map<String, Long> rows(Path release) throws IOException {
    Map<String, Long> rows = new TreeMap<>();
    for (JsonNode table : json(release.resolve("manifest.json")).path("tables")) {
      rows.put(table.path("table").asText(), table.path("rows").asLong());
    }
    return rows;
  }

  static JsonNode json(Path file) throws IOException {
    return JSON.readTree(Files.readString(file));
  }

  /** Which run id an output has that it had not before. */
  static Optional<String> newRun(Path output, List<String> before) throws IOException {
    Stream<String> ids = runIds(output).stream();
    return ids.filter(id -> !before.contains(id)).findFirst();
  }

  /** Whether the run that an output has not had before has finished a step. */
  static boolean finishedAnew(Path output, List<String> before, String step) throws IOException {
    Optional<String> runId = newRun(output, before);
    return runId.isPresent() && Files.exists(stepFile(output, runId.get(), step));
  }

  /** Waits until something holds, or fails where the run ends before. */
  static void await(Process run, Condition condition) throws IOException, InterruptedException {
    while (!condition.holds()) {
      assertThat(run.isAlive()).as("the run goes on").isTrue();
      Thread.sleep(2);
    }
  }

  /** Something about the folders of a run. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws IOException;
  }
}
