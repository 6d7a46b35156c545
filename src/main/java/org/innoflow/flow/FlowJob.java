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
    return List.of(
        "link",
        "flow_city",
        "flow_province",
        "place_profile",
        "region_profile",
        "org_profile",
        "flow_summary",
        "flow_growth");
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
    List<String> sets = settings.flowRegionSets();
    double threshold = settings.roleThreshold();
    tables.write("place_profile", PlaceProfile.of(resolved, regions, threshold));
    tables.write("region_profile", PlaceProfile.ofRegions(resolved, regions, sets, threshold));
    tables.write(
        "org_profile",
        OrganisationProfile.of(resolved, tables.read("link"), tables.read("dim_organisation")));
    tables.write("flow_summary", FlowSummary.of(resolved, regions, sets));
    tables.write("flow_growth", FlowGrowth.of(tables.read("flow_summary")));
    return tables.read("link").count() + " links";
  }
}
