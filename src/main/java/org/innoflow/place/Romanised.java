package org.innoflow.place;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names of provinces and cities in Latin letters: English and pinyin, with or without tones, spaces
 * and apostrophes, and without their generic part (Suzhou City, Jiangsu Sheng). Counties have none.
 *
 * <p>Pinyin that several places share (Suzhou, Taizhou, Fuzhou, Jilin) stands for all of them.
 */
final class Romanised {

  private static final Set<String> GENERIC =
      Set.of(
          "city",
          "shi",
          "province",
          "sheng",
          "prefecture",
          "municipality",
          "autonomous",
          "region",
          "special",
          "administrative",
          "sar",
          "zhuang",
          "hui",
          "uygur",
          "uyghur",
          "uighur",
          "zhou",
          "china",
          "pr",
          "prc",
          "level",
          "county");

  /** Spellings beside the names of the gazetteer: traditional, and pinyin of customary names. */
  private static final Map<String, String> FURTHER =
      Map.ofEntries(
          Map.entry("neimenggu", "150000"),
          Map.entry("neimongol", "150000"),
          Map.entry("xizang", "540000"),
          Map.entry("macau", "820000"),
          Map.entry("aomen", "820000"),
          Map.entry("xianggang", "810000"),
          Map.entry("taiwan", "710000"),
          Map.entry("peking", "110000"),
          Map.entry("tientsin", "120000"),
          Map.entry("nanking", "320100"),
          Map.entry("huhehaote", "150100"),
          Map.entry("huhhot", "150100"),
          Map.entry("eerduosi", "150600"),
          Map.entry("haerbin", "230100"),
          Map.entry("lasa", "540100"),
          Map.entry("wulumuqi", "650100"),
          Map.entry("urumchi", "650100"),
          Map.entry("kelamayi", "650200"),
          Map.entry("lvliang", "141100"),
          Map.entry("xiangfan", "420600"));

  /** Cities with a district whose name is another city's in pinyin, so that it names no city. */
  private static final Map<String, List<String>> DISTRICTS =
      Map.of("chaoyang", List.of("110000", "220100", "440500"));

  private final Map<String, String> provinces = new HashMap<>();
  private final Map<String, Set<String>> cities = new HashMap<>();
  private final Map<String, String> provinceOf = new HashMap<>();

  Romanised(List<Place> places) {
    Map<String, Place> byId = new HashMap<>();
    for (Place place : places) {
      byId.put(place.placeId(), place);
      provinceOf.put(place.placeId(), place.provinceId());
      add(last(forms(place.nameEn())), place);
    }
    FURTHER.forEach((name, id) -> add(name, byId.get(id)));
    DISTRICTS.forEach(
        (name, ids) ->
            ids.forEach(id -> cities.computeIfAbsent(name, k -> new TreeSet<>()).add(id)));
  }

  private void add(String key, Place place) {
    if (place.placeId().equals(place.provinceId())) {
      provinces.put(key, place.placeId());
    }
    if (place.level().equals("city")) {
      cities.computeIfAbsent(key, k -> new TreeSet<>()).add(place.placeId());
    }
  }

  /** Whether a normalised text begins in Latin letters. */
  static boolean isLatin(String text) {
    if (text == null) {
      return false;
    }
    char first = text.charAt(0);
    return (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z');
  }

  /** Whether a word of a text, or several in a row, name a province or city. */
  boolean isMentioned(String text) {
    List<String> words = words(text);
    for (int start = 0; start < words.size(); start++) {
      for (int end = start + 1; end <= words.size(); end++) {
        String key = String.join("", words.subList(start, end));
        if (provinces.containsKey(key) || cities.containsKey(key)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The province of a key; null if it is none. */
  String province(String key) {
    return provinces.get(key);
  }

  /** The cities of a key. */
  Set<String> cities(String key) {
    return cities.getOrDefault(key, Set.of());
  }

  /** As {@link Gazetteer#locate}, where the province or city is in Latin letters. */
  CityMatch locate(
      Gazetteer gazetteer, String province, String city, String county, LocalDate when) {
    String provinceKey = isLatin(province) ? provinces.get(key(province)) : province;
    if (province != null && provinceKey == null) {
      return CityMatch.UNKNOWN;
    }
    String cityKey = city;
    if (isLatin(city)) {
      String key = key(city);
      Set<String> fitting = fitting(cities(key), gazetteer.provinceId(provinceKey));
      String alone = provinces.get(key);
      boolean shared = provinceKey == null && fitting.size() == 1 && isOther(alone, fitting);
      if (shared || fitting.size() > 1) {
        return CityMatch.SEVERAL;
      }
      if (fitting.isEmpty() && provinceKey != null && !cities(key).isEmpty()) {
        return CityMatch.CONTRADICTION;
      }
      cityKey = fitting.isEmpty() ? alone : fitting.iterator().next();
      if (cityKey == null && provinceKey == null) {
        return CityMatch.UNKNOWN;
      }
    }
    CityMatch match = gazetteer.locate(provinceKey, cityKey, county, when);
    return match.method().equals(CityMatch.CODE)
        ? CityMatch.of(match.cityId(), CityMatch.PINYIN).then(match.thenId())
        : match;
  }

  private static boolean isOther(String provinceId, Set<String> cities) {
    return provinceId != null && !cities.contains(provinceId);
  }

  private Set<String> fitting(Set<String> ids, String provinceId) {
    if (provinceId == null) {
      return ids;
    }
    Set<String> fitting = new TreeSet<>(ids);
    fitting.removeIf(id -> !provinceOf.get(id).equals(provinceId));
    return fitting;
  }

  String provinceOf(String cityId) {
    return provinceOf.get(cityId);
  }

  /**
   * The key of a name: of its forms the longest that is one. Hui and Zhou are generic words
   * (Autonomous Zhou), unless they belong to the name (An Hui, Chang Zhou City).
   */
  String key(String name) {
    List<String> forms = forms(name);
    return forms.stream()
        .filter(form -> provinces.containsKey(form) || cities.containsKey(form))
        .findFirst()
        .orElse(last(forms));
  }

  /**
   * A name in small letters without spaces, tones and apostrophes: with all its words, then with
   * one generic word at the end less, and so on.
   */
  private static List<String> forms(String name) {
    List<String> words = words(name);
    int end = words.size();
    List<String> forms = new ArrayList<>(List.of(String.join("", words)));
    while (end > 1 && GENERIC.contains(words.get(end - 1))) {
      end--;
      forms.add(String.join("", words.subList(0, end)));
    }
    return forms;
  }

  private static String last(List<String> forms) {
    return forms.get(forms.size() - 1);
  }

  /** The words of a text, in small letters without tones; apostrophes part none. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (char c : Normalizer.normalize(text, Normalizer.Form.NFD).toCharArray()) {
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
        word.append(c);
      } else if (!isWithinWord(c) && !word.isEmpty()) {
        words.add(word.toString().toLowerCase(Locale.ROOT));
        word.setLength(0);
      }
    }
    if (!word.isEmpty()) {
      words.add(word.toString().toLowerCase(Locale.ROOT));
    }
    return words;
  }

  private static boolean isWithinWord(char c) {
    return c == '\'' || c == '\u2019' || Character.getType(c) == Character.NON_SPACING_MARK;
  }
}
