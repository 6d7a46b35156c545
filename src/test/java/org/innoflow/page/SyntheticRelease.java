package org.innoflow.page;

import static java.util.Map.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.innoflow.config.Settings;
import org.innoflow.config.SettingsLoader;
import org.innoflow.contract.Column;
import org.innoflow.contract.Contract;
import org.innoflow.contract.ReportTable;
import org.innoflow.contract.Table;
import org.innoflow.io.ReleasePaths;
import org.innoflow.io.Schemas;
import org.innoflow.io.TableStore;
import org.innoflow.testkit.TestSpark;

/**
 * The tables that the page reads, as large as they may be: 41 cities, 15 years, six layers and 35
 * sectors, half of all flows present. Some names are markup.
 */
final class SyntheticRelease {
  static final String MARKUP = "</script><script>alert(1)</script>";
  static final String FORMULA = "=cmd()";

  static final Table REPORT =
      new Table(
          "rpt_names",
          "Names <b>as texts</b>",
          "名称",
          List.of(
              new Column("rank", "int", true, "", "Rank", "名次", ""),
              new Column("name", "string", false, "", "Name", "名称", ""),
              new Column("share", "double", false, "share", "Share", "占比", "")));

  private static final Map<String, String> TABLES =
      Map.ofEntries(
          entry(
              "dim_place",
              """
          select case when id = 7 then '%s' else concat('城', id) end as name_zh,
            case when id = 7 then '%s' when id = 8 then '%s' else concat('City ', id) end as name_en,
            concat('C', lpad(id, 2, '0')) as place_id, 'city' as level,
            concat('P', id %% 4) as province_id, 115 + (id * 7 %% 41) / 6d as lon,
            27.5 + (id * 11 %% 41) / 6d as lat, array('yrd41') as region_sets
          from range(41)
          union all
          select concat('省', id), concat('Province ', id), concat('P', id), 'province',
            concat('P', id), null, null, null
          from range(4)"""
                  .formatted(MARKUP, MARKUP, FORMULA)),
          entry(
              "dim_sector",
              """
          select 'wipo35' as scheme, cast(id as string) as sector_id, concat('领域', id) as name_zh,
            concat('Field ', id) as name_en
          from range(1, 36)"""),
          entry(
              "flow_city",
              """
          select *, amount as events, amount + 1 as links from (
            select layer, year, scheme, sector_id, concat('C', lpad(src, 2, '0')) as src_city_id,
              concat('C', lpad(dst, 2, '0')) as dst_city_id,
              cast(1 + (case when scheme = 'ALL' then 40 else 2 end)
                / (0.02 + pmod(hash(layer, year, sector_id, src, dst), 9973) / 9973d) as bigint)
                as amount
            from slices cross join (select id as src from range(41))
              cross join (select id as dst from range(41))
            where pmod(hash(dst, src, sector_id, year, layer), 100) < 50
              and (src <= dst or layer not in ('copatent', 'copaper')))"""),
          entry(
              "flow_summary",
              """
          select layer, year, scheme, sector_id, 'yrd41' as region_set, measure,
            case when measure like 'share%' then share else cast(size as bigint) end as value,
            case when measure like 'share%' then share - 0.05 end as low,
            case when measure like 'share%' then share + 0.05 end as high,
            case when measure like 'share%' then 0.9 end as located_share
          from (
            select *, 1000 + pmod(hash(layer, year, sector_id, measure), 9000) as size,
              0.1 + pmod(hash(measure, sector_id, year, layer), 800) / 1000d as share
            from slices cross join (select explode(array('events', 'events_cross_city',
              'events_cross_province', 'links', 'links_within_city', 'links_within_province',
              'links_cross_city', 'links_cross_province', 'share_events_cross_city',
              'share_events_cross_province', 'share_links_cross_city',
              'share_links_cross_province')) as measure))"""),
          entry(
              "region_profile",
              """
          select layer, year, 'yrd41' as region_set, scheme, sector_id, 'city' as level,
            concat('C', lpad(id, 2, '0')) as place_id, 0.01 + id / 50d as participation,
            id / 20.5 - 1 as nsi, element_at(array('hub', 'source', 'sink', 'periphery'),
              cast(id % 4 + 1 as int)) as role,
            100 + id as out_strength, 200 - id as in_strength, 0.1 as role_threshold
          from slices cross join range(41) where scheme = 'ALL'"""),
          entry(
              "network_catalog",
              """
          select concat(layer, '/', year) as graph_id, layer, year, 'year' as window, 'ALL' as scheme,
            'ALL' as sector_id, 'city' as level, 'yrd41' as region_set, 41 as nodes, 400 as edges
          from slices where scheme = 'ALL'"""),
          entry(
              "network_node",
              """
          select concat(layer, '/', year) as graph_id, concat('C', lpad(id, 2, '0')) as node_id,
            floor(60 / (id + 1)) as degree
          from slices cross join range(41) where scheme = 'ALL'"""),
          entry(
              "network_concentration",
              """
          select concat(layer, '/', year) as graph_id, 'degree' as measure, 0.4 as top_10pct_share,
            2.5 as alpha, 2 as x_min, 60 as n_tail, -1.2 as ols_slope, 0.9 as ols_r2, 0.5 as gini
          from slices where scheme = 'ALL'"""),
          entry(
              "index_catalog",
              """
          select distinct '1.0' as edition, 'index' as index_id, '指数' as name_zh, 'Index' as name_en,
            'city' as level, 2008 as first_year, 2022 as last_year, 'min-max' as normalisation,
            'arithmetic' as aggregation
          from slices"""),
          entry(
              "index_node",
              """
          select distinct '1.0' as edition, 'index' as index_id, node, parent, depth, position,
            concat('节点', node) as name_zh, concat('Node ', node) as name_en
          from slices cross join (
            values ('total', null, 0, 1), ('a', 'total', 1, 1), ('b', 'total', 1, 2))
            as nodes(node, parent, depth, position)"""),
          entry(
              "index_value",
              """
          select '1.0' as edition, 'index' as index_id, node, concat('C', lpad(id, 2, '0')) as place_id,
            year, depth, value, value as contribution, 41 - id as rank, 40 - id as rank_low,
            42 - id as rank_high
          from slices cross join range(41) cross join (
            values ('total', 0, 2), ('a', 1, 1), ('b', 1, 1)) as nodes(node, depth, part)
            lateral view explode(array(part * (id + 1))) as value
          where layer = 'transfer' and scheme = 'ALL'"""));

