package org.innoflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.SparkException;
import org.innoflow.failure.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class MainTest {
  private static final String HEADER = "id,year,name\n";
  private static final String PROFILE =
      """
      layer = copatent
      format = csv
      encoding = UTF-8
      row = event
      event { id = [{ column = id }], year = year }
      parties = [{ role = applicant, name = name }]
      """;

  /** Those that published figures ask; other tests have fewer. */
  private static final String REPORTS = "reports.path=conf/reports";

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void helpNamesEveryCommandAndTheExitCodes() {
    assertThat(execute("--help")).isZero();

    assertThat(out.toString())
        .contains("run", "ingest", "resolve", "flows", "network", "release", "plan", "describe")
        .contains("releases", "3 input does not match its profile; 4 a check failed.");
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "ingest",
        "resolve",
        "flows",
        "network",
        "index",
        "release",
        "plan",
        "describe",
        "locate",
        "explain",
        "releases"
      })
  void everyCommandHasHelp(String command) {
    assertThat(execute(command, "--help")).isZero();
    assertThat(out.toString()).startsWith("Usage: innoflow " + command);
  }

  @Test
  void versionIsPrinted() {
    assertThat(execute("--version")).isZero();
    assertThat(out.toString().strip()).isEqualTo("innoflow development");
  }

  @Test
  void withoutACommandTheUsageIsPrinted() {
    assertThat(execute()).isEqualTo(2);
    assertThat(err.toString()).startsWith("Usage: innoflow");
  }

  @Test
  void anUnknownCommandIsRefused() {
    assertThat(execute("rnu")).isEqualTo(2);
    assertThat(error())
        .isEqualTo(
            "Cannot run command 'rnu': Unmatched argument at index 0: 'rnu'. See innoflow --help.");
  }

  @Test
  void anUnknownOptionIsRefused() {
    assertThat(execute("plan", "--cnof", "x")).isEqualTo(2);
    assertThat(error())
        .startsWith("Cannot run command 'plan --cnof x': Unknown options: '--cnof', 'x'")
        .endsWith(". See innoflow plan --help.");
  }

  @Test
  void anOptionOfAllCommandsAloneIsNoCommand() {
    assertThat(execute("--debug")).isEqualTo(2);
    assertThat(error()).startsWith("Cannot run command '--debug': Missing required subcommand.");
  }

  @Test
  void releasesNeedsASubcommand() {
    assertThat(execute("releases")).isEqualTo(2);
    assertThat(error())
        .isEqualTo(
            "Cannot run command 'releases': it needs a subcommand."
                + " See innoflow releases --help.");
  }

  @Test
  void describePrintsOneTableOrAll() {
    assertThat(execute("describe", "flow_city")).isZero();
    assertThat(out.toString())
        .startsWith("## flow_city")
        .contains("| amount_cny | decimal(28,6) | CNY |")
        .doesNotContain("## flow_province");

    assertThat(execute("describe")).isZero();
    assertThat(out.toString()).contains("## dim_place").contains("## quality_check");
  }

  @Test
  void describeRefusesATableThatIsNotThere() {
    assertThat(execute("describe", "flow_town")).isEqualTo(2);
    assertThat(error())
        .startsWith("Cannot describe table 'flow_town': there is no such table. Choose one of ")
        .contains("flow_city");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "run", "ingest", "resolve", "releases list"})
  void aWrongConfigurationIsRefusedByEveryCommand(String command) {
    List<String> args = new ArrayList<>(List.of(command.split(" ")));
    args.addAll(List.of("--set", "output.pth=x", "--set", "checks.max-reject-share=2"));

    assertThat(execute(args.toArray(String[]::new))).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("Cannot read configuration '")
        .contains("--set output.pth=x: output.pth is no key; the nearest is 'path'")
        .contains("checks.max-reject-share must lie between 0 and 1");
  }

  @Test
  void aConfigurationThatIsNotThereIsRefused() {
    assertThat(execute("plan", "--conf", "nowhere.conf")).isEqualTo(2);
    assertThat(error())
        .isEqualTo(
            "Cannot read configuration 'nowhere.conf': there is no such file. Check the path.");
  }

  @Test
  void theStackTraceIsPrintedOnlyWhereItIsAskedFor() {
    assertThat(execute("plan", "--conf", "nowhere.conf", "--debug")).isEqualTo(2);
    assertThat(err.toString()).contains("\tat org.innoflow.config.SettingsLoader");
  }

  /** As Spark hands on what a task threw. */
  @Test
  void aTaskWithoutMemorySaysWhatToDo() {
    Failure failure =
        Main.failure(
            new SparkException(
                "Job aborted due to stage failure", new OutOfMemoryError("Java heap space")),
            "run");

    assertThat(failure.kind().exitCode()).isEqualTo(1);
    assertThat(failure)
        .hasMessage(
            "Cannot finish command 'run': the memory that Java was given does not suffice (Java"
                + " heap space). Give it more: INNOFLOW_JAVA_OPTS=-Xmx8g for jobs/run-local.sh,"
                + " --driver-memory and --executor-memory for spark-submit.");
  }

  @Test
  void planSaysWhatARunReadsDoesAndWrites() throws IOException {
    write("x.csv", HEADER + "1,2020,甲\n", "UTF-8");

    assertThat(plan("output.path=" + folder + "/out")).isZero();

    assertThat(out.toString())
        .contains("x: layer copatent, profile p", "x.csv, ", "id <- id")
        .contains("ingest", "release", folder + "/out/current.json");
    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void planOfTheSampleNamesItsFiles() {
    assertThat(execute("plan", "--conf", "conf/local.conf", "--set", REPORTS)).isZero();
    assertThat(out.toString())
        .contains(
            "patents/ai_patents_1.csv", "patents/ai_patents_2.csv.gz", "venture/ai_deals.csv");
  }

  @Test
  void planRefusesAMissingFile() {
    assertThat(plan()).isEqualTo(3);
    assertThat(error()).startsWith("Cannot read source 'x': no file matches x.csv below ");
  }

  @Test
  void planRefusesAMissingColumn() throws IOException {
    write("x.csv", "id,yaer,name\n1,2020,甲\n", "UTF-8");

    assertThat(plan()).isEqualTo(3);
    assertThat(error())
        .startsWith(
            "Cannot read file 'x.csv': profile p needs column 'year' (nearest: 'yaer'), and the"
                + " file has only: id, yaer, name.");
  }

  @Test
  void planRefusesAnEmptyFile() throws IOException {
    write("x.csv", "", "UTF-8");

    assertThat(plan()).isEqualTo(3);
    assertThat(error()).startsWith("Cannot read file 'x.csv': it is empty.");
  }

  @Test
  void planRefusesAWrongEncoding() throws IOException {
    write("x.csv", "编号,年,名称\n1,2020,甲\n", "GB18030");

    assertThat(plan()).isEqualTo(3);
    assertThat(error()).startsWith("Cannot read file 'x.csv': its header is not UTF-8 text.");
  }

  @Test
  void planWithoutSourcesIsRefused() {
    assertThat(execute("plan", "--set", "input.path=" + folder)).isEqualTo(2);
    assertThat(error()).startsWith("Cannot run 'sources': no source is configured.");
  }

  @Test
  void planStartsNoSparkSession() throws IOException, InterruptedException {
    Path log = folder.resolve("classes.log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                "org.innoflow.app.Main",
                "plan",
                "--conf",
                "conf/local.conf",
                "--set",
                REPORTS)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out.log").toFile())
            .start();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("out.log"))).isZero();
    try (Stream<String> lines = Files.lines(log)) {
      assertThat(
              lines
                  .filter(
                      line ->
                          line.matches(
                              ".* org\\.apache\\.spark\\.(scheduler\\.TaskSchedulerImpl|sql\\.classic\\.SparkSession)"
                                  + "[ $].*"))
                  .toList())
          .isEmpty();
    }
  }

  @Test
  void releasesOfAnEmptyOutputAreNone() {
    assertThat(execute("releases", "list", "--set", "output.path=" + folder)).isZero();
    assertThat(out.toString().strip()).isEqualTo("run_id  status  finished_at");
  }

  @Test
  void aReleaseThatIsNotThereCannotBeShown() {
    assertThat(execute("releases", "show", "x", "--set", "output.path=" + folder)).isEqualTo(2);
    assertThat(error())
        .isEqualTo(
            "Cannot show release 'x': there is no manifest of it in "
                + folder
                + ". See the run ids with: releases list.");
  }

  @Test
  void releasesAreListedShownAndPruned() throws IOException {
    for (String run : List.of("20260101T000000Z-a", "20260102T000000Z-b", "20260103T000000Z-c")) {
      Path release = Files.createDirectories(folder.resolve("releases/" + run));
      Files.writeString(
          release.resolve("manifest.json"), "{\"status\": \"passed\", \"finished_at\": \"t\"}\n");
    }
    Files.writeString(folder.resolve("current.json"), "{\"run_id\": \"20260102T000000Z-b\"}");

    assertThat(execute("releases", "list", "--set", "output.path=" + folder)).isZero();
    assertThat(out.toString().lines().map(String::strip))
        .containsExactly(
            "run_id              status   finished_at",
            "20260101T000000Z-a  passed   t",
            "20260102T000000Z-b  current  t",
            "20260103T000000Z-c  passed   t");
    assertThat(execute("releases", "prune", "--keep", "0", "--set", "output.path=" + folder))
        .isEqualTo(2);
    assertThat(execute("releases", "prune", "--keep", "x")).isEqualTo(2);
    assertThat(execute("releases", "prune", "--set", "output.path=" + folder)).isEqualTo(2);
    assertThat(execute("releases", "prune", "--keep", "1", "--set", "output.path=" + folder))
        .isZero();
    assertThat(out.toString()).contains("removed 20260101T000000Z-a", "removed 20260103T000000Z-c");
    assertThat(folder.resolve("releases/20260102T000000Z-b")).exists();
  }

  private int plan(String... overrides) {
    write("p.conf", PROFILE, "UTF-8");
    List<String> args = new ArrayList<>(List.of("plan"));
    for (String override :
        List.of(
            "input.path=" + folder,
            "profiles.path=" + folder,
            "sources.x.profile=p",
            "sources.x.files=x.csv")) {
      args.addAll(List.of("--set", override));
    }
    for (String override : overrides) {
      args.addAll(List.of("--set", override));
    }
    return execute(args.toArray(String[]::new));
  }

  private int execute(String... args) {
    CommandLine commandLine = Main.commandLine();
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return Main.execute(commandLine, args);
  }

  /** The one line on stderr. */
  private String error() {
    assertThat(err.toString().strip().lines()).hasSize(1);
    return err.toString().strip();
  }

  private void write(String name, String text, String encoding) {
    try {
      Files.write(folder.resolve(name), text.getBytes(Charset.forName(encoding)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
