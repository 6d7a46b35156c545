package org.innoflow.quality;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.innoflow.app.TestRuns;
import org.innoflow.config.Settings;
import org.innoflow.config.SettingsLoader;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Table;
import org.innoflow.io.ReleasePaths;
import org.innoflow.io.TableStore;
import org.innoflow.testkit.TestSpark;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A small release that holds, and every check seen to fail when one table is broken. */
class InvariantsTest {
  private static final String PATENTS =
      """
      公开(公告)号,标题,申请日,申请年,当前申请(专利权)人,当前申请(专利权)人州/省,当前申请(专利权)人地市,当前申请(专利权)人区县,战略新兴产业分类
      CN1A,机器人的大模型,2021-03-05,2021,甲公司 | 乙大学 | 丙研究院,上海 | 江苏 | 江苏,上海 | 苏州 | 南京,,人工智能 | 生物医药产业
      CN2A,区块链,2021-04-05,2021,甲公司 | 丁公司,上海 | 浙江,上海 | 杭州,,人工智能
      CN3A,区块链,2021-05-05,2021,乙大学 | 丁公司,江苏 | 浙江,苏州 | 杭州,,人工智能
      CN4A,机器人和物联网,2020-06-05,2020,戊公司,北京,北京,,人工智能
      """;

  private static final String DEALS =
      """
      融资事件编号,融资日期,被投企业,被投企业省份,被投企业城市,AI产业链环节,融资金额,币种,投资机构,投资机构省份,投资机构城市
      R1,2021/1/4,己公司,江苏省,苏州市,软件,100,人民币,庚资本,上海市,上海市
      R1,2021/1/4,己公司,江苏省,苏州市,软件,100,人民币,辛资本,北京市,北京市
      R2,2021/2/4,壬公司,上海市,上海市,硬件,200,人民币,庚资本,上海市,上海市
      R3,2021/3/4,癸公司,浙江省,杭州市,硬件,300,人民币,辛资本,北京市,北京市
      """;

  private static final String REGISTRY =
      """
      name,city,parent
      甲公司,上海市,寅集团
      """;

  private static final String INDICATORS =
      """
      place,year,indicator,value,unit
      苏州市,2020,GDP,20170.5,亿元
      苏州市,2021,GDP,22718.3,亿元
      上海市,2020,GDP,38963.3,亿元
      上海市,2021,GDP,43653.2,亿元
      苏州市,2020,R&D,7,万人
      苏州市,2021,R&D,9,万人
      上海市,2020,R&D,20,万人
      上海市,2021,R&D,22,万人
      """;

  private static final String INDEX =
      """
      zh = 指数, en = Index, version = "1", level = city, region-sets = [two]
      years { first = 2020, last = 2021, base = 2020 }
      normalisation = base-year
      series { gdp { indicator = GDP }, rd { indicator = "R&D" } }
      components = [
        { id = a, zh = 甲, en = A, indicators = [
          { id = gdp, zh = 产值, en = Product }
          { id = rd, zh = 人员, en = Personnel }
        ] }
        { id = b, zh = 乙, en = B, indicators = [{ id = rd2, series = rd, zh = 人员, en = Personnel }] }
      ]
      """;

  private static final String POLICIES =
      """
      place,date,title
      上海市,2021-03-05,人工智能办法
      """;

  @TempDir private static Path folder;

  /** The tables in memory, where dozens of runs of all checks take seconds. */
  private static final Map<String, Dataset<Row>> SOUND = new HashMap<>();

  private static final Map<String, Long> ROWS = new HashMap<>();

  private static SparkSession session;
  private static TableStore store;
  private static Settings settings;

