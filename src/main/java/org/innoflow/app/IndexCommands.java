package org.innoflow.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.innoflow.app.IndexEditions.Held;
import org.innoflow.config.Settings;
import org.innoflow.failure.Failure;
import org.innoflow.index.Revision;
import org.innoflow.io.SmallQueries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What can be asked of the editions of indices. */
final class IndexCommands {
  private static final List<String> METHOD =
      List.of(
          "version",
          "data_cut",
          "data_hash",
          "method_hash",
          "level",
          "places",
          "first_year",
          "last_year",
          "base_year",
          "normalisation",
          "aggregation",
          "component_weighting",
          "indicator_weighting",
          "imputation",
          "draws");

  private IndexCommands() {}

  private abstract static class Base implements Callable<Integer> {
    @Mixin private ConfigOptions config;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      Settings settings = config.load();
      try (SparkSession session = Sessions.open(settings)) {
        SmallQueries.interpret(session);
        PrintWriter out = spec.commandLine().getOut();
        run(new IndexEditions(session, settings.outputPath()), out);
        out.flush();
      }
      return 0;
    }

    abstract void run(IndexEditions editions, PrintWriter out) throws IOException;
  }

  @Command(
      name = "editions",
      mixinStandardHelpOptions = true,
      description = "Lists the editions of indices that the releases hold.")
  static final class Editions extends Base {
    @Override
    void run(IndexEditions editions, PrintWriter out) {
      TextTable table = new TextTable("edition", "index", "data to", "release", "status");
      for (Held held : editions.all()) {
        table.add(
            held.edition(),
            held.indexId(),
            shown(held.catalog().getAs("data_cut")),
            held.runId(),
            held.status());
      }
      table.print(out);
    }
  }

  @Command(
      name = "compare",
      mixinStandardHelpOptions = true,
      description = "Says which values have moved between two editions, and by which indicators.")
  static final class Compare extends Base {
    @Parameters(index = "0", paramLabel = "E1", description = "Edition, run id, or current.")
    private String first;

    @Parameters(index = "1", paramLabel = "E2", description = "Edition, run id, or current.")
    private String second;

    @Option(names = "--index", paramLabel = "ID", description = "Which index of a release.")
    private String indexId;

    @Option(
        names = "--top",
        paramLabel = "N",
        defaultValue = "10",
        description = "Points printed, those that have moved most. Default: ${DEFAULT-VALUE}.")
    private int top;

    @Option(
        names = "--output",
        paramLabel = "FILE",
        description = "CSV file for the revision table: a row per node, place and year.")
    private Path output;

    @Override
    void run(IndexEditions editions, PrintWriter out) throws IOException {
      CsvOutput.require(output);
      Held one = editions.find(first, indexId);
      Held two = editions.find(second, indexId == null ? one.indexId() : indexId);
      if (!one.indexId().equals(two.indexId())) {
        throw Failure.usage(
            "compare edition",
            first,
            "it is of index " + one.indexId() + ", and " + second + " of " + two.indexId(),
            "Choose two editions of one index");
      }
      out.printf(
          "Index %s: 1 is edition %s of release %s,%n", one.indexId(), one.edition(), one.runId());
      out.printf("2 is edition %s of release %s%n", two.edition(), two.runId());
      printMethods(one.catalog(), two.catalog(), out);
      Dataset<Row> revision =
          Revision.of(editions.values(one), editions.values(two))
              .persist(StorageLevel.MEMORY_ONLY());
      try {
        print(revision, out);
      } finally {
        revision.unpersist();
      }
    }

    private static void printMethods(Row one, Row two, PrintWriter out) {
      TextTable table = new TextTable("made from", "1", "2");
      boolean any = false;
      for (String column : METHOD) {
        if (!Objects.equals(one.getAs(column), two.getAs(column))) {
          table.add(column, shown(one.getAs(column)), shown(two.getAs(column)));
          any = true;
        }
      }
      if (any) {
        table.print(out);
      }
    }

    private void print(Dataset<Row> revision, PrintWriter out) throws IOException {
      List<Row> totals = Revision.totals(revision).collectAsList();
      out.println();
      out.printf(Locale.ROOT, "%,d values of the index have moved%n", totals.size());
      for (Row point : totals.subList(0, Math.min(Math.max(top, 0), totals.size()))) {
        String place = point.getAs("place_id");
        int year = point.getAs("year");
        out.printf(
            "%n%s %d: %s -> %s (%s)%n",
            place,
            year,
            shown(point.getAs("value_1")),
            shown(point.getAs("value_2")),
            signed(point.getAs("difference")));
        TextTable table =
            new TextTable(
                "indicator", "moves it by", "cause", "raw 1", "raw 2", "weight 1", "weight 2");
        for (Row mover : Revision.movers(revision, place, year).collectAsList()) {
          table.add(
              mover.getAs("node"),
              signed(mover.getAs("moved_total_by")),
              mover.getAs("cause"),
              shown(mover.getAs("raw_1")),
              shown(mover.getAs("raw_2")),
              shown(mover.getAs("weight_1")),
              shown(mover.getAs("weight_2")));
        }
        table.print(out);
      }
      if (output != null) {
        long rows = CsvOutput.write(output, Revision.COLUMNS, revision.toLocalIterator());
        out.printf(Locale.ROOT, "%n%,d rows of the revision in %s%n", rows, output);
      }
    }
  }

  private static String shown(Object value) {
    return value instanceof Double number
        ? String.format(Locale.ROOT, Math.abs(number) < 10 ? "%.4f" : "%.2f", number)
        : value == null ? "-" : value.toString();
  }

  private static String signed(Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, "%+.4f", value);
  }
}
