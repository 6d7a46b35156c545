package org.innoflow.page;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.innoflow.config.RegionSets;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Layer;
import org.innoflow.io.TableStore;

/**
 * What the page reads of the tables of a release: few queries, each over one table, since to plan a
 * query takes longer than to run it.
 *
 * @param tables the release
 * @param set the region set
 */
record PageQueries(TableStore tables, String set) {
  /** The measures of flow_summary that the page tells. */
  static final List<String> MEASURES =
      List.of(
          "events",
          "events_cross_city",
          "events_cross_province",
          "links",
          "links_within_city",
          "links_within_province",
          "links_cross_city",
          "links_cross_province",
          "share_events_cross_city",
          "share_events_cross_province",
          "share_links_cross_city",
          "share_links_cross_province");

  private static final Comparator<String> NULLS_LAST =
      Comparator.nullsLast(Comparator.naturalOrder());

  private boolean everywhere() {
    return set.equals(RegionSets.ALL);
  }

  /** The rows of dim_place for the cities of the region set and all provinces, by province. */
  List<Row> places() throws IOException {
    return small("dim_place").stream()
        .filter(row -> row.getAs("successor_id") == null)
        .filter(row -> !row.getAs("level").equals("city") || inside(row))
        .sorted(
            Comparator.comparing((Row row) -> row.<String>getAs("province_id"), NULLS_LAST)
                .thenComparing(row -> row.<String>getAs("place_id")))
        .toList();
  }

  private boolean inside(Row place) {
    List<String> sets = place.getAs("region_sets");
    return everywhere() || (sets != null && sets.contains(set));
  }

  private List<Row> small(String table) throws IOException {
    return tables.head(Contract.table(table), Integer.MAX_VALUE).rows();
  }

  /** place_id, links: of the flows over all sectors that begin or end there. */
  List<Row> strengths(Collection<String> cities) {
    Dataset<Row> flows = inside(cities).filter(col("scheme").equalTo("ALL"));
    return flows
        .select(col("src_city_id").as("place_id"), col("links"))
        .unionAll(flows.select(col("dst_city_id").as("place_id"), col("links")))
        .groupBy("place_id")
        .agg(sum("links").as("links"))
        .collectAsList();
  }

  /** layer, scheme, sector_id, weight: of the flows between two cities, links: of all flows. */
  List<Row> sectors(Collection<String> cities) {
    Column weight =
        when(col("layer").isInCollection(Layer.directedIds()), col("links"))
            .otherwise(col("events"));
    Column between = col("src_city_id").notEqual(col("dst_city_id"));
    return inside(cities)
        .groupBy("layer", "scheme", "sector_id")
        .agg(sum(when(between, weight).otherwise(0)).as("weight"), sum("links").as("links"))
        .collectAsList();
  }

  List<Row> sectorNames() throws IOException {
    return small("dim_sector");
  }

  /**
   * layer, scheme, sector_id, year, src_city_id, dst_city_id, events, links; of a sector together.
   *
   * @param left the sectors that are left out
   */
  Iterator<Row> flows(Collection<String> cities, Collection<SectorKey> left) {
    Dataset<Row> flows = inside(cities);
    return (left.isEmpty() ? flows : flows.filter(functions.not(in(left))))
        .select(
            "layer", "scheme", "sector_id", "year", "src_city_id", "dst_city_id", "events", "links")
        .repartition(1)
        .sortWithinPartitions("layer", "scheme", "sector_id")
        .toLocalIterator();
  }

  /** layer, scheme, sector_id, year, measure, value, low, high, located_share. */
  List<Row> summary(Collection<SectorKey> sectors) {
    return tables
        .read("flow_summary")
        .filter(col("region_set").equalTo(set))
        .filter(col("measure").isInCollection(MEASURES))
        .filter(in(sectors))
        .select(
            "layer",
            "scheme",
            "sector_id",
            "year",
            "measure",
            "value",
            "low",
            "high",
            "located_share")
        .collectAsList();
  }

  /** layer, year, place_id and what places are in the region set, over all sectors. */
  List<Row> profiles() {
    Dataset<Row> profiles =
        everywhere()
            ? tables.read("place_profile")
            : tables.read("region_profile").filter(col("region_set").equalTo(set));
    return profiles
        .filter(col("scheme").equalTo("ALL").and(col("level").equalTo("city")))
        .select(
            "layer",
            "year",
            "place_id",
            "participation",
            "nsi",
            "role",
            "out_strength",
            "in_strength",
            "role_threshold")
        .collectAsList();
  }

  /** graph_id, layer, year, window, level, nodes, edges of graphs over all sectors. */
  List<Row> graphs() {
    Column cities =
        col("level")
            .equalTo("city")
            .and(col("region_set").equalTo(set))
            .and(col("window").equalTo("year"));
    return tables
        .read("network_catalog")
        .filter(col("tag").isNull().and(col("scheme").equalTo("ALL")))
        .filter(cities.or(col("level").equalTo("organisation")))
        .select("graph_id", "layer", "year", "window", "level", "nodes", "edges")
        .collectAsList();
  }

  /** graph_id, degree, vertices. */
  List<Row> degrees(Collection<String> graphs) {
    return tables
        .read("network_node")
        .filter(col("graph_id").isInCollection(graphs))
        .groupBy("graph_id", "degree")
        .agg(count(lit(1)).as("vertices"))
        .collectAsList();
  }

  /** The rows of network_concentration for the degrees of graphs. */
  List<Row> concentration(Collection<String> graphs) {
    return tables
        .read("network_concentration")
        .filter(col("measure").equalTo("degree").and(col("graph_id").isInCollection(graphs)))
        .collectAsList();
  }

  List<Row> indexCatalog() throws IOException {
    return small("index_catalog");
  }

  List<Row> indexNodes() throws IOException {
    return small("index_node");
  }

  List<Row> indexValues() {
    return tables
        .read("index_value")
        .select(
            "index_id",
            "node",
            "place_id",
            "year",
            "depth",
            "value",
            "contribution",
            "rank",
            "rank_low",
            "rank_high")
        .collectAsList();
  }

  /** The flows among cities. */
  private Dataset<Row> inside(Collection<String> cities) {
    return tables
        .read("flow_city")
        .filter(col("src_city_id").isInCollection(cities))
        .filter(col("dst_city_id").isInCollection(cities));
  }

  private static Column in(Collection<SectorKey> sectors) {
    return concat_ws(SectorKey.BETWEEN, col("layer"), col("scheme"), col("sector_id"))
        .isInCollection(sectors.stream().map(SectorKey::text).toList());
  }
}
