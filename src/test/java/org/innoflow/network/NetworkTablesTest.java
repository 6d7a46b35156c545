package org.innoflow.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.innoflow.config.NetworkSettings;
import org.innoflow.config.RegionSets;
import org.innoflow.contract.Metric;
import org.innoflow.io.TableStore;
import org.innoflow.network.NetworkRun.Flow;
import org.junit.jupiter.api.Test;

/**
 * Statistics of graphs from flow tables to network tables: golden cases of A, B, C and D, and what
 * becomes of loops, isolates, borders and graphs that are too small. Every case is a year.
 */
class NetworkTablesTest {
  private static final String A = "310000";
  private static final String B = "320500";
  private static final String C = "330100";
  private static final String D = "340100";

  /** The delta, a set of four cities of which one has no flow, and one with a world city. */
  private static final RegionSets REGIONS =
      new RegionSets(
          Map.of(
              "delta", List.of("310000", "320000", "330000", "340000"),
              "four", List.of(A, B, C, "320100"),
              "abroad", List.of(A, "USA/boston")));

  private static final NetworkSettings SETTINGS =
      TestSettings.of(
          List.of("city", "province"),
          List.of("all", "delta", "four", "abroad"),
          new NetworkSettings.PageRank(0.85, 5, 1e-10, 300));

  /** What the step writes. */
  private record Tables(Map<String, Row> catalog, Map<String, Row> metrics, List<Row> nodes) {
    Double value(String graph, String metric, String dialect) {
      return row(graph, metric, dialect).getAs("value");
    }

    String note(String graph, String metric, String dialect) {
      return row(graph, metric, dialect).getAs("note");
    }

    private Row row(String graph, String metric, String dialect) {
      return metrics.get(graph + " " + metric + " " + dialect);
    }

    List<Row> nodes(String graph) {
      return nodes.stream().filter(n -> n.getString(0).equals(graph)).toList();
    }
  }

  /** One run for all tests. */
  private static final Tables TABLES = tables();

  private static Stream<Flow> flows() {
    return Stream.of(
        // 2001: A->B, B->C, B->D
        new Flow("venture", 2001, A, B, 5, 4),
        new Flow("venture", 2001, B, C, 1, 1),
        new Flow("venture", 2001, B, D, 2, 2),
        new Flow("venture", 2001, A, null, 9, 9),
        // 2002: the same with two loops
        new Flow("venture", 2002, A, B, 5, 4),
        new Flow("venture", 2002, B, C, 1, 1),
        new Flow("venture", 2002, B, D, 2, 2),
        new Flow("venture", 2002, A, A, 50, 40),
        new Flow("venture", 2002, D, D, 60, 50),
        // 2003: loops only; 2004: two vertices
        new Flow("venture", 2003, A, A, 3, 3),
        new Flow("venture", 2003, B, B, 3, 3),
        new Flow("venture", 2004, A, B, 3, 3),
        // 2005: a flow that leaves every set but `all`
        new Flow("venture", 2005, A, "110000", 3, 3),
        new Flow("venture", 2005, A, A, 1, 1),
        // Undirected, the same pairs and a loop
        new Flow("copatent", 2001, A, B, 5, 4),
        new Flow("copatent", 2001, B, C, 1, 1),
        new Flow("copatent", 2001, B, D, 2, 2),
        new Flow("copatent", 2001, B, B, 8, 8),
        // A stock, of two days
        new Flow("subsidiary", 2001, A, B, 1, 1),
        new Flow("subsidiary", 2002, A, B, 1, 1));
  }

  @Test
  void theDirectedGoldenCaseHasTheFiguresOfBothDialects() {
    String graph = "venture/2001/year/ALL/ALL/city/all";
    assertValue(graph, "nodes", "standard", 4);
    assertValue(graph, "active_nodes", "standard", 4);
    assertValue(graph, "edges", "standard", 3);
    assertValue(graph, "density", "standard", 0.25);
    assertValue(graph, "density", "gephi-0.9", 0.25);
    assertValue(graph, "average_degree", "standard", 1.5);
    assertValue(graph, "average_degree", "gephi-0.9", 0.75);
    assertValue(graph, "average_weighted_degree", "standard", 4);
    assertValue(graph, "average_weighted_degree", "gephi-0.9", 2);
  }

