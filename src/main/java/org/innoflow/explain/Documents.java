package org.innoflow.explain;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.types.DataTypes.createDecimalType;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.innoflow.contract.Layer;

/** From rows of a table, here called cells, to the events that they have counted. */
public final class Documents {
  /** Up to so many cells their values narrow what is read. */
  private static final int FEW = 1_000;

  private static final double TOLERANCE = 1e-6;
  private static final List<String> EVENT = List.of("layer", "year", "event_id");
  private static final Object[] SOURCE_ROLES =
      Stream.of(Layer.values()).map(Layer::sourceRole).toArray();

  /** The columns of {@link #organisations}. */
  public static final List<String> ORGANISATIONS =
      List.of(
          "layer",
          "year",
          "event_id",
          "date",
          "title",
          "source",
          "role",
          "org_id",
          "organisation",
          "place_id",
          "city");

  private Documents() {}

  /**
   * Whether the documents account for the cells.
   *
   * @param cells how many there are
   * @param differing those of them of which a figure is not what its documents add up to
   * @param table per figure the sum over the cells; null where none has it
   * @param documents per figure the sum over the documents
   */
  public record Comparison(
      long cells,
      long differing,
      Map<String, BigDecimal> table,
      Map<String, BigDecimal> documents) {}

  /**
   * What the cells have counted: the rows of the drill's query that belong to them.
   *
   * @param items the drill's query, run
   * @param cells rows of the drill's table
   */
  public static Dataset<Row> items(Drill drill, Dataset<Row> items, Dataset<Row> cells) {
    return items(drill, items, cells, FEW);
  }

  static Dataset<Row> items(Drill drill, Dataset<Row> items, Dataset<Row> cells, int most) {
    Dataset<Row> keys = keys(drill, cells);
    List<Row> few = keys.limit(most + 1).collectAsList();
    return few.size() > most
        ? items.join(keys, sameCell(drill), "left_semi")
        : narrowed(drill, items, few).join(broadcast(keys), sameCell(drill), "left_semi");
  }

  /** Items in the partitions, and with the values, that the cells have at all. */
  private static Dataset<Row> narrowed(Drill drill, Dataset<Row> items, List<Row> keys) {
    Dataset<Row> narrowed = items;
    for (int i = 0; i < drill.grain().size(); i++) {
      int index = i;
      Column column = col(drill.grain().get(i));
      List<Object> values = keys.stream().map(key -> key.get(index)).distinct().toList();
      Column known = column.isin(values.stream().filter(Objects::nonNull).toArray());
      narrowed = narrowed.filter(values.contains(null) ? column.isNull().or(known) : known);
    }
    return narrowed;
  }

  /**
   * The documents of each cell: the grain of the table, event_id, and per figure the event's part.
   */
  public static Dataset<Row> perCell(Drill drill, Dataset<Row> items) {
    Column[] keys =
        Stream.concat(drill.grain().stream(), Stream.of("event_id"))
            .distinct()
            .map(name -> col(name))
            .toArray(Column[]::new);
    List<Column> parts = new ArrayList<>();
    drill.figures().forEach((name, part) -> parts.add(expr(part).as(name)));
    return items
        .groupBy(keys)
        .agg(parts.get(0), parts.subList(1, parts.size()).toArray(Column[]::new));
  }

  /**
   * Compares, cell by cell, the figures of the table with what its documents add up to.
   *
   * @param perCell see {@link #perCell}
   */
  public static Comparison compare(Drill drill, Dataset<Row> cells, Dataset<Row> perCell) {
    Row row = comparison(drill, cells, perCell).first();
    Map<String, BigDecimal> table = new LinkedHashMap<>();
    Map<String, BigDecimal> documents = new LinkedHashMap<>();
    for (String figure : drill.figures().keySet()) {
      table.put(figure, row.getAs(figure));
      documents.put(figure, row.getAs("documents_" + figure));
    }
    return new Comparison(row.getLong(0), row.getLong(1), table, documents);
  }

