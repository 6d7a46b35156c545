package org.innoflow.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.innoflow.config.Settings;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Table;
import org.innoflow.failure.Failure;
import org.innoflow.io.FileStore;
import org.innoflow.io.ReleasePaths;
import org.innoflow.io.SmallQueries;
import org.innoflow.io.TableStore;
import org.innoflow.release.ManifestDiff;
import org.innoflow.release.Releases;
import org.innoflow.release.TableDiff;
import org.innoflow.report.Report;
import org.innoflow.report.Reports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what has changed from one release to another. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = "Says what has changed from release A to release B: inputs, settings, tables.")
final class ReleasesDiffCommand implements Callable<Integer> {
  @Mixin private ConfigOptions config;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "A", description = "Run id, or current.")
  private String first;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "B",
      defaultValue = Releases.CURRENT,
      description = "Run id, or current. Default: ${DEFAULT-VALUE}.")
  private String second;

  @Option(names = "--table", paramLabel = "T", description = "One table. Default: all.")
  private String table;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "5",
      description = "Rows of largest movement printed per table. Default: ${DEFAULT-VALUE}.")
  private int top;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "CSV file for all differences: a row per row of a table and column.")
  private Path output;

  /** A release with the tables and columns that it holds. */
  private record Side(TableStore tables, Map<String, List<String>> columns) {
    List<String> columns(Table table) {
      return columns.getOrDefault(table.name(), List.of());
    }
  }

  @Override
  public Integer call() throws IOException {
    if (top < 0) {
      throw Failure.usage(
          "print movements", String.valueOf(top), "it is below 0", "Use --top 0 or more");
    }
    List.of(first, second).forEach(ReleasePaths::requireRunId);
    CsvOutput.require(output);
    Settings settings = config.load();
    List<Table> tables = selected(settings);
    try (SparkSession session = Sessions.open(settings)) {
      FileStore files = new FileStore(session.sparkContext().hadoopConfiguration());
      Releases releases = new Releases(files, settings.outputPath());
      String a = releases.find(first);
      String b = releases.find(second);
      if (a.equals(b)) {
        throw Failure.usage(
            "compare release", a, "it is given twice", "See the run ids with: releases list");
      }
      PrintWriter out = spec.commandLine().getOut();
      out.printf("A is release %s, B is %s%n", a, b);
      boolean madeAlike = printManifests(releases.manifest(a), releases.manifest(b), out);
      ReleasePaths pathsA = new ReleasePaths(settings.outputPath(), a);
      ReleasePaths pathsB = new ReleasePaths(settings.outputPath(), b);
      SmallQueries.tune(session, pathsA, pathsB);
      boolean equal =
          compare(
              tables,
              new Side(new TableStore(session, pathsA), releases.columns(a)),
              new Side(new TableStore(session, pathsB), releases.columns(b)),
              out);
      if (equal) {
        out.println(madeAlike ? "no differences" : "\nno differences in the tables");
      }
      out.flush();
    }
    return 0;
  }

  /** The tables of the contract and the reports of the configuration, or the one that is named. */
  private List<Table> selected(Settings settings) {
    List<Table> tables =
        Stream.concat(
                Contract.tables().stream(),
                Reports.load(settings.reports()).stream().map(Report::table))
            .toList();
    List<Table> found =
        tables.stream().filter(t -> table == null || t.name().equals(table)).toList();
    if (found.isEmpty()) {
      throw Failure.usage(
          "compare table",
          table,
          "there is no such table",
          "Choose one of " + tables.stream().map(Table::name).toList());
    }
    return found;
  }

  private static boolean printManifests(String a, String b, PrintWriter out) {
    List<ManifestDiff.Difference> differences = ManifestDiff.of(a, b);
    if (!differences.isEmpty()) {
      out.println();
      out.println("What they were made from");
      TextTable text = new TextTable("what", "", "A", "B");
      differences.forEach(d -> text.add(d.kind(), d.thing(), shown(d.a()), shown(d.b())));
      text.print(out);
    }
    return differences.isEmpty();
  }

  /** Prints what differs in the tables, and says whether nothing does. */
  private boolean compare(List<Table> tables, Side a, Side b, PrintWriter out) throws IOException {
    List<String> notes = new ArrayList<>();
    List<String> equal = new ArrayList<>();
    List<Runnable> details = new ArrayList<>();
    List<Dataset<Row>> lines = new ArrayList<>();
    TextTable counts = new TextTable("table", "rows A", "rows B", "added", "removed", "changed");
    for (Table each : tables) {
      List<String> common = common(each, a, b, notes);
      if (!common.containsAll(each.grain())) {
        continue;
      }
      if (a.columns(each).equals(b.columns(each)) && a.tables().storedAlike(each, b.tables())) {
        equal.add(each.name());
        continue;
      }
      TableDiff diff = new TableDiff(each, common);
      Dataset<Row> beside = diff.beside(a.tables().read(each), b.tables().read(each));
      TableDiff.Summary summary = diff.summary(beside);
      if (!summary.differs()) {
        equal.add(each.name());
        continue;
      }
      counts.add(
          each.name(),
          summary.rowsA(),
          summary.rowsB(),
          summary.added(),
          summary.removed(),
          summary.changed());
      details.add(() -> print(diff, summary, beside, out));
      lines.add(diff.lines(beside));
    }
    if (!details.isEmpty()) {
      out.println();
      out.println("Rows");
      counts.print(out);
    }
    notes.forEach(out::println);
    if (!details.isEmpty() && !equal.isEmpty()) {
      out.println("  equal: " + String.join(", ", equal));
    }
    details.forEach(Runnable::run);
    write(lines, out);
    return details.isEmpty() && notes.isEmpty();
  }

  /** The columns that both have; none where one has not the table. */
  private static List<String> common(Table table, Side a, Side b, List<String> notes) {
    List<String> inA = a.columns(table);
    List<String> inB = b.columns(table);
    if (inA.isEmpty() != inB.isEmpty()) {
      notes.add("  " + table.name() + ": only in " + (inA.isEmpty() ? "B" : "A"));
      return List.of();
    }
    for (String column : table.columnNames()) {
      if (inA.contains(column) != inB.contains(column)) {
        notes.add(
            "  %s: column %s only in %s, left out"
                .formatted(table.name(), column, inA.contains(column) ? "A" : "B"));
      }
    }
    return table.columnNames().stream()
        .filter(column -> inA.contains(column) && inB.contains(column))
        .toList();
  }

  private void print(
      TableDiff diff, TableDiff.Summary summary, Dataset<Row> beside, PrintWriter out) {
    out.println();
    out.println(diff.table().name());
    List<TableDiff.Total> totals =
        summary.totals().stream().filter(TableDiff.Total::differs).toList();
    if (!totals.isEmpty()) {
      TextTable text = new TextTable("total that differs", "A", "B", "difference");
      totals.forEach(
          t -> text.add(t.measure(), shown(t.a()), shown(t.b()), signed(t.difference())));
      text.print(out);
    }
    diff.mainMeasure().ifPresent(measure -> printMovements(diff, measure, beside, out));
  }

  private void printMovements(
      TableDiff diff, String measure, Dataset<Row> beside, PrintWriter out) {
    List<Row> rows = diff.movements(beside, measure, top).collectAsList();
    if (rows.isEmpty()) {
      return;
    }
    out.println("  largest movements of " + measure);
    TextTable text = new TextTable(rows.get(0).schema().fieldNames());
    for (Row row : rows) {
      Object[] cells = new Object[row.size()];
      for (int i = 0; i < row.size() - 1; i++) {
        cells[i] = shown(row.get(i));
      }
      cells[row.size() - 1] = signed(row.getDecimal(row.size() - 1));
      text.add(cells);
    }
    text.print(out);
  }

  private void write(List<Dataset<Row>> lines, PrintWriter out) throws IOException {
    if (output == null) {
      return;
    }
    long rows =
        CsvOutput.write(
            output,
            TableDiff.LINE,
            lines.stream()
                .reduce(Dataset::union)
                .map(all -> all.orderBy("table", "row", "column").toLocalIterator())
                .orElseGet(Collections::emptyIterator));
    out.printf(Locale.ROOT, "%n%,d differences in %s%n", rows, output);
  }

  private static String shown(Object value) {
    if (value instanceof BigDecimal number) {
      return number.stripTrailingZeros().toPlainString();
    }
    return value == null ? "-" : value.toString();
  }

  private static String signed(BigDecimal number) {
    return (number.signum() > 0 ? "+" : "") + shown(number);
  }
}
