package org.innoflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.innoflow.app.CommandProcess.Ended;
import org.innoflow.testkit.Compression;
import org.innoflow.testkit.DuckDb;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults that only a Spark session finds, in commands as a user gives them. */
@Tag("long")
final class BadRunTest {
  private static final int CHECK = 4;

  @TempDir private static Path folder;
  private static CommandProcess commands;
  private static SoundInputs inputs;
  private static Path published;

  @BeforeAll
  static void aRelease() throws IOException {
    inputs = SoundInputs.in(folder);
    published = SmallRelease.configuration();
    commands = CommandProcess.start(folder.resolve("log"));
  }

  @AfterAll
  static void endOfCommands() {
    commands.close();
  }

  @Test
  void releasesAndRowsThatAreNotThere() throws IOException {
    String conf = published.toString();
    for (List<String> args :
        List.of(
            List.of("releases", "verify", "none"),
            List.of("releases", "diff", "none"),
            List.of("releases", "diff", "current", "current"),
            List.of("explain", "--table", "flow_city", "--where", "true", "--release", "none"),
            List.of("explain", "--table", "flow_city", "--where", "nonsense = 1"),
            List.of("explain", "--table", "flow_city", "--where", "year ="),
            List.of("explain", "--table", "flow_city", "--where", "reflect('no', 'no') = 1"),
            List.of("index", "compare", "none", "current"),
            List.of("rejects", "--source", "none", "--output", folder + "/x.csv"),
            List.of("rejects", "--source", "x", "--output", folder + "/x.csv", "--run-id", "none"),
            List.of("run", "--resume", "none"),
            List.of("network", "--run-id", "none"))) {
      List<String> all = new ArrayList<>(args);
      all.addAll(List.of("--conf", conf));
      refused(BadCase.of(String.join(" ", args), BadCase.USAGE, all));
    }
    assertThat(folder.resolve("x.csv")).doesNotExist();
  }

  /** The condition is an expression over the table's columns, and reads nothing else. */
  @Test
  void aConditionReadsNoFileAndNoVariable() throws IOException {
    for (String where :
        List.of(
            "exists (select 1 from text.`/etc/passwd`)",
            "year in (select 2021 from csv.`/etc/passwd`)")) {
      refused(
          BadCase.of(
              where,
              BadCase.USAGE,
              BadCase.conf("explain", published, "--table", "flow_city", "--where", where)));
    }
    Ended literal =
        commands.execute(
            "explain",
            "--conf",
            published.toString(),
            "--table",
            "flow_city",
            "--where",
            "'${env:PATH}' = '$' || '{env:PATH}'");
    assertThat(literal.exitCode()).as(literal.err()).isZero();
  }

  @Test
  void extractsThatBreakBehindTheirHeader() throws IOException {
    byte[] gzip = Compression.GZIP.compress(longExtract());
    inputs.write("cut.csv.gz", Arrays.copyOf(gzip, gzip.length * 3 / 4));
    refused(run("cut off", BadCase.INPUT, "cut.csv.gz", "cut\\.csv\\.gz"));
    inputs.write("wrong.csv", "event_id,date,title\n1,2021-03-01,x\n");
    refused(run("columns", BadCase.INPUT, "wrong.csv", "column 'applicant'"));
    byte[] parquet = parquet();
    for (int i = 4; i < 60; i++) {
      parquet[i] = 0x55;
    }
    inputs.write("broken.parquet", parquet);
    refused(run("pages", BadCase.INPUT, "broken.parquet", "broken\\.parquet"));
    assertThat(inputs.output().resolve("current.json")).doesNotExist();
  }

  @Test
  void extractsWithoutARowOfUse() throws IOException {
    inputs.write("header.csv", SmallRelease.PATENTS.lines().findFirst().orElseThrow() + "\n");
    refused(run("header only", CHECK, "header.csv", "x"));
    inputs.write("rejects.csv", SmallRelease.PATENTS + "x\n".repeat(100));
    refused(run("rejects", CHECK, "rejects.csv", "reject_share"));
    assertThat(inputs.output().resolve("current.json")).doesNotExist();
  }

  @Test
  void clustersAndOutputsThatAreNone() throws IOException {
    refused(
        new BadCase(
            "no master",
            BadCase.conf("run", inputs.configuration(), "--set", "spark.master=nonsense"),
            Set.of(BadCase.FAILED, BadCase.USAGE),
            List.of("nonsense")));
    Path file = inputs.write("file", "x");
    refused(
        new BadCase(
            "output in a file",
            BadCase.conf("run", inputs.configuration(), "--set", "output.path=" + file),
            Set.of(BadCase.FAILED, BadCase.USAGE),
            List.of()));
    refused(
        BadCase.of(
            "output nowhere",
            BadCase.USAGE,
            BadCase.conf("run", inputs.configuration(), "--set", "output.path=nofs://x/y"),
            "nofs"));
    Ended secret =
        commands.execute(
            "run",
            "--conf",
            inputs.configuration().toString(),
            "--set",
            "output.path=nofs://someone:letmein@host/x");
    assertThat(secret.err()).doesNotContain("letmein").contains("(hidden)");
  }

  /** A run of one extract of patents; progress is no success. */
  private static BadCase run(String what, int code, String name, String named) {
    return BadCase.of(
        what,
        code,
        BadCase.conf(
            "run",
            inputs.withoutSources(),
            "--set",
            "input.path=" + inputs.bad(),
            "--set",
            "sources.x={ profile = canonical-copatent, files = [" + name + "] }",
            "--set",
            "network.levels=[province]",
            "--set",
            "network.region-sets=[all]",
            "--set",
            "network.pagerank.iterations=2"),
        named);
  }

  private static void refused(BadCase each) throws IOException {
    Ended ended = commands.execute(each.args().toArray(String[]::new));
    Ended withoutProgress = new Ended(ended.exitCode(), withoutProgress(ended.out()), ended.err());
    assertThat(each.faults(withoutProgress)).as("%s: %s", each.what(), ended).isEmpty();
  }

  /** What a command prints beside its run id, lines of progress and those of finished steps. */
  private static String withoutProgress(String out) {
    return out.lines()
        .filter(
            line ->
                !line.matches(
                    "run +\\S+"
                        + "|(ingest|resolve|flows|network|index|report) +[0-9.]+ s .*"
                        + "|source .*: the run will not be published"
                        + "|exports: .*"
                        + "|release +[0-9.]+ s +\\.\\.\\..*"))
        .collect(Collectors.joining("\n"));
  }

  private static byte[] longExtract() {
    StringBuilder text = new StringBuilder(SmallRelease.PATENTS);
    for (int i = 0; i < 20_000; i++) {
      text.append("X%d,2021-03-01,%x,甲公司,江苏省,苏州市,a\n".formatted(i, i * 2_654_435_761L));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] parquet() throws IOException {
    Path file = folder.resolve("sound.parquet");
    try (DuckDb duck = DuckDb.open()) {
      duck.execute(
          "copy (select * from read_csv('%s', all_varchar = true)) to '%s' (format parquet)"
              .formatted(inputs.sound().resolve("patents.csv"), file));
    }
    return Files.readAllBytes(file);
  }
}
