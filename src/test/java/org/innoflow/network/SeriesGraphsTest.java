package org.innoflow.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.innoflow.config.NetworkSettings;
import org.innoflow.config.RegionSets;
import org.innoflow.io.TableStore;
import org.innoflow.network.NetworkRun.Flow;
import org.innoflow.network.NetworkRun.Link;
import org.junit.jupiter.api.Test;

/** Graphs made in one task are those that Spark's own joins and GraphFrames make. */
final class SeriesGraphsTest {
  private static final List<String> CITIES =
      List.of("310000", "320500", "330100", "340100", "110000", "440300", "320100");

  private static final RegionSets REGIONS =
      new RegionSets(Map.of("delta", List.of("310000", "320000", "330000", "340000")));

  private static final NetworkSettings SETTINGS =
      TestSettings.of(
          List.of("city", "province"),
          List.of("all", "delta"),
          new NetworkSettings.PageRank(0.85, 5, 1e-10, 300));

  /** What differs, by as much as the tolerance of the ranks: they come to it by other ways. */
  private static final List<String> RANKS = List.of("pagerank", "pagerank_weighted");

  private static final String LEFT_OUT = "partial: without 1 event of more than 2 links";

  @Test
  void bothWaysMakeTheSameTables() {
    TableStore inTasks = run(SETTINGS);
    TableStore large = run(TestSettings.with(SETTINGS, limits(0)));
    TableStore some = run(TestSettings.with(SETTINGS, limits(40)));

    for (String table :
        List.of(
            "network_catalog",
            "network_node",
            "network_graph",
            "network_concentration",
            "flow_significance")) {
      Map<String, Row> expected = rows(large, table);
      assertThat(expected).as(table).isNotEmpty();
      assertSame(table, rows(inTasks, table), expected);
      assertSame(table, rows(some, table), expected);
    }
    List<String> graphs =
        inTasks.read("network_catalog").filter("level = 'organisation'").collectAsList().stream()
            .map(row -> row.<String>getAs("graph_id"))
            .toList();
    assertThat(graphs)
        .contains(
            "cooperation/2003/cumulative/ALL/ALL/organisation/all",
            "cooperation/2003/cumulative/ALL/ALL/organisation/all/platform",
            // A year in which no organisation has a link to another.
            "copatent/2004/cumulative/ALL/ALL/organisation/all");
  }

  /** A clique of three has three links, a third of the event each. */
  @Test
  void anEventOfTooManyLinksIsInNoGraphOfOrganisationsAndTheyAreToldSo() {
    List<Link> links = new ArrayList<>();
    links.add(new Link("copatent", 2001, "E1", 8, 9));
    links.add(new Link("copatent", 2002, "E2", 3, 9, 1.0 / 3));
    links.add(new Link("copatent", 2002, "E2", 3, 4, 1.0 / 3));
    links.add(new Link("copatent", 2002, "E2", 4, 9, 1.0 / 3));
    links.add(new Link("copatent", 2003, "E3", 3, 9));
    links.add(new Link("cooperation", 2002, "E4", 1, 2));
    for (long seriesPairs : List.of(0L, 2_000_000L)) {
      Map<String, Row> edges = edges(links, 2, limits(seriesPairs));
      assertEdges(edges, "copatent/2001/cumulative/ALL/ALL/organisation/all", 1, null);
      assertEdges(edges, "copatent/2003/cumulative/ALL/ALL/organisation/all", 2, LEFT_OUT);
      assertEdges(edges, "copatent/2003/cumulative/ALL/ALL/organisation/all/platform", 1, LEFT_OUT);
      assertEdges(edges, "cooperation/2002/cumulative/ALL/ALL/organisation/all", 1, null);
      assertThat(edges(links, 3, limits(seriesPairs)).values())
          .extracting(row -> row.<String>getAs("note"))
          .containsOnlyNulls();
      assertEdges(
          edges(links, 3, limits(seriesPairs)),
          "copatent/2003/cumulative/ALL/ALL/organisation/all",
          4,
          null);
    }
  }

  /** The metric edges of each graph. */
  private static Map<String, Row> edges(
      List<Link> links, long mostLinks, NetworkSettings.Limits limits) {
    TableStore tables =
        NetworkRun.on(
            List.of(new Flow("copatent", 2001, "310000", "320500", 1, 1)),
            links,
            Map.of(3L, "platform"),
            REGIONS,
            TestSettings.with(SETTINGS, mostLinks, limits));
    return tables.read("network_graph").filter("metric_id = 'edges'").collectAsList().stream()
        .collect(Collectors.toMap(row -> row.getAs("graph_id"), row -> row));
  }

  private static void assertEdges(Map<String, Row> edges, String graph, double value, String note) {
    assertThat(edges).containsKey(graph);
    assertThat(edges.get(graph).<Double>getAs("value")).as(graph).isEqualTo(value);
    assertThat(edges.get(graph).<String>getAs("note")).as(graph).isEqualTo(note);
  }

  private static NetworkSettings.Limits limits(long seriesPairs) {
    NetworkSettings.Limits limits = TestSettings.LIMITS;
    return new NetworkSettings.Limits(
        seriesPairs,
        limits.smallVertices(),
        limits.edges(),
        limits.distanceSteps(),
        limits.distanceSources(),
        limits.communityEdges(),
        limits.communitySteps());
  }

  private static TableStore run(NetworkSettings settings) {
    Random random = new Random(3);
    List<Flow> flows = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    for (String layer : List.of("venture", "copatent", "subsidiary", "cooperation")) {
      for (int year = 2001; year < 2005; year++) {
        boolean within = layer.equals("copatent") && year == 2004;
        for (int i = 0; i < 12; i++) {
          String a = CITIES.get(random.nextInt(CITIES.size()));
          String b = CITIES.get(random.nextInt(CITIES.size()));
          boolean swap = layer.equals("copatent") && a.compareTo(b) > 0;
          long weight = 1L + random.nextInt(9);
          flows.add(new Flow(layer, year, swap ? b : a, swap ? a : b, weight, weight));
        }
        for (int i = 0; i < 30; i++) {
          long a = 1L + random.nextInt(15);
          long b = within ? a : 1L + random.nextInt(15);
          links.add(new Link(layer, year, "E" + i, a, b));
        }
      }
    }
    return NetworkRun.on(flows, links, Map.of(3L, "platform", 7L, "other"), REGIONS, settings);
  }

  private static Map<String, Row> rows(TableStore tables, String name) {
    List<String> keys =
        List.of("graph_id", "node_id", "metric_id", "dialect", "measure", "src_id", "dst_id");
    Map<String, Row> rows = new TreeMap<>();
    for (Row row : tables.read(name).collectAsList()) {
      StringBuilder key = new StringBuilder();
      for (String column : keys) {
        if (List.of(row.schema().fieldNames()).contains(column)) {
          key.append(' ').append(row.<Object>getAs(column));
        }
      }
      rows.put(key.toString(), row);
    }
    return rows;
  }

  private static void assertSame(String table, Map<String, Row> actual, Map<String, Row> expected) {
    assertThat(actual.keySet()).as(table).isEqualTo(expected.keySet());
    expected.forEach(
        (key, row) -> {
          for (String column : row.schema().fieldNames()) {
            Object found = actual.get(key).getAs(column);
            if (RANKS.contains(column) && found != null) {
              assertThat((Double) found).as(key).isCloseTo(row.getAs(column), within(1e-9));
            } else if (!(key.contains("pagerank") && column.equals("value"))) {
              assertThat(found).as(key + " " + column).isEqualTo(row.getAs(column));
            }
          }
        });
  }
}
