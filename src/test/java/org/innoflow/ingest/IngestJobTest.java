package org.innoflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.innoflow.config.Settings;
import org.innoflow.config.SettingsLoader;
import org.innoflow.io.FileStore;
import org.innoflow.io.ReleasePaths;
import org.innoflow.io.TableStore;
import org.innoflow.quality.SourceCounts;
import org.innoflow.run.RunContext;
import org.innoflow.testkit.Profiles;
import org.innoflow.testkit.TestSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole step on small files: what counts, what is refused, and that nothing is lost. */
final class IngestJobTest {
  @TempDir private Path folder;

  @Test
  void ofAReferenceTheLastRowOfAKeyCounts() throws IOException {
    Profiles.write(
        folder,
        "registry.csv",
        """
        name,kind,city,aliases
        甲公司,company,苏州,甲; A
        甲公司,company,南京,甲
        ,company,南京,
        乙大学,university,上海,
        乙大学,university,上海,
        丙
        """);
    Profiles.write(
        folder,
        "indicator.csv",
        """
        place,year,indicator,value,unit
        上海市,2011,rd,"1,000",人
        上海市,2011年,rd,1200,人
        上海市,2012,rd,1300,人
        上海市,2012,rd,n/a,人
        上海市,2012,rd,1300,人
        上海市,,rd,1,人
        """);
    Profiles.write(
        folder,
        "policy.csv",
        "地区,日期,标题,正文\n江苏省,2024/7/4,计划,\"一。\n二。\"\n江苏省,2024年7月4日,计划,三。\n江苏省,soon,计划,\n");

    RunContext run =
        run(
            "profiles.path=conf/sources",
            "sources.registry { profile = canonical-registry, files = [registry.csv] }",
            "sources.indicator { profile = canonical-indicator, files = [indicator.csv] }",
            "sources.policy { profile = canonical-policy, files = [policy.csv] }");

    assertThat(counts(run))
        .containsExactlyInAnyOrder(
            "registry 6 = 2 + 2 + 2, superseded 1",
            "indicator 6 = 2 + 2 + 2, superseded 1",
            "policy 3 = 1 + 1 + 1, superseded 1");
    assertThat(
            rows(
                IngestJob.references(run.tables())
                    .selectExpr(
                        "layer",
                        "event_id",
                        "coalesce(fields['city'], fields['value'], fields['text'])",
                        "fields['aliases']")
                    .orderBy("layer", "event_id")
                    .collectAsList()))
        .containsExactly(
            "indicator|上海市||2011|rd|1200|null",
            "indicator|上海市||2012|rd|1300|null",
            "policy|江苏省||2024-07-04|计划|三。|null",
            "registry|乙大学|上海|null",
            "registry|甲公司|南京|甲");
    assertThat(
            rows(
                run.tables()
                    .read("reject")
                    .select(
                        "source",
                        "layer",
                        "row_number",
                        "line_number",
                        "reason",
                        "field",
                        "raw_value")
                    .orderBy("source", "row_number")
                    .collectAsList()))
        .containsExactly(
            "indicator|indicator|4|5|bad_value|value|n/a",
            "indicator|indicator|6|7|missing_year|year|",
            "policy|policy|3|5|bad_date|date|soon",
            "registry|registry|3|4|missing_name|name|",
            "registry|registry|6|7|field_count|null|丙");
  }

  @Test
  void theOrderOfTheFilesInTheConfigurationSaysWhichIsTheLatest() throws IOException {
    Profiles.write(folder, "p.conf", Profiles.PATENTS);
    Profiles.write(
        folder,
        "a-2024.csv",
        Profiles.PATENT_HEADER + "1,2021-03-05,new,甲,江苏,苏州市,AI\n2,2021-03-05,same,甲,江苏,苏州市,AI\n");
    Profiles.write(
        folder,
        "z-2023.csv",
        Profiles.PATENT_HEADER
            + "1,2021-03-05,old,甲,江苏,苏州市,AI\n2,2021-03-05,same,甲,江苏,苏州市,AI\n3,2020-01-01,gone,乙,上海,上海市,AI\n");

    RunContext run =
        run(
            "profiles.path=\"" + folder + "\"",
            "sources.x { profile = p, files = [z-2023.csv, a-2024.csv] }");
    RunContext otherWay =
        run(
            "profiles.path=\"" + folder + "\"",
            "sources.x { profile = p, files = [a-2024.csv, z-2023.csv] }");

    assertThat(counts(run)).containsExactly("x 5 = 3 + 0 + 2, superseded 1");
    assertThat(titles(run)).containsExactly("1|new", "2|same", "3|gone");
    assertThat(counts(otherWay)).containsExactly("x 5 = 3 + 0 + 2, superseded 1");
    assertThat(titles(otherWay)).containsExactly("1|old", "2|same", "3|gone");
    assertThat(
            rows(
                run.tables()
                    .staged("input", StagedRow.INPUT)
                    .select("source", "file")
                    .orderBy("file")
                    .collectAsList()))
        .containsExactly("x|a-2024.csv", "x|z-2023.csv");
  }

  private static List<String> titles(RunContext run) {
    return rows(
        IngestJob.events(run.tables())
            .select("event_id", "title")
            .orderBy("event_id")
            .collectAsList());
  }

  /** Rows in = accepted + rejected + duplicate of each source. */
  private static List<String> counts(RunContext run) {
    return SourceCounts.of(run.tables(), run.settings().sources()).stream()
        .map(
            c ->
                c.source()
                    + " "
                    + c.in()
                    + " = "
                    + c.accepted()
                    + " + "
                    + c.rejected()
                    + " + "
                    + c.duplicate()
                    + ", superseded "
                    + c.superseded())
        .toList();
  }

  private static List<String> rows(List<Row> rows) {
    return rows.stream().map(r -> r.mkString("|")).toList();
  }

  private RunContext run(String... settings) throws IOException {
    Path conf = Profiles.write(folder, "my.conf", String.join("\n", settings));
    Settings loaded =
        SettingsLoader.load(
            conf, List.of("input.path=" + folder, "output.path=" + folder.resolve("out")));
    ReleasePaths paths = new ReleasePaths(loaded.outputPath(), "run" + System.nanoTime());
    RunContext context =
        new RunContext(
            TestSpark.session(),
            loaded,
            paths,
            new TableStore(TestSpark.session(), paths),
            new FileStore(TestSpark.session().sparkContext().hadoopConfiguration()),
            Optional.empty(),
            notice -> {});
    new IngestJob().run(context);
    return context;
  }
}
