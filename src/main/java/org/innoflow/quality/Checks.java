package org.innoflow.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.explode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.innoflow.config.Settings;
import org.innoflow.config.SourceSettings;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Table;
import org.innoflow.io.Schemas;
import org.innoflow.io.TableStore;
import org.innoflow.resolve.ResolveJob;
import org.innoflow.resolve.ResolvedEvent;

/** All checks of a release. */
public final class Checks {
  private Checks() {}

  /**
   * Makes sure that the queries of published figures can be run; needs no session.
   *
   * @param reports the report tables
   * @throws org.innoflow.failure.Failure of kind USAGE that names every fault
   */
  public static void require(Settings settings, List<Table> reports) {
    PublishedFigures.require(settings.publishedFigures(), tables(reports));
  }

  /**
   * Runs the checks.
   *
   * @param reports the report tables
   * @param counts what became of the rows of each source
   * @return the outcomes, failures among them
   */
  public static List<Check> run(
      SparkSession session,
      TableStore tables,
      List<Table> reports,
      Settings settings,
      List<SourceCounts> counts)
      throws IOException {
    List<Table> checked = tables(reports);
    tables.registerViews(checked);
    Map<String, Long> rows = tables.rows(checked.stream().map(Table::name).toList(), List.of());
    Map<String, SourceSettings> sources =
        settings.sources().stream()
            .collect(Collectors.toMap(SourceSettings::name, Function.identity()));
    List<Check> checks = new ArrayList<>();
    for (SourceCounts source : counts) {
      checks.add(source.balance());
      checks.addAll(source.acceptance(sources.get(source.source()).maxRejectShare()));
    }
    checks.add(organisationIds(tables));
    checks.addAll(Invariants.check(session));
    checks.addAll(Keys.check(session, reports, rows));
    checks.addAll(PublishedFigures.compare(session, settings.publishedFigures()));
    return checks;
  }

  /** The tables that are checked, and that queries of published figures may read. */
  public static List<Table> tables(List<Table> reports) {
    return Stream.concat(Contract.checkedTables().stream(), reports.stream()).toList();
  }

  /** Table quality_check. */
  public static Dataset<Row> table(SparkSession session, List<Check> checks) {
    return session.createDataFrame(
        checks.stream().map(Check::row).toList(), Schemas.of(Contract.table(Contract.CHECKS)));
  }

  /**
   * Two canonical names with one 64-bit id would be one organisation. Parents that no event names
   * have no mention.
   */
  private static Check organisationIds(TableStore tables) {
    Dataset<Row> names =
        ResolveJob.resolved(tables, ResolvedEvent.SCHEMA)
            .select(explode(col("parties.canonical_name")).as("n"));
    return Check.counts(
        "organisation_ids",
        "organisations of events in dim_organisation against distinct canonical names",
        tables.read("dim_organisation").filter("mentions > 0").count(),
        names.agg(countDistinct("n")).first().getLong(0));
  }
}
