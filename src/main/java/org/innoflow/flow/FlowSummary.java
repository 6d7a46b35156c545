package org.innoflow.flow;

import static org.apache.spark.sql.functions.col;

import java.util.Iterator;
import java.util.List;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Layer;
import org.innoflow.io.Schemas;
import org.innoflow.place.Regions;

/**
 * Table flow_summary. In a region set only parties inside it count, and only pairs with both ends
 * inside; cross_province includes cross_border. Formulae: {@link Share}, {@link SummarySeries}.
 */
final class FlowSummary {
  private static final List<String> SLICE =
      List.of("layer", "year", "region_set", "scheme", "sector_id");

  private static final String TABLE = "flow_summary";

  private FlowSummary() {}

  /**
   * The counts and shares of the region sets.
   *
   * @param sums {@link EventSums#SCHEMA}
   */
  static Dataset<Row> of(Dataset<Row> sums) {
    Column[] slice = SLICE.stream().map(c -> col(c)).toArray(Column[]::new);
    List<Column> counts = EventSums.values(Stream.of(Count.values()).map(Count::id).toList());
    return EventSums.of(sums, TABLE)
        .groupBy(slice)
        .agg(counts.get(0), counts.subList(1, counts.size()).toArray(Column[]::new))
        .filter(col(Count.EVENTS.id()).gt(0))
        .groupByKey(
            (MapFunction<Row, String>) r -> r.getString(0) + "/" + r.getString(2),
            Encoders.STRING())
        .flatMapSortedGroups(
            new Column[] {col("year"), col("scheme").notEqual("ALL")},
            (FlatMapGroupsFunction<String, Row, Row>)
                (key, rows) -> measures(Layer.of(key.substring(0, key.indexOf('/'))), rows),
            Encoders.row(Schemas.of(Contract.table("flow_summary"))));
  }

  private static Iterator<Row> measures(Layer layer, Iterator<Row> sorted) {
    SummarySeries series = new SummarySeries(layer);
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(sorted, 0), false)
        .flatMap(row -> series.measures(row).stream())
        .iterator();
  }

  /** The counts of an event in the region sets. */
  static Stream<Term> terms(EventView event, Regions regions, List<String> regionSets) {
    return regionSets.stream()
        .flatMap(
            set -> {
              Counts counts = Counts.of(event, regions, set);
              return counts.isSomething()
                  ? Stream.of(
                      Term.counts(
                          new Term.Key(TABLE, set, null, null, null, null), counts.values()))
                  : Stream.empty();
            });
  }
}
