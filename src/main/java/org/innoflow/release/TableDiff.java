package org.innoflow.release;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode_outer;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.createDecimalType;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.innoflow.contract.Table;

/**
 * What differs between a table of one release and the same table of another. Rows are the same
 * where their grain is, null being a value like others; they have changed where any other column
 * differs.
 *
 * @param columns the columns that both releases have; all of the grain among them
 */
public record TableDiff(Table table, List<String> columns) {
  /** The columns of {@link #lines}. */
  public static final List<String> LINE =
      List.of("table", "change", "row", "column", "a", "b", "difference");

  private static final Set<String> NUMBERS = Set.of("int", "long", "double");
  private static final Set<String> UNITS_OF_NO_AMOUNT = Set.of("year", "degrees");

  /**
   * Counts of rows, and what the measures add up to.
   *
   * @param totals of the measures
   */
  public record Summary(
      long rowsA, long rowsB, long added, long removed, long changed, List<Total> totals) {
    public boolean differs() {
      return added + removed + changed > 0;
    }
  }

  /** The sum of a measure in each release; null where no row has a value. */
  public record Total(String measure, BigDecimal a, BigDecimal b) {
    public BigDecimal difference() {
      return orZero(b).subtract(orZero(a));
    }

    public boolean differs() {
      return difference().signum() != 0;
    }

    private static BigDecimal orZero(BigDecimal number) {
      return number == null ? BigDecimal.ZERO : number;
    }
  }

  /**
   * The numeric columns that can be added up and compared: those beside the grain that are neither
   * an id, a number of a row nor a year or coordinate.
   */
  List<String> measures() {
    return table.columns().stream()
        .filter(c -> columns.contains(c.name()) && !c.key())
        .filter(c -> NUMBERS.contains(c.type()) || c.type().startsWith("decimal"))
        .filter(c -> !c.name().endsWith("_id") && !c.name().endsWith("_number"))
        .filter(c -> !UNITS_OF_NO_AMOUNT.contains(c.unit()))
        .map(c -> c.name())
        .toList();
  }

  /** The measure whose movements are shown: the first in the order of the contract. */
  public Optional<String> mainMeasure() {
    return measures().stream().findFirst();
  }

  /**
   * The rows of both releases beside each other: the grain; {@code a} and {@code b}, the other
   * columns in each release, null where it has no such row; {@code rows_a}, {@code rows_b}.
   */
  public Dataset<Row> beside(Dataset<Row> a, Dataset<Row> b) {
    return side(a, "a")
        .unionByName(side(b, "b"), true)
        .groupBy(grain())
        .agg(max("a").as("a"), max("b").as("b"), count("a").as("rows_a"), count("b").as("rows_b"));
  }

  private Dataset<Row> side(Dataset<Row> rows, String name) {
    Column[] values =
        Stream.concat(Stream.of(lit(true).as("present")), values().stream().map(c -> col(c)))
            .toArray(Column[]::new);
    return rows.select(
        Stream.concat(Stream.of(grain()), Stream.of(struct(values).as(name)))
            .toArray(Column[]::new));
  }

  /**
   * What has become of the rows.
   *
   * @param beside see {@link #beside}
   */
  public Summary summary(Dataset<Row> beside) {
    List<Column> sums = new ArrayList<>();
    sums.add(sum("rows_b"));
    sums.add(sum(when(col("a").isNull(), col("rows_b"))));
    sums.add(sum(when(col("b").isNull(), col("rows_a"))));
    sums.add(count(when(change().equalTo("changed"), 1)));
    for (String measure : measures()) {
      sums.add(sum(number("a", measure)));
      sums.add(sum(number("b", measure)));
    }
    Row row = beside.agg(sum("rows_a"), sums.toArray(Column[]::new)).first();
    List<Total> totals = new ArrayList<>();
    for (int i = 0; i < measures().size(); i++) {
      totals.add(
          new Total(measures().get(i), row.getDecimal(5 + 2 * i), row.getDecimal(6 + 2 * i)));
    }
    return new Summary(
        number(row, 0), number(row, 1), number(row, 2), number(row, 3), number(row, 4), totals);
  }

  private static long number(Row row, int index) {
    return row.isNullAt(index) ? 0 : row.getLong(index);
  }

  /**
   * The rows in which a measure has moved most: the grain, {@code a}, {@code b} and {@code
   * difference}, a missing value being 0 in the difference. The largest first.
   */
  public Dataset<Row> movements(Dataset<Row> beside, String measure, int most) {
    Column difference = difference(number("a", measure), number("b", measure));
    Column[] order =
        Stream.concat(Stream.of(abs(col("difference")).desc()), Stream.of(grain()))
            .toArray(Column[]::new);
    return beside
        .filter(difference.notEqual(0))
        .select(
            Stream.concat(
                    Stream.of(grain()),
                    Stream.of(
                        col("a." + measure).as("a"),
                        col("b." + measure).as("b"),
                        difference.as("difference")))
                .toArray(Column[]::new))
        .orderBy(order)
        .limit(most);
  }

  /**
   * Every difference, with the columns {@link #LINE}: one row per row of the table and column whose
   * values differ; for a row added or removed all columns that have a value, or none if none has.
   */
  public Dataset<Row> lines(Dataset<Row> beside) {
    List<Column> differences = new ArrayList<>();
    for (String column : values()) {
      Column a = col("a." + column);
      Column b = col("b." + column);
      Column difference =
          measures().contains(column)
              ? difference(number("a", column), number("b", column))
              : lit(null).cast(createDecimalType(31, 12));
      differences.add(
          when(
              not(a.eqNullSafe(b)),
              struct(
                  lit(column).as("column"),
                  a.cast("string").as("a"),
                  b.cast("string").as("b"),
                  difference.as("difference"))));
    }
    return beside
        .filter(change().notEqual("same"))
        .select(
            lit(table.name()).as("table"),
            change().as("change"),
            rowText().as("row"),
            explode_outer(
                    filter(array(differences.toArray(Column[]::new)), line -> line.isNotNull()))
                .as("line"))
        .select("table", "change", "row", "line.column", "line.a", "line.b", "line.difference");
  }

  private Column rowText() {
    Column[] texts =
        table.grain().stream()
            .map(name -> concat(lit(name + "="), coalesce(col(name).cast("string"), lit("null"))))
            .toArray(Column[]::new);
    return concat_ws(", ", texts);
  }

  private static Column change() {
    return when(col("a").isNull(), "added")
        .when(col("b").isNull(), "removed")
        .when(col("a").eqNullSafe(col("b")), "same")
        .otherwise("changed");
  }

  /** As a decimal, whose sums do not depend on their order. */
  private static Column number(String side, String measure) {
    return col(side + "." + measure).try_cast(createDecimalType(30, 12));
  }

  private static Column difference(Column a, Column b) {
    return coalesce(b, lit(0)).minus(coalesce(a, lit(0)));
  }

  private Column[] grain() {
    return table.grain().stream().map(name -> col(name)).toArray(Column[]::new);
  }

  private List<String> values() {
    return columns.stream().filter(name -> !table.grain().contains(name)).toList();
  }
}
