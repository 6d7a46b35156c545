package org.innoflow.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.data.Offset;
import org.innoflow.app.SmallRelease;
import org.innoflow.contract.Contract;
import org.innoflow.explain.Documents.Comparison;
import org.innoflow.io.ReleasePaths;
import org.innoflow.io.TableStore;
import org.innoflow.testkit.TestSpark;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of every table that can be explained has the documents that it says it has. */
final class DocumentsTest {
  /** More than there are cells, whose values then narrow what is read; none narrows nothing. */
  private static final int MANY = 100_000;

  private static final int NONE = 0;

  private static final Offset<BigDecimal> ROUNDING = within(new BigDecimal("0.0001"));

  private static SparkSession session;
  private static TableStore tables;

  @BeforeAll
  static void release() throws IOException {
    Path release = SmallRelease.release();
    session = TestSpark.session().newSession();
    tables = new TableStore(session, paths(release));
    tables.registerViews(Drill.READS.stream().map(Contract::table).toList());
  }

  static List<String> explainable() {
    return Drill.tables();
  }

  @ParameterizedTest
  @MethodSource("explainable")
  void everyRowHasTheDocumentsThatItSays(String table) {
    Drill drill = Drill.of(table).orElseThrow();
    Dataset<Row> cells = tables.read(table);

    Comparison comparison =
        Documents.compare(drill, cells, Documents.perCell(drill, items(drill, cells, MANY)));

    assertThat(comparison.cells()).isEqualTo(cells.count()).isGreaterThan(10);
    assertThat(comparison.differing()).isZero();
    assertThat(comparison.table().values()).allMatch(total -> total.signum() > 0);
    comparison
        .documents()
        .forEach(
            (figure, total) ->
                assertThat(total).isCloseTo(comparison.table().get(figure), ROUNDING));
  }

  @ParameterizedTest
  @MethodSource("explainable")
  void aFigureThatIsNotThatOfItsDocumentsIsSeen(String table) {
    Drill drill = Drill.of(table).orElseThrow();
    String figure = drill.figures().keySet().iterator().next();
    Dataset<Row> cells = tables.read(table);
    Dataset<Row> wrong = cells.withColumn(figure, cells.col(figure).plus(1));

    Comparison comparison =
        Documents.compare(drill, wrong, Documents.perCell(drill, items(drill, cells, NONE)));

    assertThat(comparison.differing()).isEqualTo(comparison.cells());
  }

  /** The counts of the table alone would not tell a document that is taken for another. */
  @Test
  void theDocumentsOfMeasuresAreThoseMeant() {
    assertThat(ofMeasure("jiangsu", "events"))
        .containsExactly("CN1", "CN2", "CN3", "CN5", "CN7", "CN8");
    assertThat(ofMeasure("jiangsu", "events_linked")).containsExactly("CN3", "CN8");
    assertThat(ofMeasure("jiangsu", "links_within_city")).containsExactly("CN8");
    assertThat(ofMeasure("jiangsu", "share_links_cross_city")).containsExactly("CN3");
    assertThat(ofMeasure("yrd41", "events_cross_province")).containsExactly("CN1", "CN2");
    assertThat(ofMeasure("yrd41", "links_unlocated")).isEmpty();
    assertThat(ofMeasure("all", "links_unlocated")).containsExactly("CN4", "CN7");
  }

  @Test
  void unlocatedEndsAreFoundByNull() {
    assertThat(
            documents(
                "flow_province",
                "layer = 'venture' and src_province_id is null and dst_province_id = '330000'"))
        .containsExactly("E3");
    assertThat(
            documents("flow_city", "layer = 'copatent' and scheme = 'ALL' and dst_city_id is null"))
        .containsExactly("CN4", "CN7");
  }

  @Test
  void directionDistinguishesWhatIsSentAndReceived() {
    String shanghai = "layer = 'venture' and level = 'city' and place_id = '310000'";
    Drill drill = Drill.of("place_profile").orElseThrow();
    Dataset<Row> perCell =
        Documents.perCell(drill, items(drill, tables.read("place_profile").filter(shanghai), 9));

    assertThat(
            perCell
                .orderBy("event_id")
                .select("event_id", "out_events", "in_events", "within_events")
                .collectAsList())
        .extracting(Row::toString)
        .containsExactly("[E1,1,0,0]", "[E2,0,1,0]");
  }

  private static List<String> ofMeasure(String regionSet, String measure) {
    return documents(
        "flow_summary",
        "layer = 'copatent' and year = 2021 and scheme = 'ALL' and region_set = '%s' and measure = '%s'"
            .formatted(regionSet, measure));
  }

  private static List<String> documents(String table, String where) {
    Drill drill = Drill.of(table).orElseThrow();
    Dataset<Row> items = items(drill, tables.read(table).filter(where), 100);
    return Documents.events(Documents.perCell(drill, items), tables.read("event"))
        .collectAsList()
        .stream()
        .map(row -> row.<String>getAs("event_id"))
        .toList();
  }

  private static ReleasePaths paths(Path release) {
    return new ReleasePaths(
        release.getParent().getParent().toString(), release.getFileName().toString());
  }

  private static Dataset<Row> items(Drill drill, Dataset<Row> cells, int most) {
    return Documents.items(drill, session.sql(drill.items()), cells, most);
  }
}
