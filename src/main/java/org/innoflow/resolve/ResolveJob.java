package org.innoflow.resolve;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.types.DataTypes.BooleanType;

import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.innoflow.config.Settings;
import org.innoflow.ingest.IngestJob;
import org.innoflow.io.SideBySide;
import org.innoflow.io.TableStore;
import org.innoflow.organisation.Aliases;
import org.innoflow.place.Regions;
import org.innoflow.run.RunContext;
import org.innoflow.run.Step;
import org.innoflow.sector.Sectors;

/** The step from staged events to the event tables and their dimensions. */
public final class ResolveJob implements Step {
  private static final String MENTION = "mention";
  private static final String RESOLVED = "resolved";

  @Override
  public String name() {
    return "resolve";
  }

  @Override
  public List<String> after() {
    return List.of("ingest");
  }

  @Override
  public List<String> writes() {
    return List.of(
        "event",
        "event_party",
        "event_sector",
        "dim_organisation",
        "dim_place",
        "dim_sector",
        "indicator",
        "policy",
        "policy_term");
  }

  @Override
  public List<String> stages() {
    return List.of(MENTION, RESOLVED);
  }

  @Override
  public String run(RunContext context) throws IOException {
    Settings settings = context.settings();
    TableStore tables = context.tables();
    Sectors sectors = new Sectors(settings.sectors(), settings.taxonomies());
    Dataset<Row> references = IngestJob.references(tables);
    Aliases aliases = Aliases.of(settings.organisationAliases()).and(Registry.aliases(references));
    Dataset<Row> registry = Registry.of(references, aliases);
    EventResolver resolver = new EventResolver(sectors, settings.currencies(), aliases);
    tables.stage(MENTION, resolver.resolve(IngestJob.events(tables)));
    Dataset<Row> mentions = tables.staged(MENTION, ResolvedEvent.STAGED);
    tables.stage(RESOLVED, OrganisationPlaces.fill(mentions, registry));
    Dataset<Row> resolved = resolved(tables, ResolvedEvent.SCHEMA);
    Regions regions = Regions.of(settings.regionSets());
    SideBySide.run(
        () -> tables.write("dim_organisation", OrganisationTable.of(resolved, registry)),
        () -> tables.write("event_party", EventTables.parties(resolved)),
        () -> tables.write("event", EventTables.events(resolved)),
        () -> tables.write("event_sector", EventTables.sectors(resolved)),
        () -> tables.write("dim_place", PlaceTable.of(resolved, registry, regions)),
        () -> tables.write("dim_sector", SectorTable.of(resolved, sectors.known())),
        () -> tables.write("indicator", ReferenceTables.indicators(references)),
        () -> tables.write("policy", ReferenceTables.policies(references)));
    tables.write("policy_term", PolicyTerms.of(tables.read("policy"), settings.policyTerms()));
    Dataset<Row> events = tables.read("event");
    UnconvertedAmounts.warning(events).ifPresent(context.notices());
    return events.count() + " events";
  }

  /**
   * All events that were staged, with all that is known of their places.
   *
   * @param columns of {@link ResolvedEvent#SCHEMA} that are read
   */
  public static Dataset<Row> resolved(TableStore tables, StructType columns) {
    return tables
        .staged(List.of(MENTION, RESOLVED), columns.add(ResolvedEvent.OPEN, BooleanType))
        .filter(not(col(ResolvedEvent.OPEN)))
        .drop(ResolvedEvent.OPEN);
  }
}
