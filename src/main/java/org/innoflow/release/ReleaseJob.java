package org.innoflow.release;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.innoflow.config.Settings;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Table;
import org.innoflow.export.Exports;
import org.innoflow.export.HiveCatalog;
import org.innoflow.failure.Failure;
import org.innoflow.ingest.InputColumn;
import org.innoflow.ingest.StagedRow;
import org.innoflow.io.FileStore;
import org.innoflow.io.FileStore.InputFile;
import org.innoflow.io.FileSums;
import org.innoflow.io.FileSums.FileSum;
import org.innoflow.io.ReleasePaths;
import org.innoflow.io.SmallQueries;
import org.innoflow.quality.Check;
import org.innoflow.quality.Checks;
import org.innoflow.quality.Drift;
import org.innoflow.quality.SourceCounts;
import org.innoflow.quality.Total;
import org.innoflow.release.Manifest.TableFiles;
import org.innoflow.report.Report;
import org.innoflow.report.Reports;
import org.innoflow.run.RunContext;
import org.innoflow.run.Step;
import org.innoflow.run.StepLog;

/**
 * The step that makes a release of a run's tables: checks, manifest, dictionary, and last the
 * switch of current.json.
 */
public final class ReleaseJob implements Step {
  private final Clock clock;
  private final String codeVersion;

  public ReleaseJob(Clock clock, String codeVersion) {
    this.clock = clock;
    this.codeVersion = codeVersion;
  }

  @Override
  public String name() {
    return "release";
  }

  @Override
  public List<String> after() {
    return List.of("ingest", "resolve", "flows", "network", "index", "report");
  }

  @Override
  public List<String> writes() {
    return List.of(Contract.CHECKS);
  }

  @Override
  public void check(Settings settings) {
    Checks.require(settings, reports(settings));
  }

  private static List<Table> reports(Settings settings) {
    return Reports.load(settings.reports()).stream().map(Report::table).toList();
  }

  /**
   * Publishes the run.
   *
   * @throws Failure of kind CHECK where a check does not hold; current.json is untouched then, and
   *     the manifest names the checks
   */
  @Override
  public String run(RunContext shared) throws IOException {
    SparkSession session = shared.session().newSession();
    SmallQueries.withoutAdaptive(session);
    SmallQueries.tune(session, shared.paths());
    RunContext context = shared.in(session);
    List<SourceCounts> counts = SourceCounts.of(context.tables(), context.settings().sources());
    List<Table> reports = reports(context.settings());
    List<Table> checked = Checks.tables(reports);
    List<Check> checks =
        new ArrayList<>(
            Checks.run(context.session(), context.tables(), reports, context.settings(), counts));
    List<TableFiles> tables = new ArrayList<>(files(context, checked));
    List<Total> totals = Total.of(context.session(), counts, rows(tables));
    checks.addAll(
        Drift.check(context.settings().drift().bounds(), LastTotals.of(context.last()), totals));
    // In the shared session, whose adaptive execution gives one file on any number of cores.
    shared.tables().write(Contract.CHECKS, Checks.table(shared.session(), checks));
    tables.addAll(files(context, List.of(Contract.table(Contract.CHECKS))));
    List<Check> failed = checks.stream().filter(Check::failed).toList();
    String status = failed.isEmpty() ? "passed" : "failed";
    List<Table> published = Stream.concat(Contract.tables().stream(), reports.stream()).toList();
    Map<String, List<String>> data = new LinkedHashMap<>();
    tables.forEach(
        table -> data.put(table.table(), table.data().stream().map(FileSum::file).toList()));
    describe(context, published, data);
    Optional<HiveCatalog> catalog = Optional.empty();
    if (failed.isEmpty() && context.settings().publish().hive()) {
      catalog = Optional.of(Exports.catalog(context, published, data));
    }
    Manifest manifest = manifest(context, counts, tables, checks, totals, status);
    // The last of its files: a run that has a manifest has finished.
    context
        .files()
        .replace(context.paths().manifest(), Json.write(manifest), context.paths().runId());
    if (!failed.isEmpty()) {
      throw unpublished(context, failed);
    }
    new Releases(context.files(), context.paths().outputPath()).publish(context.paths(), now());
    catalog.ifPresent(HiveCatalog::switchOver);
    if (!context.settings().keepStage()) {
      context.files().delete(context.paths().stage());
    }
    return checks.size() + " checks passed";
  }

