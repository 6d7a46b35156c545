package org.innoflow.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.innoflow.config.Settings;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Metric;
import org.innoflow.explain.Documents;
import org.innoflow.explain.Drill;
import org.innoflow.failure.Failure;
import org.innoflow.io.FileStore;
import org.innoflow.io.ReleasePaths;
import org.innoflow.io.SmallQueries;
import org.innoflow.io.TableStore;
import org.innoflow.release.Releases;
import org.innoflow.report.Report;
import org.innoflow.report.Reports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the documents and organisations behind rows of a published table. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Lists the documents and organisations behind rows of a table of a release.")
final class ExplainCommand implements Callable<Integer> {
  private static final String NO_DOCUMENTS =
      "Its figures are not counts of events; see the tables that its SQL reads";

  @Mixin private ConfigOptions config;
  @Spec private CommandSpec spec;

  @Option(names = "--table", required = true, paramLabel = "T", description = "The table.")
  private String table;

  @Option(
      names = "--where",
      required = true,
      paramLabel = "SQL",
      description = "Which of its rows: an SQL condition over its columns.")
  private String where;

  @Option(
      names = "--release",
      paramLabel = "RUN_ID",
      defaultValue = Releases.CURRENT,
      description = "Default: the published one.")
  private String runId;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Rows, and events, that are printed. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "CSV file for all of them: a row per event and organisation.")
  private Path output;

  @Override
  public Integer call() throws IOException {
    if (limit < 1) {
      throw Failure.usage(
          "print rows", String.valueOf(limit), "at least 1 is printed", "Use --limit 1 or more");
    }
    ReleasePaths.requireRunId(runId);
    CsvOutput.require(output);
    Settings settings = config.load();
    Optional<Report> report = report(settings);
    try (SparkSession session = Sessions.open(settings)) {
      FileStore files = new FileStore(session.sparkContext().hadoopConfiguration());
      String run = new Releases(files, settings.outputPath()).find(runId);
      ReleasePaths release = new ReleasePaths(settings.outputPath(), run);
      SmallQueries.tune(session, release);
      TableStore tables = new TableStore(session, release);
      requireTable(files, tables, run);
      if (report.isPresent()) {
        explain(session, tables, report.get(), settings);
      } else {
        explain(session, tables, drill(), run);
      }
    }
    return 0;
  }

  /** The report of that name; where it is none, the table must be one that can be drilled. */
  private Optional<Report> report(Settings settings) {
    if (!table.startsWith(Report.PREFIX)) {
      drill();
      return Optional.empty();
    }
    List<Report> reports = Reports.load(settings.reports());
    return Optional.of(
        reports.stream()
            .filter(report -> report.table().name().equals(table))
            .findFirst()
            .orElseThrow(
                () ->
                    Failure.usage(
                        "explain table",
                        table,
                        "there is no such report",
                        "Choose one of " + reports.stream().map(r -> r.table().name()).toList())));
  }

  private Drill drill() {
    return Drill.of(table)
        .orElseThrow(
            () ->
                Failure.usage(
                    "explain table",
                    table,
                    "there is no way from it to its documents",
                    "Choose one of " + Drill.tables() + ", or a report table"));
  }

  /** A release of an earlier version may lack a table of today. */
  private void requireTable(FileStore files, TableStore tables, String run) throws IOException {
    if (files.filesBelow(tables.path(table)).isEmpty()) {
      throw Failure.usage(
          "explain table", table, "release " + run + " does not hold it", "Name another release");
    }
  }

  private void explain(SparkSession session, TableStore tables, Drill drill, String run)
      throws IOException {
    Dataset<Row> cells = cells(tables, drill);
    tables.registerViews(Drill.READS.stream().map(Contract::table).toList());
    Dataset<Row> items = Documents.items(drill, session.sql(drill.items()), cells);
    Dataset<Row> perCell = Documents.perCell(drill, items).persist();
    Documents.Comparison comparison = Documents.compare(drill, cells, perCell);
    PrintWriter out = spec.commandLine().getOut();
    out.println(table + " of release " + run);
    printCells(cells, drill, comparison, out);
    long events =
        new EventList(tables, limit, output)
            .print(Documents.events(perCell, tables.read("event")), Optional.of(items), out);
    out.println();
    out.println(conclusion(events, comparison));
    out.flush();
  }

  /** The documents that a report's file names, for the rows of them that the condition chooses. */
  private void explain(SparkSession session, TableStore tables, Report report, Settings settings)
      throws IOException {
    String sql =
        report
            .documents()
            .orElseThrow(
                () ->
                    Failure.usage(
                        "explain table", table, "its file names no documents", NO_DOCUMENTS));
    tables.registerViews(Contract.checkedTables());
    Dataset<Row> documents = session.sql(sql, settings.reports().parameters());
    Dataset<Row> chosen = chosen(documents, List.of(documents.columns()));
    PrintWriter out = spec.commandLine().getOut();
    out.println(table + ": " + report.table().en() + " (" + report.table().zh() + ")");
    if (!report.notes().isEmpty()) {
      out.println(report.notes());
    }
    Metric.all().stream()
        .filter(metric -> report.definitions().contains(metric.metricId()))
        .forEach(
            metric -> {
              out.println("  " + metric.metricId() + ": " + metric.definition());
              out.println("    " + metric.definitionZh());
            });
    long events =
        new EventList(tables, limit, output)
            .print(Documents.events(chosen, tables.read("event")), Optional.empty(), out);
    out.println();
    out.println(counted(events, "event") + " behind the rows of " + table + " where " + where);
    out.flush();
  }

  private Dataset<Row> cells(TableStore tables, Drill drill) {
    return chosen(tables.read(drill.table()), Contract.table(drill.table()).columnNames());
  }

  /**
   * The rows that the condition chooses.
   *
   * @throws Failure of kind USAGE where it is no condition over the columns, or chooses none
   */
  private Dataset<Row> chosen(Dataset<Row> rows, List<String> columns) {
    boolean none;
    Dataset<Row> chosen;
    try {
      chosen = rows.filter(where);
      none = chosen.isEmpty();
    } catch (Exception e) {
      throw asUsage(e, columns);
    }
    if (none) {
      throw Failure.usage(
          "explain row of " + table,
          where,
          "there is no such row",
          "See the values of " + String.join(", ", columns));
    }
    return chosen;
  }

  /** What Spark says of a condition that it cannot read or compute (SQLSTATE 42 and 22). */
  private RuntimeException asUsage(Exception e, List<String> columns) {
    return Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
        .filter(
            t ->
                t instanceof SparkThrowable s
                    && String.valueOf(s.getSqlState()).matches("(22|42).*"))
        .findFirst()
        .map(
            t ->
                (RuntimeException)
                    Failure.usage(
                        "read condition",
                        where,
                        t.getMessage().strip().replaceAll("(?s)\\s*(SQLSTATE|\n).*", ""),
                        "The columns are " + String.join(", ", columns)))
        .orElseGet(() -> new IllegalStateException(e));
  }

  private void printCells(
      Dataset<Row> cells, Drill drill, Documents.Comparison comparison, PrintWriter out) {
    List<String> columns = new ArrayList<>(Contract.table(table).grain());
    columns.addAll(drill.labels());
    drill.figures().keySet().stream()
        .filter(figure -> comparison.table().get(figure) != null)
        .forEach(columns::add);
    Column[] grain =
        Contract.table(table).grain().stream().map(functions::col).toArray(Column[]::new);
    TextTable text = new TextTable(columns.toArray(String[]::new));
    for (Row row :
        cells
            .select(columns.stream().map(functions::col).toArray(Column[]::new))
            .orderBy(grain)
            .limit(limit)
            .collectAsList()) {
      text.add(columns.stream().map(row::getAs).map(v -> v == null ? "" : v).toArray());
    }
    text.print(out);
    if (comparison.cells() > limit) {
      out.printf(Locale.ROOT, "  ... and %,d more rows%n", comparison.cells() - limit);
    }
  }

  private String conclusion(long events, Documents.Comparison comparison) {
    String cells = counted(comparison.cells(), "row");
    if (comparison.differing() > 0) {
      throw Failure.failed(
          "explain table",
          table,
          comparison.differing()
              + " of "
              + cells
              + " say something else than their documents: "
              + figures(comparison.table())
              + " in the table, "
              + figures(comparison.documents())
              + " by the documents",
          "This is an error of innoflow or of the files; report it with the release's"
              + " manifest.json",
          null);
    }
    return String.format(
        Locale.ROOT,
        "%s behind %s of %s whose %s; the documents add up to the same",
        counted(events, "event"),
        cells,
        table,
        figures(comparison.table()));
  }

  private static String counted(long n, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", n, noun, n == 1 ? "" : "s");
  }

  private static String figures(Map<String, BigDecimal> figures) {
    return figures.entrySet().stream()
        .filter(e -> e.getValue() != null)
        .map(e -> e.getKey() + " is " + e.getValue().stripTrailingZeros().toPlainString())
        .collect(Collectors.joining(", "));
  }
}
