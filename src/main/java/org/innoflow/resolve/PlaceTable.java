package org.innoflow.resolve;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;

import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.innoflow.contract.Contract;
import org.innoflow.io.Schemas;
import org.innoflow.place.Countries;
import org.innoflow.place.Gazetteer;
import org.innoflow.place.Place;
import org.innoflow.place.Regions;

/** Table dim_place: the gazetteer, and the cities and countries of the world that extracts name. */
final class PlaceTable {
  private PlaceTable() {}

  static Dataset<Row> of(Dataset<Row> resolved, Regions regions) {
    SparkSession session = resolved.sparkSession();
    Dataset<Row> gazetteer =
        session.createDataFrame(
            Gazetteer.china().places().stream().map(p -> row(p, regions)).toList(),
            Schemas.of(Contract.table("dim_place")));
    return gazetteer.union(worldCities(resolved)).union(countries(resolved));
  }

  /** A city is named by its spelling that comes first in the alphabet. */
  private static Dataset<Row> worldCities(Dataset<Row> resolved) {
    return worldParties(resolved)
        .groupBy("place_id", "country")
        .agg(min("place_name"))
        .map(
            (MapFunction<Row, Row>)
                r -> world(r.getString(0), "city", null, r.getString(2), r.getString(1)),
            Encoders.row(Schemas.of(Contract.table("dim_place"))));
  }

  private static Dataset<Row> countries(Dataset<Row> resolved) {
    return worldParties(resolved)
        .select("country")
        .distinct()
        .map(
            (MapFunction<Row, Row>)
                r -> {
                  String id = r.getString(0);
                  return world(id, "country", Countries.nameZh(id), Countries.nameEn(id), id);
                },
            Encoders.row(Schemas.of(Contract.table("dim_place"))));
  }

  private static Dataset<Row> worldParties(Dataset<Row> resolved) {
    return EventTables.exploded(resolved)
        .filter(col("party.place_name").isNotNull())
        .select("party.place_id", "party.country", "party.place_name");
  }

  private static Row world(String id, String level, String zh, String en, String country) {
    return RowFactory.create(
        id, level, zh, en, country, country, null, null, new String[0], null, null);
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
        null,
        null);
  }
}
