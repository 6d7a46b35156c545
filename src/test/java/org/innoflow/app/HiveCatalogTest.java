package org.innoflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.innoflow.testkit.Processes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs that publish to a Hive metastore, an embedded one in a Derby database, and what another
 * process reads there.
 */
@Tag("long")
final class HiveCatalogTest {
  private static final String OURS = " tblproperties ('innoflow.run_id' = 'an older one')";

  @TempDir private static Path folder;

  @Test
  void theDatabaseHasTheTablesOfTheLastRelease() throws IOException {
    Path conf = QuickRuns.configuration(folder, SmallRelease.DEALS);
    Files.writeString(
        conf,
        """
        publish.catalog = hive
        spark.conf {
          "spark.sql.warehouse.dir" = "%1$s/warehouse"
          "spark.hadoop.javax.jdo.option.ConnectionURL" = "%2$s"
          "spark.hadoop.datanucleus.schema.autoCreateAll" = true
          "spark.hadoop.hive.metastore.schema.verification" = false
        }
        """
            .formatted(folder, metastore()),
        StandardOpenOption.APPEND);
    query("create database others", "create table others.link (a int) using parquet");
    Processes.Ended refused = run(conf, folder.resolve("refused"), "publish.database=others");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.output())
        .contains("'others'", "it has tables of the same names that are not innoflow's: link");
    assertThat(folder.resolve("refused/current.json")).doesNotExist();

    query(
        "create database flows_of_innovation",
        "create table flows_of_innovation.link (a int) using parquet" + OURS,
        "create table flows_of_innovation.no_longer (a int) using parquet" + OURS,
        "create table flows_of_innovation.__next_killed_link (a int) using parquet" + OURS);
    Path output = folder.resolve("out");
    Processes.Ended ended = run(conf, output, "publish.database=flows_of_innovation");
    assertThat(ended.exitCode()).as(ended.output()).isZero();
    List<String> runIds = QuickRuns.runIds(output);
    assertThat(runIds).hasSize(1);

    Map<String, Long> rows = QuickRuns.rows(QuickRuns.folder(output, runIds.get(0)));
    String counts =
        rows.keySet().stream()
            .map("select '%1$s', count(*) from flows_of_innovation.%1$s"::formatted)
            .collect(Collectors.joining(" union all "));
    List<List<String>> answers =
        query(
            "show tables in flows_of_innovation",
            counts,
            "select distinct input_file_name() from flows_of_innovation.link",
            "show partitions flows_of_innovation.link",
            "describe flows_of_innovation.flow_city",
            "show tblproperties flows_of_innovation.link");
    assertThat(answers.get(0))
        .hasSameSizeAs(rows.keySet())
        .contains("flows_of_innovation\tflow_city\tfalse");
    assertThat(answers.get(1))
        .containsExactlyInAnyOrderElementsOf(
            rows.entrySet().stream().map(e -> e.getKey() + "\t" + e.getValue()).toList());
    assertThat(answers.get(2)).isNotEmpty().allMatch(file -> file.contains(runIds.get(0)));
    assertThat(answers.get(3)).contains("layer=venture/year=2021");
    assertThat(answers.get(4)).anyMatch(column -> column.matches("events\tbigint\t[A-Z].+"));
    assertThat(answers.get(5)).contains("innoflow.run_id\t" + runIds.get(0));

    // A database that a run has left half-way is whole after the release's script, and still ours.
    List<String> repair = new ArrayList<>(List.of("drop table flows_of_innovation.link"));
    repair.addAll(script(QuickRuns.folder(output, runIds.get(0)).resolve("sql/spark.sql")));
    repair.add(counts);
    repair.add("show tblproperties flows_of_innovation.link");
    List<List<String>> repaired = query(repair.toArray(String[]::new));
    assertThat(repaired.get(repaired.size() - 2))
        .containsExactlyInAnyOrderElementsOf(answers.get(1));
    assertThat(repaired.get(repaired.size() - 1)).contains("innoflow.run_id\t" + runIds.get(0));
  }

  private static List<String> script(Path file) throws IOException {
    String sql = Files.readString(file).replaceAll("(?m)^--.*\n", "");
    return Stream.of(sql.split(";\n", -1)).filter(text -> !text.isBlank()).toList();
  }

  private static Processes.Ended run(Path conf, Path output, String setting) {
    return Processes.run(
        folder.resolve("run.log"),
        Map.of(),
        QuickRuns.process(conf, output, "run", "--set", setting));
  }

  private static String metastore() {
    return "jdbc:derby:;databaseName=" + folder.resolve("metastore") + ";create=true";
  }

  /** The rows of queries over the metastore, asked in another process. */
  private static List<List<String>> query(String... queries) {
    List<String> words = new ArrayList<>(List.of(metastore()));
    words.addAll(List.of(queries));
    List<String> command =
        Processes.java(
            System.getProperty("java.class.path"),
            "1g",
            MetastoreQuery.class.getName(),
            words.toArray(String[]::new));
    command.addAll(1, CommandProcess.SHORT_LIVED);
    Processes.Ended ended = Processes.run(folder.resolve("query.log"), Map.of(), command);
    assertThat(ended.exitCode()).as(ended.output()).isZero();
    List<List<String>> answers = new ArrayList<>();
    ended
        .output()
        .lines()
        .forEach(
            line -> {
              if (line.startsWith("? ")) {
                answers.add(new ArrayList<>());
              } else if (line.startsWith("> ")) {
                answers.get(answers.size() - 1).add(line.substring(2));
              }
            });
    return answers;
  }
}
