package org.innoflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.spark.sql.SparkSession;
import org.innoflow.io.JobDescription;
import org.innoflow.testkit.TestSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The line that says how far a step is. */
@Timeout(120)
final class ProgressTest {
  private static final Duration SOON = Duration.ofMillis(50);

  @TempDir private Path folder;

  @Test
  void rowsAndTableAreSaidWhileAStepRuns() throws InterruptedException {
    StringWriter printed = new StringWriter();
    SparkSession session = TestSpark.session();
    try (Progress progress = new Progress(new PrintWriter(printed), false, SOON)) {
      session.sparkContext().addSparkListener(progress);
      session.sparkContext().setJobGroup("flows", "flows", true);
      progress.begin("flows");
      JobDescription.during(
          session,
          "table link",
          () -> {
            session.range(1234).write().parquet(folder.resolve("link").toString());
            return null;
          });
      while (!printed.toString().contains("1,234 rows written; table link")) {
        Thread.sleep(20);
      }
      progress.end("7 links");
    } finally {
      session.sparkContext().clearJobGroup();
    }

    assertThat(printed.toString().lines())
        .allMatch(line -> line.matches("flows +[0-9.]+ s  (\\.\\.\\. .*|7 links)"))
        .last()
        .asString()
        .endsWith("7 links");
  }

  @Test
  void onATerminalTheLineIsRenewedInPlace() throws InterruptedException {
    StringWriter printed = new StringWriter();
    try (Progress progress = new Progress(new PrintWriter(printed), true, SOON)) {
      progress.begin("resolve");
      while (!printed.toString().contains("...")) {
        Thread.sleep(20);
      }
      progress.end("5 events");
    }

    assertThat(printed.toString().split("\n")).hasSize(1);
    assertThat(printed.toString())
        .contains("\r\u001B[Kresolve ")
        .endsWith("5 events" + System.lineSeparator());
  }
}
