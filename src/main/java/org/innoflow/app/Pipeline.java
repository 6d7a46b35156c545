package org.innoflow.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.innoflow.config.Settings;
import org.innoflow.failure.Failure;
import org.innoflow.flow.FlowJob;
import org.innoflow.index.IndexJob;
import org.innoflow.ingest.IngestJob;
import org.innoflow.io.FileStore;
import org.innoflow.io.ReleasePaths;
import org.innoflow.io.TableStore;
import org.innoflow.network.NetworkJob;
import org.innoflow.release.ManifestDiff;
import org.innoflow.release.ReleaseJob;
import org.innoflow.release.Releases;
import org.innoflow.report.ReportJob;
import org.innoflow.resolve.ResolveJob;
import org.innoflow.run.RunContext;
import org.innoflow.run.Step;
import org.innoflow.run.StepLog;

/** Runs steps of the pipeline in order, with a line of progress for each. */
final class Pipeline {
  private static final DateTimeFormatter RUN_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Settings settings;
  private final PrintWriter out;

  Pipeline(Settings settings, PrintWriter out) {
    this.settings = settings;
    this.out = out;
  }

  /** All steps, in the order of the data. */
  static List<Step> steps() {
    return List.of(
        new IngestJob(),
        new ResolveJob(),
        new FlowJob(),
        new NetworkJob(),
        new IndexJob(),
        new ReportJob(),
        new ReleaseJob(Clock.systemUTC(), Main.Version.code()));
  }

  /** A new run id; ids sort by time. */
  static String newRunId() {
    String suffix = String.format(Locale.ROOT, "%06x", new SecureRandom().nextInt(1 << 24));
    return RUN_TIME.format(Clock.systemUTC().instant()) + "-" + suffix;
  }

  /**
   * The run begun last.
   *
   * @throws Failure of kind USAGE where there is none
   */
  static String lastRunId(FileStore files, String outputPath) throws IOException {
    List<String> runs =
        files.folders(ReleasePaths.releases(outputPath)).stream()
            .filter(ReleasePaths::isRunId)
            .toList();
    if (runs.isEmpty()) {
      throw Failure.usage(
          "go on with a run in", outputPath, "there is none", "Begin one with the command ingest");
    }
    return runs.get(runs.size() - 1);
  }

  /** Runs steps in a session of their own and then, in the same session, the epilogue. */
  void run(String runId, List<Step> steps, Epilogue epilogue) throws IOException {
    if (runId != null) {
      ReleasePaths.requireRunId(runId);
    }
    steps.forEach(step -> step.check(settings));
    try (SparkSession session = Sessions.open(settings)) {
      run(session, runId, steps, epilogue);
    }
  }

  /**
   * Runs the steps that a run has not finished.
   *
   * @throws Failure of kind USAGE where there is no such run, it has been published, or it was
   *     begun with another configuration
   */
  void resume(String runId, Epilogue epilogue) throws IOException {
    ReleasePaths.requireRunId(runId);
    steps().forEach(step -> step.check(settings));
    try (SparkSession session = Sessions.open(settings)) {
      FileStore files = new FileStore(session.sparkContext().hadoopConfiguration());
      ReleasePaths paths = new ReleasePaths(settings.outputPath(), runId);
      requireSameConfiguration(files.text(paths.configuration()), runId);
      List<String> names = steps().stream().map(Step::name).toList();
      Set<String> finished = new StepLog(files, paths).done(names).keySet();
      List<Step> rest = steps().stream().dropWhile(step -> finished.contains(step.name())).toList();
      run(session, runId, rest, epilogue);
    }
  }

  private void requireSameConfiguration(Optional<String> begun, String runId) {
    if (begun.isEmpty()) {
      throw Failure.usage(
          "resume run",
          runId,
          "there is no unfinished run of this name in " + settings.outputPath(),
          "See the run ids with: releases list");
    }
    List<String> changed = ManifestDiff.ofConfigurations(begun.get(), settings.text());
    if (!changed.isEmpty()) {
      throw Failure.usage(
          "resume run",
          runId,
          "it was begun with other values of " + String.join(", ", changed),
          "Set them as they were, or begin a new run");
    }
  }

  /**
   * Runs steps in a session that the caller closes.
   *
   * @param runId the run to begin or to go on with; null for the one begun last
   * @return where the release lies
   */
  ReleasePaths run(SparkSession session, String runId, List<Step> steps, Epilogue epilogue)
      throws IOException {
    FileStore files = new FileStore(session.sparkContext().hadoopConfiguration());
    String id = runId == null ? lastRunId(files, settings.outputPath()) : runId;
    ReleasePaths paths = new ReleasePaths(settings.outputPath(), id);
    Releases releases = new Releases(files, settings.outputPath());
    releases.requireUnpublished(id);
    try (Locks locks = Locks.take(files, paths, settings.exclusive());
        Progress progress = new Progress(out)) {
      session.sparkContext().addSparkListener(progress);
      RunContext context =
          new RunContext(
              session,
              settings,
              paths,
              new TableStore(session, paths),
              files,
              releases.last(),
              progress::say);
      progress.say("run      " + id);
      try {
        new StepRunner(context, progress, locks).run(steps);
      } finally {
        session.sparkContext().removeSparkListener(progress);
      }
      epilogue.print(context, out);
    }
    return paths;
  }

  /** What is said at the end of a run. */
  @FunctionalInterface
  interface Epilogue {
    void print(RunContext context, PrintWriter out) throws IOException;
  }
}
