package org.innoflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Table;
import org.innoflow.testkit.DuckDb;
import org.innoflow.testkit.TestSpark;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.DirectedWeightedPseudograph;
import org.jgrapht.nio.BaseEventDrivenImporter;
import org.jgrapht.nio.GraphImporter;
import org.jgrapht.nio.gexf.SimpleGEXFImporter;
import org.jgrapht.nio.graphml.GraphMLImporter;
import org.jgrapht.util.SupplierUtil;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a release has beside its tables, read back by the tools of others. */
final class ExportsTest {
  private static final String EVIL = "<script>alert(1)</script>";
  private static final String FORMULA = "=cmd()";
  private static final String GRAPH = "copatent-2021-year-all";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;
  private static Path release;

  /** The patents of {@link SmallRelease}, with two names that must stay texts. */
  @BeforeAll
  static void run() throws IOException {
    Path reports = Files.createDirectories(folder.resolve("reports"));
    Files.writeString(
        reports.resolve("organisations.sql"),
        """
        -- id: organisations
        -- zh: 机构
        -- en: Organisations
        -- key: org_id
        -- columns:
        --   org_id | | 机构代码 | Organisation
        --   name | | 名称 | Name
        --   mentions | events | 次数 | Mentions
        --   share | share | 占比 | Of all mentions
        -- definitions: events
        select org_id, name, mentions, mentions / (select sum(mentions) from dim_organisation) as share
        from dim_organisation
        """);
    Path conf =
        SmallRelease.configuration(
            folder,
            SmallRelease.PATENTS.replace("丁公司", EVIL).replace("己公司", FORMULA),
            SmallRelease.DEALS);
    release =
        TestRuns.run(
            conf,
            folder.resolve("out"),
            "network.levels=[city]",
            "exports.region-sets=[all]",
            "reports.path=" + reports);
  }

  @Test
  void graphsAreReadBackByOthersWithEqualCounts() throws IOException {
    try (DuckDb duck = DuckDb.open().release(release, "network_catalog")) {
      List<String> graphs =
          duck.rows(
              """
              select layer || '-' || year || '-' || "window" || '-all', nodes, edges, directed
              from network_catalog where level = 'city' and scheme = 'ALL' and edges > 0
              qualify year = max(year) over (partition by layer) order by all""");
      assertThat(graphs).hasSize(4);
      for (String graph : graphs) {
        String[] expected = graph.split("\\|");
        assertThat(read(new SimpleGEXFImporter<>(), expected[0] + ".gexf"))
            .isEqualTo(counts(expected));
        assertThat(read(new GraphMLImporter<>(), expected[0] + ".graphml"))
            .isEqualTo(counts(expected));
        assertThat(pajek(expected[0] + ".net"))
            .isEqualTo(counts(expected) + (expected[3].equals("true") ? " *Arcs" : " *Edges"));
      }
    }
  }

  @Test
  void nodesCarryTheStatisticsOfTheTables() throws IOException {
    Map<String, String> ranks = new HashMap<>();
    SimpleGEXFImporter<String, DefaultWeightedEdge> gexf = new SimpleGEXFImporter<>();
    gexf.addVertexAttributeConsumer(
        (of, value) -> {
          if (of.getSecond().equals("pagerank")) {
            ranks.put(of.getFirst(), value.getValue());
          }
        });
    read(gexf, GRAPH + ".gexf");
    try (DuckDb duck = DuckDb.open().release(release, "network_node")) {
      List<String> rows =
          duck.rows(
              "select pagerank from network_node where graph_id = 'copatent/2021/year/ALL/ALL/city/all'");
      assertThat(ranks.values().stream().map(Double::valueOf).sorted().toList())
          .isEqualTo(rows.stream().map(Double::valueOf).sorted().toList());
    }
    String text = Files.readString(release.resolve("exports/" + GRAPH + ".gexf"));
    assertThat(text).contains("label=\"苏州市\"", "<viz:position x=\"12", "for=\"community\"");
  }

  @Test
  void flowLinesAreGeoJson() throws IOException {
    JsonNode json = JSON.readTree(release.resolve("exports/" + GRAPH + ".geojson").toFile());
    List<String> geometries =
        json.path("features").findValues("geometry").stream()
            .map(g -> g.path("type").asText())
            .toList();
    try (DuckDb duck = DuckDb.open().release(release, "flow_significance")) {
      assertThat(geometries.stream().filter("LineString"::equals).count())
          .isEqualTo(
              duck.count(
                  "select count(*) from flow_significance where graph_id = 'copatent/2021/year/ALL/ALL/city/all'"));
    }
    assertThat(json.path("unplaced_flows").asInt()).isZero();
    assertThat(json.path("features").findValuesAsText("src")).contains("上海市");
  }

