package org.innoflow.flow;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * What is counted of the events of a region set. The hidden counts are what bounds of shares are
 * made of.
 */
enum Count {
  EVENTS,
  EVENTS_LINKED,
  EVENTS_WITHIN_CITY,
  EVENTS_WITHIN_PROVINCE,
  EVENTS_CROSS_CITY,
  EVENTS_CROSS_PROVINCE,
  EVENTS_CROSS_BORDER,
  LINKS,
  LINKS_WITHIN_CITY,
  LINKS_WITHIN_PROVINCE,
  LINKS_CROSS_CITY,
  LINKS_CROSS_PROVINCE,
  LINKS_CROSS_BORDER,
  LINKS_UNLOCATED,
  PARTIES,
  PARTIES_LOCATED,
  /** Events all of whose parties are located. */
  HIDDEN_EVENTS_LOCATED,
  /** Pairs with an unlocated end and no located end outside the region set. */
  HIDDEN_LINKS_POSSIBLE,
  /** Events that are not linked and have a possible pair; and likewise below. */
  HIDDEN_EVENTS_MAYBE_LINKED,
  HIDDEN_EVENTS_MAYBE_CROSS_CITY,
  HIDDEN_EVENTS_MAYBE_CROSS_PROVINCE;

  /** The counts that are measures of the table. */
  static Stream<Count> measures() {
    return Stream.of(values()).filter(c -> !c.name().startsWith("HIDDEN"));
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What one of it is: events, links or parties. */
  String unit() {
    return id().split("_", 2)[0];
  }
}
