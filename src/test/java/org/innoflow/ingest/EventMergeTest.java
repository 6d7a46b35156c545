package org.innoflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.innoflow.testkit.TestSpark;
import org.junit.jupiter.api.Test;

final class EventMergeTest {
  @Test
  void rowsAlikeInEveryCellCountOnce() {
    assertThat(
            merged(
                row("f1", 1, 11, false, "1", "甲", "A"),
                row("f1", 2, 11, false, "1", "甲", "A"),
                row("f2", 1, 11, false, "1", "甲", "A")))
        .containsExactly("1 甲 [A] [s,1,2,0]");
  }

  @Test
  void theRowOfTheLastFileIsTheEventAndEarlierOnesAreSuperseded() {
    assertThat(
            merged(
                row("f2", 1, 12, false, "1", "new", "B"),
                row("f1", 7, 11, false, "1", "old", "A"),
                row("f2", 2, 13, false, "1", "newest", "C")))
        .containsExactly("1 newest [C] [s,1,0,2]");
  }

  @Test
  void aRowThatComesBackIsTheLastOne() {
    assertThat(
            merged(
                row("f1", 1, 11, false, "1", "old", "A"),
                row("f2", 1, 12, false, "1", "new", "B"),
                row("f3", 1, 11, false, "1", "old", "A")))
        .containsExactly("1 old [A] [s,1,1,1]");
  }

  @Test
  void rowsOfPartiesAreGatheredIntoOneEvent() {
    assertThat(
            merged(
                row("f1", 1, 11, true, "1", null, "A", "B"),
                row("f1", 2, 12, true, "1", "甲", "C", "B"),
                row("f1", 3, 12, true, "1", "甲", "C", "B"),
                row("f1", 4, 14, true, "2", "乙", "A")))
        .containsExactly("1 甲 [A, B, C] [s,2,1,0]", "2 乙 [A] [s,1,0,0]");
  }

  @Test
  void theOrderOfRowsDoesNotMatter() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      rows.add(
          row(
              "f" + i % 3,
              i,
              i % 11,
              i % 2 == 0,
              "" + i % 4,
              i % 3 == 0 ? null : "t" + i,
              "P" + i));
    }
    List<String> expected = merged(rows.toArray(Row[]::new));
    for (int seed = 0; seed < 3; seed++) {
      Collections.shuffle(rows, new Random(seed));
      assertThat(merged(rows.toArray(Row[]::new))).isEqualTo(expected);
    }
  }

  @Test
  void anEventThatNoRowGivesAYearOrAPartyIsNone() {
    List<Row> merged =
        merge(
                List.of(
                    row("f1", 4, 11, true, "no year", "甲", "A"),
                    row("f2", 5, 12, true, "2", "nobody")))
            .selectExpr("explode(incomplete) as i", "fates")
            .selectExpr("i.reason", "i.file", "i.row_number", "size(fates)")
            .collectAsList();

    assertThat(merged.stream().map(Row::toString).sorted())
        .containsExactly("[missing_party,f2,5,0]", "[missing_year,f1,4,0]");
  }

  /** The same row alone and beside its double, which is not counted. */
  @Test
  void anEventOfOneRowIsWhatMergingItGives() {
    for (Row row :
        List.of(
            row("f1", 4, 11, false, "1", "title", "A", "B"), row("f1", 4, 11, false, "2", null))) {
      Dataset<Row> alone = merge(List.of(row));
      Dataset<Row> doubled = merge(List.of(row, row));

      assertThat(doubled.selectExpr("fates.duplicate[0]").first().getLong(0)).isEqualTo(1);
      assertThat(alone.drop("fates").collectAsList())
          .isEqualTo(doubled.drop("fates").collectAsList());
      assertThat(alone.schema()).isEqualTo(doubled.schema());
    }
  }

  private static Dataset<Row> merge(List<Row> rows) {
    Dataset<Row> all = TestSpark.session().createDataFrame(rows, StagedRow.ROW).repartition(3);
    Dataset<Row> repeated = EventMerge.repeated(all);
    return EventMerge.single(all, repeated).unionByName(EventMerge.merge(all, repeated));
  }

  /** Id, title, names of parties and fates of each event. */
  private static List<String> merged(Row... rows) {
    return merge(List.of(rows))
        .selectExpr("event_id", "title", "parties.name", "fates")
        .collectAsList()
        .stream()
        .map(
            r ->
                r.getString(0)
                    + " "
                    + r.getString(1)
                    + " "
                    + r.<String>getList(2)
                    + " "
                    + String.join("", r.<Row>getList(3).stream().map(Row::toString).toList()))
        .sorted()
        .toList();
  }

  private static Row row(
      String file,
      long number,
      long hash,
      boolean party,
      String id,
      String title,
      String... names) {
    Object[] parties = new Object[names.length];
    for (int i = 0; i < names.length; i++) {
      parties[i] = values(StagedRow.PARTY, Map.of("role", "applicant", "name", names[i]));
    }
    Map<String, Object> content = new HashMap<>();
    content.put("source", "s");
    content.put("layer", "copatent");
    content.put("file_number", Integer.valueOf(file.substring(1)));
    content.put("file", file);
    content.put("row_number", number);
    content.put("line_number", number);
    content.put("corrected", false);
    content.put("row_hash", hash);
    content.put("is_party", party);
    content.put("event_id", id);
    content.put("year", id.equals("no year") ? null : 2021);
    content.put("title", title);
    content.put("parties", parties);
    content.put("sectors", new Object[0]);
    return values(StagedRow.ROW, content);
  }

  private static Row values(StructType type, Map<String, Object> byField) {
    return RowFactory.create(Stream.of(type.fieldNames()).map(byField::get).toArray());
  }
}
