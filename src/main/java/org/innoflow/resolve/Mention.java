package org.innoflow.resolve;

import org.apache.spark.sql.Row;
import org.innoflow.ingest.StagedRow;

/** A party as the extract names it, read from {@link StagedRow#PARTY}. */
record Mention(
    String role,
    String name,
    String kind,
    String scheme,
    String country,
    String province,
    String city,
    String county,
    String address,
    Double lon,
    Double lat,
    String code,
    String tag) {

  /** A mention without a tag. */
  Mention(
      String role,
      String name,
      String kind,
      String scheme,
      String country,
      String province,
      String city,
      String county,
      String address,
      Double lon,
      Double lat,
      String code) {
    this(role, name, kind, scheme, country, province, city, county, address, lon, lat, code, null);
  }

  static Mention of(Row party) {
    return new Mention(
        party.getString(0),
        party.getString(1),
        party.getString(2),
        party.getString(3),
        party.getString(4),
        party.getString(5),
        party.getString(6),
        party.getString(7),
        party.getString(8),
        (Double) party.get(9),
        (Double) party.get(10),
        party.getString(11),
        party.getString(12));
  }
}
