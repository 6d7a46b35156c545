package org.innoflow.resolve;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.innoflow.place.PlaceIds;

/** An organisation in an event, as {@link ResolvedEvent#PARTY}. */
record Party(
    long orgId,
    String role,
    String name,
    String canonicalName,
    String kind,
    String tag,
    double share,
    PartyPlace place) {

  static Party of(Row row) {
    return new Party(
        row.getLong(0),
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(11),
        row.getString(12),
        row.getDouble(13),
        new PartyPlace(
            row.getString(4),
            row.getString(9),
            row.getString(8),
            row.getString(5),
            row.getDouble(10)));
  }

  boolean isPerson() {
    return "person".equals(kind);
  }

  Party at(PartyPlace other) {
    return new Party(orgId, role, name, canonicalName, kind, tag, share, other);
  }

  /** One of so many in its role. */
  Party among(int parties) {
    return new Party(orgId, role, name, canonicalName, kind, tag, 1.0 / parties, place);
  }

  private String country() {
    if (place.located()) {
      return PlaceIds.country(place.placeId());
    }
    return place.method().equals(PartyPlace.ABROAD) ? ResolvedEvent.ELSEWHERE : null;
  }

  Row row() {
    return RowFactory.create(
        orgId,
        role,
        name,
        canonicalName,
        place.placeId(),
        place.method(),
        place.located() ? PlaceIds.province(place.placeId()) : null,
        country(),
        place.name(),
        place.thenId(),
        place.confidence(),
        kind,
        tag,
        share);
  }
}
