package org.innoflow.resolve;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.innoflow.place.CityMatch;
import org.innoflow.place.Countries;
import org.innoflow.place.Gazetteer;
import org.innoflow.place.Place;

/**
 * The city of a party.
 *
 * @param placeId null where it is not known
 * @param provinceId of the city; in the world scheme the country
 * @param name the extract's name of a world city; null for places of the gazetteer
 * @param method how it was found, or why not
 */
record PartyPlace(String placeId, String provinceId, String country, String name, String method) {
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** The city that the place columns of a party name. */
  static PartyPlace of(String scheme, String country, String province, String city, String county) {
    return switch (scheme) {
      case "cn" -> chinese(province, city, county);
      case "world" -> world(country, city);
      default -> unknown("none");
    };
  }

  private static PartyPlace chinese(String province, String city, String county) {
    CityMatch match = Gazetteer.china().locate(province, city, county);
    if (match.cityId() == null) {
      return unknown(match.method());
    }
    Place place = Gazetteer.china().place(match.cityId()).orElseThrow();
    return new PartyPlace(
        place.placeId(), place.provinceId(), place.country(), null, match.method());
  }

  private static PartyPlace world(String country, String city) {
    Optional<String> alpha3 = Countries.alpha3(country);
    if (alpha3.isEmpty() || city == null) {
      return unknown("none");
    }
    String name = SPACE.matcher(Normalizer.normalize(city, Normalizer.Form.NFKC)).replaceAll(" ");
    String id = alpha3.get() + "/" + name.strip().toLowerCase(Locale.ROOT);
    return new PartyPlace(id, alpha3.get(), alpha3.get(), name.strip(), "city");
  }

  private static PartyPlace unknown(String method) {
    return new PartyPlace(null, null, null, null, method);
  }
}
