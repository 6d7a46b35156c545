package org.innoflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.innoflow.app.CommandProcess.Ended;
import org.innoflow.io.FileStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs that read extracts from HDFS and publish to it, and what releases rely on there. */
@Tag("long")
final class HdfsTest {
  private static final int READS = 300;
  private static final int WRITES = 10;

  /** Milliseconds; the default of 400 is most of the time of a run over files this small. */
  private static final String CLOSE_RETRY =
      "dfs.client.block.write.locateFollowingBlock.initial.delay.ms";

  @TempDir private static Path folder;
  private static MiniDFSCluster cluster;
  private static FileSystem hdfs;
  private static FileStore files;

  @BeforeAll
  static void start() throws IOException {
    Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("hdfs").toString());
    cluster = new MiniDFSCluster.Builder(configuration).numDataNodes(2).build();
    cluster.waitActive();
    hdfs = cluster.getFileSystem();
    files = new FileStore(client());
  }

  @AfterAll
  static void end() {
    cluster.close();
  }

  @Test
  void aRunReadsFromHdfsAndPublishesToIt() throws IOException {
    Path conf = QuickRuns.configuration(folder, SmallRelease.DEALS);
    hdfs.copyFromLocalFile(
        path(folder.resolve("deals.csv").toUri().toString()), path("/in/deals.csv"));
    String output = uri("/out");
    try (CommandProcess commands = CommandProcess.start(folder.resolve("log"))) {
      for (int i = 0; i < 2; i++) {
        succeed(commands, withInput(QuickRuns.command(conf, output, "run")));
      }
      Ended listed = succeed(commands, QuickRuns.command(conf, output, "releases", "list"));
      assertThat(listed.out().lines().filter(line -> line.contains("passed"))).hasSize(1);
      assertThat(listed.out().lines().filter(line -> line.contains("current"))).hasSize(1);
      Ended verified = succeed(commands, QuickRuns.command(conf, output, "releases", "verify"));
      assertThat(verified.out()).contains(" is whole: ");
      Ended pruned =
          succeed(commands, QuickRuns.command(conf, output, "releases", "prune", "--keep=1"));
      assertThat(pruned.out().lines()).hasSize(1);

      files.write(output + "/.lock", lock(Instant.now()));
      Ended refused = commands.execute(alone(conf, output));
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.err()).contains("run other of process 1 on host elsewhere has the output");
      files.write(output + "/.lock", lock(Instant.now().minusSeconds(121)));
      succeed(commands, alone(conf, output));
      assertThat(files.text(output + "/.lock")).isEmpty();

      hdfs.copyToLocalFile(path("/out"), path(folder.resolve("copy").toUri().toString()));
      Path copy = folder.resolve("copy");
      String current = QuickRuns.releases(copy).current().orElseThrow();
      assertThat(QuickRuns.runIds(copy)).hasSize(2).contains(current);
      QuickRuns.assertWhole(copy, current);
      QuickRuns.assertSameTables(
          TestRuns.run(conf, folder.resolve("local")), QuickRuns.folder(copy, current));
    }
  }

  @Test
  void aReaderNeverMissesAFileThatIsBeingReplaced() throws Exception {
    String file = uri("/pointer/current.json");
    List<String> texts = List.of("a".repeat(900), "b".repeat(2_000));
    files.replace(file, texts.get(0), "run");
    AtomicBoolean done = new AtomicBoolean();
    AtomicInteger writes = new AtomicInteger();
    ExecutorService writer = Executors.newSingleThreadExecutor();
    try {
      Future<Void> writing =
          writer.submit(
              () -> {
                while (!done.get()) {
                  int n = writes.incrementAndGet();
                  files.replace(file, texts.get(n % 2), "run" + n);
                }
                return null;
              });
      for (int i = 0; i < READS || (writes.get() <= WRITES && !writing.isDone()); i++) {
        assertThat(texts).contains(files.text(file).orElse("missing"));
      }
      done.set(true);
      writing.get();
      assertThat(writes.get()).isGreaterThan(WRITES);
    } finally {
      done.set(true);
      writer.shutdown();
    }
    assertThat(hdfs.listStatus(path("/pointer"))).as("no temporary file is left").hasSize(1);
  }

  @Test
  void oneOfManyWritersAloneCreatesAFile() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 5; round++) {
        String file = uri("/created" + round);
        List<Callable<Boolean>> writers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          // A file system of its own each, as in processes of their own.
          FileStore own = new FileStore(withoutCache());
          writers.add(() -> own.create(file, "text"));
        }
        int created = 0;
        for (Future<Boolean> writer : threads.invokeAll(writers)) {
          created += writer.get() ? 1 : 0;
        }
        assertThat(created).isEqualTo(1);
        assertThat(files.text(file)).contains("text");
      }
    } finally {
      threads.shutdown();
    }
  }

  private static Configuration client() {
    Configuration configuration = new Configuration();
    configuration.setInt(CLOSE_RETRY, 10);
    return configuration;
  }

  private static Configuration withoutCache() {
    Configuration configuration = client();
    configuration.setBoolean("fs.hdfs.impl.disable.cache", true);
    return configuration;
  }

  private static String[] alone(Path conf, String output) {
    return withInput(QuickRuns.command(conf, output, "run", "--set", "output.lock=exclusive"));
  }

  private static String[] withInput(String... command) {
    List<String> words = new ArrayList<>(List.of(command));
    words.addAll(List.of("--set", "input.path=" + uri("/in")));
    words.addAll(List.of("--set", "spark.conf.spark.hadoop." + CLOSE_RETRY + "=10"));
    return words.toArray(String[]::new);
  }

  private static Ended succeed(CommandProcess commands, String... command) throws IOException {
    Ended ended = commands.execute(command);
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    return ended;
  }

  private static String lock(Instant alive) {
    return """
        {"run_id": "other", "host": "elsewhere", "process": 1, "alive_at": "%s"}"""
        .formatted(alive);
  }

  private static String uri(String path) {
    return cluster.getURI() + path;
  }

  private static org.apache.hadoop.fs.Path path(String path) {
    return new org.apache.hadoop.fs.Path(path);
  }
}
