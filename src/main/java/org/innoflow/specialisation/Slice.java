package org.innoflow.specialisation;

import org.apache.spark.sql.Row;

/**
 * The universe of a specialisation: the places of a region set with their sectors in a window.
 *
 * @param group layer, role, region_set, scheme, level
 * @param window {@code year}, or {@code cumulative}: that year and all before it
 */
record Slice(Row group, int year, String window, SectorMatrix matrix) {
  String layer() {
    return group.getString(0);
  }

  String role() {
    return group.getString(1);
  }

  String regionSet() {
    return group.getString(2);
  }

  String scheme() {
    return group.getString(3);
  }

  String level() {
    return group.getString(4);
  }
}
