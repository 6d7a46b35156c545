package org.innoflow.flow;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Tables flow_city and flow_province. An event's pairs are first added up per pair of places, so
 * that {@code events} needs no distinct count.
 */
final class FlowTables {
  private static final int EVENTS = 0;
  private static final int LINKS = 1;
  private static final int W_FRAC = 2;
  private static final int W_UNIT = 4;

  private FlowTables() {}

  /**
   * The flows of a level.
   *
   * @param sums {@link EventSums#SCHEMA}
   * @param places table dim_place
   */
  static Dataset<Row> of(Dataset<Row> sums, Dataset<Row> places, Level level) {
    Dataset<Row> flows =
        EventSums.of(sums, level.table())
            .groupBy(
                col("layer"),
                col("year"),
                col("scheme"),
                col("sector_id"),
                col("src"),
                col("dst"),
                col("kind").as("scope"))
            .agg(
                EventSums.value(EVENTS).as("events"),
                EventSums.value(LINKS).as("links"),
                EventSums.weight(W_FRAC).as("w_frac"),
                EventSums.weight(W_UNIT).as("w_unit"),
                sum("amount_cny").cast(EventSums.AMOUNT).as("amount_cny"));
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

  /** Links and weights of an event per pair of places. */
  static Stream<Term> terms(EventView event, Level level) {
    Map<PlacePair, Weights> byPlaces = new LinkedHashMap<>();
    Pairs.of(event)
        .forEach(
            pair ->
                byPlaces
                    .computeIfAbsent(
                        PlacePair.of(pair, event.layer().directed(), level), k -> new Weights())
                    .add(pair));
    return byPlaces.entrySet().stream()
        .map(
            flow ->
                Term.flow(
                    flow.getKey().key(level),
                    flow.getValue().links,
                    flow.getValue().frac,
                    flow.getValue().unit));
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

    Term.Key key(Level level) {
      return new Term.Key(level.table(), null, level.id(), src, dst, scope.id());
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
