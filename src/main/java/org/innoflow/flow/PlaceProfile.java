package org.innoflow.flow;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.innoflow.config.RegionSets;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Layer;
import org.innoflow.io.Schemas;
import org.innoflow.place.Regions;

/**
 * Tables place_profile (all places) and region_profile (pairs with both ends in a region set): what
 * a place sends, receives and keeps, and the role it has. Formulae: {@link ProfileSeries}.
 *
 * <p>An event is counted per place inside its own row ({@link Presence}), so that neither events
 * nor strengths need a distinct count. A row without a place stands for an event that crosses a
 * border: what participation is a share of.
 */
final class PlaceProfile {
  private static final List<String> GRAIN =
      List.of("layer", "year", "region_set", "scheme", "sector_id", "level", "place_id");

  private static final List<String> COUNTS =
      List.of(
          "out_events",
          "in_events",
          "within_events",
          "crossing_events",
          "out_strength",
          "in_strength",
          "within_strength");

  private PlaceProfile() {}

  /**
   * Table place_profile.
   *
   * @param resolved {@code ResolvedEvent.SCHEMA}
   * @param threshold |nsi| up to which a place of more than average strength is a hub
   */
  static Dataset<Row> of(Dataset<Row> resolved, Regions regions, double threshold) {
    return profiles(resolved, regions, List.of(RegionSets.ALL), threshold).drop("region_set");
  }

  /**
   * Table region_profile.
   *
   * @param resolved {@code ResolvedEvent.SCHEMA}
   * @param regionSets region sets, of which {@code all} is left out
   * @param threshold |nsi| up to which a place of more than average strength is a hub
   */
  static Dataset<Row> ofRegions(
      Dataset<Row> resolved, Regions regions, List<String> regionSets, double threshold) {
    List<String> named = regionSets.stream().filter(s -> !s.equals(RegionSets.ALL)).toList();
    return profiles(resolved, regions, named, threshold);
  }

  private static Dataset<Row> profiles(
      Dataset<Row> resolved, Regions regions, List<String> regionSets, double threshold) {
    Column[] grain = GRAIN.stream().map(c -> col(c)).toArray(Column[]::new);
    List<Column> sums = COUNTS.stream().map(c -> sum(c).as(c)).toList();
    return resolved
        .flatMap(
            (FlatMapFunction<Row, Row>) row -> counts(EventView.of(row), regions, regionSets),
            Encoders.row(countSchema()))
        .groupBy(grain)
        .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new))
        .groupByKey((MapFunction<Row, String>) PlaceProfile::series, Encoders.STRING())
        .flatMapSortedGroups(
            new Column[] {col("year")},
            (FlatMapGroupsFunction<String, Row, Row>)
                (key, rows) ->
                    new ProfileSeries(Layer.of(key.substring(0, key.indexOf('\t'))), threshold)
                        .profiles(rows),
            Encoders.row(Schemas.of(Contract.table("region_profile"))));
  }

  /** What the years of a series have in common: layer, region set, scheme, sector and level. */
  private static String series(Row row) {
    return String.join(
        "\t",
        row.getString(0),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5));
  }

  private static Iterator<Row> counts(EventView event, Regions regions, List<String> regionSets) {
    return regionSets.stream()
        .flatMap(
            set ->
                Stream.of(Level.values())
                    .flatMap(level -> Presence.of(event, regions, set, level))
                    .flatMap(
                        presence ->
                            event.sectors().stream()
                                .map(
                                    s ->
                                        RowFactory.create(
                                            event.layer().id(),
                                            event.year(),
                                            set,
                                            s.scheme(),
                                            s.sectorId(),
                                            presence.level().id(),
                                            presence.place(),
                                            presence.outEvents(),
                                            presence.inEvents(),
                                            presence.withinEvents(),
                                            presence.crossingEvents(),
                                            presence.out(),
                                            presence.in(),
                                            presence.within()))))
        .iterator();
  }

  private static StructType countSchema() {
    StructType schema = new StructType();
    for (String column : GRAIN) {
      schema = schema.add(column, column.equals("year") ? IntegerType : StringType);
    }
    for (String column : COUNTS) {
      schema = schema.add(column, LongType);
    }
    return schema;
  }
}
