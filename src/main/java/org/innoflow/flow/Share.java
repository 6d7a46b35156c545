package org.innoflow.flow;

import static org.innoflow.flow.Count.EVENTS;
import static org.innoflow.flow.Count.EVENTS_CROSS_CITY;
import static org.innoflow.flow.Count.EVENTS_CROSS_PROVINCE;
import static org.innoflow.flow.Count.EVENTS_LINKED;
import static org.innoflow.flow.Count.HIDDEN_EVENTS_LOCATED;
import static org.innoflow.flow.Count.HIDDEN_EVENTS_MAYBE_CROSS_CITY;
import static org.innoflow.flow.Count.HIDDEN_EVENTS_MAYBE_CROSS_PROVINCE;
import static org.innoflow.flow.Count.HIDDEN_EVENTS_MAYBE_LINKED;
import static org.innoflow.flow.Count.HIDDEN_LINKS_POSSIBLE;
import static org.innoflow.flow.Count.LINKS;
import static org.innoflow.flow.Count.LINKS_CROSS_CITY;
import static org.innoflow.flow.Count.LINKS_CROSS_PROVINCE;
import static org.innoflow.flow.Count.LINKS_UNLOCATED;
import static org.innoflow.flow.Count.LINKS_WITHIN_CITY;
import static org.innoflow.flow.Count.PARTIES;
import static org.innoflow.flow.Count.PARTIES_LOCATED;

import java.util.List;

/**
 * A share and the range in which it lies, wherever the unlocated parties are.
 *
 * <p>An unlocated pair is possible in a region set where no located end of it lies outside. The low
 * end takes none of the possible pairs for what the numerator counts, the high end all of them;
 * either way those that the denominator lacks join it. So in {@code all} and in a region set {@code
 * low <= value <= high}. Events are those known to have a party in the region set: one whose
 * parties are all unlocated is in no bound.
 */
record Share(String name, Count numerator, Count denominator) {
  /** Shares of a slice's own count. */
  static final List<Share> OWN =
      List.of(
          new Share("share_events_linked", EVENTS_LINKED, EVENTS),
          new Share("share_events_cross_city", EVENTS_CROSS_CITY, EVENTS),
          new Share("share_events_cross_province", EVENTS_CROSS_PROVINCE, EVENTS),
          new Share("share_links_within_city", LINKS_WITHIN_CITY, LINKS),
          new Share("share_links_cross_city", LINKS_CROSS_CITY, LINKS),
          new Share("share_links_cross_province", LINKS_CROSS_PROVINCE, LINKS),
          new Share("share_links_unlocated", LINKS_UNLOCATED, LINKS),
          new Share("share_parties_located", PARTIES_LOCATED, PARTIES));

  /** Shares of a sector in the same count over all sectors. */
  static final List<Share> OF_ALL =
      List.of(
              EVENTS,
              EVENTS_LINKED,
              EVENTS_CROSS_CITY,
              EVENTS_CROSS_PROVINCE,
              LINKS,
              LINKS_CROSS_CITY,
              LINKS_CROSS_PROVINCE)
          .stream()
          .map(count -> new Share("share_of_all_" + count.id(), count, count))
          .toList();

  /**
   * How much is known of a share.
   *
   * @param located the part of the denominator's events, links or parties that is located; null
   *     where there are none
   * @param low null where the share is, as high
   */
  record Bounds(Double located, Double low, Double high) {}

  /** The bounds of a share in the slice's own count. */
  Bounds bounds(Counts counts) {
    long possible = maybe(numerator, counts);
    long all = counts.get(denominator) + maybe(denominator, counts);
    return bounds(counts, counts.get(numerator), all, counts.get(numerator) + possible, all);
  }

  /**
   * The bounds of a sector's share in the total: what may be the sector's joins the total too, what
   * may be others' the total alone.
   */
  Bounds bounds(Counts sector, Counts total) {
    long count = sector.get(numerator);
    long all = total.get(denominator);
    long ours = maybe(numerator, sector);
    long others = maybe(denominator, total) - ours;
    return bounds(total, count, all + others, count + ours, all + ours);
  }

  private Bounds bounds(Counts base, long low, long lowOf, long high, long highOf) {
    boolean defined = base.get(denominator) > 0;
    return new Bounds(
        located(base),
        defined ? Ratios.quotient(low, lowOf) : null,
        defined ? Ratios.quotient(high, highOf) : null);
  }

  private Double located(Counts counts) {
    return switch (denominator.unit()) {
      case "events" -> Ratios.quotient(counts.get(HIDDEN_EVENTS_LOCATED), counts.get(EVENTS));
      case "links" -> {
        long located = counts.get(LINKS) - counts.get(LINKS_UNLOCATED);
        yield Ratios.quotient(located, located + counts.get(HIDDEN_LINKS_POSSIBLE));
      }
      default -> Ratios.quotient(counts.get(PARTIES_LOCATED), counts.get(PARTIES));
    };
  }

  /** By how much a count may be larger than it is known to be. */
  private static long maybe(Count count, Counts counts) {
    return switch (count) {
      case EVENTS_LINKED -> counts.get(HIDDEN_EVENTS_MAYBE_LINKED);
      case EVENTS_CROSS_CITY -> counts.get(HIDDEN_EVENTS_MAYBE_CROSS_CITY);
      case EVENTS_CROSS_PROVINCE -> counts.get(HIDDEN_EVENTS_MAYBE_CROSS_PROVINCE);
      case LINKS -> counts.get(HIDDEN_LINKS_POSSIBLE) - counts.get(LINKS_UNLOCATED);
      case LINKS_WITHIN_CITY, LINKS_CROSS_CITY, LINKS_CROSS_PROVINCE ->
          counts.get(HIDDEN_LINKS_POSSIBLE);
      default -> 0;
    };
  }
}
