package org.innoflow.place;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The provinces, cities and counties of China, and the city that place columns mean.
 *
 * <p>Immutable, safe for threads. Source: the resource places_cn.tsv (GB/T 2260, state of 2023).
 */
public final class Gazetteer {

  /** What exports write in the city or county column where there is nothing between two levels. */
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "市辖区", "市辖县", "县", "省直辖", "省直辖县", "省直辖县级行政区划", "省直辖县级行政单位", "自治区直辖县级行政区划", "自治区直辖县级行政单位");

  private final List<Place> places;
  private final Map<String, Place> byId = new HashMap<>();
  private final Map<String, Set<String>> citiesOf = new HashMap<>();

  private final NameIndex index;
  private final FormerPlaces former;
  private final Romanised romanised;

  private Gazetteer(List<GazetteerFile.Row> rows) {
    places = rows.stream().filter(row -> !row.county()).map(Gazetteer::place).toList();
    places.forEach(place -> byId.put(place.placeId(), place));
    rows.stream()
        .filter(GazetteerFile.Row::city)
        .forEach(
            row -> citiesOf.computeIfAbsent(row.parentId(), id -> new TreeSet<>()).add(row.id()));
    citiesOf.replaceAll((province, ids) -> Collections.unmodifiableSet(ids));
    index = new NameIndex(rows);
    Map<String, String> provinceByCity = new HashMap<>();
    places.forEach(place -> provinceByCity.put(place.placeId(), place.provinceId()));
    former = new FormerPlaces(provinceByCity);
    romanised = new Romanised(places);
  }

  /** The gazetteer of China, read once, when first asked for. */
  public static Gazetteer china() {
    return China.GAZETTEER;
  }

  private static final class China {
    static final Gazetteer GAZETTEER = new Gazetteer(GazetteerFile.rows());
  }

  /** Provinces and cities, without counties, in the order of their ids. */
  public List<Place> places() {
    return places;
  }

  /** Former prefecture-level places with their days, in the order of their codes; no counties. */
  public List<Place> formerPlaces() {
    return former.places();
  }

  Romanised romanised() {
    return romanised;
  }

  FormerPlaces former() {
    return former;
  }

  /** The province or city with this code; empty for counties, unknown codes and null. */
  public Optional<Place> place(String placeId) {
    return Optional.ofNullable(byId.get(placeId));
  }

  /** The code of the province of this name or code; null if it is none. */
  public String provinceId(String nameOrCode) {
    String key = normalised(nameOrCode);
    if (Romanised.isLatin(key)) {
      return romanised.province(romanised.key(key));
    }
    return key == null ? null : index.province(key);
  }

  /** Whether a text in Latin letters names a province or city, by a word or several in a row. */
  public boolean isNamedIn(String latin) {
    return romanised.isMentioned(latin);
  }

  /**
   * The ids of the cities of a province, in order; of a municipality, itself. Empty for Taiwan,
   * whose cities have no codes, and for what is not a province.
   */
  public Set<String> citiesOf(String provinceId) {
    return citiesOf.getOrDefault(provinceId, Set.of());
  }

  /**
   * Finds the city that three columns of a row mean, and never guesses.
   *
   * <p>Each may be null or blank, a full or short Chinese name (苏州市, 苏州) or a code of six digits;
   * province and city also English or pinyin (Jiangsu, SUZHOU CITY), which by itself counts only
   * where no other place shares it.
   *
   * <ul>
   *   <li>A province that is not known as Chinese is foreign: none.
   *   <li>The city column may also hold a county-level place. A city goes before a county of the
   *       same name, unless it lies outside the province. What is known only outside the province
   *       is a conflict.
   *   <li>The county column decides when the city column is blank or unknown, and never against it.
   *       An unknown city without a province may be foreign, so then nothing decides.
   *   <li>A province alone is enough only if it is a city as well (municipalities, Hong Kong,
   *       Macao). A province named in the city column counts as one in its own column; 海南 alone,
   *       which is a province and a prefecture of another one, is ambiguous.
   *   <li>Within a known province, former names are understood that differ in the generic part: 萧山市
   *       for 萧山区, 苏州地区 for 苏州市.
   * </ul>
   *
   * <p>Cost: at most a dozen hash look-ups and, per column, one scan that finds the text normalised
   * already; it allocates the result, and a substring for a former name. That is some 0.1
   * microseconds a row; no regular expressions.
   *
   * @param province name or code of a province; null or blank if not known
   * @param city name or code of a city or county; null, blank or 市辖区 if not known
   * @param county name or code of a county; null or blank if not known
   * @return the city and how it was found, or why it was not; never null
   */
  public CityMatch locate(String province, String city, String county) {
    return locate(province, city, county, null);
  }

  /**
   * As {@link #locate(String, String, String)}, for an event of a date: a name that was in force
   * then means the place of then, whose city of today is given beside it. 巢湖市 of 2009 is 341400,
   * today 340100; 无为县 in it is today 340200. A name that had ended by then still leads to today's
   * city, and so does a county in the city that it has left (六安市 寿县).
   *
   * @param when null for today
   */
  public CityMatch locate(String province, String city, String county, LocalDate when) {
    String p = normalised(province);
    String c = unlessPlaceholder(normalised(city));
    String k = unlessPlaceholder(normalised(county));
    if (Romanised.isLatin(p) || Romanised.isLatin(c)) {
      return romanised.locate(this, p, c, k, when);
    }
    String provinceId = p == null ? null : index.province(p);
    if (p != null && provinceId == null) {
      return CityMatch.UNKNOWN;
    }
    CityMatch then = former.locate(provinceId, c, k, c == null ? null : index.city(c), when);
    if (then != null) {
      return then;
    }
    CityMatch today = p == null ? anywhere(c, k) : within(provinceId, p, c, k);
    if (!today.resolved()) {
      CityMatch recast = recast(today, provinceId, c, when);
      return recast.resolved() ? recast : recast(today, provinceId, k, when);
    }
    return when == null ? today : today.then(former.idOf(today.cityId(), when));
  }

  private CityMatch recast(CityMatch today, String provinceId, String name, LocalDate when) {
    CityMatch found =
        name == null || today.equals(CityMatch.SEVERAL)
            ? CityMatch.UNKNOWN
            : former.recast(provinceId, name, when);
    return found.resolved() ? found : today;
  }

  // With a province

  private CityMatch within(String provinceId, String province, String city, String county) {
    if (city != null) {
      CityMatch named = named(provinceId, city);
      if (!named.equals(CityMatch.UNKNOWN)) {
        return named;
      }
    }
    if (provinceId.equals(index.city(provinceId))) {
      return match(provinceId, province, CityMatch.MUNICIPALITY);
    }
    return county == null ? CityMatch.UNKNOWN : named(provinceId, county);
  }

  /**
   * What a name means in a province: UNKNOWN if nothing at all, CONTRADICTION if only elsewhere.
   */
  private CityMatch named(String provinceId, String name) {
    CityMatch inside = inside(provinceId, name);
    if (!inside.equals(CityMatch.UNKNOWN) || provinceId.equals(index.province(name))) {
      return inside;
    }
    if (index.province(name) != null
        || index.city(name) != null
        || !index.counties(name).isEmpty()) {
      return CityMatch.CONTRADICTION;
    }
    String stem = withoutGenericPart(name);
    return stem == null ? CityMatch.UNKNOWN : inside(provinceId, stem);
  }

  private CityMatch inside(String provinceId, String name) {
    String cityId = index.city(name);
    if (cityId != null && provinceId.equals(provinceOf(cityId))) {
      return match(cityId, name, CityMatch.CITY);
    }
    String found = null;
    for (String candidate : index.counties(name)) {
      if (provinceId.equals(provinceOf(candidate))) {
        if (found != null) {
          return CityMatch.SEVERAL;
        }
        found = candidate;
      }
    }
    return found == null ? CityMatch.UNKNOWN : match(found, name, CityMatch.COUNTY);
  }

  // Without a province

  private CityMatch anywhere(String city, String county) {
    if (city == null) {
      return county == null ? CityMatch.UNKNOWN : countyAnywhere(county);
    }
    String provinceId = index.province(city);
    String cityId = index.city(city);
    if (provinceId != null && !provinceId.equals(cityId)) {
      return provinceAsCity(provinceId, cityId, city, county);
    }
    return cityId != null
        ? match(cityId, city, CityMatch.CITY)
        : onlyCity(index.counties(city), city);
  }

  /** The city column names a province, and perhaps a city as well. */
  private CityMatch provinceAsCity(String provinceId, String cityId, String name, String county) {
    if (cityId == null) {
      return within(provinceId, name, null, county);
    }
    if (provinceId.equals(provinceOf(cityId))) {
      return match(cityId, name, CityMatch.CITY);
    }
    boolean inCity = county != null && index.counties(county).contains(cityId);
    CityMatch inProvince = within(provinceId, name, null, county);
    if (inCity) {
      return inProvince.resolved() ? CityMatch.SEVERAL : match(cityId, name, CityMatch.CITY);
    }
    return inProvince.resolved() ? inProvince : CityMatch.SEVERAL;
  }

  private CityMatch countyAnywhere(String name) {
    String cityId = index.city(name);
    List<String> fits = index.counties(name);
    String provinceId = index.province(name);
    if (provinceId != null && !provinceId.equals(cityId)) {
      return cityId == null && fits.isEmpty() ? CityMatch.UNKNOWN : CityMatch.SEVERAL;
    }
    if (cityId == null) {
      return onlyCity(fits, name);
    }
    boolean elsewhere = fits.stream().anyMatch(fit -> !fit.equals(cityId));
    return elsewhere ? CityMatch.SEVERAL : match(cityId, name, CityMatch.CITY);
  }

  private static CityMatch onlyCity(List<String> fits, String name) {
    if (fits.isEmpty()) {
      return CityMatch.UNKNOWN;
    }
    return fits.size() > 1 ? CityMatch.SEVERAL : match(fits.get(0), name, CityMatch.COUNTY);
  }

  // Texts

  private static CityMatch match(String cityId, String decisive, String method) {
    return CityMatch.of(cityId, isCode(decisive) ? CityMatch.CODE : method);
  }

  private static boolean isCode(String key) {
    char first = key.charAt(0);
    return first >= '0' && first <= '9';
  }

  static String normalised(String text) {
    if (text == null) {
      return null;
    }
    boolean already = Normalizer.isNormalized(text, Normalizer.Form.NFKC);
    String key = (already ? text : Normalizer.normalize(text, Normalizer.Form.NFKC)).strip();
    return key.isEmpty() ? null : key;
  }

  private static String unlessPlaceholder(String key) {
    return key == null || PLACEHOLDERS.contains(key) ? null : key;
  }

  private static String withoutGenericPart(String name) {
    if (name.endsWith("地区")) {
      return name.substring(0, name.length() - 2);
    }
    int last = name.length() - 1;
    return last >= 2 && "市县区州盟".indexOf(name.charAt(last)) >= 0 ? name.substring(0, last) : null;
  }

  private String provinceOf(String cityId) {
    return byId.get(cityId).provinceId();
  }

  // Building

  private static Place place(GazetteerFile.Row row) {
    String provinceId = row.parentId().isEmpty() ? row.id() : row.parentId();
    return new Place(
        row.id(),
        row.level(),
        row.nameZh(),
        row.nameEn(),
        provinceId,
        country(provinceId),
        row.lon(),
        row.lat(),
        null,
        null);
  }

  private static String country(String provinceId) {
    return switch (provinceId) {
      case "710000" -> "TWN";
      case "810000" -> "HKG";
      case "820000" -> "MAC";
      default -> "CHN";
    };
  }
}
