package org.innoflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.innoflow.app.CommandProcess.Ended;
import org.innoflow.testkit.DuckDb;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Indices of a run over indicators, flows and networks, against DuckDB; and two editions of which
 * the second has other data.
 */
final class IndexRunTest {
  private static final String INDICATORS =
      """
      place,year,indicator,value,unit
      上海市,2020,staff,200,人
      上海市,2021,staff,260,人
      南京市,2020,staff,50,人
      南京市,2021,staff,70,人
      苏州市,2020,staff,40,人
      苏州市,2021,staff,90,人
      杭州市,2020,staff,60,人
      杭州市,2021,staff,80,人
      上海市,2020,delay,9,天
      上海市,2021,delay,7,天
      南京市,2020,delay,5,天
      南京市,2021,delay,4,天
      苏州市,2020,delay,8,天
      杭州市,2020,delay,6,天
      杭州市,2021,delay,6,天
      """;

  private static final String INDEX =
      """
      zh = 指数, en = Index, version = "2.1", level = city, region-sets = [four]
      years { first = 2020, last = 2021 }
      uncertainty.draws = 50
      series {
        staff { indicator = staff }
        delay { indicator = delay }
        patents {
          sql = \"""
            select m.place_id, p.year, count(distinct p.event_id) as value
            from event_party p join index_place m on p.place_id = m.city_id
            where p.layer = 'copatent' group by 1, 2\"""
          otherwise = 0
        }
        # Of the graphs of this level; here there are those of provinces alone.
        linked {
          sql = \"""
            select n.node_id as place_id, c.year, n.degree as value
            from network_node n join network_catalog c on n.graph_id = c.graph_id
            where c.layer = 'copatent' and c.level = :level and c.window = 'year'\"""
          otherwise = 0
        }
      }
      components = [
        { id = people, zh = 人, en = People, indicators = [{ id = staff, zh = 人员, en = Staff }] }
        { id = work, zh = 事, en = Work, indicators = [
          { id = patents, zh = 专利, en = Patents }
          { id = delay, zh = 时滞, en = Delay, direction = less }
          { id = linked, zh = 联系, en = Linked }
        ] }
      ]
      """;

  @TempDir private static Path folder;
  private static Path conf;
  private static Path first;
  private static Path second;

  @BeforeAll
  static void twoEditions() throws IOException {
    Path small = SmallRelease.configuration(folder, SmallRelease.PATENTS, SmallRelease.DEALS);
    Files.createDirectories(folder.resolve("no-reports"));
    Files.writeString(folder.resolve("two.conf"), INDEX);
    conf =
        Files.writeString(
            folder.resolve("index.conf"),
            """
            include "%s"
            sources.indicators { profile = canonical-indicator, files = [indicators.csv] }
            region-sets.four = ["310000", "320100", "320500", "330100"]
            indices { path = "%s", compute = [two] }
            reports.path = "%s"
            """
                .formatted(small.getFileName(), folder, folder.resolve("no-reports")));
    Files.writeString(folder.resolve("indicators.csv"), INDICATORS);
    first = TestRuns.run(conf, folder.resolve("out"));
    Files.writeString(
        folder.resolve("indicators.csv"),
        INDICATORS.replace("苏州市,2021,staff,90", "苏州市,2021,staff,190"));
    second = TestRuns.run(conf, folder.resolve("out"));
  }

  private static DuckDb duck(Path release) {
    return DuckDb.open()
        .release(
            release, "index_value", "index_node", "index_catalog", "index_growth", "event_party");
  }