  /** Weights are events here, not links: 4 + 1 + 2. */
  @Test
  void theUndirectedGoldenCaseHasTwoEndsPerEdgeInBothDialects() {
    String graph = "copatent/2001/year/ALL/ALL/city/all";
    assertValue(graph, "edges", "standard", 3);
    assertValue(graph, "density", "standard", 0.5);
    assertValue(graph, "density", "gephi-0.9", 2.0 * 4 / 12);
    assertValue(graph, "average_degree", "standard", 1.5);
    assertValue(graph, "average_degree", "gephi-0.9", 1.5);
    assertValue(graph, "average_weighted_degree", "standard", 3.5);
    assertValue(graph, "average_weighted_degree", "gephi-0.9", 3.5);
  }

  @Test
  void loopsCountInGephisDensityAndNowhereElse() {
    String plain = "venture/2001/year/ALL/ALL/city/all";
    String loops = "venture/2002/year/ALL/ALL/city/all";
    assertValue(loops, "density", "gephi-0.9", 5.0 / 12);
    assertValue(loops, "density_active", "gephi-0.9", 5.0 / 12);
    for (Metric metric : graphMetrics()) {
      if (!(metric.metricId().startsWith("density") && metric.dialect().equals("gephi-0.9"))) {
        assertThat(TABLES.value(loops, metric.metricId(), metric.dialect()))
            .as(metric.metricId())
            .isEqualTo(TABLES.value(plain, metric.metricId(), metric.dialect()));
      }
    }
    assertThat(TABLES.catalog().get(loops).<Long>getAs("edges")).isEqualTo(3);
  }

  @Test
  void aGraphOfLoopsHasCountsAndNoStatistics() {
    assertDegenerate("venture/2003/year/ALL/ALL/city/all", 0, 0, 0, "no edges");
    assertDegenerate("venture/2003/year/ALL/ALL/city/delta", 41, 0, 0, "no edges");
  }

  @Test
  void aGraphOfTwoVerticesHasCountsAndNoStatistics() {
    String graph = "venture/2004/year/ALL/ALL/city/all";
    assertDegenerate(graph, 2, 2, 1, "fewer than 3 vertices");
    assertThat(TABLES.nodes(graph))
        .hasSize(2)
        .allSatisfy(
            n -> {
              assertThat(n.<Long>getAs("degree")).isEqualTo(1);
              assertThat(n.<Double>getAs("pagerank")).isNull();
              assertThat(n.<Double>getAs("pagerank_weighted")).isNull();
            });
  }

  @Test
  void aGraphNeedsAFlowBetweenPlacesOfItsSet() {
    assertThat(TABLES.catalog())
        .containsKey("venture/2005/year/ALL/ALL/city/all")
        .containsKey("venture/2005/year/ALL/ALL/city/delta");
    assertDegenerate("venture/2005/year/ALL/ALL/city/delta", 41, 0, 0, "no edges");
    assertThat(TABLES.catalog()).doesNotContainKey("copatent/2002/year/ALL/ALL/city/all");
  }

  @Test
  void allPlacesOfARegionSetAreVerticesWithOrWithoutEdges() {
    String graph = "venture/2001/year/ALL/ALL/city/delta";
    assertValue(graph, "nodes", "standard", 41);
    assertValue(graph, "active_nodes", "standard", 4);
    assertValue(graph, "density", "standard", 3.0 / (41 * 40));
    assertValue(graph, "density_active", "standard", 0.25);
    assertValue(graph, "average_degree", "standard", 6.0 / 41);
    assertValue(graph, "average_degree_active", "standard", 1.5);
    assertValue(graph, "average_degree", "gephi-0.9", 3.0 / 41);
    assertValue(graph, "average_degree_active", "gephi-0.9", 0.75);
    assertThat(TABLES.nodes(graph)).hasSize(41);
    assertThat(TABLES.nodes(graph))
        .filteredOn(n -> n.<Long>getAs("degree") == 0)
        .hasSize(37)
        .allSatisfy(n -> assertThat(n.<Double>getAs("pagerank")).isPositive());
  }

