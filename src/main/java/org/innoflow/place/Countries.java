package org.innoflow.place;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * ISO 3166 countries: alpha-3 codes from alpha-2, alpha-3, English and Chinese names and a few old
 * codes.
 */
public final class Countries {
  private static final Map<String, String> OLD_CODES = Map.of("ROM", "ROU", "ZAR", "COD");
  private static final Map<String, String> ALPHA3 = new HashMap<>();
  private static final Map<String, Locale> LOCALES = new HashMap<>();

  static {
    for (String alpha2 : Locale.getISOCountries()) {
      Locale locale = new Locale.Builder().setRegion(alpha2).build();
      String alpha3 = locale.getISO3Country();
      LOCALES.put(alpha3, locale);
      ALPHA3.put(alpha2, alpha3);
      ALPHA3.put(alpha3, alpha3);
      ALPHA3.put(locale.getDisplayCountry(Locale.ENGLISH).toUpperCase(Locale.ROOT), alpha3);
      ALPHA3.put(locale.getDisplayCountry(Locale.SIMPLIFIED_CHINESE), alpha3);
    }
    ALPHA3.putAll(OLD_CODES);
  }

  private Countries() {}

  public static Optional<String> alpha3(String text) {
    return text == null
        ? Optional.empty()
        : Optional.ofNullable(ALPHA3.get(text.strip().toUpperCase(Locale.ROOT)));
  }

  public static String nameEn(String alpha3) {
    return LOCALES.get(alpha3).getDisplayCountry(Locale.ENGLISH);
  }

  public static String nameZh(String alpha3) {
    return LOCALES.get(alpha3).getDisplayCountry(Locale.SIMPLIFIED_CHINESE);
  }
}
