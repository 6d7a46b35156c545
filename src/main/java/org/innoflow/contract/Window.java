package org.innoflow.contract;

import java.util.Locale;

/** The years that a graph, or a count of specialisation, takes in. */
public enum Window {
  /** One year. */
  YEAR,
  /** A year and all before it. */
  CUMULATIVE;

  /** The name in tables and configuration: {@code cumulative}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
