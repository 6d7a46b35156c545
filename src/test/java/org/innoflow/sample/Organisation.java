package org.innoflow.sample;

/**
 * A made-up organisation; it stays in one place in every file.
 *
 * @param county district, or the county-level city that the name begins with
 * @param countyLevel whether the extracts name only the county-level city, not the city above it
 */
record Organisation(String name, Kind kind, City city, String county, boolean countyLevel) {

  enum Kind {
    COMPANY,
    UNIVERSITY,
    INSTITUTE
  }
}