  @BeforeAll
  static void makeRelease() throws IOException {
    Files.writeString(folder.resolve("patents.csv"), PATENTS, UTF_8);
    Files.writeString(folder.resolve("deals.csv"), DEALS, Charset.forName("GB18030"));
    Files.writeString(folder.resolve("registry.csv"), REGISTRY, UTF_8);
    Files.writeString(folder.resolve("indicators.csv"), INDICATORS, UTF_8);
    Files.writeString(folder.resolve("policies.csv"), POLICIES, UTF_8);
    Files.writeString(folder.resolve("small-index.conf"), INDEX, UTF_8);
    Path conf =
        Files.writeString(
            folder.resolve("small.conf"),
            """
            input.path = "%s"
            output.keep-stage = true
            region-sets.two = ["310000", "320500"]
            indices { path = "%s", compute = [small-index] }
            sources {
              patents { profile = patsnap, files = ["patents.csv"] }
              deals { profile = venture-cn, files = ["deals.csv"] }
              registry { profile = canonical-registry, files = ["registry.csv"] }
              indicators { profile = canonical-indicator, files = ["indicators.csv"] }
              policies { profile = canonical-policy, files = ["policies.csv"] }
            }
            """
                .formatted(folder, folder));
    Path release = TestRuns.run(conf, folder.resolve("out"));
    session = TestSpark.session().newSession();
    session.conf().set("spark.sql.adaptive.enabled", false);
    session.conf().set("spark.sql.shuffle.partitions", 1);
    session.conf().set("spark.sql.codegen.wholeStage", false);
    session.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    store =
        new TableStore(
            session,
            new ReleasePaths(folder.resolve("out").toString(), release.getFileName().toString()));
    settings = SettingsLoader.load(conf, List.of());
    Contract.tables().stream()
        .map(Table::name)
        .filter(name -> !name.equals("quality_check"))
        .forEach(
            name -> {
              SOUND.put(name, inMemory(name));
              ROWS.put(name, SOUND.get(name).count());
              SOUND.get(name).createOrReplaceTempView(name);
            });
  }

  /** A table's content that a check must notice, as SQL over the sound table {@code t}. */
  private record Break(String check, String table, String sql) {
    @Override
    public String toString() {
      return check + ": " + table + " is " + sql;
    }
  }

