package org.innoflow.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** Tables are read and nothing else: no method of Java is called, no file is read or written. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "select reflect('java.lang.System', 'getenv')",
        "select java_method('java.lang.Runtime', 'getRuntime')",
        "select try_reflect('java.lang.System', 'getenv')",
        "select * from parquet.`/etc`",
        "select * from csv.`/etc/passwd`",
        "select * from text.`/etc/passwd`",
        "create table t as select 1",
        "drop table event",
        "insert into event select * from event",
        "insert overwrite directory '/tmp/x' using csv select 1",
        "add jar '/tmp/x.jar'",
        "set spark.sql.ansi.enabled = false",
        "cache table event",
        "select transform(year) using 'cat' from event",
        "select * from (select transform(year) using 'cat' from event)",
        "with t as (select transform(year) using 'cat' as (y) from event) select * from t",
        "select year from event where year in (select transform(year) using 'cat' from event)",
      })
  void whatIsMoreThanAQueryIsRefused(String sql) {
    SqlSchema schemas =
        new SqlSchema(Map.of("event", new StructType().add("year", "int")), Map.of());

    assertThatThrownBy(() -> schemas.of(sql)).isInstanceOf(Fault.class);
    assertThat(catchThrowable(() -> schemas.of("select year from event"))).isNull();
  }
}
