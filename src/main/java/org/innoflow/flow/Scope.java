package org.innoflow.flow;

import java.util.Locale;
import org.innoflow.flow.EventView.Party;

/** What border a pair crosses. */
enum Scope {
  WITHIN_CITY,
  WITHIN_PROVINCE,
  CROSS_PROVINCE,
  CROSS_BORDER,
  UNLOCATED;

  static Scope of(Party a, Party b) {
    if (!a.located() || !b.located()) {
      return UNLOCATED;
    }
    if (a.city().equals(b.city())) {
      return WITHIN_CITY;
    }
    if (!a.country().equals(b.country())) {
      return CROSS_BORDER;
    }
    return a.province().equals(b.province()) ? WITHIN_PROVINCE : CROSS_PROVINCE;
  }

  boolean crossesCities() {
    return this == WITHIN_PROVINCE || crossesProvinces();
  }

  /** Whether provinces differ, those of two countries among them. */
  boolean crossesProvinces() {
    return this == CROSS_PROVINCE || this == CROSS_BORDER;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