  static Stream<Break> breaks() {
    return Stream.of(
        // Weights and counts
        rows("unit_weights org_events", "event_party", "event_id <> 'CN3A'"),
        value("unit_weights flow_unit_weights", "link", "w_unit", "w_unit * 1.001"),
        rows("unit_weights flow_unit_weights flow_links link_scopes", "link", "event_id <> 'CN3A'"),
        value("link_scopes", "link", "scope", "'unlocated'"),
        value("flow_unit_weights", "flow_city", "w_unit", "w_unit * 1.001"),
        value(
            "flow_links province_rollup link_scopes profile_strengths",
            "flow_city",
            "links",
            "links + 1"),
        value("province_rollup", "flow_province", "links", "links + 1"),
        rows("province_rollup", "flow_province", "src_province_id <> '110000'"),
        value(
            "out_equals_in profile_strengths", "place_profile", "out_strength", "out_strength + 1"),
        value("region_out_equals_in", "region_profile", "in_strength", "in_strength + 1"),
        value("org_events", "org_profile", "events", "events + 1"),
        value("partner_kinds", "org_profile", "fund_partners", "fund_partners + 1"),
        value("summary_bounds", "flow_summary", "low", "value + 0.001"),
        value("summary_bounds", "flow_summary", "high", "value - 0.001"),
        value("summary_bounds", "flow_summary", "high", "double(null)"),
        value("sector_weights", "event_sector", "weight", "weight * 0.999"),
        value("party_shares", "event_party", "share", "share * 0.999"),
        // Statistics
        value("pagerank_sum", "network_node", "pagerank", "pagerank * 1.00001"),
        value("pagerank_sum", "network_node", "pagerank", "pagerank * double('NaN')"),
        value("pagerank_sum", "network_node", "pagerank", "double(null)"),
        value("pagerank_sum", "network_node", "pagerank_weighted", "pagerank_weighted * 1.00001"),
        value("pagerank_sum", "network_node", "pagerank_weighted", "double(null)"),
        value("density_range modularity_range", "network_graph", "value", "value + 100"),
        value("density_range modularity_range", "network_graph", "value", "value * double('NaN')"),
        value("null_with_note", "network_graph", "note", "coalesce(note, 'a note')"),
        value("null_with_note", "network_graph", "value", "double(null)"),
        value(
            "path_length_range",
            "network_graph",
            "value",
            "if(metric_id = 'average_path_length' and value > 0, 0.5d, value)"),
        value(
            "path_length_range",
            "network_graph",
            "value",
            "if(metric_id = 'diameter' and value > 0, 0d, value)"),
        value(
            "modularity_range",
            "network_graph",
            "value",
            "if(metric_id = 'modularity_mean' and value is not null, -0.6d, value)"),
        value("weights_against_expected", "flow_significance", "weight", "weight + 1"),
        value("weights_against_expected", "network_node", "strength", "strength + 1"),
        value("specialisation_shares", "specialisation", "share", "share * 1.001"),
        value("structure_range", "place_structure", "krugman", "krugman - 3"),
        value("structure_range", "place_structure", "krugman", "krugman * double('NaN')"),
        value("structure_range", "place_structure", "hhi", "0d"),
        value("structure_range", "place_structure", "hhi", "hhi + 1"),
        value("similarity_range", "place_similarity", "similarity", "similarity + 1.1"),
        value("similarity_range", "place_similarity", "krugman", "krugman + 2.1"),
        value("phi_range", "sector_relatedness", "phi", "phi + 1"),
        value("phi_range", "sector_relatedness", "phi", "0d"),
        value("index_base_year index_contributions", "index_value", "value", "value + 1"),
        value("index_contributions", "index_value", "contribution", "contribution * 1.01"),
        value("index_contributions", "index_value", "contribution", "double(null)"),
        value("index_weights", "index_value", "weight", "weight * 0.9"),
        value("index_null_with_note", "index_value", "note", "'a note'"),
        // Keys
        rows(
            "foreign_key/event_party.org_id foreign_key/org_profile.org_id"
                + " foreign_key/network_node.node_id/organisation",
            "dim_organisation",
            "canonical_name <> '甲公司'"),
        value("foreign_key/org_profile.org_id", "org_profile", "org_id", "org_id + 1"),
        value("foreign_key/event_party.place_id", "event_party", "place_id", "'nowhere'"),
        value("foreign_key/event_party.place_id_then", "event_party", "place_id_then", "'nowhere'"),
        value("foreign_key/dim_organisation.place_id", "dim_organisation", "place_id", "'nowhere'"),
        value(
            "foreign_key/dim_organisation.parent_org_id",
            "dim_organisation",
            "parent_org_id",
            "parent_org_id + 1"),
        value(
            "foreign_key/dim_organisation.group_org_id",
            "dim_organisation",
            "group_org_id",
            "group_org_id + 1"),
        rows(
            "foreign_key/dim_organisation.parent_org_id foreign_key/dim_organisation.group_org_id",
            "dim_organisation",
            "canonical_name <> '寅集团'"),
        value("foreign_key/dim_place.successor_id", "dim_place", "successor_id", "'nowhere'"),
        value("foreign_key/indicator.place_id", "indicator", "place_id", "'nowhere'"),
        value("foreign_key/policy.place_id", "policy", "place_id", "'nowhere'"),
        value("foreign_key/policy_term.place_id", "policy_term", "place_id", "'nowhere'"),
        value(
            "foreign_key/dim_place.province_id",
            "dim_place",
            "province_id",
            "if(place_id = '620100', 'nowhere', province_id)"),
        rows(
            "foreign_key/network_node.graph_id foreign_key/network_graph.graph_id"
                + " foreign_key/network_concentration.graph_id"
                + " foreign_key/flow_significance.graph_id",
            "network_catalog",
            "level <> 'city'"),
        value(
            "foreign_key/flow_city.src_city_id province_rollup profile_strengths",
            "flow_city",
            "src_city_id",
            "concat(src_city_id, '?')"),
        value(
            "foreign_key/flow_city.dst_city_id province_rollup profile_strengths",
            "flow_city",
            "dst_city_id",
            "concat(dst_city_id, '?')"),
        value(
            "foreign_key/flow_province.src_province_id province_rollup",
            "flow_province",
            "src_province_id",
            "concat(src_province_id, '?')"),
        value(
            "foreign_key/flow_province.dst_province_id province_rollup",
            "flow_province",
            "dst_province_id",
            "concat(dst_province_id, '?')"),
        value(
            "foreign_key/place_profile.place_id",
            "place_profile",
            "place_id",
            "concat(place_id, '?')"),
        value(
            "foreign_key/region_profile.place_id",
            "region_profile",
            "place_id",
            "concat(place_id, '?')"),
        value(
            "foreign_key/network_node.node_id/place foreign_key/network_node.node_id/organisation",
            "network_node",
            "node_id",
            "concat(node_id, '?')"),
        rows("foreign_key/network_graph.metric_id", "dim_metric", "metric_id <> 'density'"),
        rows(
            "foreign_key/event_sector.sector_id foreign_key/flow_city.sector_id"
                + " foreign_key/specialisation.sector_id",
            "dim_sector",
            "sector_id <> 'software'"),
        value(
            "foreign_key/specialisation.place_id", "specialisation", "place_id", "place_id || '?'"),
        value(
            "foreign_key/place_structure.place_id",
            "place_structure",
            "place_id",
            "place_id || '?'"),
        value(
            "foreign_key/place_similarity.place_id",
            "place_similarity",
            "place_id",
            "place_id || '?'"),
        value(
            "foreign_key/place_similarity.other_place_id",
            "place_similarity",
            "other_place_id",
            "other_place_id || '?'"),
        value(
            "foreign_key/sector_relatedness.sector_id",
            "sector_relatedness",
            "sector_id",
            "sector_id || '?'"),
        value(
            "foreign_key/sector_relatedness.other_sector_id",
            "sector_relatedness",
            "other_sector_id",
            "other_sector_id || '?'"),
        value(
            "foreign_key/index_value.node",
            "index_value",
            "node",
            "if(depth = 2, node || '?', node)"),
        value("foreign_key/index_growth.node", "index_growth", "node", "node || '?'"),
        value(
            "foreign_key/index_node.index_id foreign_key/index_value.node"
                + " foreign_key/index_growth.node",
            "index_node",
            "index_id",
            "index_id || '?'"),
        value("foreign_key/index_value.place_id", "index_value", "place_id", "place_id || '?'"),
        // Grains
        twice("dim_place", "province_rollup"),
        twice("dim_organisation", ""),
        twice("dim_sector", ""),
        twice("dim_metric", ""),
        twice("event", ""),
        twice(
            "flow_city",
            "flow_unit_weights flow_links province_rollup link_scopes profile_strengths"),
        twice("flow_province", "province_rollup"),
        twice("place_profile", "profile_strengths"),
        twice("region_profile", ""),
        twice("org_profile", "org_events"),
        twice("flow_summary", ""),
        twice("flow_growth", ""),
        twice("specialisation", "specialisation_shares"),
        twice("sector_relatedness", ""),
        twice("place_structure", ""),
        twice("place_similarity", ""),
        twice("network_catalog", ""),
        twice("network_node", "pagerank_sum weights_against_expected"),
        twice("network_graph", ""),
        twice("network_concentration", ""),
        twice("flow_significance", "weights_against_expected"),
        twice("index_catalog", ""),
        twice("index_node", "index_weights"),
        twice("index_value", "index_contributions index_weights"),
        twice("index_growth", ""),
        twice("indicator", ""),
        twice("policy", ""),
        twice("policy_term", ""));
  }

