package org.innoflow.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.innoflow.config.IndexSettings;
import org.innoflow.config.Settings;
import org.innoflow.config.SettingsLoader;
import org.innoflow.contract.Contract;
import org.innoflow.failure.Failure;
import org.innoflow.index.IndexTables.Declared;
import org.innoflow.io.Schemas;
import org.innoflow.place.Regions;
import org.innoflow.testkit.Processes;
import org.innoflow.testkit.TestSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The values that indices take from tables, and what is said where they cannot. */
final class IndexSourcesTest {
  private static final String INDEX =
      """
      zh = z, en = e, version = "1", level = city, region-sets = [yrd41]
      years { first = 2020, last = 2021 }
      series {
        staff { indicator = staff }
        levels { sql = "select place_id, 2020 as year, length(:level) as value from index_place" }
      }
      components = [{ id = c, zh = z, en = e, indicators = [{ id = staff, zh = z, en = e }] }]
      """;

  @TempDir private Path folder;

  @Test
  void anIndicatorThatNoExtractHasIsNamed() throws IOException {
    assertThatThrownBy(() -> cells(INDEX.replace("indicator = staff", "indicator = staf")))
        .isInstanceOfSatisfying(
            Failure.class, f -> assertThat(f.kind()).isEqualTo(Failure.Kind.USAGE))
        .hasMessageContaining(
            "bad.conf: series.staff.indicator: no extract has the indicator 'staf'; the nearest is"
                + " 'staff'");
  }

  @Test
  void aQueryThatCannotBeRunIsNamedWithoutASession() {
    assertThatThrownBy(() -> check(INDEX.replace("length(:level)", "length(:levels)")))
        .isInstanceOfSatisfying(
            Failure.class, f -> assertThat(f.kind()).isEqualTo(Failure.Kind.USAGE))
        .hasMessageContaining("bad.conf: series.levels.sql: line 1: ");
    assertThatThrownBy(() -> check(INDEX.replace("as year", "as y")))
        .hasMessageContaining(
            "bad.conf: series.levels.sql: the query gives place_id STRING,y INT NOT NULL,value INT NOT NULL,"
                + " not [place_id, year, value]");
    assertThatThrownBy(() -> check(INDEX.replace("length(:level)", "place_id")))
        .hasMessageContaining("not [place_id, year, value]: a text, a whole number and a number");
  }

  /** At level province a part of a province has no figures; a set without any has no places. */
  @Test
  void anIndexWithoutItsPlacesIsRefused() {
    assertThatThrownBy(
            () ->
                check(INDEX.replace("level = city", "level = province").replace("yrd41", "yrd27")))
        .hasMessageContaining(
            "bad.conf: region-sets: 'yrd27' has 320100 and not the whole province");
    assertThatThrownBy(
            () -> check(INDEX.replace("level = city", "level = province").replace("yrd41", "prd")))
        .hasMessageContaining("bad.conf: region-sets: 'prd' has 440100 and not the whole province");
  }

  @Test
  void valuesInSeveralUnitsNeedOne() throws IOException {
    assertThatThrownBy(() -> cells(INDEX.replace("indicator = staff", "indicator = mixed")))
        .hasMessageContaining(
            "series.staff.indicator: its values are in [万元, 亿元]: say which by unit");
    assertThatThrownBy(
            () -> cells(INDEX.replace("indicator = staff", "indicator = mixed, unit = 元")))
        .hasMessageContaining("series.staff.unit: '元' is none of its units [万元, 亿元]");
    assertThat(cells(INDEX.replace("indicator = staff", "indicator = mixed, unit = 亿元")))
        .contains("[bad,staff,310000,2021,2.0]")
        .noneMatch(row -> row.startsWith("[bad,staff,310000,2020"));
  }

  /** Of two sources the first by name; a place that is not known goes by its name. */
  @Test
  void valuesAreThoseOfTheTableAndOfTheQueries() throws IOException {
    assertThat(cells(INDEX))
        .contains(
            "[bad,staff,310000,2020,7.0]",
            "[bad,staff,长三角,2021,9.0]",
            "[bad,levels,310000,2020,4.0]",
            "[bad,null,null,null,null]")
        .hasSize(44);
  }

  private List<String> cells(String declaration) throws IOException {
    SparkSession session = TestSpark.session().newSession();
    session
        .createDataFrame(
            List.of(
                RowFactory.create("b", "staff", "上海市", "", 2020, "310000", 8.0, null),
                RowFactory.create("a", "staff", "上海市", "", 2020, "310000", 7.0, null),
                RowFactory.create("a", "staff", "长三角", "", 2021, null, 9.0, null),
                RowFactory.create("a", "mixed", "上海市", "", 2020, "310000", 10000.0, "万元"),
                RowFactory.create("b", "mixed", "上海市", "", 2021, "310000", 2.0, "亿元"),
                RowFactory.create("a", "other", "上海市", "", 2020, "310000", 1.0, null)),
            Schemas.of(Contract.table("indicator")))
        .createOrReplaceTempView("indicator");
    Settings settings = load(declaration);
    IndexSettings index = settings.indices().get(0);
    List<IndexPlace> places = IndexPlace.of(index, Regions.of(settings.regionSets()));
    return IndexSources.cells(
            session, Map.of("bad", new Declared(index, places)), settings.reports())
        .collectAsList()
        .stream()
        .map(row -> row.toString())
        .toList();
  }

  private void check(String declaration) throws IOException {
    IndexSources.check(load(declaration));
  }

  private Settings load(String declaration) throws IOException {
    Files.writeString(folder.resolve("bad.conf"), declaration);
    return SettingsLoader.load(
        null, List.of("home=" + Processes.HOME, "indices.path=" + folder, "indices.compute=[bad]"));
  }
}