  @Test
  void flowsOverTheBorderOfASetAreNotInItsGraph() {
    String graph = "venture/2001/year/ALL/ALL/city/four";
    assertValue(graph, "nodes", "standard", 4);
    assertValue(graph, "active_nodes", "standard", 3);
    assertValue(graph, "edges", "standard", 2);
    assertValue(graph, "average_weighted_degree", "standard", 2.0 * 6 / 4);
    assertThat(TABLES.nodes(graph))
        .extracting(n -> n.getString(1))
        .containsExactlyInAnyOrder(A, B, C, "320100");
  }

  /** Of the set `four` only Shanghai is a whole province, of `abroad` too. */
  @Test
  void aSetHasTheProvincesThatLieInItWithAllTheirCities() {
    assertValue("venture/2001/year/ALL/ALL/province/delta", "nodes", "standard", 4);
    assertValue("venture/2001/year/ALL/ALL/province/delta", "edges", "standard", 3);
    assertThat(TABLES.catalog()).doesNotContainKey("venture/2001/year/ALL/ALL/province/four");
    assertThat(TABLES.nodes("venture/2002/year/ALL/ALL/province/four"))
        .extracting(n -> n.getString(1))
        .containsExactly(A);
    assertThat(TABLES.nodes("venture/2002/year/ALL/ALL/province/abroad"))
        .extracting(n -> n.getString(1))
        .containsExactly(A);
  }

  @Test
  void everyGraphHasEveryStatisticOfTheContractAndNoneIsNan() {
    assertThat(TABLES.metrics()).hasSize(TABLES.catalog().size() * graphMetrics().size());
    assertThat(TABLES.metrics().values())
        .allSatisfy(
            m -> {
              Double value = m.getAs("value");
              assertThat(value == null).isEqualTo(m.<String>getAs("note") != null);
              assertThat(value == null || Double.isFinite(value)).isTrue();
            });
  }

  @Test
  void theCatalogSaysWhatAGraphIsMadeOf() {
    Row venture = TABLES.catalog().get("venture/2001/year/ALL/ALL/city/all");
    assertThat(venture.<Boolean>getAs("directed")).isTrue();
    assertThat(venture.<String>getAs("weight")).isEqualTo("links");
    assertThat(venture.<Integer>getAs("year")).isEqualTo(2001);
    assertThat(venture.<Long>getAs("nodes")).isEqualTo(4);
    Row copatent = TABLES.catalog().get("copatent/2001/year/ALL/ALL/city/all");
    assertThat(copatent.<Boolean>getAs("directed")).isFalse();
    assertThat(copatent.<String>getAs("weight")).isEqualTo("events");
  }

