package org.innoflow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.innoflow.app.CommandProcess.Ended;
import org.innoflow.io.FileStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The output on a small disk that fills up. Needs the right to mount one. */
@Tag("long")
final class FullDiskTest {
  private static final byte[] BLOCK = new byte[4096];

  @TempDir private Path folder;
  private Path disk;

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        ends("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk.toString()),
        "no disk can be mounted here");
  }

  @AfterEach
  void unmount() throws Exception {
    assertThat(ends("umount", "--lazy", disk.toString())).isTrue();
  }

  @Test
  void aRunOnAFullDiskSaysSoAndTheNextOnePublishes() throws Exception {
    Path conf = QuickRuns.configuration(folder, SmallRelease.DEALS);
    Path output = disk.resolve("out");
    Path log = folder.resolve("log");
    String first = TestRuns.run(conf, output).getFileName().toString();
    try (CommandProcess commands = CommandProcess.start(log)) {
      // At the start; in the middle, where this much room was left; and once the report step ends.
      fail(commands, conf, output, fill(0));
      fail(commands, conf, output, fill(size(QuickRuns.folder(output, first)) / 2));
      List<String> before = QuickRuns.runIds(output);
      CompletableFuture<Path> filling =
          CompletableFuture.supplyAsync(() -> fillAfterReports(output, before));
      Ended atTheEnd = commands.execute(run(conf, output));
      assertFull(atTheEnd, output, first);
      String last = QuickRuns.newRun(output, before).orElseThrow();
      assertThat(QuickRuns.stepFile(output, last, "report")).exists();
      Files.delete(filling.get(1, TimeUnit.MINUTES));

      assertThat(commands.execute(run(conf, output)).exitCode()).isZero();
      String next = QuickRuns.releases(output).current().orElseThrow();
      assertThat(next).isNotEqualTo(first);
      QuickRuns.assertWhole(output, next);
      QuickRuns.assertSameTables(QuickRuns.folder(output, first), QuickRuns.folder(output, next));
    }
    assertThat(log).content().doesNotContain("\tat ");
  }

  @Test
  void aPointerThatDoesNotFitLeavesTheOldOne() throws IOException {
    FileStore files = new FileStore(new Configuration());
    String pointer = disk.resolve("current.json").toString();
    files.replace(pointer, "old", "run1");
    Path filler = fill(0);

    assertThatThrownBy(() -> files.replace(pointer, "new", "run2"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("No space left on device");

    assertThat(files.text(pointer)).contains("old");
    try (Stream<Path> left = Files.list(disk)) {
      assertThat(left).containsExactlyInAnyOrder(Path.of(pointer), filler);
    }
    Files.delete(filler);
    files.replace(pointer, "new", "run2");
    assertThat(files.text(pointer)).contains("new");
  }

  private static void fail(CommandProcess commands, Path conf, Path output, Path filler)
      throws IOException {
    String current = QuickRuns.releases(output).current().orElseThrow();
    assertFull(commands.execute(run(conf, output)), output, current);
    Files.delete(filler);
  }

  private static void assertFull(Ended ended, Path output, String current) throws IOException {
    assertThat(ended.exitCode()).as(ended.out()).isEqualTo(1);
    assertThat(ended.err())
        .isEqualToIgnoringNewLines(
            "Cannot finish command 'run': No space left on device. Make room in output.path and in"
                + " spark.local.dir, then run again.");
    assertThat(QuickRuns.releases(output).current()).contains(current);
    QuickRuns.assertWhole(output, current);
  }

  private static String[] run(Path conf, Path output) {
    return QuickRuns.command(conf, output.toString(), "run");
  }

  private Path fillAfterReports(Path output, List<String> before) {
    try {
      while (!QuickRuns.finishedAnew(output, before, "report")) {
        Thread.sleep(2);
      }
      return fill(0);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Fills the disk with a file, up to so many bytes. */
  private Path fill(long room) throws IOException {
    Path filler = disk.resolve("filler");
    long rest = disk.toFile().getUsableSpace() - room;
    try (OutputStream out = Files.newOutputStream(filler)) {
      for (; rest > 0 || room == 0; rest -= BLOCK.length) {
        out.write(BLOCK);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left on device");
    }
    return filler;
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
    }
  }

  private static boolean ends(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
  }
}
