package org.innoflow.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Encoders;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Metric;
import org.innoflow.testkit.TestSpark;
import org.junit.jupiter.api.Test;

final class MetricsTest {
  @Test
  void everyStatisticOfAGraphIsDefinedOnce() {
    List<String> emitted;
    try (CachedData cached = new CachedData(TestSpark.session())) {
      emitted =
          GraphStatistics.table(
                  TestGraph.statistics(
                      List.of(TestGraph.random("g", true, 1)),
                      TestSettings.of(5, 1e-10, 300),
                      cached),
                  "metric")
              .selectExpr("metric_id || ' ' || dialect")
              .as(Encoders.STRING())
              .collectAsList();
    }

    assertThat(emitted).hasSize(44).doesNotHaveDuplicates();
    assertThat(defined()).containsAll(emitted).doesNotHaveDuplicates();
  }

  /** As printed for 2014 in the report that c01_network_year follows: 2,602 / 1,973. */
  @Test
  void gephisAverageDegreeOfADirectedGraphIsEdgesOverNodes() {
    List<String> nodes = IntStream.range(0, 1973).mapToObj(v -> "n" + v).toList();
    Map<TestGraph.Pair, Long> edges = new TreeMap<>();
    for (int e = 0; e < 2602; e++) {
      int from = e % 1973;
      edges.put(new TestGraph.Pair(nodes.get(from), nodes.get((from + 1 + e / 1973) % 1973)), 1L);
    }
    double degree;
    try (CachedData cached = new CachedData(TestSpark.session())) {
      degree =
          GraphStatistics.table(
                  TestGraph.statistics(
                      List.of(new TestGraph("g", true, nodes, edges)),
                      TestSettings.of(5, 1e-10, 300),
                      cached),
                  "metric")
              .filter("metric_id = 'average_degree' and dialect = 'gephi-0.9'")
              .first()
              .<Double>getAs("value");
    }

    assertThat(String.format(Locale.ROOT, "%.3f", degree)).isEqualTo("1.319");
  }

  @Test
  void everyStatisticOfANodeIsDefined() {
    List<String> columns = Contract.table("network_node").columnNames();

    assertThat(defined())
        .contains("pagerank standard", "pagerank_weighted standard", "degree standard")
        .containsAll(
            columns.stream().filter(c -> !c.endsWith("_id")).map(c -> c + " standard").toList());
  }

  @Test
  void everyDefinitionSaysEverything() {
    assertThat(Metric.all())
        .allSatisfy(
            m ->
                assertThat(
                        List.of(
                            m.definition(),
                            m.definitionZh(),
                            m.direction(),
                            m.weights(),
                            m.isolates(),
                            m.selfLoops(),
                            m.denominator(),
                            m.source()))
                    .as(m.metricId() + " " + m.dialect())
                    .allMatch(text -> !text.isBlank()));
  }

  private static List<String> defined() {
    return Metric.all().stream().map(m -> m.metricId() + " " + m.dialect()).toList();
  }
}