  private static Dataset<Row> comparison(Drill drill, Dataset<Row> cells, Dataset<Row> perCell) {
    List<Column> added = new ArrayList<>();
    List<Column> sums = new ArrayList<>();
    Column differs = lit(false);
    for (String figure : drill.figures().keySet()) {
      Column told = coalesce(col(figure), lit(0));
      Column counted = coalesce(col("documents_" + figure), lit(0));
      Column allowed = greatest(lit(1.0), abs(told)).multiply(TOLERANCE);
      added.add(sum(figure).as("documents_" + figure));
      differs = differs.or(abs(told.minus(counted)).gt(allowed));
      sums.add(sum(decimal(col(figure))).as(figure));
      sums.add(sum(decimal(counted)).as("documents_" + figure));
    }
    sums.add(0, sum(differs.cast("long")));
    Column[] keys =
        drill.grain().stream().map(name -> col(name).as(key(name))).toArray(Column[]::new);
    Dataset<Row> counted =
        perCell
            .groupBy(keys)
            .agg(added.get(0), added.subList(1, added.size()).toArray(Column[]::new));
    return cells
        .join(counted, sameCell(drill), "left")
        .agg(count(lit(1)), sums.toArray(Column[]::new));
  }

  /**
   * The events of all cells, each once: layer, year, event_id, date, title, source.
   *
   * @param perCell see {@link #perCell}
   * @param event table event
   */
  public static Dataset<Row> events(Dataset<Row> perCell, Dataset<Row> event) {
    String[] key = EVENT.toArray(String[]::new);
    return event
        .join(perCell.select(columns(EVENT)).distinct(), key, "left_semi")
        .select("layer", "year", "event_id", "date", "title", "source")
        .orderBy("layer", "year", "event_id");
  }

  /**
   * The organisations of events: the columns of {@link #events} and org_id, organisation, role,
   * place_id, city. One row per event, organisation and role, the sources of an event first.
   *
   * @param events see {@link #events}
   * @param party table event_party
   * @param organisation table dim_organisation
   * @param place table dim_place
   */
  public static Dataset<Row> organisations(
      Dataset<Row> events, Dataset<Row> party, Dataset<Row> organisation, Dataset<Row> place) {
    Dataset<Row> names = organisation.select(col("org_id"), col("name").as("organisation"));
    Dataset<Row> cities =
        place.select(
            col("place_id"), coalesce(col("name_zh"), col("name_en"), col("place_id")).as("city"));
    return party
        .select("layer", "year", "event_id", "org_id", "role", "place_id")
        .join(events, EVENT.toArray(String[]::new))
        .join(names, new String[] {"org_id"}, "left")
        .join(broadcast(cities), new String[] {"place_id"}, "left")
        .select(columns(ORGANISATIONS))
        .orderBy(
            col("layer"),
            col("year"),
            col("event_id"),
            not(col("role").isin(SOURCE_ROLES)),
            col("organisation"),
            col("org_id"));
  }

  /**
   * The pairs that have been counted: layer, year, event_id, src_org_id, dst_org_id, and {@code
   * pairs}, how many the event has.
   *
   * @param items see {@link #items}
   * @param most how many are wanted of an event
   */
  public static Dataset<Row> pairs(Dataset<Row> items, int most) {
    WindowSpec event = Window.partitionBy(columns(EVENT));
    return items
        .filter("src_org_id is not null")
        .select("layer", "year", "event_id", "src_org_id", "dst_org_id")
        .distinct()
        .withColumn("pairs", count(lit(1)).over(event))
        .withColumn("nth", row_number().over(event.orderBy("src_org_id", "dst_org_id")))
        .filter(col("nth").leq(most))
        .drop("nth")
        .orderBy("layer", "year", "event_id", "src_org_id", "dst_org_id");
  }

  /**
   * Rows with layer, year and event_id, narrowed to those of a few events. An id that two layers
   * have may bring the row of the other layer.
   */
  public static Dataset<Row> among(List<Row> events, Dataset<Row> rows) {
    Dataset<Row> narrowed = rows;
    for (String column : EVENT) {
      Object[] values = events.stream().map(e -> e.getAs(column)).distinct().toArray();
      narrowed = narrowed.filter(col(column).isin(values));
    }
    return narrowed;
  }

  private static Dataset<Row> keys(Drill drill, Dataset<Row> cells) {
    return cells.select(
        drill.grain().stream().map(name -> col(name).as(key(name))).toArray(Column[]::new));
  }

  /** The grain of a row equals the key of a cell; null is a value like others. */
  private static Column sameCell(Drill drill) {
    return drill.grain().stream()
        .map(name -> col(name).eqNullSafe(col(key(name))))
        .reduce(Column::and)
        .orElseThrow();
  }

  private static String key(String column) {
    return "cell_" + column;
  }

  private static Column[] columns(List<String> names) {
    return names.stream().map(name -> col(name)).toArray(Column[]::new);
  }

  private static Column decimal(Column number) {
    return number.cast(createDecimalType(28, 9));
  }
}