  @Test
  void aCumulativeGraphHoldsTheFlowsOfAllYearsUpToItsOwn() {
    String graph = "venture/2004/cumulative/ALL/ALL/city/all";
    assertValue(graph, "nodes", "standard", 4);
    assertValue(graph, "edges", "standard", 3);
    assertValue(
        graph, "average_weighted_degree", "standard", 2.0 * (5 + 5 + 3 + 1 + 1 + 2 + 2) / 4);
    assertValue(graph, "density", "gephi-0.9", 6.0 / 12);
    assertValue("venture/2005/cumulative/ALL/ALL/city/all", "edges", "standard", 4);
    assertValue("venture/2005/cumulative/ALL/ALL/province/delta", "edges", "standard", 3);
    assertThat(TABLES.nodes(graph).stream().mapToDouble(n -> n.<Double>getAs("pagerank")).sum())
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void theFirstCumulativeGraphIsThatOfItsYear() {
    for (Metric metric : graphMetrics()) {
      assertThat(
              TABLES.value(
                  "venture/2001/cumulative/ALL/ALL/city/delta",
                  metric.metricId(),
                  metric.dialect()))
          .as(metric.metricId())
          .isEqualTo(
              TABLES.value(
                  "venture/2001/year/ALL/ALL/city/delta", metric.metricId(), metric.dialect()));
    }
  }

  /** `abroad` has flows of 2002, 2003 and 2005; copatents end in 2001; stocks do not add up. */
  @Test
  void cumulativeGraphsAreOfTheYearsOfTheirLayer() {
    assertThat(TABLES.catalog())
        .doesNotContainKey("venture/2001/cumulative/ALL/ALL/city/abroad")
        .doesNotContainKey("venture/2004/year/ALL/ALL/city/abroad")
        .containsKey("venture/2004/cumulative/ALL/ALL/city/abroad")
        .containsKey("copatent/2001/cumulative/ALL/ALL/city/all")
        .doesNotContainKey("copatent/2002/cumulative/ALL/ALL/city/all")
        .containsKey("subsidiary/2002/year/ALL/ALL/city/all")
        .doesNotContainKey("subsidiary/2002/cumulative/ALL/ALL/city/all");
    Row row = TABLES.catalog().get("venture/2004/cumulative/ALL/ALL/city/all");
    assertThat(row.<String>getAs("window")).isEqualTo("cumulative");
    assertThat(row.<Integer>getAs("year")).isEqualTo(2004);
  }

  /** The statistics of a graph in every dialect that dim_metric states. */
  private static List<Metric> graphMetrics() {
    Set<String> graph =
        Set.of(
            "nodes",
            "active_nodes",
            "edges",
            "density",
            "density_active",
            "average_degree",
            "average_degree_active",
            "average_weighted_degree",
            "pagerank_iterations",
            "pagerank_residual",
            "pagerank_weighted_iterations",
            "pagerank_weighted_residual",
            "components",
            "largest_component",
            "diameter",
            "diameter_largest_component",
            "average_path_length",
            "reachable_pairs",
            "efficiency",
            "clustering",
            "transitivity",
            "triangles",
            "reciprocity",
            "assortativity",
            "core",
            "label_communities",
            "communities",
            "modularity",
            "modularity_mean",
            "modularity_sd",
            "modularity_agreement",
            "modularity_directed",
            "gravity_distance",
            "gravity_r2",
            "gravity_edges");
    return Metric.all().stream().filter(metric -> graph.contains(metric.metricId())).toList();
  }

  private static void assertValue(String graph, String metric, String dialect, double expected) {
    assertThat(TABLES.value(graph, metric, dialect))
        .as("%s %s %s", graph, metric, dialect)
        .isCloseTo(expected, within(1e-12));
    assertThat(TABLES.note(graph, metric, dialect)).isNull();
  }

  private static void assertDegenerate(
      String graph, int nodes, int active, int edges, String note) {
    assertValue(graph, "nodes", "standard", nodes);
    assertValue(graph, "active_nodes", "standard", active);
    assertValue(graph, "edges", "standard", edges);
    List<String> counts = List.of("nodes", "active_nodes", "edges");
    for (Metric metric : graphMetrics()) {
      if (!counts.contains(metric.metricId())) {
        assertThat(TABLES.value(graph, metric.metricId(), metric.dialect()))
            .as("%s %s", graph, metric)
            .isNull();
        assertThat(TABLES.note(graph, metric.metricId(), metric.dialect())).isEqualTo(note);
      }
    }
  }

  /** Flow tables written to a folder, the step run on them, its tables read. */
  private static Tables tables() {
    TableStore store = NetworkRun.on(flows().toList(), REGIONS, SETTINGS);
    return new Tables(
        byKey(store.read("network_catalog"), 1),
        byKey(store.read("network_graph"), 3),
        store.read("network_node").collectAsList());
  }

  private static Map<String, Row> byKey(Dataset<Row> rows, int columns) {
    return rows.collectAsList().stream()
        .collect(
            Collectors.toMap(
                r ->
                    IntStream.range(0, columns)
                        .mapToObj(r::getString)
                        .collect(Collectors.joining(" ")),
                r -> r));
  }
}