  private static final List<String> EMPTY = List.of("place_profile");

  private SyntheticRelease() {}

  /** Writes the large release below a folder and its page beside the tables. */
  static Path large(Path folder) throws IOException {
    return write(folder, 15, 35);
  }

  /** The same with two years and three sectors. */
  static Path small(Path folder) throws IOException {
    return write(folder, 2, 3);
  }

  /** A release without a row. */
  static Path empty(Path folder) throws IOException {
    return write(folder, 0, 0);
  }

  private static Path write(Path folder, int years, int sectors) throws IOException {
    SparkSession session = session();
    slices(session, years, sectors).createOrReplaceTempView("slices");
    ReleasePaths paths = new ReleasePaths(folder.toString(), "run");
    TableStore tables = new TableStore(session, paths);
    TABLES.forEach((table, sql) -> tables.write(table, filled(session, table, sql, years > 0)));
    EMPTY.forEach(table -> tables.write(table, none(session, table)));
    tables.writeSmall(
        REPORT,
        session
            .sql(
                "select cast(id as int) as rank, case id when 0 then '%s' else '%s' end as name, 0.25 as share from range(%d)"
                    .formatted(MARKUP, FORMULA, years > 0 ? 2 : 0))
            .selectExpr("rank", "name", "cast(share as double) as share"));
    Files.writeString(Path.of(paths.page()), page(tables));
    return Path.of(paths.release());
  }

  /** Millions of rows are worth compiled queries. */
  private static SparkSession session() {
    SparkSession session = TestSpark.session().newSession();
    session.conf().set("spark.sql.codegen.wholeStage", true);
    session.conf().set("spark.sql.codegen.factoryMode", "FALLBACK");
    return session;
  }

  /**
   * The page of a release's tables.
   *
   * @param limits settings of reports.page, as key=value
   */
  static String page(Path release, String... limits) throws IOException {
    ReleasePaths paths = new ReleasePaths(release.getParent().getParent().toString(), "run");
    return page(new TableStore(session(), paths), limits);
  }

  private static String page(TableStore tables, String... limits) throws IOException {
    Settings settings =
        SettingsLoader.load(null, Stream.of(limits).map(limit -> "reports.page." + limit).toList());
    return Page.of(
        tables, settings, "run", List.of(new ReportTable(REPORT, List.of("events"), "A note.")));
  }

  private static Dataset<Row> slices(SparkSession session, int years, int sectors) {
    return session.sql(
        """
        select layer, cast(2008 + y.id as int) as year,
          case when s.id = 0 then 'ALL' else 'wipo35' end as scheme,
          case when s.id = 0 then 'ALL' else cast(s.id as string) end as sector_id
        from range(%d) y cross join range(%d) s cross join (select explode(array('copatent',
          'transfer', 'copaper', 'venture', 'cooperation', 'contract')) as layer)"""
            .formatted(years, sectors + 1));
  }

  /** A query's rows with the columns that it does not give as nulls. */
  private static Dataset<Row> filled(
      SparkSession session, String table, String sql, boolean withRows) {
    Dataset<Row> rows = session.sql(sql);
    List<String> given = List.of(rows.columns());
    String[] columns =
        Contract.table(table).columns().stream()
            .map(
                column ->
                    "cast(%s as %s) as %s"
                        .formatted(
                            given.contains(column.name()) ? column.name() : "null",
                            column.type().equals("long") ? "bigint" : column.type(),
                            column.name()))
            .toArray(String[]::new);
    return withRows ? rows.selectExpr(columns) : none(session, table);
  }

  private static Dataset<Row> none(SparkSession session, String table) {
    return session.createDataFrame(List.of(), Schemas.of(Contract.table(table)));
  }
}
