package org.innoflow.flow;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.innoflow.config.Settings;
import org.innoflow.io.TableStore;
import org.innoflow.place.Regions;
import org.innoflow.resolve.ResolvedEvent;
import org.innoflow.run.RunContext;
import org.innoflow.run.Step;

/** The step from resolved events to links, flows and profiles. */
public final class FlowJob implements Step {
  @Override
  public String name() {
    return "flows";
  }

  @Override
  public List<String> after() {
    return List.of("resolve");
  }

  @Override
  public List<String> writes() {
    return List.of("link", "flow_city", "flow_province", "place_profile", "flow_summary");
  }

  @Override
  public String run(RunContext context) {
    Settings settings = context.settings();
    TableStore tables = context.tables();
    Dataset<Row> resolved = tables.staged("resolved", ResolvedEvent.SCHEMA);
    Dataset<Row> places = tables.read("dim_place");
    Regions regions = Regions.of(settings.regionSets());
    tables.write("link", LinkTable.of(resolved, regions));
    for (Level level : Level.values()) {
      tables.write(level.table(), FlowTables.of(resolved, places, level));
    }
    tables.write(
        "place_profile",
        PlaceProfile.of(
            resolved,
            tables.read("flow_city"),
            tables.read("flow_province"),
            settings.roleThreshold()));
    tables.write("flow_summary", FlowSummary.of(resolved, regions, settings.flowRegionSets()));
    return tables.read("link").count() + " links";
  }
}
