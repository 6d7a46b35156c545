package org.innoflow.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.innoflow.failure.Failure;
import org.innoflow.io.FileStore;
import org.innoflow.io.ReleasePaths;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may write to an output where one run alone may. */
final class RunLockTest {
  private static final Instant NOW = Instant.parse("2024-01-05T08:00:00Z");

  @TempDir private Path folder;

  @Test
  void asSoonAsOneRunHasItAnotherIsRefusedUntilItEnds() throws IOException {
    try (RunLock first = take("first", NOW)) {
      assertThatThrownBy(() -> take("second", NOW.plusSeconds(60)))
          .isInstanceOfSatisfying(
              Failure.class, f -> assertThat(f.kind()).isEqualTo(Failure.Kind.FAILED))
          .hasMessageStartingWith("Cannot begin run 'second': run first of process ")
          .hasMessageContaining(" has the output since 2024-01-05T08:00:00Z. Wait for it to end");
      assertThat(first).isNotNull();
    }
    assertThat(folder.resolve(".lock")).doesNotExist();
    take("third", NOW).close();
  }

  @Test
  void oneProcessAloneWritesTheTablesOfARun() throws IOException {
    FileStore files = new FileStore(new Configuration());
    ReleasePaths paths = new ReleasePaths(folder.toString(), "r1");
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    try (RunLock first = RunLock.ofRun(files, paths, clock)) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> RunLock.ofRun(files, paths, clock))
          .hasMessageStartingWith("Cannot go on with run 'r1': run r1 of process ")
          .hasMessageContaining(" is at work since 2024-01-05T08:00:00Z. Wait for it to end");
      RunLock.ofRun(files, new ReleasePaths(folder.toString(), "r2"), clock).close();
    }
    assertThat(folder.resolve(".lock-r1")).doesNotExist();
    assertThat(folder.resolve(".lock-r2")).doesNotExist();
  }

  /** A process may have got the number of one that has ended. */
  @Test
  void theLockOfAnEarlierProcessOfTheSameNumberIsTakenOver() throws Exception {
    owner(InetAddress.getLocalHost().getHostName(), ProcessHandle.current().pid(), NOW);

    try (RunLock lock = take("next", NOW)) {
      assertThat(lock).isNotNull();
    }
  }

  @Test
  void theLockOfAProcessThatHasEndedIsTakenOver() throws Exception {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    owner(InetAddress.getLocalHost().getHostName(), ended.pid(), NOW);

    try (RunLock lock = take("next", NOW)) {
      assertThat(lock).isNotNull();
      assertThat(Files.readString(folder.resolve(".lock"))).contains("\"next\"");
    }
  }

  /** The process of another host cannot be asked: it counts by its last sign of life. */
  @Test
  void theLockOfAnotherHostIsStaleAfterTwoMinutes() throws IOException {
    owner("elsewhere", 1, NOW);

    assertThatThrownBy(() -> take("next", NOW.plusSeconds(119)))
        .hasMessageContaining("run dead of process 1 on host elsewhere has the output");
    take("next", NOW.plusSeconds(121)).close();
  }

  /** It may be one that is just being written. */
  @Test
  void aLockThatWasCutOffIsTakenOverAfterTwoMinutes() throws IOException {
    for (String text : new String[] {"", "{\"run_id\" : "}) {
      Path file = Files.writeString(folder.resolve(".lock"), text);
      Files.setLastModifiedTime(file, FileTime.from(NOW));

      assertThatThrownBy(() -> take("next", NOW.plusSeconds(119)))
          .hasMessageStartingWith(
              "Cannot begin run 'next': run another of process ? on host ? has");
      take("next", NOW.plusSeconds(121)).close();
    }
  }

  @Test
  void oneAloneOfManyRunsTakesAStaleLock() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 50; round++) {
        owner("elsewhere", 1, NOW);
        Instant later = NOW.plusSeconds(300 + round);
        List<Callable<RunLock>> takers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          String run = "run-" + i;
          takers.add(() -> take(run, later));
        }
        List<RunLock> taken = new ArrayList<>();
        for (Future<RunLock> taker : threads.invokeAll(takers)) {
          try {
            taken.add(taker.get());
          } catch (ExecutionException refused) {
            assertThat(refused).hasCauseInstanceOf(Failure.class);
          }
        }
        assertThat(taken).hasSize(1);
        taken.get(0).close();
        try (Stream<Path> left = Files.list(folder)) {
          assertThat(left).isEmpty();
        }
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void aRunThatLostItsLockLeavesItToTheOther() throws IOException {
    RunLock lost = take("lost", NOW);
    try (RunLock other = take("other", NOW.plusSeconds(121))) {
      assertThat(other).isNotNull();
      lost.close();
      assertThat(Files.readString(folder.resolve(".lock"))).contains("\"other\"");
    }
    assertThat(folder.resolve(".lock")).doesNotExist();
  }

  private void owner(String host, long process, Instant alive) throws IOException {
    Files.writeString(
        folder.resolve(".lock"),
        """
        {"run_id": "dead", "host": "%s", "process": %d, "since": "%s", "alive_at": "%s"}"""
            .formatted(host, process, alive, alive));
  }

  private RunLock take(String runId, Instant now) throws IOException {
    return RunLock.ofOutput(
        new FileStore(new Configuration()),
        folder.toString(),
        runId,
        Clock.fixed(now, ZoneOffset.UTC));
  }
}
