package org.innoflow.flow;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.rank;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.StructType;
import org.innoflow.flow.EventView.Party;
import org.innoflow.organisation.OrganisationKind;

/**
 * Table org_profile: how many events of a layer and year an organisation takes part in, which
 * borders they cross, and with how many others it is linked, by their kind.
 */
final class OrganisationProfile {
  private static final List<String> EVENT_COUNTS =
      List.of("events", "linked_events", "cross_city_events", "cross_province_events");

  private static final StructType PRESENCE =
      new StructType()
          .add("layer", StringType)
          .add("year", IntegerType)
          .add("org_id", LongType)
          .add("events", LongType)
          .add("linked_events", LongType)
          .add("cross_city_events", LongType)
          .add("cross_province_events", LongType);

  private OrganisationProfile() {}

  /**
   * One row per layer, year and organisation of its events.
   *
   * @param events {@link EventView#SCHEMA}
   * @param links table link
   * @param organisations table dim_organisation
   */
  static Dataset<Row> of(Dataset<Row> events, Dataset<Row> links, Dataset<Row> organisations) {
    Dataset<Row> counts =
        presence(events)
            .withColumn("partner_kind", lit(null).cast(StringType))
            .union(partners(links, organisations))
            .groupBy("layer", "year", "org_id")
            .agg(sum("events").as("events"), sums());
    return counts
        .join(
            organisations.select("org_id", "name", "org_kind", "place_id"),
            new String[] {"org_id"},
            "left")
        .withColumn(
            "rank", rank().over(Window.partitionBy("layer", "year").orderBy(col("events").desc())));
  }

  private static Column[] sums() {
    Stream<Column> events = EVENT_COUNTS.stream().skip(1).map(c -> sum(c).as(c));
    Stream<Column> kinds =
        Stream.of(OrganisationKind.values())
            .map(OrganisationKind::id)
            .map(kind -> count(when(col("partner_kind").equalTo(kind), 1)).as(kind + "_partners"));
    return Stream.of(events, Stream.of(count("partner_kind").as("partners")), kinds)
        .flatMap(s -> s)
        .toArray(Column[]::new);
  }

  /** A row per event and organisation, of ones and zeros. An event of one party has no pairs. */
  private static Dataset<Row> presence(Dataset<Row> events) {
    List<Column> alone = new ArrayList<>(List.of(col("layer"), col("year")));
    alone.add(col("parties").getItem(0).getField("org_id").as("org_id"));
    EVENT_COUNTS.forEach(c -> alone.add(lit(c.equals("events") ? 1L : 0L).as(c)));
    return EventView.ofParties(events)
        .flatMap(
            (FlatMapFunction<Row, Row>) row -> presence(EventView.of(row)), Encoders.row(PRESENCE))
        .union(events.filter(size(col("parties")).equalTo(1)).select(alone.toArray(Column[]::new)));
  }

  /** A row per organisation and partner, without counts of events. */
  private static Dataset<Row> partners(Dataset<Row> links, Dataset<Row> organisations) {
    Dataset<Row> kinds =
        organisations.select(col("org_id").as("partner"), col("org_kind").as("partner_kind"));
    List<Column> columns = new ArrayList<>(List.of(col("layer"), col("year"), col("org_id")));
    EVENT_COUNTS.forEach(c -> columns.add(lit(0L).as(c)));
    columns.add(col("partner_kind"));
    return links
        .selectExpr(
            "layer",
            "year",
            "least(src_org_id, dst_org_id) as a",
            "greatest(src_org_id, dst_org_id) as b")
        .distinct()
        .selectExpr("layer", "year", "explode(map(a, b, b, a)) as (org_id, partner)")
        .join(kinds, new String[] {"partner"}, "inner")
        .select(columns.toArray(Column[]::new));
  }

  private static Iterator<Row> presence(EventView event) {
    Map<Long, Presence> organisations = new LinkedHashMap<>();
    for (Party party : event.parties()) {
      organisations.computeIfAbsent(party.orgId(), id -> new Presence());
    }
    Pairs.of(event)
        .forEach(
            pair -> {
              organisations.get(pair.src().orgId()).add(pair.scope());
              organisations.get(pair.dst().orgId()).add(pair.scope());
            });
    return organisations.entrySet().stream()
        .map(e -> e.getValue().row(event, e.getKey()))
        .iterator();
  }

  /** Which borders the pairs of an organisation cross in one event. */
  private static final class Presence {
    private long linked;
    private long crossCity;
    private long crossProvince;

    void add(Scope scope) {
      linked = 1;
      crossCity = scope.crossesCities() ? 1 : crossCity;
      crossProvince = scope.crossesProvinces() ? 1 : crossProvince;
    }

    Row row(EventView event, long orgId) {
      return RowFactory.create(
          event.layer().id(), event.year(), orgId, 1L, linked, crossCity, crossProvince);
    }
  }
}
