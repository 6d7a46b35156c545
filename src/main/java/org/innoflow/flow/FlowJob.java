package org.innoflow.flow;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.countDistinct;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.innoflow.config.Settings;
import org.innoflow.io.SideBySide;
import org.innoflow.io.TableStore;
import org.innoflow.place.Regions;
import org.innoflow.resolve.ResolveJob;
import org.innoflow.run.RunContext;
import org.innoflow.run.Step;
import org.innoflow.specialisation.SpecialisationTables;

/** The step from resolved events to links, flows, profiles and specialisation. */
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
        "flow_growth",
        "specialisation",
        "sector_relatedness",
        "place_structure",
        "place_similarity");
  }

  @Override
  public List<String> stages() {
    return List.of("event_sum", "sector_events");
  }

  @Override
  public void check(Settings settings) {
    Regions.requirePlaces(settings.regionSets());
  }

  @Override
  public String run(RunContext context) {
    Settings settings = context.settings();
    TableStore tables = context.tables();
    Dataset<Row> events = ResolveJob.resolved(tables, EventView.SCHEMA);
    Dataset<Row> places = tables.read("dim_place");
    Regions regions = Regions.of(settings.regionSets());
    SideBySide.run(
        () -> tables.write("link", LinkTable.of(events, regions)),
        () ->
            tables.stage(
                "event_sum", EventSums.of(events, regions, settings.flowRegionSets()), "table"));
    Dataset<Row> sums = tables.staged("event_sum", EventSums.SCHEMA);
    double threshold = settings.roleThreshold();
    SideBySide.run(
        () ->
            tables.write(
                "org_profile",
                OrganisationProfile.of(
                    events, tables.read("link"), tables.read("dim_organisation"))),
        () -> tables.stage("sector_events", SectorEvents.of(sums)),
        () -> tables.write("flow_summary", FlowSummary.of(sums)),
        () -> tables.write("flow_city", FlowTables.of(sums, places, Level.CITY)),
        () -> tables.write("flow_province", FlowTables.of(sums, places, Level.PROVINCE)),
        () -> tables.write("place_profile", PlaceProfile.of(sums, threshold)),
        () -> tables.write("region_profile", PlaceProfile.ofRegions(sums, threshold)));
    Dataset<Row> sectorEvents = tables.staged("sector_events", SpecialisationTables.COUNTS);
    SpecialisationTables specialisation =
        new SpecialisationTables(sectorEvents, regions, settings.specialisation());
    SideBySide.run(
        () -> tables.write("flow_growth", FlowGrowth.of(tables.read("flow_summary"))),
        () -> tables.write("specialisation", specialisation.specialisation()),
        () -> tables.write("sector_relatedness", specialisation.relatedness()),
        () -> tables.write("place_structure", specialisation.structure()),
        () -> tables.write("place_similarity", specialisation.similarity()));
    String links = tables.read("link").count() + " links";
    List<String> tooMany =
        sectorEvents
            .groupBy("layer", "scheme")
            .agg(countDistinct("sector_id").as("sectors"))
            .filter(col("sectors").gt(settings.specialisation().maxSectors()))
            .select(concat_ws(" ", col("layer"), col("scheme")).as("name"))
            .orderBy("name")
            .as(Encoders.STRING())
            .collectAsList();
    return tooMany.isEmpty()
        ? links
        : "%s; no specialisation where there are more than %,d sectors (specialisation.max-sectors): %s"
            .formatted(links, settings.specialisation().maxSectors(), String.join(", ", tooMany));
  }
}
