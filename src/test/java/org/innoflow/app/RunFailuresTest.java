package org.innoflow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.innoflow.config.SettingsLoader;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Table;
import org.innoflow.failure.Failure;
import org.innoflow.run.Step;
import org.innoflow.testkit.DuckDb;
import org.innoflow.testkit.TestSpark;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run does when it must not publish, on ten patents and ten deals. */
@Tag("long")
final class RunFailuresTest {
  private static final String PATENT_HEADER =
      "公开(公告)号,申请日,申请年,标题,[标]当前申请(专利权)人,当前申请(专利权)人州/省,当前申请(专利权)人地市," + "当前申请(专利权)人区县,战略新兴产业分类\n";
  private static final String DEAL_HEADER =
      "融资事件编号,融资日期,融资金额,币种,投资机构,投资机构省份,投资机构城市,被投企业,被投企业省份,被投企业城市,AI产业链环节\n";

  /** Few graphs and few iterations, so that a run takes seconds. */
  private static final String SMALL =
      """
      flows.region-sets = [all, yrd41]
      network { levels = [province], region-sets = [all], pagerank.iterations = 2 }
      """;

  @TempDir private static Path folder;
  private static Path output;
  private static Path conf;
  private static Path good;
  private static byte[] pointer;

  @BeforeAll
  static void aGoodRun() throws IOException {
    output = folder.resolve("out");
    write("patents.csv", PATENT_HEADER + patents(10, ""), "UTF-8");
    write("deals.csv", DEAL_HEADER + deals(), "GB18030");
    write("indicators.csv", "place,year,indicator,value,unit\n苏州市,2021,gdp,22718.3,亿元\n", "UTF-8");
    write("policies.csv", "place,date,title\n江苏省,2021-03-05,人工智能行动计划\n", "UTF-8");
    conf =
        write(
            "my.conf",
            """
            input.path = "%s"
            sources.patents { profile = patsnap, files = [patents.csv], max-reject-share = 0.1 }
            sources.deals { profile = venture-cn, files = [deals.csv] }
            sources.indicators { profile = canonical-indicator, files = [indicators.csv] }
            sources.policies { profile = canonical-policy, files = [policies.csv] }
            """
                    .formatted(folder)
                + SMALL,
            "UTF-8");
    good = TestRuns.run(conf, output);
    pointer = Files.readAllBytes(output.resolve("current.json"));
  }

  @Test
  void aGoodRunIsPublishedWithoutItsStage() throws IOException {
    assertThat(json(output.resolve("current.json")).path("path").asText())
        .isEqualTo("releases/" + good.getFileName());
    assertThat(good.resolve("_stage")).doesNotExist();
    JsonNode manifest = json(good.resolve("manifest.json"));
    assertThat(manifest.path("status").asText()).isEqualTo("passed");
    assertThat(manifest.path("run_id").asText()).isEqualTo(good.getFileName().toString());
    assertThat(manifest.path("checks").get(0).path("check_id").asText()).isNotEmpty();
    assertThat(manifest.path("checks").get(0).path("status").asText()).isEqualTo("pass");
    assertThat(manifest.path("sources"))
        .extracting(s -> s.path("source").asText() + " " + s.path("in") + " " + s.path("accepted"))
        .containsExactlyInAnyOrder(
            "patents 11 10", "deals 10 10", "indicators 1 1", "policies 1 1");
    assertThat(manifest.path("config").path("output").path("path").asText())
        .isEqualTo(output.toString());
  }

  @Test
  void tooManyRejectsAreNotPublished() throws IOException {
    write("rejects.csv", PATENT_HEADER + patents(10, "x\nx\nx\n"), "UTF-8");

    Path failed =
        refused(
            Failure.Kind.CHECK,
            "reject_share/patents (rejected rows over rows in) is 0.23076923076923078, not at most"
                + " 0.1. current.json is as it was; see tables quality_check and reject in ",
            "sources.patents.files=[rejects.csv]");

    assertThat(json(failed.resolve("manifest.json")).path("status").asText()).isEqualTo("failed");
    assertThat(failures(failed)).containsExactly("reject_share/patents|0.23076923076923078");
    assertThat(failed.resolve("_stage")).exists();
  }

