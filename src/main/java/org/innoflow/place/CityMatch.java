package org.innoflow.place;

/**
 * What a place text or the place columns of one row say about their city.
 *
 * <p>The confidence is that of the method: the share of its answers that are right. 1 for codes, by
 * definition; 0.99 for names in columns of their own, as a name can be mistyped into another one,
 * and 0.98 where only a county is named, as counties share names and move; 0.95 for pinyin, which
 * drops the tones. As measured on real files, rounded down: 0.99 for addresses, but 0.9 where one
 * only mentions a city (竹园路209号苏州创业园); 0.98 for coordinates, which near a border may lead to the
 * neighbour; 0.97 for names of organisations, which move and keep their name.
 *
 * @param cityId GB/T 2260 code of the city as cities are today; null when unresolved
 * @param thenId code of the city as it was on the date asked about: 341400 for an event of 2009 in
 *     巢湖市, whose cityId is 340100; otherwise equal to cityId
 * @param method how it was found, or why not: one of the constants of this record; never null
 * @param confidence from 0 to 1; 0 when unresolved
 */
public record CityMatch(String cityId, String thenId, String method, double confidence) {

  /** A column names the city itself. */
  public static final String CITY = "city";

  /** A column names a county-level place, and the city is the one above it. */
  public static final String COUNTY = "county";

  /** The province is a municipality or a special administrative region, hence the city. */
  public static final String MUNICIPALITY = "municipality";

  /** The column that decided holds a code. */
  public static final String CODE = "code";

  /** A column names the city in Latin letters. */
  public static final String PINYIN = "pinyin";

  /** Longitude and latitude lie in the city. */
  public static final String COORDINATES = "coordinates";

  /** A free text holds the address. */
  public static final String ADDRESS = "address";

  /** The name of an organisation begins with its city, or has it in brackets. */
  public static final String NAME_HEAD = "name_head";

  /** Unresolved: the columns are blank, name only a province, or hold a name that is not known. */
  public static final String NONE = "none";

  /** Unresolved: several cities fit. */
  public static final String AMBIGUOUS = "ambiguous";

  /** Unresolved: one column names a place that is not in the province that another one names. */
  public static final String CONFLICT = "conflict";

  private static final double MENTIONED = 0.9;

  static final CityMatch UNKNOWN = unresolved(NONE);
  static final CityMatch SEVERAL = unresolved(AMBIGUOUS);
  static final CityMatch CONTRADICTION = unresolved(CONFLICT);

  /** Whether a city was found. */
  public boolean resolved() {
    return cityId != null;
  }

  static CityMatch of(String cityId, String method) {
    return new CityMatch(cityId, cityId, method, confidenceOf(method));
  }

  /** The same city, which had another code then. */
  CityMatch then(String id) {
    return id.equals(thenId) ? this : new CityMatch(cityId, id, method, confidence);
  }

  /** The same city, as sure as another method is. */
  CityMatch withConfidenceOf(String other) {
    return new CityMatch(cityId, thenId, method, confidenceOf(other));
  }

  /** The same city, from an address that only mentions it. */
  CityMatch doubted() {
    return new CityMatch(cityId, thenId, method, MENTIONED);
  }

  private static CityMatch unresolved(String reason) {
    return new CityMatch(null, null, reason, 0);
  }

  private static double confidenceOf(String method) {
    return switch (method) {
      case CODE -> 1;
      case CITY, MUNICIPALITY, ADDRESS -> 0.99;
      case COUNTY, COORDINATES -> 0.98;
      case NAME_HEAD -> 0.97;
      case PINYIN -> 0.95;
      default -> throw new IllegalArgumentException(method + " resolves nothing");
    };
  }
}
