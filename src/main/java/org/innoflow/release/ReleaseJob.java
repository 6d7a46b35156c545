package org.innoflow.release;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Table;
import org.innoflow.failure.Failure;
import org.innoflow.ingest.StagedRow;
import org.innoflow.io.FileStore.InputFile;
import org.innoflow.io.FileSums;
import org.innoflow.io.FileSums.FileSum;
import org.innoflow.io.TableStore;
import org.innoflow.quality.Check;
import org.innoflow.quality.Checks;
import org.innoflow.quality.SourceCounts;
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
    return List.of("quality_check");
  }

  /**
   * Publishes the run.
   *
   * @throws Failure of kind CHECK where a check does not hold; current.json is untouched then, and
   *     the manifest names the checks
   */
  @Override
  public String run(RunContext shared) throws IOException {
    RunContext context = inOneJobPerQuery(shared);
    List<SourceCounts> counts = SourceCounts.of(context.tables(), context.settings().sources());
    List<Table> reports =
        Reports.load(context.settings().reports()).stream().map(Report::table).toList();
    List<Table> published = Stream.concat(Contract.tables().stream(), reports.stream()).toList();
    List<Check> checks =
        Checks.run(context.session(), context.tables(), reports, context.settings(), counts);
    // In the shared session, whose adaptive execution gives one file on any number of cores.
    shared.tables().write("quality_check", Checks.table(shared.session(), checks));
    List<Check> failed = checks.stream().filter(Check::failed).toList();
    Manifest manifest =
        manifest(context, published, counts, checks, failed.isEmpty() ? "passed" : "failed");
    context
        .files()
        .replace(context.paths().manifest(), Json.write(manifest), context.paths().runId());
    context.files().write(context.paths().dictionary(), Dictionary.json(published));
    if (!failed.isEmpty()) {
      throw unpublished(context, failed);
    }
    new Releases(context.files(), context.paths().outputPath()).publish(context.paths(), now());
    if (!context.settings().keepStage()) {
      context.files().delete(context.paths().stage());
    }
    return checks.size() + " checks passed";
  }

  /**
   * A session without adaptive execution, which would make a job of every stage: checks are many
   * small aggregates in few queries.
   */
  private static RunContext inOneJobPerQuery(RunContext context) {
    SparkSession session = context.session().newSession();
    session.conf().set("spark.sql.adaptive.enabled", false);
    return new RunContext(
        session,
        context.settings(),
        context.paths(),
        new TableStore(session, context.paths()),
        context.files());
  }

  private Manifest manifest(
      RunContext context,
      List<Table> published,
      List<SourceCounts> counts,
      List<Check> checks,
      String status)
      throws IOException {
    return new Manifest(
        context.paths().runId(),
        status,
        now(),
        codeVersion,
        Contract.VERSION,
        context.session().version(),
        inputs(context),
        counts,
        tables(context, published),
        checks,
        new StepLog(context.files(), context.paths()).seconds(after()),
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
                    r.getString(5)))
        .sorted(Comparator.comparing(Manifest.Input::source).thenComparing(Manifest.Input::file))
        .toList();
  }

  private static List<Manifest.TableFiles> tables(RunContext context, List<Table> published)
      throws IOException {
    Map<String, Long> rows = rows(context, published);
    List<Manifest.TableFiles> tables = new ArrayList<>();
    List<List<InputFile>> files = new ArrayList<>();
    for (Table table : published) {
      files.add(context.files().filesBelow(context.tables().path(table.name())));
    }
    Iterator<FileSum> sums =
        FileSums.of(context.session(), files.stream().flatMap(List::stream).toList()).iterator();
    for (int i = 0; i < files.size(); i++) {
      String name = published.get(i).name();
      List<FileSum> data = files.get(i).stream().map(file -> sums.next()).toList();
      long bytes = data.stream().mapToLong(FileSum::bytes).sum();
      tables.add(new Manifest.TableFiles(name, rows.get(name), data.size(), bytes, data));
    }
    return tables;
  }

  /** Rows of every table, counted by one job. */
  private static Map<String, Long> rows(RunContext context, List<Table> published) {
    context.tables().registerViews(published);
    String counts =
        published.stream()
            .map(Table::name)
            .map(name -> "select '" + name + "' as name, count(*) as n from " + name)
            .collect(Collectors.joining(" union all "));
    Map<String, Long> rows = new HashMap<>();
    context
        .session()
        .sql(counts)
        .collectAsList()
        .forEach(r -> rows.put(r.getString(0), r.getLong(1)));
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