  @Test
  void aSourceOfWhichEveryRowIsRejectedIsNotPublished() throws IOException {
    write("all.csv", PATENT_HEADER + "x\nx\n", "UTF-8");
    Path only =
        write(
            "only.conf",
            """
            input.path = "%s"
            sources.patents { profile = patsnap, files = [all.csv], max-reject-share = 1 }
            """
                    .formatted(folder)
                + SMALL,
            "UTF-8");

    Path failed =
        refused(
            only,
            Failure.Kind.CHECK,
            "rows_accepted/patents (rows accepted: of 2 rows 2 are refused, 0 duplicates of other"
                + " rows) is 0");

    assertThat(failures(failed)).containsExactly("rows_accepted/patents|0");
  }

  @Test
  void aFileInAnotherEncodingGivesTheSameEvents() throws IOException {
    write("gbk.csv", PATENT_HEADER + patents(10, ""), "GB18030");

    Path release = TestRuns.run(conf, folder.resolve("gbk"), "sources.patents.files=[gbk.csv]");

    assertThat(rows(release, "event")).isEqualTo(rows(good, "event"));
    assertThat(json(release.resolve("manifest.json")).path("inputs"))
        .extracting(input -> input.path("format").asText())
        .contains("csv, GB18030, delimiter ','");
  }

  @Test
  void aFileThatHasGoneIsRefused() throws IOException {
    refused(
        Failure.Kind.INPUT,
        "Cannot read source 'deals': no file matches gone.csv below " + folder,
        "sources.deals.files=[gone.csv]");
  }

  @Test
  void aStrayQuoteCostsItsLineAlone() throws IOException {
    write("quote.csv", PATENT_HEADER + patents(4, "\"open\n" + patents(3, "\n")), "UTF-8");

    refused(
        Failure.Kind.CHECK,
        "reject_share/patents (rejected rows over rows in) is 0.125, not at most 0.1",
        "sources.patents.files=[quote.csv]");
  }

  @Test
  void columnsThatHaveChangedAreSaidBeforeAnyWork() throws IOException {
    String header = PATENT_HEADER.replace("战略新兴产业分类", "备注");
    write("other.csv", header + patents(10, " "), "UTF-8");
    StringWriter printed = new StringWriter();
    Path elsewhere = folder.resolve("drifted");
    TestRuns.run(conf, elsewhere);
    Path drifted =
        TestRuns.run(
            TestSpark.session(), printed, conf, elsewhere, "sources.patents.files=[other.csv]");

    assertThat(printed.toString())
        .containsPattern(
            "(?s)run .*source patents is not as in release [^:]+: new columns 备注; missing columns"
                + " 战略新兴产业分类.*ingest .*resolve ");
    assertThat(json(drifted.resolve("manifest.json")).path("compared_with").asText()).isNotEmpty();
    assertThat(
            refused(
                Failure.Kind.INPUT,
                "Cannot read source 'patents': source patents is not as in release "
                    + good.getFileName()
                    + ": new columns 备注; missing columns 战略新兴产业分类. Export it as before, or set"
                    + " checks.drift.columns = report.",
                "sources.patents.files=[other.csv]",
                "checks.drift.columns=refuse"))
        .isNull();
  }

