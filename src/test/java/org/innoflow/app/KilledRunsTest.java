package org.innoflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.innoflow.app.CommandProcess.Ended;
import org.innoflow.run.Step;
import org.innoflow.testkit.Processes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs killed (SIGKILL) at random moments of every step: the pointer names a whole release, or
 * there is none, and the next run, after one kill or several, makes what an undisturbed one does.
 */
@Tag("long")
final class KilledRunsTest {
  private static final int SIGKILL_EXIT = 128 + 9;

  /** Killed once its manifest is there: some before the pointer is replaced, some after. */
  private static final String PUBLICATION = "publication";

  /** How many runs are killed in each step; ingest has the start of process and session too. */
  private static final Map<String, Integer> KILLS =
      Map.of(
          "ingest",
          5,
          "resolve",
          3,
          "flows",
          2,
          "network",
          3,
          "index",
          1,
          "report",
          1,
          "release",
          2,
          PUBLICATION,
          3);

  private static final List<String> STEPS = Pipeline.steps().stream().map(Step::name).toList();

  @TempDir private static Path folder;
  private static Path conf;
  private static CommandProcess commands;
  private static Path undisturbed;

  private final Random random = new Random(20);

  /** How long a step of a cold process takes, from the runs killed so far. */
  private final Map<String, Duration> usual = new HashMap<>();

  @BeforeAll
  static void runUndisturbed() throws IOException {
    conf = QuickRuns.configuration(folder, SmallRelease.DEALS);
    commands = CommandProcess.start(folder.resolve("log"));
    Path output = folder.resolve("undisturbed");
    succeed(output, "run");
    undisturbed = QuickRuns.folder(output, QuickRuns.releases(output).current().orElseThrow());
  }

  @AfterAll
  static void end() {
    commands.close();
  }

  @Test
  void thePointerNamesAWholeReleaseAndTheNextRunIsAsIfNothingHadBeen() throws Exception {
    List<String> moments = new ArrayList<>();
    new TreeMap<>(KILLS).forEach((step, n) -> moments.addAll(Collections.nCopies(n, step)));
    Collections.shuffle(moments, random);
    assertThat(moments).hasSize(20);
    Map<String, Integer> hit = new TreeMap<>();
    Map<String, Integer> after = new TreeMap<>();
    Path published = folder.resolve("published");
    for (int i = 0; i < moments.size(); i++) {
      // Every fourth kill is of the first run of an output, which then goes on; in the output of
      // the others a run goes on after some kills.
      boolean first = i % 4 == 0;
      Path output = first ? folder.resolve("first" + i) : published;
      Optional<String> before = QuickRuns.releases(output).current();
      List<String> runsBefore = QuickRuns.runIds(output);
      Optional<String> killed = kill(output, moments.get(i), hit);

      Optional<String> current = QuickRuns.releases(output).current();
      assertThat(current).isIn(before, killed);
      if (current.isPresent()) {
        QuickRuns.assertWhole(output, current.get());
      }
      boolean isPublished = killed.isPresent() && current.equals(killed);
      if (!first && i % 8 != 3) {
        continue;
      }
      boolean goesOn =
          !isPublished && QuickRuns.finishedAnew(output, runsBefore, "configuration.json");
      after.merge(isPublished ? "published" : goesOn ? "resumed" : "run again", 1, Integer::sum);

      if (goesOn) {
        succeed(output, "run", "--resume", killed.get());
      } else {
        succeed(output, "run");
      }
      String next = QuickRuns.releases(output).current().orElseThrow();
      assertThat(Optional.of(next)).isNotEqualTo(current);
      QuickRuns.assertWhole(output, next);
      QuickRuns.assertSameTables(undisturbed, QuickRuns.folder(output, next));
    }
    System.out.println("Runs killed in " + hit + ", then " + after);
    assertThat(hit.values().stream().mapToInt(n -> n).sum()).isEqualTo(20);
    assertThat(hit).containsKeys("ingest", "resolve", "flows", "network", "release");
    assertThat(hit.get("release")).isGreaterThanOrEqualTo(4);
    assertThat(after.get("resumed")).isPositive();
    assertThat(folder.resolve("first0/current.json")).exists();
  }

  /**
   * Starts a run and kills it at a random moment of a step.
   *
   * @param hit counts the step that was running
   * @return the run's id, if it had begun to write
   */
  private Optional<String> kill(Path output, String moment, Map<String, Integer> hit)
      throws Exception {
    List<String> before = QuickRuns.runIds(output);
    Process run =
        Processes.start(
            folder.resolve("killed.log"), Map.of(), QuickRuns.process(conf, output, "run"));
    Instant started = Instant.now();
    String step = moment.equals(PUBLICATION) ? "release" : moment;
    QuickRuns.await(run, () -> began(output, before, step));
    if (moment.equals(PUBLICATION)) {
      QuickRuns.await(run, () -> hasManifest(output, before));
      Thread.sleep(random.nextInt(300));
    } else {
      Duration length = usual.getOrDefault(step, Duration.ofSeconds(2));
      Thread.sleep((long) (length.toMillis() * 0.9 * random.nextDouble()));
    }
    run.destroyForcibly();
    assertThat(run.waitFor()).as("the run was killed, in " + moment).isEqualTo(SIGKILL_EXIT);

    Optional<String> runId = QuickRuns.newRun(output, before);
    String running = "ingest";
    Instant since = started;
    for (String finished : STEPS) {
      if (!QuickRuns.finishedAnew(output, before, finished)) {
        break;
      }
      Path file = QuickRuns.stepFile(output, runId.orElseThrow(), finished);
      Instant until = Files.getLastModifiedTime(file).toInstant();
      usual.put(finished, Duration.between(since, until));
      since = until;
      running = STEPS.get(STEPS.indexOf(finished) + 1);
    }
    // Steps are forgotten with the stage when all is over.
    boolean over = runId.isPresent() && QuickRuns.releases(output).current().equals(runId);
    hit.merge(over ? "release" : running, 1, Integer::sum);
    return runId;
  }

  private static boolean began(Path output, List<String> before, String step) throws IOException {
    int place = STEPS.indexOf(step);
    if (place == 0) {
      return true;
    }
    return QuickRuns.finishedAnew(output, before, STEPS.get(place - 1));
  }

  private static boolean hasManifest(Path output, List<String> before) throws IOException {
    Path run = QuickRuns.folder(output, QuickRuns.newRun(output, before).orElseThrow());
    return Files.exists(run.resolve("manifest.json"));
  }

  private static void succeed(Path output, String... words) throws IOException {
    Ended ended = commands.execute(QuickRuns.command(conf, output.toString(), words));
    assertThat(ended.exitCode())
        .as(Stream.of(words).collect(Collectors.joining(" ")) + ": " + ended.err())
        .isZero();
  }
}
