package org.innoflow.network;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.innoflow.config.NetworkSettings;
import org.innoflow.config.RegionSets;
import org.innoflow.contract.Layer;
import org.innoflow.contract.Window;
import org.innoflow.place.Regions;

/**
 * The graphs of the flow tables: one for every layer, year, scheme, sector, level and region set
 * that has a flow between located places, and cumulative ones of all years up to a year.
 *
 * <p>A region set has graphs of its cities; of its provinces where all cities of a province belong
 * to it, since only then are the province's flows those of the set.
 */
final class FlowGraphs {
  static final StructType MEMBER =
      new StructType()
          .add("region_set", DataTypes.StringType)
          .add("level", DataTypes.StringType)
          .add("place_id", DataTypes.StringType);

  private FlowGraphs() {}

  /**
   * The flows of all years, loops included, one row per stored pair of places.
   *
   * @return {@link SeriesRow#SCHEMA}
   */
  static Dataset<Row> pairs(
      Dataset<Row> cityFlows,
      Dataset<Row> provinceFlows,
      Dataset<Row> members,
      NetworkSettings settings) {
    Dataset<Row> located =
        located(cityFlows, "city")
            .union(located(provinceFlows, "province"))
            .filter(col("level").isin(settings.levels().toArray()));
    Dataset<Row> bounded =
        located
            .join(
                broadcast(members.withColumnRenamed("place_id", "src")),
                new String[] {"level", "src"},
                "inner")
            .join(
                broadcast(members.withColumnRenamed("place_id", "dst")),
                new String[] {"level", "region_set", "dst"},
                "inner");
    Dataset<Row> all =
        settings.regionSets().contains(RegionSets.ALL)
            ? located.withColumn("region_set", lit(RegionSets.ALL)).unionByName(bounded)
            : bounded;
    return all.select(SeriesRow.columns());
  }

  /**
   * The flows of all graphs of places.
   *
   * @param pairs {@link SeriesRow#SCHEMA}
   * @param years layer, until: the years that a layer has flows of
   * @return graph_id, its parts, directed, src, dst, weight
   */
  static Dataset<Row> flows(Dataset<Row> pairs, Dataset<Row> years, NetworkSettings settings) {
    Dataset<Row> yearly =
        pairs
            .filter(col("level").notEqual(OrganisationGraphs.LEVEL))
            .withColumn("window", lit(Window.YEAR.id()));
    Dataset<Row> summed = yearly.filter(col("scheme").isin(settings.cumulativeSchemes().toArray()));
    return yearly
        .unionByName(cumulative(summed, years))
        .withColumn("tag", lit(null).cast("string"))
        .select(
            GraphId.with(
                col("layer").isin(Layer.directedIds().toArray()).as("directed"),
                col("src"),
                col("dst"),
                col("weight")));
  }

  private static Dataset<Row> located(Dataset<Row> flows, String level) {
    Column src = col("src_" + level + "_id");
    Column dst = col("dst_" + level + "_id");
    Column weight =
        when(col("layer").isin(Layer.directedIds().toArray()), col("links"))
            .otherwise(col("events"));
    return flows
        .filter(src.isNotNull().and(dst.isNotNull()))
        .groupBy(
            col("layer"),
            col("year"),
            col("scheme"),
            col("sector_id"),
            lit(level).as("level"),
            src.as("src"),
            dst.as("dst"))
        .agg(sum(weight).as("weight"));
  }

  /**
   * The flows of all years up to each. An event has one year, so that events add up; stocks do not.
   *
   * @param years layer, until
   */
  static Dataset<Row> cumulative(Dataset<Row> yearly, Dataset<Row> years) {
    Object[] stocks =
        Stream.of(Layer.values()).filter(Layer::stock).map(Layer::id).toArray(Object[]::new);
    return yearly
        .filter(not(col("layer").isin(stocks)))
        .join(broadcast(years), new String[] {"layer"}, "inner")
        .filter(col("year").leq(col("until")))
        .groupBy(
            col("layer"),
            col("until").as("year"),
            lit(Window.CUMULATIVE.id()).as("window"),
            col("scheme"),
            col("sector_id"),
            col("level"),
            col("region_set"),
            col("src"),
            col("dst"))
        .agg(sum("weight").as("weight"));
  }

  /** Edges as they are walked: without loops, those of undirected graphs both ways. */
  static Dataset<Row> walked(Dataset<Row> flows) {
    Dataset<Row> edges = flows.filter(col("src").notEqual(col("dst")));
    Dataset<Row> forth = edges.select("graph_id", "src", "dst", "weight");
    Dataset<Row> back =
        edges
            .filter(col("directed").equalTo(false))
            .select(col("graph_id"), col("dst").as("src"), col("src").as("dst"), col("weight"));
    return forth.union(back);
  }

  /**
   * The vertices of all graphs: every place of a region set; in {@code all} those with an edge.
   *
   * @return graph_id, node_id
   */
  static Dataset<Row> vertices(Dataset<Row> flows, Dataset<Row> walked, Dataset<Row> members) {
    Dataset<Row> listed =
        flows
            .select("graph_id", "level", "region_set")
            .distinct()
            .join(broadcast(members), new String[] {"level", "region_set"}, "inner")
            .select(col("graph_id"), col("place_id").as("node_id"));
    Dataset<Row> touched =
        walked
            .select(col("graph_id"), col("src").as("node_id"))
            .union(walked.select(col("graph_id"), col("dst").as("node_id")));
    return listed.union(touched).distinct();
  }

  /** Which places belong to which region set, by level: region_set, level, place_id. */
  static List<Row> members(Regions regions, List<String> regionSets) {
    List<Row> rows = new ArrayList<>();
    for (String set : regionSets) {
      if (set.equals(RegionSets.ALL)) {
        continue;
      }
      regions.cities(set).forEach(id -> rows.add(RowFactory.create(set, "city", id)));
      regions.provinces(set).forEach(id -> rows.add(RowFactory.create(set, "province", id)));
    }
    return rows;
  }

  /** The graphs whose edges are set beside those that are expected. */
  static Column betweenCitiesOverAllSectors() {
    return col("level").equalTo("city").and(col("scheme").equalTo("ALL"));
  }

  /** The same of a series that is in the memory of a task. */
  static boolean betweenCitiesOverAllSectors(Map<String, String> parts) {
    return parts.get("level").equals("city") && parts.get("scheme").equals("ALL");
  }

  /** The column of the flow tables that edges weigh. */
  static String weight(boolean directed) {
    return directed ? "links" : "events";
  }

  /**
   * Table network_catalog.
   *
   * @param metrics graph_id, metric_id, value, of which nodes and edges are taken
   */
  static Dataset<Row> catalog(Dataset<Row> flows, Dataset<Row> metrics) {
    Dataset<Row> counts =
        metrics
            .groupBy("graph_id")
            .agg(
                max(when(col("metric_id").equalTo("nodes"), col("value"))).cast("long").as("nodes"),
                max(when(col("metric_id").equalTo("edges"), col("value")))
                    .cast("long")
                    .as("edges"));
    return flows
        .select(GraphId.with(col("directed")))
        .distinct()
        .withColumn("weight", when(col("directed"), weight(true)).otherwise(weight(false)))
        .join(counts, "graph_id");
  }
}