  @Test
  void aReleaseFarFromTheLastOneIsNotPublished() throws IOException {
    write("few.csv", PATENT_HEADER + patents(7, " "), "UTF-8");
    String bounds =
        "checks.drift.bounds={ events { decline = 0.2, growth = 1 }, rows { growth = 0 } }";

    Path failed =
        refused(
            Failure.Kind.CHECK,
            "drift/events/copatent (events of copatent, 10 in the release before) is 7, not at"
                + " least 8, at most 20",
            "sources.patents.files=[few.csv]",
            "sources.patents.max-reject-share=1",
            bounds);

    assertThat(failures(failed)).containsExactly("drift/events/copatent|7");
    Path like = TestRuns.run(conf, folder.resolve("like"), bounds);
    assertThat(failures(like)).isEmpty();
  }

  @Test
  void aManifestSaysHowManyRowsEachStepWrote() throws IOException {
    JsonNode manifest = json(good.resolve("manifest.json"));
    JsonNode rows = manifest.path("rows");
    assertThat(rows.path("ingest").path("_stage/row").asInt()).isEqualTo(23);
    assertThat(rows.path("ingest").path("reject").asInt()).isEqualTo(1);
    assertThat(rows.path("resolve").path("_stage/mention").asInt()).isEqualTo(15);
    assertThat(rows.path("report").properties()).isNotEmpty();
    Map<String, Integer> tables = new TreeMap<>();
    manifest
        .path("tables")
        .forEach(t -> tables.put(t.path("table").asText(), t.path("rows").asInt()));
    for (Table table : Contract.tables()) {
      String name = table.name();
      assertThat(tables.get(name)).as(name).isEqualTo(rows(good, name).size());
      rows.forEach(
          step -> {
            if (step.has(name)) {
              assertThat(step.path(name).asInt()).as(name).isEqualTo(tables.get(name));
            }
          });
    }
    assertThat(manifest.path("inputs").get(0).path("columns").findValuesAsText("type"))
        .contains("text");
    assertThat(manifest.path("totals").findValuesAsText("measure"))
        .contains("rows", "events", "links", "located-links", "amount-cny", "table-rows");
  }

  @Test
  void aStepWithoutItsPredecessorsIsRefused() {
    Failure failure =
        catchThrowableOfType(Failure.class, () -> step("20000101T000000Z-x", "release"));

    assertThat(failure.kind()).isEqualTo(Failure.Kind.USAGE);
    assertThat(failure)
        .hasMessage(
            "Cannot run step 'release': run 20000101T000000Z-x has not finished ingest, resolve,"
                + " flows, network, index, report. Run the missing steps first, or everything with the"
                + " command run.");
    assertThat(output.resolve("releases/20000101T000000Z-x")).doesNotExist();
  }

  @Test
  void stepsOneByOneGiveTheTablesOfARun() throws IOException {
    Path elsewhere = folder.resolve("steps");
    String run = Pipeline.newRunId();
    step(elsewhere, run, "ingest");
    step(elsewhere, null, "resolve");
    step(elsewhere, run, "flows");
    step(elsewhere, run, "resolve");
    Failure stale = catchThrowableOfType(Failure.class, () -> step(elsewhere, run, "network"));
    step(elsewhere, run, "flows");
    step(elsewhere, run, "network");
    step(elsewhere, run, "index");
    step(elsewhere, run, "report");
    step(elsewhere, run, "release");
    Failure published = catchThrowableOfType(Failure.class, () -> step(elsewhere, null, "resolve"));

    assertThat(stale).hasMessageContaining("run " + run + " has not finished flows.");
    assertThat(published)
        .hasMessage(
            "Cannot go on with run '%s': it is published, and a published release does not"
                + " change. Begin a new one with the command run or ingest.",
            run);
    Path release = elsewhere.resolve("releases/" + run);
    assertThat(release.resolve("_stage/resolved")).exists();
    assertThat(release.resolve("_stage/_steps/release")).exists();
    List<String> empty = new ArrayList<>();
    for (Table table : Contract.tables()) {
      List<String> rows = rows(release, table.name());
      assertThat(rows).as(table.name()).isEqualTo(rows(good, table.name()));
      if (rows.isEmpty()) {
        empty.add(table.name());
      }
    }
    // One year does not grow, its two sectors are not related, and no index is asked for.
    assertThat(empty).contains("flow_growth", "index_value").hasSizeLessThan(9);
  }

