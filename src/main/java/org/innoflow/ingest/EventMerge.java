package org.innoflow.ingest;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.xxhash64;
import static org.apache.spark.sql.types.DataTypes.LongType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.innoflow.contract.Layer;

/**
 * Merges the rows of one event id into one event.
 *
 * <p>Rows that are alike in every cell count once; the others are duplicates. Where a row is a
 * whole event, the row of the last file (and in it the last row) is the event; earlier ones that
 * are not alike to a later one are superseded. Where a row is a party, parties and sectors are
 * gathered from all rows, and each other field is the first that is not null; an event that then
 * lacks its year or any party is none.
 *
 * <p>Most events have one row. Those are found by a count over hashes of their keys and made in the
 * row whenever they are read, without a shuffle or a copy of what they hold; two keys of one hash
 * are merged with care, not lost.
 */
final class EventMerge {
  private EventMerge() {}

  private static final String[] KEY = {"key"};

  /** Hashes of the keys whose rows have to be merged: those of several rows, or of parties. */
  static final StructType REPEATED = new StructType().add("key", LongType);

  /**
   * The keys to merge.
   *
   * @param rows {@link StagedRow#ROW}, those without a reason to refuse them
   * @return {@link #REPEATED}
   */
  static Dataset<Row> repeated(Dataset<Row> rows) {
    return rows.groupBy(key().as("key"))
        .agg(count(lit(1)).as("n"), bool_or(col("is_party")).as("of_parties"))
        .filter("n > 1 or of_parties")
        .select("key");
  }

  /**
   * The events of layers whose only row is a whole event.
   *
   * @param rows {@link StagedRow#ROW}, those without a reason to refuse them
   * @param repeated {@link #REPEATED} of these rows
   * @return {@link StagedRow#EVENT}
   */
  static Dataset<Row> single(Dataset<Row> rows, Dataset<Row> repeated) {
    return alone(rows.filter(isEvent()), repeated);
  }

  /**
   * All others: events that are merged from rows, and references.
   *
   * @param rows as in {@link #single}
   * @param repeated as in {@link #single}
   * @return {@link StagedRow#EVENT}
   */
  static Dataset<Row> merge(Dataset<Row> rows, Dataset<Row> repeated) {
    return alone(rows.filter(not(isEvent())), repeated)
        .unionByName(merged(keyed(rows).join(repeated, KEY, "left_semi").drop("key")));
  }

  /** Whether a row is of a layer; the others are references. */
  static Column isEvent() {
    return col("layer").isin(Stream.of(Layer.values()).map(Layer::id).toArray());
  }

  private static Dataset<Row> keyed(Dataset<Row> rows) {
    return rows.withColumn("key", key());
  }

  private static Column key() {
    return xxhash64(col("layer"), col("event_id"));
  }

  /** What stands in one row alone, as {@link #event} makes it. */
  private static Dataset<Row> alone(Dataset<Row> rows, Dataset<Row> repeated) {
    return keyed(rows)
        .join(repeated, KEY, "left_anti")
        .select(
            Stream.of(StagedRow.EVENT.fields())
                .map(
                    field ->
                        (switch (field.name()) {
                              case "parties", "sectors" ->
                                  coalesce(col(field.name()), array().cast(field.dataType()));
                              case "fates" ->
                                  array(struct(col("source"), lit(1L), lit(0L), lit(0L)))
                                      .cast(field.dataType());
                              case "incomplete" -> array().cast(field.dataType());
                              default -> col(field.name());
                            })
                            .as(field.name()))
                .toArray(Column[]::new));
  }

  private static Dataset<Row> merged(Dataset<Row> rows) {
    Column[] all = Stream.of(rows.columns()).map(c -> col(c)).toArray(Column[]::new);
    return rows.groupBy("layer", "event_id")
        .agg(collect_list(struct(all)).as("rows"))
        .map(
            (MapFunction<Row, Row>) group -> event(group.getList(2)),
            Encoders.row(StagedRow.EVENT));
  }