  @Test
  void theWorkbookHasTheRowsOfTheTables() throws IOException {
    try (ReadableWorkbook book = new ReadableWorkbook(release.resolve("report.xlsx").toFile());
        DuckDb duck = DuckDb.open().release(release, "rpt_organisations")) {
      assertThat(book.getSheets().map(sheet -> sheet.getName()))
          .containsExactly("contents 目录", "organisations", "definitions 定义");
      List<Row> rows = book.findSheet("organisations").orElseThrow().read();
      assertThat(rows.get(0).getCellText(0)).isEqualTo("机构");
      assertThat(rows.get(1).getCellText(0)).isEqualTo("Organisations");
      assertThat(texts(rows.get(4))).containsExactly("", "", "events", "share");
      assertThat(texts(rows.get(5))).containsExactly("org_id", "name", "mentions", "share");
      List<String> read = new ArrayList<>();
      for (Row row : rows.subList(6, rows.size())) {
        assertThat(row.getCell(1).getType()).isEqualTo(CellType.STRING);
        assertThat(row.getCell(1).getFormula()).isNull();
        assertThat(row.getCell(2).getType()).isEqualTo(CellType.NUMBER);
        read.add(
            "%s|%s|%s|%s"
                .formatted(
                    row.getCellText(0),
                    row.getCellText(1),
                    row.getCell(2).asNumber().longValueExact(),
                    row.getCell(3).asNumber().doubleValue()));
      }
      assertThat(read)
          .isEqualTo(duck.rows("select org_id, name, mentions, share from rpt_organisations"))
          .anyMatch(row -> row.contains(EVIL))
          .anyMatch(row -> row.contains(FORMULA));
      assertThat(texts(book.findSheet("definitions 定义").orElseThrow().read().get(1)))
          .startsWith(
              "events", "standard", "含该地区对的事件数，每个事件计一次", "Distinct events that have the pair");
    }
  }

  @Test
  void duckDbRunsItsScriptAndKnowsEveryTable() throws IOException {
    try (DuckDb duck = DuckDb.open()) {
      duck.execute(Files.readString(release.resolve("sql/duckdb.sql")));
      JsonNode tables = JSON.readTree(release.resolve("manifest.json").toFile()).path("tables");
      assertThat(tables).hasSizeGreaterThan(Contract.tables().size());
      for (JsonNode table : tables) {
        assertThat(duck.count("select count(*) from " + table.path("table").asText()))
            .as(table.path("table").asText())
            .isEqualTo(table.path("rows").asLong());
      }
      for (Table table : Contract.tables()) {
        assertThat(duck.rows("select column_name from (describe " + table.name() + ")"))
            .isEqualTo(table.columnNames());
      }
    }
  }

  @Test
  void sparkRunsItsScript() throws IOException {
    String script =
        Files.readString(release.resolve("sql/spark.sql")).replaceAll("(?m)^--.*\n", "");
    try {
      for (String statement : script.split(";\n", -1)) {
        if (!statement.isBlank()) {
          TestSpark.session().sql(statement);
        }
      }
      assertThat(TestSpark.session().sql("select * from innoflow.link").count())
          .isEqualTo(TestSpark.session().read().parquet(release.resolve("link").toString()).count())
          .isPositive();
      assertThat(
              TestSpark.session()
                  .sql("describe innoflow.flow_city")
                  .filter("col_name = 'w_unit'")
                  .first()
                  .getString(2))
          .isNotEmpty();
    } finally {
      TestSpark.session().sql("drop database if exists innoflow cascade");
    }
  }

  @Test
  void theDataPackageNamesEveryFileOfEveryTable() throws IOException {
    JsonNode json = JSON.readTree(release.resolve("datapackage.json").toFile());
    List<String> named = new ArrayList<>();
    json.path("resources").forEach(r -> r.path("path").forEach(path -> named.add(path.asText())));
    try (Stream<Path> files = Files.walk(release)) {
      assertThat(named)
          .containsExactlyInAnyOrderElementsOf(
              files
                  .filter(file -> file.toString().endsWith(".parquet"))
                  .map(file -> release.relativize(file).toString())
                  .toList());
    }
    assertThat(json.path("version").asText()).isEqualTo(Contract.VERSION);
    assertThat(Files.readString(release.resolve("dictionary.md")))
        .contains("## flow_city", "## rpt_organisations", "## Versions of the contract");
  }

  @Test
  void theManifestKnowsEveryDocument() throws IOException {
    JsonNode documents = JSON.readTree(release.resolve("manifest.json").toFile()).path("documents");
    assertThat(documents.findValuesAsText("file"))
        .contains(
            "report.xlsx",
            "sql/duckdb.sql",
            "datapackage.json",
            "dictionary.json",
            "exports/" + GRAPH + ".gexf")
        .doesNotContain("manifest.json");
    assertThat(documents.findValuesAsText("sha256")).allMatch(sum -> sum.length() == 64);
  }

  private static <
          I extends
              BaseEventDrivenImporter<String, DefaultWeightedEdge>
                  & GraphImporter<String, DefaultWeightedEdge>>
      String read(I importer, String file) throws IOException {
    DirectedWeightedPseudograph<String, DefaultWeightedEdge> graph =
        new DirectedWeightedPseudograph<>(DefaultWeightedEdge.class);
    graph.setVertexSupplier(SupplierUtil.createStringSupplier());
    // JGraphT's copy of the schema has the elements of viz in the namespace of all others.
    String text =
        Files.readString(release.resolve("exports/" + file)).replace("1.2draft/viz", "1.2draft");
    importer.importGraph(graph, new StringReader(text));
    return graph.vertexSet().size() + " " + graph.edgeSet().size();
  }

  private static String counts(String[] expected) {
    return expected[1] + " " + expected[2];
  }

  private static String pajek(String file) throws IOException {
    List<String> lines = Files.readAllLines(release.resolve("exports/" + file));
    int nodes = Integer.parseInt(lines.get(0).split(" ", -1)[1]);
    return nodes + " " + (lines.size() - nodes - 2) + " " + lines.get(nodes + 1);
  }

  private static List<String> texts(Row row) {
    return row.stream().map(cell -> cell == null ? "" : cell.getText()).toList();
  }
}
