package org.innoflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.innoflow.io.FileStore;
import org.innoflow.testkit.Processes;

/** The release of the sample extracts, made once by the packaged jar for all tests. */
final class SampleRelease {
  static final Path EXTRACTS = Processes.HOME.resolve("data-sample");
  static final String CONF = Processes.HOME.resolve("conf/local.conf").toString();

  private static Path release;

  private SampleRelease() {}

  /** The folder of the release, made on one core with two partitions. */
  static synchronized Path path() {
    if (release == null) {
      Path output = Processes.HOME.resolve("target/sample-release");
      try (FileChannel file =
              FileChannel.open(
                  output.resolveSibling("sample-release.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = file.lock()) {
        assertThat(lock.isValid()).as("other JVMs wait").isTrue();
        release = isMade(output) ? only(output) : make(output);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return release;
  }

  /** Whether it has been made by the application that is there now. */
  private static boolean isMade(Path output) throws IOException {
    Path made = output.resolve("current.json");
    return Files.exists(made)
        && Files.getLastModifiedTime(made)
                .compareTo(Files.getLastModifiedTime(Processes.applicationJar()))
            > 0;
  }

  private static Path make(Path output) throws IOException {
    new FileStore(new Configuration()).delete(output.toString());
    return run(output, EXTRACTS, "local[1]", 2);
  }

  /** Runs the whole pipeline in a process of its own and returns the folder of the release. */
  static Path run(Path output, Path input, String master, int partitions) throws IOException {
    Processes.Ended ended =
        Processes.run(
            output.resolveSibling(output.getFileName() + ".log"),
            Map.of(),
            Processes.java(
                Processes.applicationJar() + ":" + Processes.sparkJars(),
                "2g",
                "org.innoflow.app.Main",
                "run",
                "--conf",
                CONF,
                "--set",
                "input.path=" + input,
                "--set",
                "output.path=" + output,
                "--set",
                "spark.master=" + master,
                "--set",
                "spark.conf.spark.sql.shuffle.partitions=" + partitions));
    assertThat(ended.exitCode()).as(ended.output()).isZero();
    return only(output);
  }

  /** The one release of an output folder. */
  static Path only(Path output) throws IOException {
    try (Stream<Path> releases = Files.list(output.resolve("releases"))) {
      List<Path> all = releases.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }
}