  private static Break value(String checks, String table, String column, String value) {
    return new Break(
        checks, table, "select * except (" + column + "), " + value + " as " + column + " from t");
  }

  private static Break rows(String checks, String table, String kept) {
    return new Break(checks, table, "select * from t where " + kept);
  }

  private static Break twice(String table, String others) {
    return new Break(
        ("grain/" + table + " " + others).strip(),
        table,
        "select * from t union all select * from t");
  }

  @Test
  void aSoundReleasePasses() {
    assertThat(failing()).isEmpty();
    assertThat(store.read("link").count()).isEqualTo(9);
    assertThat(store.read("network_node").filter("pagerank is not null").count()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("breaks")
  void aBrokenTableFailsItsChecksAndNoOther(Break broken) {
    SOUND.get(broken.table()).createOrReplaceTempView("t");
    session.sql(broken.sql()).createOrReplaceTempView(broken.table());
    try {
      assertThat(failingOfThoseThatRead(broken.table()))
          .containsExactlyInAnyOrder(broken.check().split(" "));
    } finally {
      SOUND.get(broken.table()).createOrReplaceTempView(broken.table());
    }
  }

  @Test
  void everyCheckIsSeenToFail() {
    assertThat(
            Stream.concat(
                Invariants.ALL.stream().map(Invariants.Invariant::id),
                Keys.all(List.of()).stream().map(Keys.Key::id)))
        .isSubsetOf(breaks().flatMap(b -> Stream.of(b.check().split(" "))).toList());
  }

  /** Through all checks of a release, on tables overwritten in their files. */
  @Test
  void fewerOrganisationsThanNamesFail() throws IOException {
    Dataset<Row> sound = SOUND.get("dim_organisation");
    store.write("dim_organisation", sound.filter("canonical_name <> '甲公司'"));
    try {
      assertThat(
              Checks.run(session, store, List.of(), settings, List.of()).stream()
                  .filter(Check::failed))
          .extracting(Check::checkId)
          .containsExactlyInAnyOrder(
              "organisation_ids",
              "foreign_key/event_party.org_id",
              "foreign_key/org_profile.org_id",
              "foreign_key/network_node.node_id/organisation");
    } finally {
      store.write("dim_organisation", sound);
      SOUND.forEach((name, rows) -> rows.createOrReplaceTempView(name));
    }
  }

  @Test
  void rowsThatAreLostOrRefusedFail() {
    assertThat(new SourceCounts("s", 10, 7, 1, 2, 0).balance().failed()).isFalse();
    assertThat(new SourceCounts("s", 10, 7, 1, 1, 0).balance().failed()).isTrue();
    assertThat(new SourceCounts("s", 10, 7, 1, 3, 0).balance().failed()).isTrue();
    assertThat(accepted(new SourceCounts("s", 10, 9, 1, 0, 0), 0.1)).isEmpty();
    assertThat(accepted(new SourceCounts("s", 10, 9, 1, 0, 0), 0.09))
        .containsExactly("reject_share/s");
    assertThat(accepted(new SourceCounts("s", 10, 0, 0, 10, 0), 0.1))
        .containsExactly("rows_accepted/s");
    assertThat(accepted(new SourceCounts("s", 0, 0, 0, 0, 0), 0.1))
        .containsExactly("rows_accepted/s");
  }

  private static List<String> accepted(SourceCounts counts, double maxRejectShare) {
    return counts.acceptance(maxRejectShare).stream()
        .filter(Check::failed)
        .map(Check::checkId)
        .toList();
  }

  private static Dataset<Row> inMemory(String table) {
    Dataset<Row> rows = store.read(table);
    return session.createDataFrame(rows.collectAsList(), rows.schema());
  }

  private static List<String> failingOfThoseThatRead(String table) {
    Pattern name = Pattern.compile("\\b" + table + "\\b");
    List<Invariants.Invariant> reading =
        Invariants.ALL.stream().filter(i -> name.matcher(i.sql()).find()).toList();
    return failed(
        reading.isEmpty() ? List.of() : Invariants.run(session, reading),
        Keys.run(session, Keys.all(List.of()).stream().filter(key -> reads(key, table)).toList()));
  }

  private static boolean reads(Keys.Key key, String table) {
    return key.table().equals(table)
        || (key.parent() != null && key.parent().table().equals(table))
        || key.columns().stream().anyMatch(c -> c.contains(" from " + table + " "));
  }

  private static List<String> failing() {
    return failed(Invariants.check(session), Keys.check(session, List.of(), ROWS));
  }

  private static List<String> failed(List<Check> invariants, List<Check> keys) {
    return Stream.concat(invariants.stream(), keys.stream())
        .filter(Check::failed)
        .map(Check::checkId)
        .toList();
  }
}
