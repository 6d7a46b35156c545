package org.innoflow.network;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Metric;
import org.innoflow.io.Schemas;

/** Table dim_metric: the definitions that the contract states. */
final class MetricTable {
  private MetricTable() {}

  static Dataset<Row> of(SparkSession session) {
    List<Row> rows =
        Metric.all().stream()
            .map(
                m ->
                    RowFactory.create(
                        m.metricId(),
                        m.dialect(),
                        m.definition(),
                        m.definitionZh(),
                        m.direction(),
                        m.weights(),
                        m.isolates(),
                        m.selfLoops(),
                        m.denominator(),
                        m.source()))
            .toList();
    return session.createDataFrame(rows, Schemas.of(Contract.table("dim_metric")));
  }
}
