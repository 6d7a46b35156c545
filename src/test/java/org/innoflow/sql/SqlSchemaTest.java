package org.innoflow.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.innoflow.config.Settings;
import org.innoflow.config.SettingsLoader;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Table;
import org.innoflow.io.Schemas;
import org.innoflow.report.Report;
import org.innoflow.report.Reports;
import org.innoflow.testkit.Processes;
import org.innoflow.testkit.TestSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    for (Table table : Contract.checkedTables()) {
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
        "from event map year using 'cat'",
        "with t as (select 1 as year) insert into event select * from t",
        "from event insert into event select * insert into event select *",
        "insert overwrite local directory '/tmp/x' stored as orc select 1",
        "execute immediate 'select 1'",
        "execute immediate 'drop table event'",
        "select * from identifier('text.`/etc/passwd`')",
        "select identifier('reflect')('java.lang.System', 'getenv')",
        "select builtin.reflect('java.lang.System', 'getenv')",
        "select 1; drop table event",
        "begin drop table event; end",
        "declare variable v = 1",
        "set variable v = 1",
        "call system.x()",
        "explain select 1",
        "load data inpath '/etc/passwd' into table event",
        "create temporary function f as 'java.lang.Runtime'",
        "add file '/etc/passwd'",
        "update event set year = 1",
        "delete from event",
        "select '${env:PATH}'",
        "select '${system:user.home}'",
        "select '${spark.app.name}'",
        "select * from read_files('/etc/passwd')",
        "select year from event where exists (select 1 from text.`/etc/passwd`)",
        "select (select count(*) from `file:///etc/passwd`)",
        "select from_protobuf(cast('x' as binary), 'M', '/etc/passwd')",
        "select from_xml('<a/>', 'a int', map('rowValidationXSDPath', '/etc/passwd'))",
      })
  void whatIsMoreThanAQueryIsRefused(String sql) {
    SqlSchema schemas =
        new SqlSchema(Map.of("event", new StructType().add("year", "int")), Map.of());

    assertThatThrownBy(() -> schemas.of(sql)).isInstanceOf(Fault.class);
    assertThat(catchThrowable(() -> schemas.of("select year from event"))).isNull();
  }

  @Test
  void aQueryNestedTooDeeplyIsRefused() {
    String sql = "(".repeat(20_000) + "select 1" + ")".repeat(20_000);

    assertThatThrownBy(() -> new SqlSchema(Map.of(), Map.of()).of(sql))
        .isInstanceOf(Fault.class)
        .hasMessage("it is nested too deeply");
  }

  /** The functions of XPath are not refused: their parser resolves no entity of another file. */
  @Test
  void xmlInAQueryReadsNoFile(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "letmein");
    String xml = "<!DOCTYPE a [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><a>-&x;-</a>";
    String sql = "select xpath_string('" + xml + "', 'a') as x";
    List<String> found = new ArrayList<>();

    Throwable refused =
        catchThrowable(
            () -> found.add(TestSpark.session().sql(sql).collectAsList().get(0).getString(0)));

    assertThat(found + " " + refused).doesNotContain("letmein");
  }
}
