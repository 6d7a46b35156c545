package org.innoflow.resolve;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.innoflow.place.AddressLocator;
import org.innoflow.place.CityMatch;
import org.innoflow.place.CoordinateLocator;
import org.innoflow.place.Countries;
import org.innoflow.place.Gazetteer;
import org.innoflow.place.Nuts;

/**
 * The city of a party, as its own row tells it.
 *
 * @param placeId the city of today; null where it is not known
 * @param thenId the city as it was on the event's date
 * @param name the extract's name of a place that no gazetteer of ours has; else null
 * @param method how it was found, or why not
 * @param confidence from 0 to 1; 0 where it is not known
 */
record PartyPlace(String placeId, String thenId, String name, String method, double confidence) {
  /** Unlocated: the extract gives a code that is coarser than a city. */
  static final String COARSE = "coarse";

  /** Unlocated: the extract gives China as the country, and no city. */
  static final String COUNTRY = "country";

  /** Unlocated: the extract gives another country than China, or a province of one, and no city. */
  static final String ABROAD = "abroad";

  /** The countries whose cities are the gazetteer's. */
  private static final Set<String> GREATER_CHINA = Set.of("CHN", "HKG", "MAC", "TWN");

  /** Countries that are one city each. */
  private static final Map<String, String> CITIES = Map.of("HKG", "810000", "MAC", "820000");

  private static final double WORLD_CONFIDENCE = 0.99;
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** What stands in columns of provinces where there is none. */
  private static final Set<String> NOTHING =
      Set.of("N/A", "NA", "NULL", "NONE", "NAN", "NIL", "UNKNOWN", "OTHER", "OTHERS");

  private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}");

  /**
   * The city that the columns name; if they name none, the one in which the coordinates lie; else
   * the one of the address. Where none is found, the first reason that is not a mere lack is kept.
   */
  static PartyPlace of(Mention mention, LocalDate when) {
    List<Supplier<PartyPlace>> ways =
        List.of(
            () -> columns(mention, when),
            () -> coordinates(mention, when),
            () -> address(mention, when));
    PartyPlace reason = unknown(CityMatch.NONE);
    for (Supplier<PartyPlace> way : ways) {
      PartyPlace place = way.get();
      if (place.located()) {
        return place;
      }
      reason = reason.method().equals(CityMatch.NONE) ? place : reason;
    }
    return reason;
  }

  boolean located() {
    return placeId != null;
  }

  private static PartyPlace columns(Mention m, LocalDate when) {
    return switch (m.scheme()) {
      case "cn" -> isForeign(m) ? world(m, when) : chinese(m, when);
      case "world" -> world(m, when);
      case "nuts" -> nuts(m);
      default -> unknown(CityMatch.NONE);
    };
  }

  private static PartyPlace chinese(Mention m, LocalDate when) {
    Gazetteer china = Gazetteer.china();
    CityMatch match = china.locate(m.province(), m.city(), m.county(), when);
    if (!match.method().equals(CityMatch.NONE)) {
      return of(match);
    }
    return cityOfItsOwn(m)
        .map(code -> of(china.locate(code, null, null, when)))
        .orElseGet(() -> unknown(isForeignProvince(m.province()) ? ABROAD : CityMatch.NONE));
  }

  /**
   * Hong Kong or Macao, if the country is one of them, or the column of the province has the
   * country's code; but MO there is rather Missouri.
   */
  private static Optional<String> cityOfItsOwn(Mention m) {
    return Countries.alpha3(m.country())
        .map(CITIES::get)
        .or(
            () ->
                Countries.alpha3(m.province())
                    .filter(country -> !"MO".equals(m.province().strip()))
                    .map(CITIES::get));
  }

  /**
   * China's provinces are few: a text in Latin letters that names neither one of them nor a city is
   * another country's.
   */
  private static boolean isForeignProvince(String text) {
    return text != null
        && LATIN.matcher(text.strip()).lookingAt()
        && !NOTHING.contains(text.strip().toUpperCase(Locale.ROOT))
        && !Gazetteer.china().isNamedIn(text)
        && Countries.alpha3(text).filter(GREATER_CHINA::contains).isEmpty();
  }

  private static boolean isForeign(Mention m) {
    return Countries.alpha3(m.country()).filter(c -> !GREATER_CHINA.contains(c)).isPresent();
  }

  private static PartyPlace coordinates(Mention m, LocalDate when) {
    return m.lon() == null || m.lat() == null
        ? unknown(CityMatch.NONE)
        : of(CoordinateLocator.china().locate(m.lon(), m.lat(), when));
  }

  private static PartyPlace address(Mention m, LocalDate when) {
    return m.address() == null
        ? unknown(CityMatch.NONE)
        : of(AddressLocator.china().locate(m.address(), m.province(), m.city(), when));
  }

  static PartyPlace of(CityMatch match) {
    return new PartyPlace(match.cityId(), match.thenId(), null, match.method(), match.confidence());
  }

  /** A city of China is the gazetteer's, if its name is clear there. */
  private static PartyPlace world(Mention m, LocalDate when) {
    Optional<String> country = Countries.alpha3(m.country());
    if (country.isEmpty()) {
      return unknown(CityMatch.NONE);
    }
    if (GREATER_CHINA.contains(country.get())) {
      PartyPlace chinese = chinese(m, when);
      if (chinese.located()) {
        return chinese;
      }
    }
    if (m.city() == null) {
      return unknown(GREATER_CHINA.contains(country.get()) ? COUNTRY : ABROAD);
    }
    String plain = Normalizer.normalize(m.city(), Normalizer.Form.NFKC);
    String name = SPACE.matcher(plain).replaceAll(" ").strip();
    String id = country.get() + "/" + name.toLowerCase(Locale.ROOT);
    return new PartyPlace(id, id, name, CityMatch.CITY, WORLD_CONFIDENCE);
  }

  private static PartyPlace nuts(Mention m) {
    Optional<Nuts> region = Nuts.of(m.code());
    if (region.isEmpty()) {
      return unknown(Nuts.isCode(m.code()) ? COARSE : CityMatch.NONE);
    }
    String id = region.get().placeId();
    String name = m.city() == null ? id : m.city();
    return new PartyPlace(id, id, name, CityMatch.CODE, 1);
  }

  static PartyPlace unknown(String method) {
    return new PartyPlace(null, null, null, method, 0);
  }
}
