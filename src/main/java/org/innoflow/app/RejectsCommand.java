package org.innoflow.app;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.innoflow.config.Settings;
import org.innoflow.failure.Failure;
import org.innoflow.ingest.RejectFile;
import org.innoflow.io.FileStore;
import org.innoflow.io.ReleasePaths;
import org.innoflow.io.TableStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the rejected rows of a source for somebody to correct. */
@Command(
    name = "rejects",
    mixinStandardHelpOptions = true,
    description =
        "Writes the rejected rows of a source as CSV, to be corrected and given to --replay.")
final class RejectsCommand implements Callable<Integer> {
  private static final String WHY_NOT =
      "See them in table reject: parts of events that lack a year or a party in all files, and rows"
          + " of immense length";

  @Mixin private ConfigOptions config;
  @Spec private CommandSpec spec;

  @Option(names = "--source", required = true, description = "The source.")
  private String source;

  @Option(names = "--output", required = true, paramLabel = "FILE", description = "CSV file.")
  private Path output;

  @Option(names = "--run-id", description = "The run. Default: the one begun last.")
  private String runId;

  @Override
  public Integer call() throws IOException {
    CsvOutput.require(output);
    if (runId != null) {
      ReleasePaths.requireRunId(runId);
    }
    Settings settings = config.load();
    try (SparkSession session = Sessions.open(settings)) {
      FileStore files = new FileStore(session.sparkContext().hadoopConfiguration());
      String run = runId == null ? Pipeline.lastRunId(files, settings.outputPath()) : runId;
      ReleasePaths paths = new ReleasePaths(settings.outputPath(), run);
      if (!files.folders(ReleasePaths.releases(settings.outputPath())).contains(run)) {
        throw Failure.usage(
            "write rejects of run",
            run,
            "there is none of this name in " + settings.outputPath(),
            "See the run ids with: releases list");
      }
      List<Row> rejects =
          new TableStore(session, paths)
              .read("reject")
              .filter(col("source").equalTo(source))
              .orderBy("file", "row_number")
              .collectAsList();
      if (rejects.isEmpty()) {
        throw Failure.usage(
            "write rejects of source",
            source,
            "run " + run + " has none",
            "See the sources and their counts in its manifest.json");
      }
      List<Row> whole = rejects.stream().filter(reject -> reject.getAs("row") != null).toList();
      int others = rejects.size() - whole.size();
      if (whole.isEmpty()) {
        throw Failure.usage(
            "write rejects of source",
            source,
            "none of the " + others + " of run " + run + " can be corrected in a file of rows",
            WHY_NOT);
      }
      RejectFile.write(whole, Files.newBufferedWriter(output, StandardCharsets.UTF_8));
      PrintWriter out = spec.commandLine().getOut();
      out.printf("%,d rows of run %s in %s%n", whole.size(), run, output);
      if (others > 0) {
        out.printf("%,d more cannot be corrected there: %s%n", others, WHY_NOT);
      }
      out.flush();
      return 0;
    }
  }
}
