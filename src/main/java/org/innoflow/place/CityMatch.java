package org.innoflow.place;

/**
 * What the place columns of one row say about its city.
 *
 * @param cityId GB/T 2260 code of the city; null when unresolved
 * @param method how it was found, or why not: one of the constants of this record; never null
 */
public record CityMatch(String cityId, String method) {

  /** A column names the city itself. */
  public static final String CITY = "city";

  /** A column names a county-level place, and the city is the one above it. */
  public static final String COUNTY = "county";

  /** The province is a municipality or a special administrative region, hence the city. */
  public static final String MUNICIPALITY = "municipality";

  /** The column that decided holds a code. */
  public static final String CODE = "code";

  /** Unresolved: the columns are blank, name only a province, or hold a name that is not known. */
  public static final String NONE = "none";

  /** Unresolved: several cities fit. */
  public static final String AMBIGUOUS = "ambiguous";

  /** Unresolved: one column names a place that is not in the province that another one names. */
  public static final String CONFLICT = "conflict";

  static final CityMatch UNKNOWN = new CityMatch(null, NONE);
  static final CityMatch SEVERAL = new CityMatch(null, AMBIGUOUS);
  static final CityMatch CONTRADICTION = new CityMatch(null, CONFLICT);

  /** Whether a city was found. */
  public boolean resolved() {
    return cityId != null;
  }
}
