package org.innoflow.flow;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
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

  private static final String TABLE = "place_profile";

  private PlaceProfile() {}

  /**
   * Table place_profile.
   *
   * @param sums {@link EventSums#SCHEMA}
   * @param threshold |nsi| up to which a place of more than average strength is a hub
   */
  static Dataset<Row> of(Dataset<Row> sums, double threshold) {
    Column ofAll = col("region_set").equalTo(RegionSets.ALL);
    return profiles(EventSums.of(sums, TABLE).filter(ofAll), threshold).drop("region_set");
  }

  /**
   * Table region_profile: of all region sets but {@code all}.
   *
   * @param sums {@link EventSums#SCHEMA}
   * @param threshold |nsi| up to which a place of more than average strength is a hub
   */
  static Dataset<Row> ofRegions(Dataset<Row> sums, double threshold) {
    Column ofAll = col("region_set").equalTo(RegionSets.ALL);
    return profiles(EventSums.of(sums, TABLE).filter(functions.not(ofAll)), threshold);
  }

  private static Dataset<Row> profiles(Dataset<Row> sums, double threshold) {
    Column[] grain = GRAIN.stream().map(c -> col(c)).toArray(Column[]::new);
    List<Column> counts = EventSums.values(COUNTS);
    return sums.withColumnRenamed("src", "place_id")
        .groupBy(grain)
        .agg(counts.get(0), counts.subList(1, counts.size()).toArray(Column[]::new))
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

  /** The counts of an event per place in all region sets, {@code all} among them. */
  static Stream<Term> terms(EventView event, Regions regions, List<String> regionSets) {
    return Stream.concat(Stream.of(RegionSets.ALL), regionSets.stream())
        .distinct()
        .flatMap(
            set ->
                Stream.of(Level.values())
                    .flatMap(
                        level ->
                            Presence.of(event, regions, set, level)
                                .map(presence -> term(set, presence))));
  }

  private static Term term(String regionSet, Presence presence) {
    return Term.counts(
        new Term.Key(TABLE, regionSet, presence.level().id(), presence.place(), null, null),
        presence.outEvents(),
        presence.inEvents(),
        presence.withinEvents(),
        presence.crossingEvents(),
        presence.out(),
        presence.in(),
        presence.within());
  }
}
