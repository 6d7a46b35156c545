package org.innoflow.flow;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createDecimalType;

import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.innoflow.flow.EventView.Sector;

/**
 * Tables flow_city and flow_province. An event's pairs are first added up per pair of places inside
 * its row, so that {@code events} needs no distinct count.
 */
final class FlowTables {
  private static final StructType PARTIAL =
      new StructType()
          .add("layer", StringType)
          .add("year", IntegerType)
          .add("scheme", StringType)
          .add("sector_id", StringType)
          .add("src", StringType)
          .add("dst", StringType)
          .add("scope", StringType)
          .add("links", LongType)
          .add("w_frac", DoubleType)
          .add("w_unit", DoubleType)
          .add("amount_cny", createDecimalType(28, 6));

  private FlowTables() {}

  /**
   * The flows of a level.
   *
   * @param resolved {@code ResolvedEvent.SCHEMA}
   * @param places table dim_place
   */
  static Dataset<Row> of(Dataset<Row> resolved, Dataset<Row> places, Level level) {
    Dataset<Row> flows =
        resolved
            .filter("size(parties) > 1")
            .flatMap(
                (FlatMapFunction<Row, Row>) row -> partial(EventView.of(row), level),
                Encoders.row(PARTIAL))
            .groupBy("layer", "year", "scheme", "sector_id", "src", "dst", "scope")
            .agg(
                count(lit(1)).as("events"),
                sum("links").as("links"),
                Sums.exact(col("w_frac")).as("w_frac"),
                Sums.exact(col("w_unit")).as("w_unit"),
                sum("amount_cny").cast(createDecimalType(28, 6)).as("amount_cny"));
    return named(flows, places, level);
  }

  private static Dataset<Row> named(Dataset<Row> flows, Dataset<Row> places, Level level) {
    Column name = coalesce(col("name_zh"), col("name_en"));
    Dataset<Row> src = broadcast(places.select(col("place_id").as("src"), name.as("src_name")));
    Dataset<Row> dst = broadcast(places.select(col("place_id").as("dst"), name.as("dst_name")));
    return flows
        .join(src, flows.col("src").equalTo(src.col("src")), "left")
        .join(dst, flows.col("dst").equalTo(dst.col("dst")), "left")
        .select(
            col("layer"),
            col("year"),
            col("scheme"),
            col("sector_id"),
            flows.col("src").as("src_" + level.id() + "_id"),
            flows.col("dst").as("dst_" + level.id() + "_id"),
            col("src_name"),
            col("dst_name"),
            col("scope"),
            col("events"),
            col("links"),
            col("w_frac"),
            col("w_unit"),
            col("amount_cny"));
  }

  /** The rows of one event: links and weights per sector and pair of places. */
  static Iterator<Row> partial(EventView event, Level level) {
    Map<PlacePair, Weights> byPlaces = new LinkedHashMap<>();
    Pairs.of(event)
        .forEach(
            pair ->
                byPlaces
                    .computeIfAbsent(
                        PlacePair.of(pair, event.layer().directed(), level), k -> new Weights())
                    .add(pair));
    return event.sectors().stream()
        .flatMap(
            sector ->
                byPlaces.entrySet().stream().map(e -> row(event, sector, e.getKey(), e.getValue())))
        .iterator();
  }

  private static Row row(EventView event, Sector sector, PlacePair places, Weights weights) {
    return RowFactory.create(
        event.layer().id(),
        event.year(),
        sector.scheme(),
        sector.sectorId(),
        places.src(),
        places.dst(),
        places.scope().id(),
        weights.links,
        weights.frac * sector.weight(),
        weights.unit * sector.weight(),
        LinkTable.share(event.amountCny(), weights.unit * sector.weight()));
  }

  /** Two places of a level; where undirected the smaller first, an unlocated one last. */
  private record PlacePair(String src, String dst, Scope scope) {
    private static final Comparator<String> NULLS_LAST =
        Comparator.nullsLast(Comparator.naturalOrder());

    static PlacePair of(Pair pair, boolean directed, Level level) {
      String src = pair.src().place(level);
      String dst = pair.dst().place(level);
      Scope scope = level == Level.CITY ? pair.scope() : provinceScope(pair);
      return directed || NULLS_LAST.compare(src, dst) <= 0
          ? new PlacePair(src, dst, scope)
          : new PlacePair(dst, src, scope);
    }

    /** Between provinces there is no telling whether a pair stayed within a city. */
    private static Scope provinceScope(Pair pair) {
      return pair.scope() == Scope.WITHIN_CITY ? Scope.WITHIN_PROVINCE : pair.scope();
    }
  }

  private static final class Weights {
    private long links;
    private double frac;
    private double unit;

    void add(Pair pair) {
      links++;
      frac += pair.wFrac();
      unit += pair.wUnit();
    }
  }
}
