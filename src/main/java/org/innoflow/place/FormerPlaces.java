package org.innoflow.place;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.innoflow.text.ResourceTable;

/**
 * Places of China that are no longer, with the city of today that stands for each.
 *
 * <p>Immutable, safe for threads. Source: the resource places_cn_former.tsv, whose first lines say
 * how exact its days are.
 */
final class FormerPlaces {

  private static final String RESOURCE = "places_cn_former.tsv";

  /**
   * A former prefecture-level place.
   *
   * @param cityId its city of today
   */
  private record City(Place place, String cityId) {
    boolean inForce(LocalDate when) {
      return when != null && !when.isAfter(place.validTo());
    }
  }

  /**
   * A county-level place that is no longer, or is no longer in its city of then.
   *
   * @param cityId its city of today
   */
  record County(String name, String provinceId, String thenId, LocalDate validTo, String cityId) {
    boolean moved() {
      return !thenId.equals(cityId);
    }

    private CityMatch match(LocalDate when) {
      boolean inForce = when != null && !when.isAfter(validTo);
      return CityMatch.of(cityId, CityMatch.COUNTY).then(inForce ? thenId : cityId);
    }
  }

  private final List<Place> places = new ArrayList<>();
  private final List<County> allCounties = new ArrayList<>();
  // By name and by code.
  private final Map<String, List<City>> cities = new HashMap<>();
  private final Map<String, List<County>> counties = new HashMap<>();
  // By city of today: what was the same place under another code.
  private final Map<String, City> recoded = new HashMap<>();

  FormerPlaces(Map<String, String> provinceByCity) {
    for (List<String> cells : ResourceTable.rows(FormerPlaces.class, RESOURCE, 9)) {
      String[] row = cells.toArray(String[]::new);
      if (row[1].equals("city")) {
        addCity(row);
      } else {
        addCounty(row, provinceByCity);
      }
    }
  }

  /** Former prefecture-level places, in the order of their codes. */
  List<Place> places() {
    return List.copyOf(places);
  }

  /** Former county-level places, in the order of their codes. */
  List<County> counties() {
    return List.copyOf(allCounties);
  }

  /** The code that a city of today had on a date; its own where nothing changed. */
  String idOf(String cityId, LocalDate when) {
    City former = recoded.get(cityId);
    return former != null && former.inForce(when) ? former.place.placeId() : cityId;
  }

  /**
   * What the columns mean where they name a place that was in force on the date, or a county in the
   * city that it has left; null where they do not.
   *
   * @param provinceId null if not known
   * @param city as {@link Gazetteer#locate} normalises it, or null
   * @param county likewise
   */
  CityMatch locate(
      String provinceId, String city, String county, String cityOfToday, LocalDate when) {
    City former = city == null ? null : city(provinceId, city);
    if (former != null) {
      County within = county == null ? null : countyOf(former.place.placeId(), county);
      if (within != null) {
        return within.match(when);
      }
      return former.inForce(when) ? match(former, when) : null;
    }
    if (cityOfToday != null) {
      County left = county == null ? null : countyOf(cityOfToday, county);
      return left == null || !left.moved() ? null : left.match(when);
    }
    String name = city == null ? county : city;
    County moved = name == null || when == null ? null : county(provinceId, name);
    return moved != null && moved.moved() && !when.isAfter(moved.validTo)
        ? moved.match(when)
        : null;
  }

  /** What a name meant that means nothing today; UNKNOWN if nothing either. */
  CityMatch recast(String provinceId, String name, LocalDate when) {
    City former = city(provinceId, name);
    if (former != null) {
      return match(former, when);
    }
    boolean code = Character.isDigit(name.charAt(0));
    County county = provinceId == null && !code ? null : county(provinceId, name);
    return county == null ? CityMatch.UNKNOWN : county.match(when);
  }

  private static CityMatch match(City former, LocalDate when) {
    String thenId = former.inForce(when) ? former.place.placeId() : former.cityId;
    return CityMatch.of(former.cityId, CityMatch.CITY).then(thenId);
  }

  private City city(String provinceId, String name) {
    for (City city : cities.getOrDefault(name, List.of())) {
      if (provinceId == null || provinceId.equals(city.place.provinceId())) {
        return city;
      }
    }
    return null;
  }

  /** The one county of this name; null where several cities of today had one. */
  private County county(String provinceId, String name) {
    County found = null;
    for (County county : counties.getOrDefault(name, List.of())) {
      if (provinceId == null || provinceId.equals(county.provinceId)) {
        if (found != null && !found.cityId.equals(county.cityId)) {
          return null;
        }
        found = county;
      }
    }
    return found;
  }

  private County countyOf(String cityThen, String name) {
    for (County county : counties.getOrDefault(name, List.of())) {
      if (county.thenId.equals(cityThen)) {
        return county;
      }
    }
    return null;
  }

  // Building

  private void addCity(String[] row) {
    LocalDate from = LocalDate.parse(row[4]);
    LocalDate to = LocalDate.parse(row[5]);
    Place place = new Place(row[0], "city", row[2], null, row[3], "CHN", null, null, from, to);
    City city = new City(place, row[7]);
    places.add(place);
    add(cities, row[0], city);
    add(cities, row[2], city);
    add(cities, stem(row[2]), city);
    if (row[8].equals("recoded")) {
      recoded.put(row[7], city);
    }
  }

  private void addCounty(String[] row, Map<String, String> provinceByCity) {
    String provinceId = provinceByCity.get(row[7]);
    County county = new County(row[2], provinceId, row[3], LocalDate.parse(row[5]), row[7]);
    allCounties.add(county);
    add(counties, row[0], county);
    add(counties, row[2], county);
    add(counties, stem(row[2]), county);
  }

  private static <T> void add(Map<String, List<T>> names, String name, T place) {
    List<T> places = names.computeIfAbsent(name, n -> new ArrayList<>());
    if (!places.contains(place)) {
      places.add(place);
    }
  }

  private static String stem(String name) {
    String generic = name.endsWith("地区") ? "地区" : name.substring(name.length() - 1);
    String stem = name.substring(0, name.length() - generic.length());
    boolean known = generic.length() == 2 || "市区县盟".contains(generic);
    return known && stem.length() >= 2 && !name.contains("自治") ? stem : name;
  }
}
