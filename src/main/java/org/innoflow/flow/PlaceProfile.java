package org.innoflow.flow;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.rank;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.StructType;
import org.innoflow.contract.Layer;
import org.innoflow.flow.EventView.Party;

/** Table place_profile. Formulae: what a place sends, receives and keeps, and the role it has. */
final class PlaceProfile {
  private static final List<String> SLICE =
      List.of("layer", "year", "scheme", "sector_id", "level");

  private static final StructType PRESENCE =
      new StructType()
          .add("layer", StringType)
          .add("year", IntegerType)
          .add("scheme", StringType)
          .add("sector_id", StringType)
          .add("level", StringType)
          .add("place_id", StringType)
          .add("out_events", LongType)
          .add("in_events", LongType)
          .add("within_events", LongType)
          .add("crossing_events", LongType);

  private PlaceProfile() {}

  /**
   * The profiles of both levels.
   *
   * @param resolved {@code ResolvedEvent.SCHEMA}
   * @param cityFlows table flow_city
   * @param provinceFlows table flow_province
   * @param threshold |nsi| up to which a place of more than average strength is a hub
   */
  static Dataset<Row> of(
      Dataset<Row> resolved, Dataset<Row> cityFlows, Dataset<Row> provinceFlows, double threshold) {
    Dataset<Row> strengths =
        strengths(cityFlows, Level.CITY).union(strengths(provinceFlows, Level.PROVINCE));
    String[] keys = Stream.concat(SLICE.stream(), Stream.of("place_id")).toArray(String[]::new);
    Dataset<Row> joined = presence(resolved).join(strengths, keys, "left").na().fill(0L);
    return described(joined, threshold);
  }

  /** Distinct events per place, with the events of the whole slice that cross a border. */
  private static Dataset<Row> presence(Dataset<Row> resolved) {
    Dataset<Row> counts =
        resolved
            .flatMap(
                (FlatMapFunction<Row, Row>) row -> presence(EventView.of(row)),
                Encoders.row(PRESENCE))
            .groupBy("layer", "year", "scheme", "sector_id", "level", "place_id")
            .agg(
                sum("out_events").as("out_events"),
                sum("in_events").as("in_events"),
                sum("within_events").as("within_events"),
                sum("crossing_events").as("crossing_events"));
    Dataset<Row> totals =
        counts
            .filter(col("place_id").isNull())
            .withColumnRenamed("crossing_events", "all_crossing")
            .drop("place_id", "out_events", "in_events", "within_events");
    return counts
        .filter(col("place_id").isNotNull())
        .join(totals, SLICE.toArray(String[]::new), "left");
  }

  private static Iterator<Row> presence(EventView event) {
    return Stream.of(Level.values())
        .flatMap(level -> presence(event, level))
        .flatMap(
            counts ->
                event.sectors().stream()
                    .map(
                        s ->
                            RowFactory.create(
                                event.layer().id(),
                                event.year(),
                                s.scheme(),
                                s.sectorId(),
                                counts.level.id(),
                                counts.place,
                                counts.out,
                                counts.in,
                                counts.within,
                                counts.crossing)))
        .iterator();
  }

  /** One count per located place of the event, and one without a place for the event itself. */
  private static Stream<Presence> presence(EventView event, Level level) {
    Map<String, Presence> byPlace = new TreeMap<>();
    event.parties().stream()
        .filter(Party::located)
        .forEach(p -> byPlace.computeIfAbsent(p.place(level), k -> new Presence(level, k)));
    Presence whole = new Presence(level, null);
    Pairs.of(event)
        .filter(Pair::located)
        .forEach(
            pair -> {
              Presence src = byPlace.get(pair.src().place(level));
              Presence dst = byPlace.get(pair.dst().place(level));
              if (src == dst) {
                src.within = 1;
              } else {
                whole.crossing = 1;
                src.sends(event.layer().directed());
                dst.receives(event.layer().directed());
              }
            });
    byPlace.values().forEach(presence -> presence.crossing = whole.crossing);
    return Stream.concat(byPlace.values().stream(), Stream.of(whole));
  }

  private static final class Presence {
    private final Level level;
    private final String place;
    private long out;
    private long in;
    private long within;
    private long crossing;

    Presence(Level level, String place) {
      this.level = level;
      this.place = place;
    }

    void sends(boolean directed) {
      out = 1;
      in = directed ? in : 1;
    }

    void receives(boolean directed) {
      in = 1;
      out = directed ? out : 1;
    }
  }

  /** Strengths per place: links in directed layers, events in undirected ones. */
  private static Dataset<Row> strengths(Dataset<Row> flows, Level level) {
    Column weight = when(directed(), col("links")).otherwise(col("events"));
    Column src = col("src_" + level.id() + "_id");
    Column dst = col("dst_" + level.id() + "_id");
    Column within = src.equalTo(dst);
    Column zero = lit(0L);
    Dataset<Row> located =
        flows.filter(src.isNotNull().and(dst.isNotNull())).withColumn("level", lit(level.id()));
    Column forward = when(within, zero).otherwise(weight);
    Column backward = when(within.or(directed()), zero).otherwise(weight);
    return side(located, src, forward, backward, when(within, weight).otherwise(zero))
        .union(side(located, dst, backward, forward, zero))
        .groupBy("layer", "year", "scheme", "sector_id", "level", "place_id")
        .agg(
            sum("out").as("out_strength"),
            sum("in").as("in_strength"),
            sum("within").as("within_strength"));
  }

  private static Dataset<Row> side(
      Dataset<Row> flows, Column place, Column out, Column in, Column within) {
    return flows.select(
        col("layer"),
        col("year"),
        col("scheme"),
        col("sector_id"),
        col("level"),
        place.as("place_id"),
        out.as("out"),
        in.as("in"),
        within.as("within"));
  }

  private static Dataset<Row> described(Dataset<Row> counts, double threshold) {
    Column[] slice = SLICE.stream().map(c -> col(c)).toArray(Column[]::new);
    Column out = col("out_strength");
    Column in = col("in_strength");
    Column strength = out.plus(in);
    Column nsi = when(directed().and(strength.gt(0)), in.minus(out).divide(strength));
    Column role =
        when(directed().and(strength.leq(coalesce(col("mean_strength"), lit(0.0)))), "periphery")
            .when(abs(nsi).leq(threshold), "hub")
            .when(nsi.lt(-threshold), "source")
            .when(nsi.gt(threshold), "sink");
    return counts
        .withColumn(
            "mean_strength", avg(when(strength.gt(0), strength)).over(Window.partitionBy(slice)))
        .select(
            col("layer"),
            col("year"),
            col("scheme"),
            col("sector_id"),
            col("level"),
            col("place_id"),
            col("out_events"),
            col("in_events"),
            col("within_events"),
            out,
            in,
            col("within_strength"),
            when(directed(), out.minus(in)).as("net"),
            when(col("all_crossing").gt(0), col("crossing_events").divide(col("all_crossing")))
                .as("participation"),
            nsi.as("nsi"),
            role.as("role"),
            rank().over(Window.partitionBy(slice).orderBy(out.desc())).as("rank_out"),
            rank().over(Window.partitionBy(slice).orderBy(in.desc())).as("rank_in"),
            lit(threshold).as("role_threshold"),
            col("mean_strength"));
  }

  private static Column directed() {
    return col("layer").isin(Layer.directedIds().toArray());
  }
}
