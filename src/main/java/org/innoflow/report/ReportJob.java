package org.innoflow.report;

import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.innoflow.config.ReportSettings;
import org.innoflow.config.Settings;
import org.innoflow.contract.Contract;
import org.innoflow.contract.ReportTable;
import org.innoflow.contract.Table;
import org.innoflow.export.Exports;
import org.innoflow.io.SideBySide;
import org.innoflow.io.SmallQueries;
import org.innoflow.io.TableStore;
import org.innoflow.page.Page;
import org.innoflow.run.RunContext;
import org.innoflow.run.Step;

/** The step from published tables to report tables and the page that shows them. */
public final class ReportJob implements Step {
  @Override
  public String name() {
    return "report";
  }

  @Override
  public List<String> after() {
    return List.of("ingest", "resolve", "flows", "network", "index");
  }

  @Override
  public List<String> writes() {
    return List.of(
        "rpt_<id> for each file of reports.path", "report.html", "report.xlsx", "exports");
  }

  @Override
  public List<Table> tables(Settings settings) {
    return Reports.load(settings.reports()).stream().map(Report::table).toList();
  }

  @Override
  public void check(Settings settings) {
    Reports.load(settings.reports());
  }

  @Override
  public String run(RunContext context) throws IOException {
    ReportSettings settings = context.settings().reports();
    List<Report> reports = Reports.load(settings);
    SparkSession session = context.session().newSession();
    SmallQueries.tune(session, context.paths());
    TableStore tables = new TableStore(session, context.paths());
    deleteOthers(context, reports);
    tables.registerViews(Contract.checkedTables());
    SideBySide.run(reports.stream().map(report -> write(tables, session, report, settings)));
    int graphs = Exports.ofTables(context, tables, shown(reports));
    String page = Page.of(tables, context.settings(), context.paths().runId(), shown(reports));
    context.files().write(context.paths().page(), page);
    return "%d report tables, page of %.1f MB, workbook, %d graphs as files"
        .formatted(reports.size(), page.length() / 1e6, graphs);
  }

  /** Tables of reports that the run had when the step ran before. */
  private static void deleteOthers(RunContext context, List<Report> reports) throws IOException {
    List<String> names = reports.stream().map(report -> report.table().name()).toList();
    String release = context.paths().release();
    for (String folder : context.files().folders(release)) {
      if (folder.startsWith(Report.PREFIX) && !names.contains(folder)) {
        context.files().delete(release + "/" + folder);
      }
    }
  }

  private static Runnable write(
      TableStore tables, SparkSession session, Report report, ReportSettings settings) {
    return () ->
        tables.writeSmall(report.table(), session.sql(report.sql(), settings.parameters()));
  }

  private static List<ReportTable> shown(List<Report> reports) {
    return reports.stream()
        .map(report -> new ReportTable(report.table(), report.definitions(), report.notes()))
        .toList();
  }
}
