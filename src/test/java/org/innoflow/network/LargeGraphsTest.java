package org.innoflow.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.innoflow.config.NetworkSettings;
import org.innoflow.testkit.TestSpark;
import org.junit.jupiter.api.Test;

/** Graphs that count as large because the limits are low, against the same ones that do not. */
final class LargeGraphsTest {
  private static final List<TestGraph> GRAPHS =
      List.of(
          TestGraph.random("d1", true, 41),
          TestGraph.random("d2", true, 42),
          TestGraph.random("u1", false, 43));

  /** Computed once for several tests. */
  private static final Map<NetworkSettings.Limits, List<Row>> STATISTICS = new HashMap<>();

  private static final String NOT_COMPARED = "for graphs of cities over all sectors alone";

  @Test
  void ranksOverBlocksOfEdgesAreThoseOfTheTask() {
    Map<String, Row> small = nodes(TestSettings.LIMITS);
    Map<String, Row> large =
        nodes(
            new NetworkSettings.Limits(2_000_000, 3, 1_000_000, 1e10, 512, 1_000_000, 20_000_000));

    assertThat(large.keySet()).isEqualTo(small.keySet());
    small.forEach(
        (node, row) -> {
          for (String rank : List.of("pagerank", "pagerank_weighted")) {
            assertThat(large.get(node).<Double>getAs(rank))
                .as(node + " " + rank)
                .isCloseTo(row.<Double>getAs(rank), within(1e-9));
          }
          assertThat(large.get(node).<Double>getAs("betweenness"))
              .isEqualTo(row.<Double>getAs("betweenness"));
        });
  }

  /** What does not need the graph whole stays; all else is null, and says why. */
  @Test
  void aGraphOfTooManyEdgesKeepsWhatNeedsNoMemory() {
    NetworkSettings.Limits none =
        new NetworkSettings.Limits(2_000_000, 5000, 2, 1e10, 512, 1_000_000, 20_000_000);
    Map<String, Row> expected = metrics(TestSettings.LIMITS);
    metrics(none)
        .forEach(
            (metric, row) -> {
              String note = row.getAs("note");
              if (note == null) {
                double value = row.getAs("value");
                if (metric.contains("iterations")) {
                  assertThat(value).as(metric).isBetween(1.0, 300.0);
                } else if (metric.contains("residual")) {
                  assertThat(value).as(metric).isBetween(0.0, 1e-10);
                } else {
                  assertThat(value)
                      .as(metric)
                      .isCloseTo(expected.get(metric).<Double>getAs("value"), within(1e-12));
                }
              } else {
                assertThat(note).as(metric).isIn("more than 2 edges", "undirected", NOT_COMPARED);
                assertThat(metric)
                    .doesNotContain("nodes", "density", "average_degree", "components");
              }
            });
    assertThat(concentration(none)).isEqualTo(concentration(TestSettings.LIMITS));
  }

  @Test
  void distancesOfManyStepsAreThoseOfASampleWhichMayBeAllVertices() {
    Map<String, Row> estimates =
        metrics(new NetworkSettings.Limits(2_000_000, 5000, 1000, 1, 512, 1000, 20_000_000));
    Map<String, Row> exact = metrics(TestSettings.LIMITS);
    for (TestGraph graph : GRAPHS) {
      Row path = estimates.get(graph.id() + " average_path_length standard");
      assertThat(path.<String>getAs("note")).isNull();
      assertThat(path.<Double>getAs("value"))
          .isCloseTo(
              exact.get(graph.id() + " average_path_length standard").<Double>getAs("value"),
              within(1e-12));
      assertThat(estimates.get(graph.id() + " diameter standard").<Double>getAs("value"))
          .isEqualTo(exact.get(graph.id() + " diameter standard").<Double>getAs("value"));
    }
  }

  @Test
  void aGraphOfManyEdgesHasNoCommunities() {
    Row row =
        metrics(new NetworkSettings.Limits(2_000_000, 5000, 1000, 1e10, 512, 2, 20_000_000))
            .get("d1 modularity standard");

    assertThat(row.<Double>getAs("value")).isNull();
    assertThat(row.<String>getAs("note")).isEqualTo("more than 2 edges");
  }

  @Test
  void aGraphOfManyEdgesAndSeedsHasCommunitiesFromFewer() {
    Map<String, Row> few =
        metrics(new NetworkSettings.Limits(2_000_000, 5000, 1000, 1e10, 512, 1000, 1));
    Map<String, Row> all = metrics(TestSettings.LIMITS);

    assertThat(few.get("d1 modularity standard").<String>getAs("note"))
        .isEqualTo("approximate: from 2 seeds, 2 rounds at most");
    assertThat(all.get("d1 modularity standard").<String>getAs("note")).isNull();
    assertThat(few.get("d1 modularity standard").<Double>getAs("value"))
        .isLessThanOrEqualTo(all.get("d1 modularity standard").<Double>getAs("value"));
  }

  private static Map<String, Row> nodes(NetworkSettings.Limits limits) {
    return rows(limits, "node", 2);
  }

  private static Map<String, Row> metrics(NetworkSettings.Limits limits) {
    return rows(limits, "metric", 3);
  }

  private static Map<String, Row> concentration(NetworkSettings.Limits limits) {
    return rows(limits, "concentration", 2);
  }

  private static Map<String, Row> rows(NetworkSettings.Limits limits, String table, int key) {
    Map<String, Row> rows = new TreeMap<>();
    for (Row row : STATISTICS.computeIfAbsent(limits, LargeGraphsTest::statistics)) {
      Row values = row.getAs(table);
      if (values != null) {
        StringBuilder name = new StringBuilder(row.getString(0));
        for (int i = 0; i < key - 1; i++) {
          name.append(' ').append(values.getString(i));
        }
        rows.put(name.toString(), values);
      }
    }
    return rows;
  }

  private static List<Row> statistics(NetworkSettings.Limits limits) {
    try (CachedData cached = new CachedData(TestSpark.session())) {
      return TestGraph.statistics(GRAPHS, TestSettings.with(limits), cached).collectAsList();
    }
  }
}
