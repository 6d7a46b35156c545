package org.innoflow.specialisation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How much of each sector each place has, and what the shares say: x_rk of place r and sector k,
 * its share s_rk = x_rk/x_r, and the share s_k = x_k/x of all places together.
 *
 * <p>Places and sectors are those with a positive total, in alphabetical order.
 */
final class SectorMatrix {
  /**
   * A location quotient is above 1 if it is so by more than this: where it is 1, sums of thirds and
   * the like may give a number beside it.
   */
  static final double TOLERANCE = 1e-9;

  private final List<String> places;
  private final List<String> sectors;
  private final double[][] events;
  private final double[][] shares;
  private final double[] placeTotals;
  private final double[] allShares;

  private SectorMatrix(List<String> places, List<String> sectors, double[][] events) {
    this.places = places;
    this.sectors = sectors;
    this.events = events;
    placeTotals = Arrays.stream(events).mapToDouble(row -> Arrays.stream(row).sum()).toArray();
    double[] sectorTotals = new double[sectors.size()];
    shares = new double[places.size()][sectors.size()];
    for (int r = 0; r < places.size(); r++) {
      for (int k = 0; k < sectors.size(); k++) {
        sectorTotals[k] += events[r][k];
        shares[r][k] = events[r][k] / placeTotals[r];
      }
    }
    double total = Arrays.stream(sectorTotals).sum();
    allShares = Arrays.stream(sectorTotals).map(x -> x / total).toArray();
  }

  /** Collects the events of a matrix, in any order of places and sectors. */
  static final class Builder {
    private final SortedMap<String, SortedMap<String, Double>> byPlace = new TreeMap<>();
    private final SortedSet<String> sectors = new TreeSet<>();

    /** Adds events to those that the place has of the sector; nothing if there are none. */
    void add(String place, String sector, double events) {
      if (events > 0) {
        byPlace.computeIfAbsent(place, p -> new TreeMap<>()).merge(sector, events, Double::sum);
        sectors.add(sector);
      }
    }

    int sectors() {
      return sectors.size();
    }

    SectorMatrix build() {
      List<String> places = List.copyOf(byPlace.keySet());
      List<String> columns = List.copyOf(sectors);
      Map<String, Integer> numbers = new TreeMap<>();
      columns.forEach(sector -> numbers.put(sector, numbers.size()));
      double[][] events = new double[places.size()][columns.size()];
      for (int r = 0; r < events.length; r++) {
        double[] row = events[r];
        byPlace.get(places.get(r)).forEach((sector, x) -> row[numbers.get(sector)] = x);
      }
      return new SectorMatrix(places, columns, events);
    }
  }

  List<String> places() {
    return places;
  }

  List<String> sectors() {
    return sectors;
  }

  /** x_rk. */
  double events(int place, int sector) {
    return events[place][sector];
  }

  /** x_r. */
  double events(int place) {
    return placeTotals[place];
  }

  /** s_rk. */
  double share(int place, int sector) {
    return shares[place][sector];
  }

  /** The location quotient s_rk/s_k. */
  double lq(int place, int sector) {
    return shares[place][sector] / allShares[sector];
  }

  /** Whether the place has more of the sector than all places together: its LQ is above 1. */
  boolean specialised(int place, int sector) {
    return lq(place, sector) > 1 + TOLERANCE;
  }

  /** The sectors of which the place has any. */
  long sectorsOf(int place) {
    return Arrays.stream(events[place]).filter(x -> x > 0).count();
  }

  /** Krugman's index of a place against all together: sum |s_rk - s_k|, from 0 to 2. */
  double krugman(int place) {
    return distance(shares[place], allShares);
  }

  /** Krugman's index of two places: sum |s_ik - s_jk|, from 0 to 2. */
  double krugman(int place, int other) {
    return distance(shares[place], shares[other]);
  }

  /** Herfindahl-Hirschman index: sum s_rk^2, up to 1. */
  double hhi(int place) {
    return product(shares[place], shares[place]);
  }

  /** Entropy: -sum s_rk ln s_rk, from 0. */
  double entropy(int place) {
    double sum = 0;
    for (double share : shares[place]) {
      sum += share > 0 ? share * Math.log(share) : 0;
    }
    return 0 - sum;
  }

  /**
   * Structural similarity, which is Jaffe's (1986) technological proximity: the cosine of the two
   * places' shares, from 0 to 1.
   */
  double similarity(int place, int other) {
    return product(shares[place], shares[other]) / Math.sqrt(hhi(place) * hhi(other));
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += Math.abs(a[k] - b[k]);
    }
    return sum;
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}
