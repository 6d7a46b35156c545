package org.innoflow.place;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A region of the European NUTS: NUTS 3 (five characters) stands where cities stand, and NUTS 2,
 * the level of regional policy, where provinces do. Coarser codes name no city.
 *
 * @param placeId {@code NUTS:DE712}
 * @param provinceId {@code NUTS:DE71}
 * @param country ISO 3166 alpha-3
 */
public record Nuts(String placeId, String provinceId, String country) {
  private static final String PREFIX = "NUTS:";
  private static final Pattern CODE = Pattern.compile("[A-Z]{2}[0-9A-Z]{0,3}");
  private static final int CITY = 5;
  private static final int PROVINCE = 4;

  /** Whether the text has the form of a code of any level. */
  public static boolean isCode(String text) {
    return text != null && CODE.matcher(normalised(text)).matches();
  }

  /** The region of a NUTS 3 code; empty for coarser ones and for what is none. */
  public static Optional<Nuts> of(String text) {
    String code = text == null ? "" : normalised(text);
    if (code.length() != CITY || !CODE.matcher(code).matches()) {
      return Optional.empty();
    }
    return country(code)
        .map(country -> new Nuts(PREFIX + code, PREFIX + code.substring(0, PROVINCE), country));
  }

  /** The country of an id of any level. */
  static String countryOf(String placeId) {
    return country(placeId.substring(PREFIX.length())).orElseThrow();
  }

  static boolean isPlaceId(String placeId) {
    return placeId.startsWith(PREFIX);
  }

  /** NUTS writes EL for Greece and UK for the United Kingdom. */
  static Optional<String> country(String code) {
    return Countries.alpha3(
        switch (code.substring(0, 2)) {
          case "EL" -> "GR";
          case "UK" -> "GB";
          default -> code.substring(0, 2);
        });
  }

  private static String normalised(String text) {
    String code = text.strip().toUpperCase(Locale.ROOT);
    return code.startsWith(PREFIX) ? code.substring(PREFIX.length()) : code;
  }
}
