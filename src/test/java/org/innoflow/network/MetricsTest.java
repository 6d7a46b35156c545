package org.innoflow.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Encoders;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Metric;
import org.innoflow.testkit.TestSpark;
import org.junit.jupiter.api.Test;

final class MetricsTest {
  private static final String GRAPH =
      """
      select 'g' as graph_id, true as directed, 3L as nodes, 3L as active_nodes, 2L as edges,
             0L as loops, 5L as weight, 1 as pagerank_iterations, 0d as pagerank_residual,
             1 as pagerank_weighted_iterations, 0d as pagerank_weighted_residual""";

  @Test
  void everyStatisticOfAGraphIsDefinedOnce() {
    List<String> emitted =
        GraphMetrics.of(TestSpark.session().sql(GRAPH))
            .selectExpr("metric_id || ' ' || dialect")
            .as(Encoders.STRING())
            .collectAsList();

    assertThat(emitted).hasSize(17).doesNotHaveDuplicates();
    assertThat(defined()).containsAll(emitted).doesNotHaveDuplicates();
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