  private static Row event(List<Row> unordered) {
    List<Row> rows = new ArrayList<>(unordered);
    rows.sort(
        Comparator.<Row, String>comparing(r -> r.getAs("source"))
            .thenComparing(r -> r.<Integer>getAs("file_number"))
            .thenComparing(r -> r.<Long>getAs("row_number")));
    Fates fates = new Fates();
    boolean merging = rows.stream().anyMatch(r -> r.<Boolean>getAs("is_party"));
    if (!merging) {
      Collections.reverse(rows);
    }
    List<Row> distinct = distinct(rows, fates);
    if (!merging) {
      distinct.subList(1, distinct.size()).forEach(r -> fates.add(r, Fates.SUPERSEDED));
      distinct = distinct.subList(0, 1);
    }
    Row first = distinct.get(0);
    Object year = firstNonNull(distinct, "year");
    List<Row> parties = gathered(distinct, "parties");
    String lacking = merging ? lacking(year, parties) : null;
    if (lacking == null) {
      distinct.forEach(r -> fates.add(r, Fates.ACCEPTED));
    }
    return RowFactory.create(
        first.getAs("layer"),
        first.getAs("source"),
        first.getAs("event_id"),
        year,
        firstNonNull(distinct, "date"),
        firstNonNull(distinct, "title"),
        firstNonNull(distinct, "text"),
        firstNonNull(distinct, "amount"),
        firstNonNull(distinct, "currency"),
        parties.toArray(),
        gathered(distinct, "sectors").toArray(),
        first.getAs("fields"),
        fates.rows().toArray(),
        lacking == null ? new Row[0] : incomplete(distinct, lacking).toArray());
  }

  private static String lacking(Object year, List<Row> parties) {
    return year == null ? "missing_year" : parties.isEmpty() ? "missing_party" : null;
  }

  private static List<Row> incomplete(List<Row> rows, String reason) {
    return rows.stream()
        .map(
            r ->
                RowFactory.create(
                    r.getAs("source"),
                    reason,
                    r.getAs("file"),
                    r.getAs("row_number"),
                    r.getAs("line_number")))
        .toList();
  }

  private static List<Row> distinct(List<Row> rows, Fates fates) {
    Set<Long> seen = new HashSet<>();
    List<Row> distinct = new ArrayList<>();
    for (Row row : rows) {
      if (seen.add(row.getAs("row_hash"))) {
        distinct.add(row);
      } else {
        fates.add(row, Fates.DUPLICATE);
      }
    }
    return distinct;
  }

  private static Object firstNonNull(List<Row> rows, String field) {
    return rows.stream().map(r -> r.getAs(field)).filter(Objects::nonNull).findFirst().orElse(null);
  }

  private static List<Row> gathered(List<Row> rows, String field) {
    Set<Row> gathered = new LinkedHashSet<>();
    rows.stream()
        .filter(r -> !r.isNullAt(r.fieldIndex(field)))
        .forEach(r -> gathered.addAll(r.getList(r.fieldIndex(field))));
    return List.copyOf(gathered);
  }

  /** What became of the rows, counted by source. */
  private static final class Fates {
    static final int ACCEPTED = 0;
    static final int DUPLICATE = 1;
    static final int SUPERSEDED = 2;

    private final Map<String, long[]> bySource = new TreeMap<>();

    void add(Row row, int fate) {
      bySource.computeIfAbsent(row.getAs("source"), s -> new long[3])[fate]++;
    }

    List<Row> rows() {
      return bySource.entrySet().stream()
          .map(
              e ->
                  RowFactory.create(
                      e.getKey(),
                      e.getValue()[ACCEPTED],
                      e.getValue()[DUPLICATE],
                      e.getValue()[SUPERSEDED]))
          .toList();
    }
  }
}
