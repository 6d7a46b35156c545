package org.innoflow.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.innoflow.config.Settings;
import org.innoflow.config.SettingsLoader;
import org.innoflow.testkit.TestSpark;

/** Runs the whole pipeline in the test's own Spark session. */
public final class TestRuns {
  private TestRuns() {}

  /**
   * Runs all steps and returns the folder of the release.
   *
   * @param conf a --conf file
   * @param output where releases go
   * @param overrides key=value texts, as --set takes them
   */
  public static Path run(Path conf, Path output, String... overrides) {
    return run(TestSpark.session(), conf, output, overrides);
  }

  static Path run(SparkSession session, Path conf, Path output, String... overrides) {
    return run(session, Writer.nullWriter(), conf, output, overrides);
  }

  /** As {@link #run}; what it prints goes to {@code printed}. */
  static Path run(
      SparkSession session, Writer printed, Path conf, Path output, String... overrides) {
    List<String> all = new ArrayList<>(List.of(overrides));
    all.add("output.path=" + output);
    Settings settings = SettingsLoader.load(conf, all);
    Pipeline.steps().forEach(step -> step.check(settings));
    try {
      return Path.of(
          new Pipeline(settings, new PrintWriter(printed))
              .run(session, Pipeline.newRunId(), Pipeline.steps(), (context, out) -> {})
              .release());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
