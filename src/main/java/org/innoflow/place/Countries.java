package org.innoflow.place;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * ISO 3166 countries: alpha-3 codes from alpha-2, alpha-3, English and Chinese names, a few old
 * codes, and what databases of papers and patents write beside (Peoples R China, England, 中国香港).
 */
public final class Countries {
  private static final Map<String, String> OLD_CODES = Map.of("ROM", "ROU", "ZAR", "COD");

  /** Per alpha-3 code further names. */
  private static final Map<String, List<String>> FURTHER =
      Map.ofEntries(
          Map.entry("ARE", List.of("UAE", "U ARAB EMIRATES")),
          Map.entry(
              "CHN",
              List.of(
                  "PEOPLES R CHINA",
                  "PEOPLE'S REPUBLIC OF CHINA",
                  "PR CHINA",
                  "P.R. CHINA",
                  "P. R. CHINA",
                  "P.R.CHINA",
                  "MAINLAND CHINA",
                  "中国大陆",
                  "中华人民共和国")),
          Map.entry("CZE", List.of("CZECH REPUBLIC")),
          Map.entry(
              "GBR",
              List.of(
                  "UK",
                  "GREAT BRITAIN",
                  "ENGLAND",
                  "SCOTLAND",
                  "WALES",
                  "NORTH IRELAND",
                  "NORTHERN IRELAND")),
          Map.entry("HKG", List.of("HONG KONG", "香港", "中国香港", "香港特别行政区")),
          Map.entry("IRN", List.of("IRAN, ISLAMIC REPUBLIC OF")),
          Map.entry("KOR", List.of("KOREA", "REPUBLIC OF KOREA", "KOREA, REPUBLIC OF")),
          Map.entry("MAC", List.of("MACAU", "MACAO", "澳门", "中国澳门", "澳门特别行政区")),
          Map.entry("NLD", List.of("THE NETHERLANDS", "HOLLAND")),
          Map.entry("RUS", List.of("RUSSIAN FEDERATION")),
          Map.entry("SVK", List.of("SLOVAK REPUBLIC")),
          Map.entry("TUR", List.of("TURKEY", "TURKIYE")),
          Map.entry("TWN", List.of("中国台湾", "台湾省")),
          Map.entry(
              "USA", List.of("U.S.A.", "U.S.", "UNITED STATES OF AMERICA", "THE UNITED STATES")),
          Map.entry("VNM", List.of("VIET NAM")));

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
    FURTHER.forEach((alpha3, names) -> names.forEach(name -> ALPHA3.put(name, alpha3)));
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