  private Manifest manifest(
      RunContext context,
      List<SourceCounts> counts,
      List<TableFiles> tables,
      List<Check> checks,
      List<Total> totals,
      String status)
      throws IOException {
    Map<String, StepLog.Done> done = new StepLog(context.files(), context.paths()).done(after());
    Map<String, Double> seconds = new LinkedHashMap<>();
    Map<String, Map<String, Long>> rows = new LinkedHashMap<>();
    done.forEach((step, was) -> seconds.put(step, was.seconds()));
    done.forEach((step, was) -> rows.put(step, was.rows()));
    return new Manifest(
        context.paths().runId(),
        status,
        now(),
        codeVersion,
        Contract.VERSION,
        context.session().version(),
        context.last().map(last -> Json.read(last).path("run_id").asText()).orElse(null),
        inputs(context),
        counts,
        tables,
        documents(context, tables),
        checks,
        totals,
        seconds,
        rows,
        context.settings().text());
  }

  private static List<Manifest.Input> inputs(RunContext context) {
    return context.tables().staged("input", StagedRow.INPUT).collectAsList().stream()
        .map(
            r ->
                new Manifest.Input(
                    r.getString(0),
                    r.getString(1),
                    r.getString(2),
                    r.getString(3),
                    r.getLong(4),
                    r.getString(5),
                    r.<Row>getList(6).stream()
                        .map(c -> new InputColumn(c.getString(0), c.getString(1)))
                        .toList()))
        .sorted(Comparator.comparing(Manifest.Input::source).thenComparing(Manifest.Input::file))
        .toList();
  }

  /** Writes what tells others of the tables. */
  private void describe(RunContext context, List<Table> published, Map<String, List<String>> data)
      throws IOException {
    ReleasePaths paths = context.paths();
    FileStore files = context.files();
    files.write(paths.dictionary(), Dictionary.json(published));
    files.write(paths.dictionaryPage(), "# Dictionary\n\n" + Dictionary.markdown(published));
    Exports.descriptions(context, published, data, now());
  }

  /** The files of a release that belong to no table: its documents and exports. */
  private static List<FileSum> documents(RunContext context, List<TableFiles> tables)
      throws IOException {
    Set<String> folders = tables.stream().map(TableFiles::table).collect(Collectors.toSet());
    return FileSums.of(
        context.session(),
        context.files().filesBelow(context.paths().release()).stream()
            .filter(file -> Manifest.isDocument(file.name(), folders))
            .toList());
  }

  /** What tables consist of, read back. */
  private static List<TableFiles> files(RunContext context, List<Table> tables) throws IOException {
    List<List<InputFile>> files = new ArrayList<>();
    for (Table table : tables) {
      files.add(context.files().filesBelow(context.tables().path(table.name())));
    }
    Iterator<FileSum> sums =
        FileSums.of(context.session(), files.stream().flatMap(List::stream).toList()).iterator();
    List<TableFiles> found = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      List<FileSum> data = files.get(i).stream().map(file -> sums.next()).toList();
      found.add(TableFiles.of(tables.get(i).name(), data));
    }
    return found;
  }

  private static Map<String, Long> rows(List<TableFiles> tables) {
    Map<String, Long> rows = new TreeMap<>();
    tables.forEach(table -> rows.put(table.table(), table.rows()));
    return rows;
  }

  private static Failure unpublished(RunContext context, List<Check> failed) {
    String reasons =
        failed.stream()
            .map(
                c ->
                    c.checkId()
                        + " ("
                        + c.scope()
                        + ") is "
                        + c.observed()
                        + ", not "
                        + c.expected())
            .collect(Collectors.joining("; "));
    return Failure.check(
        "publish run",
        context.paths().runId(),
        reasons,
        "current.json is as it was; see tables quality_check and reject in "
            + context.paths().release());
  }

  private String now() {
    return Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
