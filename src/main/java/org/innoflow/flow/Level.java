package org.innoflow.flow;

import java.util.Locale;

/** The levels at which flows are counted. */
enum Level {
  CITY,
  PROVINCE;

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  String table() {
    return "flow_" + id();
  }
}
