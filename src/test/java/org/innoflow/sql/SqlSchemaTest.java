package org.innoflow.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.innoflow.config.Settings;
import org.innoflow.config.SettingsLoader;
import org.innoflow.contract.Table;
import org.innoflow.io.Schemas;
import org.innoflow.report.Report;
import org.innoflow.report.Reports;
import org.innoflow.testkit.Processes;
import org.innoflow.testkit.TestSpark;
import org.junit.jupiter.api.Test;

/** The schemas found without a session are those that a session finds. */
class SqlSchemaTest {
  @Test
  void everyShippedReportHasTheSchemaThatASessionGivesIt() throws Fault {
    Settings settings =
        SettingsLoader.load(
            Processes.HOME.resolve("conf/local.conf"),
            List.of("reports.path=" + Processes.HOME.resolve("conf/reports")));
    SparkSession session = TestSpark.session().newSession();
    Map<String, StructType> tables = new LinkedHashMap<>();
    for (Table table : Reports.tables()) {
      tables.put(table.name(), Schemas.of(table));
      session.createDataFrame(List.of(), Schemas.of(table)).createOrReplaceTempView(table.name());
    }
    SqlSchema schemas = new SqlSchema(tables, settings.reports().parameters());
    for (Report report : Reports.load(settings.reports())) {
      assertThat(types(schemas.of(report.sql())))
          .as(report.id())
          .isEqualTo(types(session.sql(report.sql(), settings.reports().parameters()).schema()));
    }
  }

  private static Map<String, String> types(StructType schema) {
    Map<String, String> types = new LinkedHashMap<>();
    for (var field : schema.fields()) {
      types.put(field.name(), field.dataType().catalogString());
    }
    return types;
  }
}
