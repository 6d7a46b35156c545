package org.innoflow.network;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.innoflow.config.NetworkSettings;
import org.innoflow.config.RegionSets;
import org.innoflow.contract.Layer;

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
   * @param links table link, those of {@link #ofLayers}
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

  /** The links of the layers that have graphs of organisations. */
  static Dataset<Row> ofLayers(Dataset<Row> links, NetworkSettings.Organisations settings) {
    return links.filter(col("layer").isin(settings.layers().toArray()));
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
        pairs.filter(col("level").equalTo(LEVEL)).withColumn("window", lit(NetworkSettings.YEAR));
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
    Column stock = col("layer").equalTo(Layer.SUBSIDIARY.id());
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
