package org.innoflow.network;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.innoflow.config.NetworkSettings;
import org.innoflow.config.RegionSets;
import org.innoflow.contract.Layer;
import org.innoflow.contract.Window;

/**
 * The graphs whose vertices are organisations: one for every layer and window that the
 * configuration names, of all organisations with a link to another; and, for each tag, of those
 * with the tag, their partners and all links among them.
 */
final class OrganisationGraphs {
  static final String LEVEL = "organisation";

  private OrganisationGraphs() {}

  /**
   * The links of all years, one row per pair of organisations; an edge weighs the events of an
   * undirected pair and the links of a directed one, which are rows of the table link.
   *
   * @param links table link, those of {@link #linked}
   * @return {@link SeriesRow#SCHEMA}
   */
  static Dataset<Row> pairs(Dataset<Row> links) {
    Column directed = directed();
    Column smaller = least(col("src_org_id"), col("dst_org_id"));
    Column larger = greatest(col("src_org_id"), col("dst_org_id"));
    return links
        .filter(col("src_org_id").notEqual(col("dst_org_id")))
        .groupBy(
            col("layer"),
            col("year"),
            when(directed, col("src_org_id")).otherwise(smaller).cast("string").as("src"),
            when(directed, col("dst_org_id")).otherwise(larger).cast("string").as("dst"))
        .agg(count(lit(1)).as("weight"))
        .withColumn("scheme", lit("ALL"))
        .withColumn("sector_id", lit("ALL"))
        .withColumn("level", lit(LEVEL))
        .withColumn("region_set", lit(RegionSets.ALL))
        .select(SeriesRow.columns());
  }

  /** The links of the layers that have graphs of organisations, but for those of large events. */
  static Dataset<Row> linked(Dataset<Row> links, NetworkSettings.Organisations settings) {
    return ofLayers(links, settings).filter(not(ofLargeEvent(settings)));
  }

  /**
   * The notes of graphs that lack the links of large events, by graph.
   *
   * @param links table link
   * @param years the years in which a layer has links
   */
  static Map<String, String> leftOut(
      Dataset<Row> links,
      Map<String, SortedSet<Integer>> years,
      NetworkSettings.Organisations settings) {
    Map<String, String> notes = new HashMap<>();
    Map<String, SortedMap<Integer, Long>> events = new TreeMap<>();
    for (Row row :
        ofLayers(links, settings)
            .filter(ofLargeEvent(settings))
            .groupBy("layer", "year")
            .agg(countDistinct("event_id"))
            .collectAsList()) {
      events
          .computeIfAbsent(row.getString(0), layer -> new TreeMap<>())
          .put(row.getInt(1), row.getLong(2));
    }
    events.forEach(
        (layer, byYear) -> {
          for (int year : years.getOrDefault(layer, Collections.emptySortedSet())) {
            long before = byYear.headMap(year + 1).values().stream().reduce(0L, Long::sum);
            note(notes, settings, layer, year, Window.YEAR.id(), byYear.getOrDefault(year, 0L));
            note(notes, settings, layer, year, Window.CUMULATIVE.id(), before);
          }
        });
    return notes;
  }

  private static void note(
      Map<String, String> notes,
      NetworkSettings.Organisations settings,
      String layer,
      int year,
      String window,
      long events) {
    if (events == 0) {
      return;
    }
    String note =
        "partial: without %d event%s of more than %d links"
            .formatted(events, events == 1 ? "" : "s", settings.mostLinks());
    Map<String, String> parts = parts(layer);
    notes.put(GraphId.of(parts, year, window, null), note);
    settings.tags().forEach(tag -> notes.put(GraphId.of(parts, year, window, tag), note));
  }

  private static Map<String, String> parts(String layer) {
    return Map.of(
        "layer",
        layer,
        "scheme",
        "ALL",
        "sector_id",
        "ALL",
        "level",
        LEVEL,
        "region_set",
        RegionSets.ALL);
  }

  private static Dataset<Row> ofLayers(Dataset<Row> links, NetworkSettings.Organisations settings) {
    return links.filter(col("layer").isin(settings.layers().toArray()));
  }

  /** The unit weights of an event add up to 1. */
  private static Column ofLargeEvent(NetworkSettings.Organisations settings) {
    return col("w_unit").lt((1 - 1e-9) / settings.mostLinks());
  }

  /**
   * The links of all graphs of organisations.
   *
   * @param pairs {@link SeriesRow#SCHEMA}
   * @param years layer, until: the years that a layer has links of
   * @return as {@link FlowGraphs#flows}
   */
  static Dataset<Row> flows(
      Dataset<Row> pairs,
      Dataset<Row> years,
      Dataset<Row> organisations,
      NetworkSettings.Organisations settings) {
    Dataset<Row> yearly =
        pairs.filter(col("level").equalTo(LEVEL)).withColumn("window", lit(Window.YEAR.id()));
    Dataset<Row> windows =
        yearly.unionByName(FlowGraphs.cumulative(yearly, years)).filter(windows(settings));
    Dataset<Row> whole = windows.withColumn("tag", lit(null).cast("string"));
    Dataset<Row> all =
        settings.tags().isEmpty()
            ? whole
            : whole.unionByName(tagged(windows, organisations, settings));
    return all.select(
        GraphId.with(directed().as("directed"), col("src"), col("dst"), col("weight")));
  }

  private static Column directed() {
    return col("layer").isin(Layer.directedIds().toArray());
  }

  /** Those of the configuration; of a stock its years, where any window is asked for. */
  private static Column windows(NetworkSettings.Organisations settings) {
    Column stock = col("layer").isin(Layer.stockIds().toArray());
    return col("window")
        .isin(settings.windows().toArray())
        .or(stock.and(lit(!settings.windows().isEmpty())));
  }

  private static Dataset<Row> tagged(
      Dataset<Row> flows, Dataset<Row> organisations, NetworkSettings.Organisations settings) {
    Dataset<Row> tags = tags(organisations, settings);
    Dataset<Row> members =
        members(flows, tags, "src").union(members(flows, tags, "dst")).distinct();
    return flows
        .join(
            members.withColumnRenamed("member", "src"),
            new String[] {"layer", "year", "window", "src"},
            "inner")
        .join(
            members.withColumnRenamed("member", "dst"),
            new String[] {"layer", "year", "window", "tag", "dst"},
            "inner");
  }

  /**
   * The tags of organisations, of those that have graphs.
   *
   * @param organisations table dim_organisation
   * @return org, tag
   */
  static Dataset<Row> tags(Dataset<Row> organisations, NetworkSettings.Organisations settings) {
    return organisations
        .select(col("org_id").cast("string").as("org"), explode(col("tags")).as("tag"))
        .filter(col("tag").isin(settings.tags().toArray()));
  }

  /** The organisations at both ends of the flows whose one end has a tag. */
  private static Dataset<Row> members(Dataset<Row> flows, Dataset<Row> tags, String end) {
    return flows
        .join(broadcast(tags), col(end).equalTo(col("org")))
        .select(
            col("layer"),
            col("year"),
            col("window"),
            col("tag"),
            explode(array(col("src"), col("dst"))).as("member"));
  }
}