  /** Runs, sees the run fail so, and gives the folder of what it wrote, if it wrote any. */
  private static Path refused(Failure.Kind kind, String message, String... overrides)
      throws IOException {
    return refused(conf, kind, message, overrides);
  }

  private static Path refused(Path file, Failure.Kind kind, String message, String... overrides)
      throws IOException {
    List<Path> before = releases();
    Failure failure =
        catchThrowableOfType(Failure.class, () -> TestRuns.run(file, output, overrides));

    assertThat(failure).hasMessageContaining(message);
    assertThat(failure.kind()).isEqualTo(kind);
    assertUntouched();
    List<Path> after = new ArrayList<>(releases());
    after.removeAll(before);
    return after.isEmpty() ? null : after.get(0);
  }

  private static void assertUntouched() throws IOException {
    assertThat(Files.readAllBytes(output.resolve("current.json"))).isEqualTo(pointer);
  }

  private static List<Path> releases() throws IOException {
    try (Stream<Path> folders = Files.list(output.resolve("releases"))) {
      return folders.toList();
    }
  }

  private static void step(String run, String name) throws IOException {
    step(output, run, name);
  }

  private static void step(Path output, String run, String name) throws IOException {
    List<Step> steps = Pipeline.steps().stream().filter(step -> step.name().equals(name)).toList();
    new Pipeline(
            SettingsLoader.load(conf, List.of("output.path=" + output, "output.keep-stage=true")),
            new PrintWriter(Writer.nullWriter()))
        .run(TestSpark.session(), run, steps, (context, out) -> {});
  }

  private static List<String> failures(Path release) {
    try (DuckDb duck = DuckDb.open().release(release, "quality_check")) {
      return duck.rows("select check_id, observed from quality_check where status = 'fail'");
    }
  }

  private static List<String> rows(Path release, String table) throws IOException {
    try (Stream<Path> files = Files.walk(release.resolve(table))) {
      if (files.noneMatch(file -> file.toString().endsWith(".parquet"))) {
        return List.of();
      }
    }
    try (DuckDb duck = DuckDb.open().release(release, table)) {
      String columns =
          Contract.table(table).columnNames().stream()
              .map(column -> "\"" + column + "\"")
              .collect(Collectors.joining(", "));
      return duck.rows("select " + columns + " from " + table + " order by all");
    }
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }

  /** n patents of two applicants each, then more lines; one row is of no use. */
  private static String patents(int n, String more) {
    StringBuilder text = new StringBuilder();
    String[] cities = {"江苏 | 上海,苏州市 | 上海市", "浙江 | 江苏,杭州市 | 南京市", "安徽 | 安徽,合肥市 | 芜湖市"};
    for (int i = 0; i < n; i++) {
      text.append(
          "CN%d,2021-03-%02d,%d,标题%d,单位%d有限公司 | 单位%d大学,%s,,人工智能\n"
              .formatted(i, i + 1, 2021, i, i % 4, i % 3, cities[i % 3]));
    }
    return text + (more.isEmpty() ? "x\n" : more);
  }

  private static String deals() {
    StringBuilder text = new StringBuilder();
    String[] cities = {"上海,上海市", "江苏,苏州市", "北京,北京市"};
    for (int i = 0; i < 10; i++) {
      text.append(
          "E%d,2021/3/%d,%d,人民币,资本%d,%s,公司%d有限公司,%s,软件\n"
              .formatted(
                  i / 2, i + 1, 100 * (i + 1), i, cities[i % 3], i / 2, cities[(i / 2) % 3]));
    }
    return text.toString();
  }

  private static Path write(String name, String text, String encoding) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(Charset.forName(encoding)));
  }
}
