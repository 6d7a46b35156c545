package org.innoflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.innoflow.testkit.Processes;
import org.innoflow.testkit.ReleaseTables;
import org.innoflow.testkit.StandaloneCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged jar on a standalone cluster: a master and two workers, each a process of its own.
 */
class ClusterIT {
  @TempDir private Path folder;

  @Test
  void sparkSubmitOnTwoWorkersGivesTheTablesOfLocalMode() throws IOException {
    Path local = folder.resolve("local");
    Processes.Ended ended =
        Processes.run(
            folder.resolve("local.log"),
            Map.of(),
            Processes.java(
                Processes.applicationJar() + ":" + Processes.sparkJars(),
                "2g",
                "org.innoflow.app.Main",
                arguments(local)));
    assertThat(ended.exitCode()).as(ended.output()).isZero();

    Path clustered = folder.resolve("cluster");
    try (StandaloneCluster cluster = StandaloneCluster.start(folder, 2)) {
      Processes.Ended submitted =
          cluster.submit(folder.resolve("submit.log"), arguments(clustered));
      assertThat(submitted.exitCode()).as(submitted.output()).isZero();
      assertThat(submitted.output()).contains("Published figures").doesNotContain("differs");
    }
    ReleaseTables.assertEqual(release(local), release(clustered));
  }

  private static String[] arguments(Path output) {
    return new String[] {
      "run",
      "--conf",
      Processes.HOME.resolve("conf/local.conf").toString(),
      "--set",
      "output.path=" + output
    };
  }

  private static Path release(Path output) throws IOException {
    try (Stream<Path> releases = Files.list(output.resolve("releases"))) {
      List<Path> all = releases.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }
}
