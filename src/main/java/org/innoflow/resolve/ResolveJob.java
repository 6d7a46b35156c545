package org.innoflow.resolve;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.innoflow.config.Settings;
import org.innoflow.ingest.StagedRow;
import org.innoflow.io.TableStore;
import org.innoflow.place.Regions;
import org.innoflow.run.RunContext;
import org.innoflow.run.Step;
import org.innoflow.sector.SectorNames;

/** The step from staged events to the event tables and their dimensions. */
public final class ResolveJob implements Step {
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
        "event", "event_party", "event_sector", "dim_organisation", "dim_place", "dim_sector");
  }

  @Override
  public String run(RunContext context) {
    Settings settings = context.settings();
    TableStore tables = context.tables();
    EventResolver resolver =
        new EventResolver(new SectorNames(settings.sectors()), settings.currencies());
    tables.stage("resolved", resolver.resolve(tables.staged("event", StagedRow.EVENT)));
    Dataset<Row> resolved = tables.staged("resolved", ResolvedEvent.SCHEMA);
    tables.write("event", EventTables.events(resolved));
    tables.write("event_party", EventTables.parties(resolved));
    tables.write("event_sector", EventTables.sectors(resolved));
    tables.write("dim_organisation", OrganisationTable.of(resolved));
    tables.write("dim_place", PlaceTable.of(resolved, Regions.of(settings.regionSets())));
    tables.write("dim_sector", SectorTable.of(resolved, settings.sectors()));
    return tables.read("event").count() + " events";
  }
}
