package org.innoflow.page;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;

/**
 * All that the page shows, in the form in which its scripts read it. Names and definitions come in
 * pairs: Chinese, English.
 *
 * @param runId the run whose tables these are
 * @param year the year of the report, which the page begins with; null for the last
 * @param places the cities, by province; flows name them by their position
 * @param definitions formulae by metric id, as dim_metric has them
 * @param words what the page says of its own, by key
 */
record PageContent(
    String runId,
    String contract,
    Integer year,
    Region region,
    List<City> places,
    List<Province> provinces,
    List<Layer> layers,
    List<DegreeGraph> degrees,
    List<Index> indices,
    List<ReportRows> tables,
    Map<String, List<String>> definitions,
    Map<String, List<String>> words) {

  PageContent with(List<Layer> others) {
    return new PageContent(
        runId,
        contract,
        year,
        region,
        places,
        provinces,
        others,
        degrees,
        indices,
        tables,
        definitions,
        words);
  }

  /**
   * The region set.
   *
   * @param cities how many cities it has, those that the page leaves out too
   * @param shownLinks the links of the flows among the cities shown, all years and layers
   * @param allLinks those among all cities of the region set
   */
  record Region(String set, int cities, long shownLinks, long allLinks) {}

  record City(String id, List<String> names, int province, Double lon, Double lat) {}

  record Province(String id, List<String> names) {}

  /**
   * A layer.
   *
   * @param weight the column of flows that its networks are weighed by
   * @param sectors the total over sectors first
   * @param left what is left out of sectors, by scheme
   * @param measures of flow_summary, by name
   * @param profiles of the cities, by year and city
   */
  record Layer(
      String id,
      boolean directed,
      boolean stock,
      String weight,
      List<Integer> years,
      List<Sector> sectors,
      Map<String, Long> left,
      Map<String, Measure> measures,
      List<List<Profile>> profiles) {}

  /** A sector; its flows are a {@link FlowBlock} in the layer's own element of the page. */
  record Sector(String scheme, String id, List<String> names) {}

  /** A measure by sector and year; null where the table has no row. */
  record Measure(
      List<List<Double>> value,
      List<List<Double>> low,
      List<List<Double>> high,
      List<List<Double>> located) {}

  /** A row of region_profile; null where there is none. */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"participation", "nsi", "role", "out", "in", "threshold"})
  record Profile(
      Double participation, Double nsi, String role, Long out, Long in, Double threshold) {}

  /**
   * Degrees of the vertices of a graph.
   *
   * @param degrees the distinct degrees above 0, rising
   * @param vertices how many vertices have each
   * @param spread its row of network_concentration, by column
   */
  record DegreeGraph(
      String layer,
      int year,
      String level,
      String window,
      long nodes,
      long edges,
      List<Long> degrees,
      List<Long> vertices,
      Map<String, Object> spread) {}

  /**
   * A composite index.
   *
   * @param places of the index that the page shows
   * @param allPlaces how many places it has
   * @param nodes the total first, then those of level 1 and 2 in the order of the declaration
   * @param cells by node, place and year; of level 2 in the last year alone
   */
  record Index(
      String id,
      List<String> names,
      String edition,
      String level,
      Integer baseYear,
      String normalisation,
      String aggregation,
      List<Integer> years,
      List<Place> places,
      int allPlaces,
      List<Node> nodes,
      List<List<List<Cell>>> cells) {}

  /** A place of an index: a place of dim_place, or a region set under its own name. */
  record Place(String id, List<String> names) {}

  record Node(
      String id, String parent, int depth, List<String> names, Double weight, String note) {}

  /** A value of an index; rank, low and high of the total alone. */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"value", "contribution", "rank", "low", "high"})
  record Cell(Double value, Double contribution, Integer rank, Integer low, Integer high) {}

  /**
   * A report table.
   *
   * @param rows its first rows
   * @param all how many it has
   */
  record ReportRows(
      String name,
      List<String> titles,
      String notes,
      List<String> definitions,
      List<ReportColumn> columns,
      List<List<Object>> rows,
      long all) {}

  record ReportColumn(String name, String type, String unit, List<String> titles) {}
}
