package org.innoflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.innoflow.app.CommandProcess.Ended;
import org.innoflow.io.FileStore;
import org.innoflow.io.ReleasePaths;
import org.innoflow.release.RunLock;
import org.innoflow.testkit.ReleaseTables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that go on where they stopped, and releases that are read again. */
final class ResumeTest {
  @TempDir private static Path folder;
  private static CommandProcess commands;
  private static Path conf;

  @BeforeAll
  static void start() throws IOException {
    SmallRelease.configuration(folder, SmallRelease.PATENTS, SmallRelease.DEALS);
    Files.createDirectories(folder.resolve("no-reports"));
    conf =
        Files.writeString(
            folder.resolve("resume.conf"),
            "include \"small.conf\"\nreports.path = \"%s\"\n"
                .formatted(folder.resolve("no-reports")));
    commands = CommandProcess.start(folder.resolve("log"));
  }

  @AfterAll
  static void end() {
    commands.close();
  }

  @Test
  void aRunGoesOnAfterTheLastStepThatItFinished() throws IOException {
    Path output = folder.resolve("resumed");
    assertThat(command(output, "ingest").exitCode()).isZero();
    assertThat(command(output, "resolve").exitCode()).isZero();
    String runId = onlyRun(output);
    Path events = output.resolve("releases").resolve(runId).resolve("event");
    FileTime resolved = Files.getLastModifiedTime(events);

    Ended changed = command(output, "run", "--resume", runId, "--set", "flows.role-threshold=0.2");
    assertThat(changed.exitCode()).isEqualTo(2);
    assertThat(changed.err())
        .isEqualToIgnoringNewLines(
            "Cannot resume run '"
                + runId
                + "': it was begun with other values of flows.role-threshold. Set them as they"
                + " were, or begin a new run.");

    FileStore files = new FileStore(new Configuration());
    ReleasePaths paths = new ReleasePaths(output.toString(), runId);
    try (RunLock other = RunLock.ofRun(files, paths, Clock.systemUTC())) {
      Ended refused = command(output, "run", "--resume", runId);
      assertThat(other).isNotNull();
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.err())
          .startsWith("Cannot go on with run '" + runId + "': run " + runId + " of process ")
          .contains(" is at work since ");
      assertThat(command(output, "flows").err()).startsWith("Cannot go on with run '");
    }

    Path formerReport = output.resolve("releases").resolve(runId).resolve("rpt_former");
    Files.createDirectories(formerReport);

    Ended resumed = command(output, "run", "--resume", runId);
    assertThat(formerReport).doesNotExist();
    assertThat(resumed.err()).isEmpty();
    assertThat(output.resolve(".lock-" + runId)).doesNotExist();
    assertThat(resumed.exitCode()).isZero();
    assertThat(resumed.out()).contains("flows ", "release ").doesNotContain("ingest ", "resolve ");
    assertThat(Files.getLastModifiedTime(events)).isEqualTo(resolved);
    assertThat(onlyRun(output)).isEqualTo(runId);
    ReleaseTables.assertEqual(
        SmallRelease.release(),
        output.resolve("releases").resolve(runId),
        List.of("event", "link", "flow_city", "network_node", "place_profile"),
        Map.of());

    Ended again = command(output, "run", "--resume", runId);
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).startsWith("Cannot resume run '" + runId + "': there is no unfinished");
  }

  @Test
  void aReleaseIsReadAgainFileByFile() throws IOException {
    Path output = folder.resolve("verified");
    String runId = SmallRelease.release().getFileName().toString();
    Path release = output.resolve("releases").resolve(runId);
    copy(SmallRelease.release(), release);
    Ended whole = command(output, "releases", "verify", runId);
    assertThat(whole.err()).isEmpty();
    assertThat(whole.out()).startsWith("release " + runId + " is whole: ");
    assertThat(whole.exitCode()).isZero();

    Path links = parquet(release.resolve("link"));
    byte[] bytes = Files.readAllBytes(links);
    bytes[bytes.length / 2] ^= 1;
    Files.write(links, bytes);
    Path places = parquet(release.resolve("dim_place"));
    Files.delete(places);
    Path sectors = parquet(release.resolve("dim_sector"));
    Files.copy(sectors, sectors.resolveSibling("part-more.zstd.parquet"));
    Ended broken = command(output, "releases", "verify", runId);
    assertThat(broken.exitCode()).isEqualTo(4);
    assertThat(broken.err())
        .startsWith("Cannot verify release '" + runId + "': ")
        .contains("file dim_place/" + places.getFileName() + " is missing")
        .contains("/" + links.getFileName() + " has the SHA-256 ")
        .contains("file dim_sector/part-more.zstd.parquet is not in the manifest");
  }

  private static Ended command(Path output, String... words) throws IOException {
    String[] more = {"--conf", conf.toString(), "--set", "output.path=" + output};
    return commands.execute(
        Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new));
  }

  private static String onlyRun(Path output) throws IOException {
    try (Stream<Path> runs = Files.list(output.resolve("releases"))) {
      List<String> names = runs.map(run -> run.getFileName().toString()).toList();
      assertThat(names).hasSize(1);
      return names.get(0);
    }
  }

  private static Path parquet(Path table) throws IOException {
    try (Stream<Path> files = Files.walk(table)) {
      return files.filter(f -> f.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        if (Files.isRegularFile(file)) {
          Files.copy(file, target);
        }
      }
    }
  }
}
