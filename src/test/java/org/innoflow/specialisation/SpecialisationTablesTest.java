package org.innoflow.specialisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.innoflow.config.RegionSets;
import org.innoflow.config.SpecialisationSettings;
import org.innoflow.place.Regions;
import org.innoflow.testkit.DuckDb;
import org.innoflow.testkit.TestSpark;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tables against the same formulae in SQL, on random counts. */
class SpecialisationTablesTest {
  private static final List<String> CITIES =
      List.of("310000", "320100", "320500", "330100", "330200", "340100", "110000", "USA/boston");
  private static final List<String> PROVINCES =
      List.of("310000", "320000", "330000", "110000", "USA");
  private static final Regions REGIONS =
      Regions.of(
          new RegionSets(
              Map.of("delta", List.of("310000", "320000", "330000"), "some", List.of("320500"))));
  private static final SpecialisationSettings SETTINGS =
      new SpecialisationSettings(
          List.of("year", "cumulative"), List.of("all", "delta"), List.of("delta"), 100);

  /** The grain's text without sectors and places. */
  private static final String SLICE = "layer, year, w, role, region_set, scheme, level";

  private static DuckDb duck;
  private static Dataset<Row> counts;

  @BeforeAll
  static void makeCounts() {
    List<Row> rows = rows();
    counts = TestSpark.session().createDataFrame(rows, SpecialisationTables.COUNTS).repartition(3);
    duck = DuckDb.open();
    duck.execute(
        "create table counts (layer text, year int, role text, scheme text, sector_id text,"
            + " level text, place_id text, events double)");
    for (Row row : rows) {
      duck.execute(
          "insert into counts values ('%s', %s, '%s', '%s', '%s', '%s', '%s', %s)"
              .formatted(
                  row.get(0),
                  row.get(1),
                  row.get(2),
                  row.get(3),
                  row.get(4),
                  row.get(5),
                  row.get(6),
                  row.get(7)));
    }
    duck.execute(
        """
        create table bounded as
        select 'all' as region_set, * from counts
        union all
        select 'delta', * from counts
        where place_id[1:2] in ('31', '32', '33')""");
    duck.execute(
        """
        create table x as
        select layer, year, 'year' as w, role, region_set, scheme, level, sector_id, place_id,
               events as x
        from bounded
        union all
        select y.layer, y.year, 'cumulative', y.role, y.region_set, y.scheme, y.level, sector_id,
               place_id, sum(events)
        from (select distinct layer, year, role, region_set, scheme, level from bounded) y
        join bounded b on b.layer = y.layer and b.role = y.role and b.region_set = y.region_set
             and b.scheme = y.scheme and b.level = y.level and b.year <= y.year
        where y.layer <> 'subsidiary'
        group by all""");
    // Every place with every sector of its slice.
    duck.execute(
        """
        create table grid as
        select SLICE, sector_id, place_id, coalesce(x, 0) as x,
               coalesce(x, 0) / xr as s, xk / xx as sk, s / sk as lq, lq > 1 + 1e-9 as m
        from (select SLICE, sector_id, sum(x) as xk from x group by all)
        join (select SLICE, place_id, sum(x) as xr from x group by all) using (SLICE)
        join (select SLICE, sum(x) as xx from x group by all) using (SLICE)
        left join x using (SLICE, sector_id, place_id)"""
            .replace("SLICE", SLICE));
    duck.execute(
        """
        create table phi as
        select SLICE, a.sector_id as k, b.sector_id as l,
               count(*) filter (a.m and b.m) as n,
               least(n / nullif(count(*) filter (a.m), 0), n / nullif(count(*) filter (b.m), 0)) as phi
        from grid a join grid b using (SLICE, place_id)
        where a.sector_id <> b.sector_id
        group by all"""
            .replace("SLICE", SLICE));
  }

  @AfterAll
  static void close() {
    duck.close();
  }

  @Test
  void specialisationIsThatOfTheQuery() {
    assertSame(
        new SpecialisationTables(counts, REGIONS, SETTINGS)
            .specialisation()
            .selectExpr(
                "layer",
                "year",
                "window",
                "role",
                "region_set",
                "scheme",
                "level",
                "sector_id",
                "place_id",
                "events",
                "share",
                "lq",
                "int(specialised)",
                "relatedness_density"),
        9,
        """
        select SLICE, g.sector_id, g.place_id, g.x, g.s, g.lq, g.m::int,
               100 * coalesce(sum(phi) filter (o.m), 0) / nullif(sum(phi), 0) as density
        from grid g left join phi p on (g.SLICE) = (p.SLICE) and g.sector_id = p.k
        left join grid o on (o.SLICE) = (g.SLICE) and o.sector_id = p.l and o.place_id = g.place_id
        group by all having g.x > 0 or density > 0 and g.region_set = 'delta'""");
  }

  @Test
  void relatednessIsThatOfTheQuery() {
    assertSame(
        new SpecialisationTables(counts, REGIONS, SETTINGS).relatedness(),
        9,
        "select SLICE, k, l, phi, n from phi where k < l and phi > 0");
  }

