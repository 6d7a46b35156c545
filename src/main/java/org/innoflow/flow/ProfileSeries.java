package org.innoflow.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Spliterators;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.innoflow.contract.Layer;

/**
 * The profiles of the places of a layer, region set, scheme, sector and level, from counts that
 * come year by year.
 *
 * <p>Strengths are links in directed layers, events in undirected ones. nsi = (in - out)/(in +
 * out). A place whose strength out + in is above the mean of the active places is a hub where |nsi|
 * is at most the threshold, else a source (nsi below 0) or a sink; all others are periphery.
 * Participation is the place's share of the events that cross a border of the level. yoy and
 * cumulative are of the years that the place has rows of.
 */
final class ProfileSeries {
  private final Layer layer;
  private final double threshold;
  private final Map<String, State> states = new HashMap<>();

  ProfileSeries(Layer layer, double threshold) {
    this.layer = layer;
    this.threshold = threshold;
  }

  /** A place's strengths of the latest year and their sums to date. */
  private static final class State {
    private int year;
    private long out;
    private long in;
    private long outSum;
    private long inSum;
    private long withinSum;

    void enter(Counts counts) {
      year = counts.year();
      out = counts.out();
      in = counts.in();
      outSum += counts.out();
      inSum += counts.in();
      withinSum += counts.within();
    }

    boolean isYearBefore(int other) {
      return year == other - 1;
    }
  }

  /** A row of counts: the grain, events, then strengths. */
  private record Counts(Row row) {
    int year() {
      return row.getInt(1);
    }

    String place() {
      return row.getString(6);
    }

    long crossing() {
      return row.getLong(10);
    }

    long out() {
      return row.getLong(11);
    }

    long in() {
      return row.getLong(12);
    }

    long within() {
      return row.getLong(13);
    }

    long strength() {
      return out() + in();
    }
  }

  /**
   * Rows of table place_profile or region_profile.
   *
   * @param sorted counts per place, by year; those without a place hold the events that cross
   */
  Iterator<Row> profiles(Iterator<Row> sorted) {
    Iterator<List<Counts>> years = new Years(sorted);
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(years, 0), false)
        .flatMap(this::year)
        .iterator();
  }

  /** Cuts sorted rows into years, so that one year at a time is held. */
  private static final class Years implements Iterator<List<Counts>> {
    private final Iterator<Row> sorted;
    private Counts next;

    Years(Iterator<Row> sorted) {
      this.sorted = sorted;
      advance();
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public List<Counts> next() {
      if (next == null) {
        throw new NoSuchElementException();
      }
      List<Counts> year = new ArrayList<>();
      do {
        year.add(next);
        advance();
      } while (next != null && next.year() == year.get(0).year());
      return year;
    }

    private void advance() {
      next = sorted.hasNext() ? new Counts(sorted.next()) : null;
    }
  }

  private Stream<Row> year(List<Counts> counts) {
    List<Counts> places = counts.stream().filter(c -> c.place() != null).toList();
    long crossing =
        counts.stream().filter(c -> c.place() == null).mapToLong(Counts::crossing).sum();
    Double mean = mean(places);
    Map<Long, Integer> outRanks = ranks(places, Counts::out);
    Map<Long, Integer> inRanks = ranks(places, Counts::in);
    return places.stream()
        .map(c -> profile(c, crossing, mean, outRanks.get(c.out()), inRanks.get(c.in())));
  }

  private static Double mean(List<Counts> places) {
    long active = places.stream().filter(c -> c.strength() > 0).count();
    return Ratios.quotient(places.stream().mapToLong(Counts::strength).sum(), active);
  }

  /** The rank of each value: one more than the places that have a larger one. */
  private static Map<Long, Integer> ranks(List<Counts> places, ToLongFunction<Counts> value) {
    long[] ascending = places.stream().mapToLong(value).sorted().toArray();
    Map<Long, Integer> ranks = new HashMap<>();
    for (int i = 0; i < ascending.length; i++) {
      ranks.put(ascending[i], ascending.length - i);
    }
    return ranks;
  }

  private Row profile(Counts c, long crossing, Double mean, int rankOut, int rankIn) {
    State state = states.computeIfAbsent(c.place(), place -> new State());
    boolean follows = state.isYearBefore(c.year());
    Double outYoy = Ratios.yoy(c.out(), follows ? (Long) state.out : null);
    Double inYoy = Ratios.yoy(c.in(), follows ? (Long) state.in : null);
    state.enter(c);
    Double nsi = layer.directed() ? Ratios.quotient(c.in() - c.out(), c.strength()) : null;
    return RowFactory.create(
        c.row.get(0),
        c.row.get(1),
        c.row.get(2),
        c.row.get(3),
        c.row.get(4),
        c.row.get(5),
        c.place(),
        c.row.get(7),
        c.row.get(8),
        c.row.get(9),
        c.out(),
        c.in(),
        c.within(),
        layer.directed() ? (Long) (c.out() - c.in()) : null,
        Ratios.quotient(c.crossing(), crossing),
        nsi,
        layer.directed() ? role(c.strength(), mean, nsi) : null,
        rankOut,
        rankIn,
        threshold,
        mean,
        outYoy,
        inYoy,
        layer.stock() ? null : (Long) state.outSum,
        layer.stock() ? null : (Long) state.inSum,
        layer.stock() ? null : (Long) state.withinSum);
  }

  private String role(long strength, Double mean, Double nsi) {
    if (mean == null || strength <= mean) {
      return "periphery";
    }
    if (Math.abs(nsi) <= threshold) {
      return "hub";
    }
    return nsi < 0 ? "source" : "sink";
  }
}
