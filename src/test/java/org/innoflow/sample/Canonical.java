package org.innoflow.sample;

import java.util.List;

/** Cells of the extracts in innoflow's own columns. */
final class Canonical {

  private Canonical() {}

  /** Province, city and county; the city is empty where only the county-level city is named. */
  static List<String> place(Organisation organisation) {
    City city = organisation.city();
    return List.of(
        city.province(), organisation.countyLevel() ? "" : city.name(), organisation.county());
  }
}
