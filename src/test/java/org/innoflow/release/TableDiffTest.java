package org.innoflow.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.innoflow.contract.Column;
import org.innoflow.contract.Table;
import org.innoflow.release.TableDiff.Summary;
import org.innoflow.testkit.TestSpark;
import org.junit.jupiter.api.Test;

final class TableDiffTest {
  private static final Table TABLE =
      new Table(
          "t",
          "",
          "",
          List.of(
              column("place", "string", true, ""),
              column("year", "int", true, ""),
              column("name", "string", false, ""),
              column("lon", "double", false, "degrees"),
              column("parent_id", "long", false, ""),
              column("events", "long", false, ""),
              column("share", "double", false, ""),
              column("sets", "array<string>", false, "")));

  private static final TableDiff DIFF = new TableDiff(TABLE, TABLE.columnNames());

  private static final Dataset<Row> A =
      rows(
          "('x', 2020, 'X', 1.5, 7, 10, 0.25, array('p'))",
          "('y', 2020, 'Y', 1.5, 7, 3, null, array('p'))",
          "(null, 2020, null, null, null, 5, null, null)",
          "('z', 2020, 'Z', 2.5, 8, 4, 1.0, array())");

  private static final Dataset<Row> B =
      rows(
          "('x', 2020, 'X', 1.5, 7, 12, 0.25, array('p'))",
          "('y', 2020, 'Y', 1.5, 7, 3, null, array('p', 'q'))",
          "(null, 2020, null, null, null, 5, null, null)",
          "('x', 2021, 'X', 1.5, 7, 1, null, null)");

  @Test
  void rowsAreComparedByGrainAndNullIsAValueLikeOthers() {
    Summary summary = DIFF.summary(DIFF.beside(A, B));

    assertThat(summary)
        .extracting(
            Summary::rowsA, Summary::rowsB, Summary::added, Summary::removed, Summary::changed)
        .containsExactly(4L, 4L, 1L, 1L, 2L);
    assertThat(summary.totals())
        .extracting(t -> t.measure() + " " + plain(t.a()) + " " + plain(t.b()))
        .containsExactly("events 22 21", "share 1.25 0.25");
    assertThat(summary.totals()).extracting(t -> plain(t.difference())).containsExactly("-1", "-1");
  }

  @Test
  void theLargestMovementsComeFirstAndAMissingRowCountsAsZero() {
    assertThat(DIFF.mainMeasure()).contains("events");
    assertThat(DIFF.movements(DIFF.beside(A, B), "events", 2).collectAsList())
        .extracting(Row::toString)
        .containsExactly("[z,2020,4,null,-4.000000000000]", "[x,2020,10,12,2.000000000000]");
  }

  @Test
  void everyValueThatDiffersIsALine() {
    assertThat(DIFF.lines(DIFF.beside(A, B)).orderBy("row", "column").collectAsList())
        .extracting(row -> row.mkString("|").replaceAll("\\.0+$", ""))
        .containsExactly(
            "t|changed|place=x, year=2020|events|10|12|2",
            "t|added|place=x, year=2021|events|null|1|1",
            "t|added|place=x, year=2021|lon|null|1.5|null",
            "t|added|place=x, year=2021|name|null|X|null",
            "t|added|place=x, year=2021|parent_id|null|7|null",
            "t|changed|place=y, year=2020|sets|[p]|[p, q]|null",
            "t|removed|place=z, year=2020|events|4|null|-4",
            "t|removed|place=z, year=2020|lon|2.5|null|null",
            "t|removed|place=z, year=2020|name|Z|null|null",
            "t|removed|place=z, year=2020|parent_id|8|null|null",
            "t|removed|place=z, year=2020|sets|[]|null|null",
            "t|removed|place=z, year=2020|share|1.0|null|-1");
  }

  @Test
  void aRowOfWhichNoValueIsKnownIsALineToo() {
    Dataset<Row> empty = rows("('e', 2020, null, null, null, null, null, null)");

    assertThat(DIFF.lines(DIFF.beside(empty.limit(0), empty)).collectAsList())
        .extracting(Row::toString)
        .containsExactly("[t,added,place=e, year=2020,null,null,null,null]");
  }

  @Test
  void equalTablesDoNotDiffer() {
    assertThat(DIFF.summary(DIFF.beside(A, A.repartition(3))).differs()).isFalse();
    assertThat(DIFF.summary(DIFF.beside(A.limit(0), A.limit(0))).differs()).isFalse();
  }

  @Test
  void columnsThatOneReleaseHasNotAreLeftOut() {
    TableDiff narrow = new TableDiff(TABLE, List.of("place", "year", "events"));

    Summary summary = narrow.summary(narrow.beside(A, B.drop("sets")));

    assertThat(summary.changed()).isEqualTo(1);
    assertThat(summary.totals()).hasSize(1);
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  private static Column column(String name, String type, boolean key, String unit) {
    return new Column(name, type, key, unit, "", "", "");
  }

  private static Dataset<Row> rows(String... values) {
    return TestSpark.session()
        .sql(
            "select string(place) as place, int(year) as year, string(name) as name,"
                + " double(lon) as lon, bigint(parent_id) as parent_id, bigint(events) as events,"
                + " double(share) as share, cast(sets as array<string>) as sets from values "
                + String.join(", ", values)
                + " as v(place, year, name, lon, parent_id, events, share, sets)");
  }
}
