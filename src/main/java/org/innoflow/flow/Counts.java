package org.innoflow.flow;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.innoflow.flow.EventView.Party;
import org.innoflow.place.Regions;

/** The value of every {@link Count}, of one event or summed over events. */
final class Counts {
  private final EnumMap<Count, Long> values = new EnumMap<>(Count.class);

  /**
   * The counts of one event in a region set: its parties inside, and its pairs that lie or may lie
   * inside. Only pairs with both ends inside count; in {@code all} unlocated ones do as well.
   */
  static Counts of(EventView event, Regions regions, String regionSet) {
    List<Party> inside =
        event.parties().stream().filter(p -> regions.contains(regionSet, p.city())).toList();
    List<Party> candidates =
        event.parties().stream()
            .filter(
                p ->
                    p.located()
                        ? regions.contains(regionSet, p.city())
                        : !p.abroad() || regions.reachesAbroad(regionSet))
            .toList();
    Map<Scope, Long> scopes = new EnumMap<>(Scope.class);
    Pairs.of(event.withParties(candidates))
        .forEach(pair -> scopes.merge(pair.scope(), 1L, Long::sum));
    boolean unlocatedCount = regions.contains(regionSet, null);
    Counts counts = new Counts();
    counts.setLinks(scopes, unlocatedCount);
    if (!inside.isEmpty()) {
      counts.setEvents(event.parties().stream().allMatch(Party::located));
      counts.set(Count.PARTIES, organisations(inside));
      counts.set(
          Count.PARTIES_LOCATED, organisations(inside.stream().filter(Party::located).toList()));
    }
    return counts;
  }

  /** The counts that stand in a row under their ids. */
  static Counts of(Row row) {
    Counts counts = new Counts();
    for (Count count : Count.values()) {
      counts.set(count, row.<Long>getAs(count.id()));
    }
    return counts;
  }

  long get(Count count) {
    return values.getOrDefault(count, 0L);
  }

  /** The values in the order of the counts. */
  long[] values() {
    return Stream.of(Count.values()).mapToLong(this::get).toArray();
  }

  boolean isSomething() {
    return values.values().stream().anyMatch(v -> v != 0);
  }

  /** Adds other counts to these. */
  void add(Counts other) {
    for (Count count : Count.values()) {
      set(count, get(count) + other.get(count));
    }
  }

  private void setLinks(Map<Scope, Long> scopes, boolean unlocatedCount) {
    long withinProvince = scopes.getOrDefault(Scope.WITHIN_PROVINCE, 0L);
    long crossBorder = scopes.getOrDefault(Scope.CROSS_BORDER, 0L);
    long crossProvince = scopes.getOrDefault(Scope.CROSS_PROVINCE, 0L) + crossBorder;
    long possible = scopes.getOrDefault(Scope.UNLOCATED, 0L);
    set(Count.LINKS_WITHIN_CITY, scopes.getOrDefault(Scope.WITHIN_CITY, 0L));
    set(Count.LINKS_WITHIN_PROVINCE, withinProvince);
    set(Count.LINKS_CROSS_CITY, withinProvince + crossProvince);
    set(Count.LINKS_CROSS_PROVINCE, crossProvince);
    set(Count.LINKS_CROSS_BORDER, crossBorder);
    set(Count.LINKS_UNLOCATED, unlocatedCount ? possible : 0);
    set(
        Count.LINKS,
        get(Count.LINKS_WITHIN_CITY) + get(Count.LINKS_CROSS_CITY) + get(Count.LINKS_UNLOCATED));
    set(Count.HIDDEN_LINKS_POSSIBLE, possible);
  }

  private void setEvents(boolean located) {
    set(Count.EVENTS, 1);
    set(Count.EVENTS_LINKED, one(Count.LINKS));
    set(Count.EVENTS_WITHIN_CITY, one(Count.LINKS_WITHIN_CITY));
    set(Count.EVENTS_WITHIN_PROVINCE, one(Count.LINKS_WITHIN_PROVINCE));
    set(Count.EVENTS_CROSS_CITY, one(Count.LINKS_CROSS_CITY));
    set(Count.EVENTS_CROSS_PROVINCE, one(Count.LINKS_CROSS_PROVINCE));
    set(Count.EVENTS_CROSS_BORDER, one(Count.LINKS_CROSS_BORDER));
    set(Count.HIDDEN_EVENTS_LOCATED, located ? 1 : 0);
    set(Count.HIDDEN_EVENTS_MAYBE_LINKED, maybe(Count.LINKS));
    set(Count.HIDDEN_EVENTS_MAYBE_CROSS_CITY, maybe(Count.LINKS_CROSS_CITY));
    set(Count.HIDDEN_EVENTS_MAYBE_CROSS_PROVINCE, maybe(Count.LINKS_CROSS_PROVINCE));
  }

  private long one(Count links) {
    return get(links) > 0 ? 1 : 0;
  }

  private long maybe(Count links) {
    return get(links) == 0 ? one(Count.HIDDEN_LINKS_POSSIBLE) : 0;
  }

  private void set(Count count, long value) {
    values.put(count, value);
  }

  private static long organisations(List<Party> parties) {
    return parties.stream().mapToLong(Party::orgId).distinct().count();
  }
}
