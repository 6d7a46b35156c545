package org.innoflow.resolve;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.innoflow.contract.Contract;
import org.innoflow.io.Schemas;
import org.innoflow.place.Countries;
import org.innoflow.place.Gazetteer;
import org.innoflow.place.Place;
import org.innoflow.place.PlaceIds;
import org.innoflow.place.Regions;

/** Table dim_place: the gazetteer, its former places, and what of the world extracts name. */
final class PlaceTable {
  private PlaceTable() {}

  static Dataset<Row> of(Dataset<Row> resolved, Dataset<Row> registry, Regions regions) {
    SparkSession session = resolved.sparkSession();
    List<Row> gazetteer = new ArrayList<>();
    Gazetteer.china().places().forEach(p -> gazetteer.add(row(p, regions)));
    Gazetteer.china().formerPlaces().forEach(p -> gazetteer.add(row(p, regions)));
    Dataset<Row> named = named(resolved, registry).union(members(session, regions));
    return session
        .createDataFrame(gazetteer, Schemas.of(Contract.table("dim_place")))
        .union(cities(named, regions))
        .union(above(named));
  }

  /** Places that only extracts name: (place_id, place_name), some spellings of each. */
  private static Dataset<Row> named(Dataset<Row> resolved, Dataset<Row> registry) {
    return EventTables.exploded(resolved)
        .select("party.place_id", "party.place_name")
        .union(registry.select("place_id", "place_name"))
        .filter(col("place_name").isNotNull());
  }

  /** What region sets name, which need not be met. */
  private static Dataset<Row> members(SparkSession session, Regions regions) {
    return session.createDataFrame(
        regions.abroad().stream()
            .map(id -> RowFactory.create(id, id.substring(id.indexOf('/') + 1)))
            .toList(),
        new StructType().add("place_id", StringType).add("place_name", StringType));
  }

  /** A city is named by its spelling that comes first in the alphabet. */
  private static Dataset<Row> cities(Dataset<Row> named, Regions regions) {
    return named
        .groupBy("place_id")
        .agg(min("place_name"))
        .map(
            (MapFunction<Row, Row>)
                r -> {
                  String id = r.getString(0);
                  String country = PlaceIds.country(id);
                  return world(
                      id,
                      "city",
                      null,
                      r.getString(1),
                      PlaceIds.province(id),
                      country,
                      regions.of(id));
                },
            Encoders.row(Schemas.of(Contract.table("dim_place"))));
  }

  /** The provinces of NUTS, and the countries. */
  private static Dataset<Row> above(Dataset<Row> named) {
    return named
        .select("place_id")
        .distinct()
        .flatMap(
            (FlatMapFunction<Row, String>)
                r ->
                    List.of(PlaceIds.province(r.getString(0)), PlaceIds.country(r.getString(0)))
                        .iterator(),
            Encoders.STRING())
        .distinct()
        .map(
            (MapFunction<String, Row>) PlaceTable::above,
            Encoders.row(Schemas.of(Contract.table("dim_place"))));
  }

  private static Row above(String id) {
    return id.startsWith("NUTS:")
        ? world(id, "province", null, id.substring(5), id, PlaceIds.country(id), List.of())
        : world(id, "country", Countries.nameZh(id), Countries.nameEn(id), id, id, List.of());
  }

  private static Row world(
      String id,
      String level,
      String zh,
      String en,
      String province,
      String country,
      List<String> sets) {
    return RowFactory.create(
        id, level, zh, en, province, country, null, null, sets.toArray(), null, null, null);
  }

  private static Row row(Place place, Regions regions) {
    return RowFactory.create(
        place.placeId(),
        place.level(),
        place.nameZh(),
        place.nameEn(),
        place.provinceId(),
        place.country(),
        place.lon(),
        place.lat(),
        regions.of(place.placeId()).toArray(),
        place.validFrom(),
        place.validTo(),
        place.validTo() == null
            ? null
            : Gazetteer.china().locate(null, place.placeId(), null).cityId());
  }
}
