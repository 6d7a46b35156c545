package org.innoflow.sector;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what speaks for each sector of a scheme, and makes weights of the counts. */
final class Shares {
  private record Share(int count, String label) {
    Share plus(Share other) {
      return new Share(
          count + other.count, label.compareTo(other.label) <= 0 ? label : other.label);
    }
  }

  private final SortedMap<String, Share> bySector = new TreeMap<>();
  private int total;

  void add(String sectorId, String label) {
    bySector.merge(sectorId, new Share(1, label), Share::plus);
    total++;
  }

  /** Each sector by its share of the counts, in the order of the ids. */
  List<SectorWeight> byCount(String scheme) {
    List<SectorWeight> weights = new ArrayList<>(bySector.size());
    bySector.forEach(
        (id, share) ->
            weights.add(
                new SectorWeight(scheme, id, share.label(), (double) share.count() / total)));
    return weights;
  }

  /** All sectors alike, whatever their counts, in the order of the ids. */
  List<SectorWeight> equal(String scheme) {
    List<SectorWeight> weights = new ArrayList<>(bySector.size());
    bySector.forEach(
        (id, share) ->
            weights.add(new SectorWeight(scheme, id, share.label(), 1.0 / bySector.size())));
    return weights;
  }
}
