package org.innoflow.app;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.innoflow.contract.Table;
import org.innoflow.ingest.InputColumn;
import org.innoflow.ingest.StagedRow;
import org.innoflow.io.JobDescription;
import org.innoflow.io.SmallQueries;
import org.innoflow.lineage.DataSet;
import org.innoflow.lineage.Lineage;
import org.innoflow.run.RunContext;
import org.innoflow.run.Step;
import org.innoflow.run.StepLog;

/** Runs the steps of one run, and keeps and tells what each did. */
final class StepRunner {
  private final RunContext context;
  private final Progress progress;
  private final Locks locks;
  private final StepLog log;
  private final Lineage lineage;

  StepRunner(RunContext context, Progress progress, Locks locks) {
    this.context = context;
    this.progress = progress;
    this.locks = locks;
    this.log = new StepLog(context.files(), context.paths());
    this.lineage =
        new Lineage(
            context.settings().lineage(),
            context.paths().runId(),
            Main.Version.code(),
            Clock.systemUTC(),
            context.notices());
  }

  /** Runs steps, one after the other; of several, the whole is told as a job of its own. */
  void run(List<Step> steps) throws IOException {
    if (steps.size() == 1) {
      told(steps.get(0));
      return;
    }
    UUID id = lineage.begin(Lineage.RUN);
    try {
      for (Step step : steps) {
        told(step);
      }
    } catch (IOException | RuntimeException e) {
      lineage.fail(Lineage.RUN, id, Main.failure(e, Lineage.RUN).getMessage());
      throw e;
    }
    lineage.end(Lineage.RUN, id, List.of(), List.of());
  }

  private void told(Step step) throws IOException {
    UUID id = lineage.begin(step.name());
    try {
      Map<String, Long> rows = run(step);
      if (lineage.isOn()) {
        lineage.end(step.name(), id, read(step), tables(step, rows));
      }
    } catch (IOException | RuntimeException e) {
      lineage.fail(step.name(), id, Main.failure(e, step.name()).getMessage());
      throw e;
    }
  }

  /** Runs a step and returns the rows of the tables that it has written. */
  private Map<String, Long> run(Step step) throws IOException {
    log.requireBefore(step);
    log.forget(withLater(step));
    // What goes on has not finished.
    context.files().delete(context.paths().manifest());
    context.session().sparkContext().setJobGroup(step.name(), step.name(), true);
    JobDescription.set(context.session(), step.name());
    progress.begin(step.name());
    SmallQueries.fit(context.session(), context.paths());
    long start = System.nanoTime();
    String done = done(step);
    double seconds = (System.nanoTime() - start) / 1e9;
    Map<String, Long> rows =
        context
            .tables()
            .rows(
                step.tables(context.settings()).stream().map(Table::name).toList(), step.stages());
    if (step.after().isEmpty()) {
      // Not before: a run that reads nothing leaves no folder behind.
      context
          .files()
          .replace(
              context.paths().configuration(), context.settings().text(), context.paths().runId());
      locks.takeRun();
    }
    // The release may have deleted the log with the stage.
    if (!step.name().equals("release") || context.settings().keepStage()) {
      log.finished(step.name(), new StepLog.Done(seconds, rows));
    }
    progress.end(done);
    return rows;
  }

  /** Does the work; a failure of a local disk, to Hadoop an error, is an exception. */
  private String done(Step step) throws IOException {
    try {
      return step.run(context);
    } catch (FSError e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** The step and those that read, directly or not, what it writes. */
  private static Set<String> withLater(Step step) {
    Set<String> names = new HashSet<>(Set.of(step.name()));
    for (Step other : Pipeline.steps()) {
      if (!Collections.disjoint(other.after(), names)) {
        names.add(other.name());
      }
    }
    return names;
  }

  /** The extracts, or the tables of the steps before. */
  private List<DataSet> read(Step step) throws IOException {
    List<DataSet> read = new ArrayList<>();
    if (step.after().isEmpty()) {
      for (Row row : context.tables().staged("input", StagedRow.INPUT).collectAsList()) {
        read.add(
            DataSet.file(
                path(context.settings().inputPath(), row.getAs("file")),
                row.<Row>getList(row.fieldIndex("columns")).stream()
                    .map(c -> new InputColumn(c.getString(0), c.getString(1)))
                    .toList(),
                row.getAs("bytes")));
      }
    }
    Map<String, StepLog.Done> done = log.done(step.after());
    for (Step before : Pipeline.steps()) {
      if (done.containsKey(before.name())) {
        read.addAll(tables(before, done.get(before.name()).rows()));
      }
    }
    return read;
  }

  private List<DataSet> tables(Step step, Map<String, Long> rows) throws IOException {
    Path output = path(context.settings().outputPath(), "");
    return step.tables(context.settings()).stream()
        .map(t -> DataSet.table(output, t, context.paths().runId(), rows.get(t.name())))
        .toList();
  }

  private Path path(String folder, String name) throws IOException {
    return new Path(context.files().whole(folder, name));
  }
}
