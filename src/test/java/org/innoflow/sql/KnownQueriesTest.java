package org.innoflow.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.innoflow.config.Settings;
import org.innoflow.config.SettingsLoader;
import org.innoflow.index.IndexJob;
import org.innoflow.release.ReleaseJob;
import org.innoflow.report.ReportJob;
import org.innoflow.testkit.Processes;
import org.junit.jupiter.api.Test;

class KnownQueriesTest {
  private static final Path RESOURCE =
      Processes.HOME.resolve("src/main/resources/org/innoflow/sql/known-queries.tsv");

  /** Written anew by {@code ./mvnw test -Dtest=KnownQueriesTest -Dgolden.write=true}. */
  @Test
  void theQueriesThatComeWithInnoflowAreKnownAndNoOthers() throws IOException {
    Settings settings =
        SettingsLoader.load(
            Processes.HOME.resolve("conf/local.conf"),
            List.of(
                "reports.path=" + Processes.HOME.resolve("conf/reports"),
                // As nothing else of this JVM has it, so that the reports are read anew.
                "reports.parameters.asked_by=test"));
    KnownQueries.forget();

    new ReportJob().check(settings);
    new IndexJob().check(settings);
    new ReleaseJob(Clock.systemUTC(), "").check(settings);

    List<String> lines = new ArrayList<>(List.of("key\tcolumns"));
    lines.addAll(KnownQueries.lines());
    if (Boolean.getBoolean("golden.write")) {
      Files.write(RESOURCE, lines);
    }
    assertThat(Files.readAllLines(RESOURCE)).isEqualTo(lines).hasSizeGreaterThan(150);
  }

  @Test
  void aQueryIsAnotherOneOverOtherTablesOrWithOtherParameters() throws Fault {
    StructType ints = StructType.fromDDL("a int");
    String sql = "select a, :p as p, sum(a) over (partition by a) from t";
    KnownQueries known = new KnownQueries(Map.of("t", ints), Map.of("p", 1, "q", 1));
    String key = known.key(sql);

    assertThat(new KnownQueries(Map.of("t", ints), Map.of("p", 2, "q", "x")).key(sql))
        .isEqualTo(key);
    assertThat(new KnownQueries(Map.of("t", ints), Map.of("p", "2", "q", 1)).key(sql))
        .isNotEqualTo(key);
    assertThat(new KnownQueries(Map.of("t", StructType.fromDDL("a long")), Map.of("p", 1)).key(sql))
        .isNotEqualTo(key);
    assertThat(known.key(sql + " ")).isNotEqualTo(key);
    assertThat(known.find(key)).isEmpty();
    SqlSchema schemas = new SqlSchema(Map.of("t", ints), Map.of("p", 1));
    StructType analysed = schemas.of(sql);
    assertThat(known.find(key))
        .hasValueSatisfying(
            found -> assertThat(found.catalogString()).isEqualTo(analysed.catalogString()));
  }

  @Test
  void columnsWithoutANameAreKeptAsTheyAre() {
    StructType columns =
        new StructType()
            .add("concat_ws(; , a, 甲 b)", DataTypes.StringType)
            .add("n", DataTypes.createDecimalType(38, 6));

    assertThat(KnownQueries.schema(KnownQueries.text(columns))).isEqualTo(columns);
  }
}
