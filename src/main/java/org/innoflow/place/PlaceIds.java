package org.innoflow.place;

import java.util.Optional;

/** What the id of a city says of its province and country, in every place scheme. */
public final class PlaceIds {
  private PlaceIds() {}

  /** The id of the province of a city; in the world scheme its country. */
  public static String province(String cityId) {
    if (Nuts.isPlaceId(cityId)) {
      return Nuts.of(cityId).orElseThrow().provinceId();
    }
    Optional<Place> chinese = Gazetteer.china().place(cityId);
    return chinese.map(Place::provinceId).orElseGet(() -> worldCountry(cityId));
  }

  /** ISO 3166 alpha-3; of a NUTS province too. */
  public static String country(String cityId) {
    if (Nuts.isPlaceId(cityId)) {
      return Nuts.countryOf(cityId);
    }
    Optional<Place> chinese = Gazetteer.china().place(cityId);
    return chinese.map(Place::country).orElseGet(() -> worldCountry(cityId));
  }

  private static String worldCountry(String cityId) {
    return cityId.substring(0, cityId.indexOf('/'));
  }
}
