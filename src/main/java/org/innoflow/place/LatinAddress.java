package org.innoflow.place;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The city of an address in Latin letters: No. 88 Xihu Road, Suzhou, Jiangsu.
 *
 * <p>A name that goes on as a street or building is none. Pinyin that several cities share needs
 * its province in the text or as a hint. A text that ends in another country has no city.
 */
final class LatinAddress {

  private static final int LONGEST_NAME = 3;
  private static final int LONG_ENOUGH = 5;

  private static final Set<String> STREETS =
      Set.of(
          "road",
          "rd",
          "street",
          "st",
          "avenue",
          "ave",
          "av",
          "lu",
          "jie",
          "dajie",
          "dadao",
          "boulevard",
          "blvd",
          "lane",
          "bridge",
          "building",
          "bldg",
          "tower",
          "plaza",
          "hotel",
          "bank",
          "university",
          "college",
          "hospital",
          "mansion",
          "garden",
          "square",
          "highway");

  private static final Set<String> DIRECTIONS =
      Set.of(
          "east", "west", "north", "south", "middle", "central", "e", "w", "n", "s", "dong", "xi",
          "nan", "bei", "zhong");

  private static final Set<String> CHINA = Set.of("CHN", "HKG", "MAC");

  private final Romanised names;
  private final Set<String> provinces = new TreeSet<>();
  private final Set<String> cities = new TreeSet<>();
  private final Set<String> doubtful = new TreeSet<>();
  private boolean trusted;

  private LatinAddress(Romanised names) {
    this.names = names;
  }

  /** Whether a text is for this reader: it has Latin letters, and no Chinese characters. */
  static boolean isLatin(String text) {
    boolean letters = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '\u2E80') {
        return false;
      }
      letters |= Character.isLetter(c);
    }
    return letters;
  }

  static CityMatch locate(Romanised names, String text, String provinceId) {
    if (isAbroad(text)) {
      return CityMatch.UNKNOWN;
    }
    LatinAddress address = new LatinAddress(names);
    address.read(Romanised.words(text));
    return address.result(provinceId);
  }

  private static boolean isAbroad(String text) {
    String last = text.substring(text.lastIndexOf(',') + 1).strip();
    Optional<String> country = Countries.alpha3(last.toUpperCase(Locale.ROOT));
    return country.isPresent() && !CHINA.contains(country.get());
  }

  private void read(List<String> words) {
    trusted = words.contains("china") || words.contains("prc");
    for (int at = 0; at < words.size(); ) {
      at += Math.max(1, readName(words, at));
    }
  }

  /** Returns the number of words of the name that begins here, 0 if none does. */
  private int readName(List<String> words, int at) {
    for (int length = Math.min(LONGEST_NAME, words.size() - at); length > 0; length--) {
      String key = String.join("", words.subList(at, at + length));
      String provinceId = names.province(key);
      Set<String> ids = names.cities(key);
      if (provinceId == null && ids.isEmpty()) {
        continue;
      }
      if (!isStreet(words, at + length)) {
        add(ids, provinceId);
        trusted |= provinceId != null || key.length() >= LONG_ENOUGH;
      }
      return length;
    }
    return 0;
  }

  /** Jilin is a province and a city: the city only where it is said twice. */
  private void add(Set<String> ids, String provinceId) {
    boolean provinceFirst = provinceId != null && !ids.contains(provinceId);
    if (provinceFirst && provinces.add(provinceId)) {
      doubtful.addAll(ids);
    } else {
      cities.addAll(ids);
      if (provinceId != null) {
        provinces.add(provinceId);
      }
    }
  }

  private static boolean isStreet(List<String> words, int at) {
    int next = at < words.size() && DIRECTIONS.contains(words.get(at)) ? at + 1 : at;
    return next < words.size() && STREETS.contains(words.get(next));
  }

  private CityMatch result(String hintedProvinceId) {
    if (hintedProvinceId != null) {
      provinces.add(hintedProvinceId);
    }
    Set<String> within = new TreeSet<>(cities);
    within.removeIf(id -> !provinces.contains(names.provinceOf(id)));
    Set<String> fitting = provinces.isEmpty() ? cities : within;
    if (fitting.isEmpty() && !cities.isEmpty()) {
      return CityMatch.CONTRADICTION;
    }
    if (cities.isEmpty() && !doubtful.isEmpty()) {
      return CityMatch.SEVERAL;
    }
    if (fitting.isEmpty() || !trusted) {
      return CityMatch.UNKNOWN;
    }
    return fitting.size() > 1
        ? CityMatch.SEVERAL
        : CityMatch.of(fitting.iterator().next(), CityMatch.ADDRESS)
            .withConfidenceOf(CityMatch.PINYIN);
  }
}
