package org.innoflow.flow;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Layer;
import org.innoflow.flow.EventView.Sector;
import org.innoflow.io.Schemas;
import org.innoflow.place.Regions;

/**
 * Table flow_summary. In a region set only parties inside it count, and only pairs with both ends
 * inside; cross_province includes cross_border. Formulae: {@link Share}, {@link SummarySeries}.
 */
final class FlowSummary {
  private static final List<String> SLICE =
      List.of("layer", "year", "region_set", "scheme", "sector_id");

  private FlowSummary() {}

  /**
   * The counts and shares of the region sets.
   *
   * @param resolved {@code ResolvedEvent.SCHEMA}
   */
  static Dataset<Row> of(Dataset<Row> resolved, Regions regions, List<String> regionSets) {
    Column[] slice = SLICE.stream().map(c -> col(c)).toArray(Column[]::new);
    List<Column> sums = Stream.of(Count.values()).map(c -> sum(c.id()).as(c.id())).toList();
    return resolved
        .flatMap(
            (FlatMapFunction<Row, Row>) row -> counts(EventView.of(row), regions, regionSets),
            Encoders.row(countSchema()))
        .groupBy(slice)
        .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new))
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

  private static Iterator<Row> counts(EventView event, Regions regions, List<String> regionSets) {
    List<Row> rows = new ArrayList<>();
    for (String set : regionSets) {
      Counts counts = Counts.of(event, regions, set);
      if (counts.isSomething()) {
        event.sectors().forEach(sector -> rows.add(row(event, set, sector, counts)));
      }
    }
    return rows.iterator();
  }

  private static Row row(EventView event, String regionSet, Sector sector, Counts counts) {
    List<Object> row =
        new ArrayList<>(
            List.of(
                event.layer().id(), event.year(), regionSet, sector.scheme(), sector.sectorId()));
    for (Count count : Count.values()) {
      row.add(counts.get(count));
    }
    return RowFactory.create(row.toArray());
  }

  private static StructType countSchema() {
    StructType schema =
        new StructType()
            .add("layer", StringType)
            .add("year", IntegerType)
            .add("region_set", StringType)
            .add("scheme", StringType)
            .add("sector_id", StringType);
    for (Count count : Count.values()) {
      schema = schema.add(count.id(), LongType);
    }
    return schema;
  }
}
