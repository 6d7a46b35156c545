package org.innoflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.innoflow.release.Releases.Summary;
import org.innoflow.testkit.Processes;
import org.innoflow.testkit.Processes.Ended;
import org.innoflow.testkit.TestSpark;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten runs on one output at once. */
@Tag("long")
final class ConcurrentRunsTest {
  private static final int RUNS = 10;

  @TempDir private Path folder;

  @Test
  void tenRunsMakeTenWholeReleasesThatShareNoFile() throws Exception {
    Path conf = QuickRuns.configuration(folder, SmallRelease.DEALS);
    Path output = folder.resolve("out");
    List<Callable<Path>> runs = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      runs.add(() -> TestRuns.run(TestSpark.session().newSession(), conf, output));
    }

    List<Path> releases = together(runs);

    List<String> ids = QuickRuns.runIds(output);
    assertThat(releases).extracting(r -> r.getFileName().toString()).hasSameElementsAs(ids);
    assertThat(ids).hasSize(RUNS);
    assertThat(ids).contains(QuickRuns.releases(output).current().orElseThrow());
    for (String id : ids) {
      QuickRuns.assertWhole(output, id);
      QuickRuns.assertSameTables(releases.get(0), QuickRuns.folder(output, id));
    }
    Map<Object, Path> files = new HashMap<>();
    try (Stream<Path> all = Files.walk(output)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        assertThat(files.put(key, file)).as("another name of " + file).isNull();
      }
    }
    try (Stream<Path> top = Files.list(output)) {
      assertThat(top)
          .containsExactlyInAnyOrder(output.resolve("releases"), output.resolve("current.json"));
    }
  }

  /** Processes of their own, that find the lock of a run that was killed. */
  @Test
  void ofTenThatWantTheOutputAloneTheOthersAreRefused() throws Exception {
    Path conf = QuickRuns.configuration(folder, SmallRelease.DEALS);
    Path output = Files.createDirectories(folder.resolve("out"));
    leaveLockOfKilledRun(output);
    List<Callable<Ended>> runs = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      Path log = folder.resolve("run" + i + ".log");
      runs.add(
          () ->
              Processes.run(
                  log,
                  Map.of(),
                  QuickRuns.process(conf, output, "run", "--set", "output.lock=exclusive")));
    }

    List<Ended> ended = together(runs);

    List<Ended> done = ended.stream().filter(e -> e.exitCode() == 0).toList();
    List<Ended> refused = ended.stream().filter(e -> e.exitCode() != 0).toList();
    System.out.println(done.size() + " runs done, " + refused.size() + " refused");
    assertThat(done).as(ended.toString()).isNotEmpty();
    assertThat(refused)
        .isNotEmpty()
        .allSatisfy(
            e -> {
              assertThat(e.exitCode()).isEqualTo(1);
              assertThat(e.output())
                  .matches(
                      "Cannot begin run '[^']+': run \\S+ of process \\S+ on host \\S+ has the"
                          + " output since \\S+\\. Wait for it to end, or set output\\.lock = none:"
                          + " runs share no file\\.\\s*");
            });
    List<Summary> releases = QuickRuns.releases(output).list();
    assertThat(releases).hasSameSizeAs(done);
    for (Summary release : releases) {
      QuickRuns.assertWhole(output, release.runId());
    }
    assertThat(releases.get(releases.size() - 1).status()).isEqualTo("current");
    assertThat(output.resolve(".lock")).doesNotExist();
  }

  private static void leaveLockOfKilledRun(Path output) throws IOException, InterruptedException {
    Process killed = new ProcessBuilder("true").start();
    killed.waitFor();
    Files.writeString(
        output.resolve(".lock"),
        """
        {"run_id": "killed", "host": "%s", "process": %d, "alive_at": "%s"}"""
            .formatted(InetAddress.getLocalHost().getHostName(), killed.pid(), Instant.now()));
  }

  private static <T> List<T> together(List<Callable<T>> calls) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(calls.size());
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(calls)) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdown();
    }
  }
}
