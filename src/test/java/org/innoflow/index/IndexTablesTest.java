package org.innoflow.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.innoflow.config.IndexSettings;
import org.innoflow.index.IndexTables.Declared;
import org.innoflow.testkit.TestSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Indices computed in tasks. */
final class IndexTablesTest {
  private static final IndexSettings SETTINGS =
      TestIndex.declared(
          "weighting { components = entropy, indicators = critic }, aggregation = geometric, floor = 0.1",
          2011,
          2014,
          i -> "",
          3,
          2);
  private static final List<IndexPlace> PLACES = TestIndex.places(6);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 16})
  void theOrderOfTheRowsAndTheNumberOfPartitionsDoNotChangeABit(int partitions) {
    List<Row> cells = new ArrayList<>(cells());
    List<String> expected = rows(cells, 1);
    Collections.shuffle(cells, new Random(partitions));

    assertThat(rows(cells, partitions)).isEqualTo(expected).hasSizeGreaterThan(150);
  }

  /** It is told of all the same: its catalog row, its nodes, and values that are null. */
  @Test
  void anIndexWithoutAnyValueIsThere() {
    List<Row> none = List.of(RowFactory.create("a", null, null, null, null));
    List<Row> rows =
        IndexTables.of(
                TestSpark.session().createDataFrame(none, IndexTables.CELL),
                Map.of("a", new Declared(SETTINGS, PLACES)))
            .collectAsList();

    assertThat(rows).allMatch(row -> row.<String>getAs("edition").startsWith("1-none-"));
    assertThat(rows).filteredOn(row -> row.getAs("catalog") != null).hasSize(1);
    assertThat(rows)
        .filteredOn(row -> row.getAs("value") != null)
        .hasSize(8 * 6 * 4)
        .allMatch(row -> row.<Row>getAs("value").getAs("value") == null)
        .allMatch(row -> row.<Row>getAs("value").getAs("note") != null);
  }

  private static List<Row> cells() {
    Random random = new Random(2);
    List<Row> cells = new ArrayList<>();
    for (String index : List.of("a", "b")) {
      cells.add(RowFactory.create(index, null, null, null, null));
      for (int i = 0; i < 5; i++) {
        for (int p = 0; p < 6; p++) {
          for (int year = 2011; year <= 2014; year++) {
            cells.add(RowFactory.create(index, "i" + i, "p" + p, year, random.nextDouble()));
          }
        }
      }
    }
    return cells;
  }

  private static List<String> rows(List<Row> cells, int partitions) {
    SparkSession session = TestSpark.session().newSession();
    session.conf().set("spark.sql.shuffle.partitions", partitions);
    return IndexTables.of(
            session.createDataFrame(cells, IndexTables.CELL).repartition(partitions),
            Map.of("a", new Declared(SETTINGS, PLACES), "b", new Declared(SETTINGS, PLACES)))
        .collectAsList()
        .stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }
}