  @Test
  void pointsAreThoseOfSql() {
    try (DuckDb duck = duck(first)) {
      duck.execute(
          """
          create table raw as
          with place as (
            select unnest(['310000', '320100', '320500', '330100']) as place_id,
                   unnest(['上海市', '南京市', '苏州市', '杭州市']) as name),
          cell as (select * from place cross join (select unnest([2020, 2021]) as year)),
          given as (
            select * from read_csv('%s', header = true, all_varchar = true))
          select 'staff' as node, c.place_id, c.year, g.value::double as x
          from cell c join given g on g.place = c.name and g.year::int = c.year and g.indicator = 'staff'
          union all
          -- The one gap, Suzhou 2021, is filled by the year before.
          select 'delay', c.place_id, c.year, -coalesce(g.value::double, 8)
          from cell c left join given g on g.place = c.name and g.year::int = c.year and g.indicator = 'delay'
          union all
          select 'patents', c.place_id, c.year, count(distinct p.event_id)
          from cell c left join event_party p
            on p.place_id = c.place_id and p.year = c.year and p.layer = 'copatent'
          group by all"""
              .formatted(firstIndicators()));
      List<String> points =
          duck.rows(
              """
              with scored as (
                select node, place_id, year,
                       100 * (x - min(x) over (partition by node))
                         / (max(x) over (partition by node) - min(x) over (partition by node)) as s
                from raw),
              part as (
                select place_id, year, max(s) filter (where node = 'staff') as people,
                       avg(s) filter (where node <> 'staff') as work
                from scored group by all)
              select p.place_id, p.year, v.value
              from part p join index_value v on v.node = 'total' and v.place_id = p.place_id
                and v.year = p.year
              where abs(v.value - (people + work) / 2) < 1e-9
              order by all""");
      assertThat(points).hasSize(8);
      assertThat(duck.value("select count(*) from index_value where node = 'total'"))
          .isEqualTo("8");
    }
  }

  private static Path firstIndicators() {
    try {
      return Files.writeString(folder.resolve("first.csv"), INDICATORS);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatIsLeftOutOrFilledIsSaid() {
    try (DuckDb duck = duck(first)) {
      assertThat(
              duck.rows(
                  "select node, weight, present_share, places, note from index_node"
                      + " where depth = 2 order by node"))
          .containsExactly(
              "delay|0.3333333333333333|0.875|4|",
              "linked|0.3333333333333333|0.0|0|left out: no source gives a value of these places and years",
              "patents|0.3333333333333333|0.625|4|",
              "staff|1.0|1.0|4|");
      assertThat(
              duck.rows(
                  "select node, round(weight, 3), imputed_share from index_value"
                      + " where place_id = '320500' and year = 2021 order by node"))
          .containsExactly(
              "delay|0.5|1.0",
              "linked|0.0|0.0",
              "patents|0.5|0.0",
              "people|0.5|0.0",
              "staff|1.0|0.0",
              "total|1.0|0.25",
              "work|0.5|0.5");
      assertThat(duck.value("select edition from index_catalog")).startsWith("2.1-2021-");
      assertThat(
              duck.rows(
                  "select place_id, round(growth, 6), round(cagr, 6), rank_places from index_growth"
                      + " where node = 'staff' and last_year = 2021 order by 1"))
          .hasSize(4)
          .first()
          .isEqualTo("310000|0.375|0.375|3");
    }
  }

  @Test
  void aRevisionNamesTheIndicatorThatHasMovedAValue() throws IOException {
    String one = edition(first);
    String two = edition(second);
    assertThat(one).isNotEqualTo(two);
    Path file = folder.resolve("revision.csv");
    try (CommandProcess commands = CommandProcess.start(folder.resolve("log"))) {
      String output = "output.path=" + folder.resolve("out");
      Ended listed =
          commands.execute("index", "editions", "--conf", conf.toString(), "--set", output);
      assertThat(listed.out()).contains(one, two, "two", "2021");

      Ended ended =
          commands.execute(
              "index",
              "compare",
              one,
              second.getFileName().toString(),
              "--conf",
              conf.toString(),
              "--set",
              output,
              "--output",
              file.toString());

      assertThat(ended.err()).isEmpty();
      assertThat(ended.exitCode()).isZero();
      List<String> lines = ended.out().lines().map(line -> line.replaceAll(" +", " ")).toList();
      assertThat(lines).anyMatch(line -> line.startsWith(" data_hash "));
      assertThat(lines).noneMatch(line -> line.startsWith(" method_hash "));
      assertThat(lines).contains("1 values of the index have moved");
      assertThat(lines).anyMatch(line -> line.startsWith("320500 2021: "));
      assertThat(lines)
          .anyMatch(line -> line.matches(" staff \\+22.7273 data 90.00 190.00 1.0000 1.0000"));

      Ended unknown =
          commands.execute(
              "index", "compare", one, "1.0-none", "--conf", conf.toString(), "--set", output);
      assertThat(unknown.exitCode()).isEqualTo(2);
      assertThat(unknown.err())
          .startsWith("Cannot find edition '1.0-none': no finished release in ");
    }
    // Suzhou's staff in 2021: indicator, component and total.
    assertThat(Files.readAllLines(file)).hasSize(4);
  }

  private static String edition(Path release) {
    try (DuckDb duck = duck(release)) {
      return duck.value("select edition from index_catalog");
    }
  }
}
