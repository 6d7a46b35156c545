package org.innoflow.flow;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.innoflow.flow.EventView.Party;

/**
 * The pairs of an event, made from its own row and streamed: an event of 5,000 parties has 12.5
 * million of them. Undirected: every two distinct organisations once. Directed: every source with
 * every target that is another organisation. The order does not depend on that of the parties, so
 * that sums of weights do not either.
 */
final class Pairs {
  /** Unlocated ones last. */
  static final Comparator<Party> BY_PLACE =
      Comparator.comparing(Party::city, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Party::orgId);

  private Pairs() {}

  static Stream<Pair> of(EventView event) {
    return event.layer().directed() ? directed(event) : undirected(event);
  }

  private static Stream<Pair> undirected(EventView event) {
    List<Party> parties = event.parties().stream().sorted(BY_PLACE).toList();
    int n = parties.size();
    double frac = 1.0 / (n - 1);
    double unit = 2.0 / ((double) n * (n - 1));
    return Stream.iterate(0, i -> i < n, i -> i + 1)
        .flatMap(
            i ->
                parties.subList(i + 1, n).stream()
                    .map(dst -> new Pair(parties.get(i), dst, frac, unit)));
  }

  private static Stream<Pair> directed(EventView event) {
    List<Party> sources = inRole(event, event.layer().sourceRole());
    List<Party> targets = inRole(event, event.layer().targetRole());
    long pairs = sources.stream().mapToLong(s -> others(s, targets)).sum();
    return sources.stream()
        .flatMap(
            src -> {
              double frac = 1.0 / others(src, targets);
              return targets.stream()
                  .filter(dst -> dst.orgId() != src.orgId())
                  .map(dst -> new Pair(src, dst, frac, 1.0 / pairs));
            });
  }

  private static List<Party> inRole(EventView event, String role) {
    return event.parties().stream().filter(p -> p.role().equals(role)).sorted(BY_PLACE).toList();
  }

  private static long others(Party source, List<Party> targets) {
    return targets.stream().filter(t -> t.orgId() != source.orgId()).count();
  }
}