  @Test
  void structureIsThatOfTheQuery() {
    assertSame(
        new SpecialisationTables(counts, REGIONS, SETTINGS).structure(),
        8,
        """
        select SLICE, place_id, sum(x), count(*) filter (x > 0), sum(abs(s - sk)), sum(s * s),
               -sum(s * ln(nullif(s, 0)))
        from grid group by all""");
  }

  @Test
  void similarityIsThatOfTheQuery() {
    assertSame(
        new SpecialisationTables(counts, REGIONS, SETTINGS).similarity(),
        9,
        """
        select SLICE, i, j, krugman, similarity, gain, other
        from (
          select SLICE, a.place_id as i, b.place_id as j, sum(abs(a.s - b.s)) as krugman,
                 sum(a.s * b.s) / sqrt(sum(a.s * a.s) * sum(b.s * b.s)) as similarity
          from grid a join grid b using (SLICE, sector_id)
          where a.place_id < b.place_id and region_set = 'delta' group by all)
        left join (
          select SLICE, i, j, avg(gain) as gain, avg(other) as other from (
            select SLICE, k, a.place_id as i, b.place_id as j,
                   100 * sum(phi * (b.m and not a.m)::int) / nullif(sum(phi), 0) as gain,
                   100 * sum(phi * (a.m and not b.m)::int) / nullif(sum(phi), 0) as other
            from phi join grid a using (SLICE)
            join grid b using (SLICE, sector_id)
            where a.sector_id = l and a.place_id < b.place_id group by all)
          group by all)
        using (SLICE, i, j)""");
  }

  @Test
  void aProvinceThatIsNotInTheRegionSetWholeIsLeftOut() {
    SpecialisationSettings some =
        new SpecialisationSettings(List.of("year"), List.of("some"), List.of(), 100);
    SpecialisationTables tables = new SpecialisationTables(counts, REGIONS, some);

    assertThat(tables.structure().select("level", "place_id").distinct().collectAsList())
        .containsExactly(RowFactory.create("city", "320500"));
    assertThat(tables.similarity().collectAsList()).isEmpty();
  }

  @Test
  void aUniverseOfTooManySectorsIsLeftOut() {
    SpecialisationSettings few =
        new SpecialisationSettings(List.of("year"), List.of("all"), List.of(), 3);

    assertThat(
            new SpecialisationTables(counts, REGIONS, few)
                .structure()
                .select("scheme")
                .distinct()
                .collectAsList())
        .containsExactly(RowFactory.create("small"));
  }

  private static List<Row> rows() {
    Random random = new Random(11);
    List<Row> rows = new ArrayList<>();
    for (String layer : List.of("copatent applicant", "venture investor", "subsidiary parent")) {
      for (String scheme : List.of("big", "small")) {
        for (int year = 2019; year <= 2021; year++) {
          for (String level : List.of("city", "province")) {
            for (String place : level.equals("city") ? CITIES : PROVINCES) {
              for (int sector = 0; sector < (scheme.equals("big") ? 7 : 3); sector++) {
                if (random.nextInt(3) > 0) {
                  double events = (1 + random.nextInt(20)) / (double) (1 + random.nextInt(4));
                  String[] parts = layer.split(" ", -1);
                  rows.add(
                      RowFactory.create(
                          parts[0], year, parts[1], scheme, "s" + sector, level, place, events));
                }
              }
            }
          }
        }
      }
    }
    return rows;
  }

  private static void assertSame(Dataset<Row> table, int keys, String sql) {
    Map<String, double[]> expected = new TreeMap<>();
    String query =
        sql.replace("(g.SLICE)", each("g"))
            .replace("(o.SLICE)", each("o"))
            .replace("(p.SLICE)", each("p"))
            .replace("select SLICE, g.", "select " + each("g").replaceAll("[()]", "") + ", g.")
            .replace("SLICE", SLICE);
    for (String row : duck.rows(query)) {
      put(expected, row.split("\\|", -1), keys);
    }
    Map<String, double[]> actual = new TreeMap<>();
    for (Row row : table.collectAsList()) {
      put(actual, row.mkString("|").split("\\|", -1), keys);
    }
    assertThat(actual).hasSizeGreaterThan(50);
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (key, values) -> assertThat(actual.get(key)).as(key).containsExactly(values, within(1e-9)));
  }

  private static String each(String alias) {
    return "(" + alias + "." + SLICE.replace(", ", ", " + alias + ".") + ")";
  }

  /** Null is a number that no value has. */
  private static void put(Map<String, double[]> rows, String[] cells, int keys) {
    double[] values = new double[cells.length - keys];
    for (int i = 0; i < values.length; i++) {
      String cell = cells[keys + i];
      values[i] = cell.isEmpty() || cell.equals("null") ? -1 : Double.parseDouble(cell);
    }
    String key = String.join("|", List.of(cells).subList(0, keys));
    assertThat(rows.put(key, values)).as("rows of " + key).isNull();
  }
}
