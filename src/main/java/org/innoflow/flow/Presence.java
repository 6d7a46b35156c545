package org.innoflow.flow;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.innoflow.flow.EventView.Party;
import org.innoflow.place.Regions;

/** What a place sends, receives and keeps in one event; without a place, the event as a whole. */
final class Presence {
  private final Level level;
  private final String place;
  private final boolean directed;
  private final Set<String> others = new HashSet<>();
  private long sent;
  private long received;
  private long kept;
  private boolean crossing;

  private Presence(Level level, String place, boolean directed) {
    this.level = level;
    this.place = place;
    this.directed = directed;
  }

  /**
   * One per located place of the event in the region set, and one without a place where the event
   * crosses a border of the level.
   */
  static Stream<Presence> of(EventView event, Regions regions, String regionSet, Level level) {
    List<Party> inside =
        event.parties().stream()
            .filter(p -> p.located() && regions.contains(regionSet, p.city()))
            .toList();
    boolean directed = event.layer().directed();
    Map<String, Presence> byPlace = new TreeMap<>();
    for (Party party : inside) {
      byPlace.computeIfAbsent(party.place(level), id -> new Presence(level, id, directed));
    }
    Pairs.of(event.withParties(inside))
        .forEach(
            pair -> {
              Presence src = byPlace.get(pair.src().place(level));
              Presence dst = byPlace.get(pair.dst().place(level));
              src.sends(dst);
            });
    return byPlace.values().stream().anyMatch(Presence::isLinkedOutside)
        ? withWhole(byPlace.values(), new Presence(level, null, directed))
        : byPlace.values().stream();
  }

  private static Stream<Presence> withWhole(Collection<Presence> places, Presence whole) {
    whole.crossing = true;
    places.forEach(place -> place.crossing = true);
    return Stream.concat(places.stream(), Stream.of(whole));
  }

  private void sends(Presence target) {
    if (target == this) {
      kept++;
      return;
    }
    sent++;
    target.received++;
    others.add(target.place);
    target.others.add(place);
  }

  private boolean isLinkedOutside() {
    return sent + received > 0;
  }

  Level level() {
    return level;
  }

  /** Null for the event as a whole. */
  String place() {
    return place;
  }

  long outEvents() {
    return one(directed ? sent : sent + received);
  }

  long inEvents() {
    return one(directed ? received : sent + received);
  }

  long withinEvents() {
    return one(kept);
  }

  /** 1 where the event crosses a border, whether or not this place is linked over it. */
  long crossingEvents() {
    return crossing ? 1 : 0;
  }

  /** Links that the place sends; where undirected 1 for each other place. */
  long out() {
    return directed ? sent : others.size();
  }

  long in() {
    return directed ? received : others.size();
  }

  long within() {
    return directed ? kept : one(kept);
  }

  private static long one(long count) {
    return count > 0 ? 1 : 0;
  }
}
