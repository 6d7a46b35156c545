package org.innoflow.flow;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createDecimalType;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;
import org.innoflow.flow.EventView.Sector;
import org.innoflow.place.Regions;

/**
 * What flows, summaries, profiles and specialisation are summed from, in one pass over the events:
 * a task counts its events by sector and {@link Shape}, and makes rows of what each shape adds, as
 * often as it was counted. Several rows may stand for one row of a table; all values are whole
 * numbers, so that their order does not matter.
 */
final class EventSums {
  /** Amounts in yuan. */
  static final DecimalType AMOUNT = createDecimalType(28, LinkTable.AMOUNT_SCALE);

  /** What a value is, by {@code table}, is told by the class of the table. */
  static final StructType SCHEMA =
      new StructType()
          .add("table", StringType)
          .add("layer", StringType)
          .add("year", IntegerType)
          .add("scheme", StringType)
          .add("sector_id", StringType)
          .add("region_set", StringType)
          .add("level", StringType)
          .add("src", StringType)
          .add("dst", StringType)
          .add("kind", StringType)
          .add("values", createArrayType(LongType, false))
          .add("amount_cny", AMOUNT);

  /** Terms and counts that a task holds before it lets go of them: up to some 200 MiB. */
  private static final int MOST_HELD = 1_000_000;

  private EventSums() {}

  /**
   * The sums of the events.
   *
   * @param events {@link EventView#SCHEMA}
   * @param regionSets of summaries and profiles
   * @return {@link #SCHEMA}
   */
  static Dataset<Row> of(Dataset<Row> events, Regions regions, List<String> regionSets) {
    return events.mapPartitions(
        (MapPartitionsFunction<Row, Row>)
            rows -> {
              Iterable<Row> iterable = () -> rows;
              Iterator<EventView> views =
                  StreamSupport.stream(iterable.spliterator(), false).map(EventView::of).iterator();
              return new Rows(views, regions, regionSets, MOST_HELD);
            },
        Encoders.row(SCHEMA));
  }

  /** The sums of one table. */
  static Dataset<Row> of(Dataset<Row> sums, String table) {
    return sums.filter(col("table").equalTo(table));
  }

  /** The sum of the values at a place. */
  static Column value(int at) {
    return sum(col("values").getItem(at));
  }

  /** The sums of all values of a table, by their names. */
  static List<Column> values(List<String> names) {
    return IntStream.range(0, names.size()).mapToObj(i -> value(i).as(names.get(i))).toList();
  }

  /** The sum of the weights whose high part is at a place, and their low part behind it. */
  static Column weight(int at) {
    return Sums.weight(value(at), value(at + 1));
  }

  /** All that an event adds. */
  static Stream<Term> terms(EventView event, Regions regions, List<String> regionSets) {
    return Stream.of(
            Stream.of(Level.values()).flatMap(level -> FlowTables.terms(event, level)),
            FlowSummary.terms(event, regions, regionSets),
            PlaceProfile.terms(event, regions, regionSets),
            SectorEvents.terms(event))
        .flatMap(terms -> terms);
  }

  private record Slice(String layer, int year, String scheme, String sectorId) {}

  /**
   * The terms of all events of one shape; as a key it is itself alone, and its list is not
   * compared.
   */
  private static final class Terms {
    private final List<Term> terms;

    Terms(List<Term> terms) {
      this.terms = terms;
    }
  }

  /** The terms of events that belong to a sector with the same weight. */
  private record Weighted(Terms terms, double weight) {}

  /** How many events add the same terms in a slice, and the amounts that they have in each. */
  private static final class Tally {
    private long events;
    private BigDecimal[] amounts;

    void add(Weighted terms, BigDecimal amountCny) {
      events++;
      if (amountCny == null) {
        return;
      }
      List<Term> list = terms.terms().terms;
      if (amounts == null) {
        amounts = new BigDecimal[list.size()];
      }
      for (int i = 0; i < amounts.length; i++) {
        amounts[i] = sum(amounts[i], list.get(i).amount(amountCny, terms.weight()));
      }
    }

    void addTo(Map<Term.Key, Sum> sums, Weighted terms) {
      int i = 0;
      for (Term term : terms.terms().terms) {
        Sum sum = sums.computeIfAbsent(term.key(), key -> new Sum(term.length()));
        term.addTo(sum.values, terms.weight(), events);
        sum.amount = amounts == null ? sum.amount : sum(sum.amount, amounts[i]);
        i++;
      }
    }

    private static BigDecimal sum(BigDecimal a, BigDecimal b) {
      return a == null || b == null ? (a == null ? b : a) : a.add(b);
    }
  }

  private static final class Sum {
    private final long[] values;
    private BigDecimal amount;

    Sum(int length) {
      values = new long[length];
    }
  }

  /** The sums of a task's events, in as many turns as do not hold more than they should. */
  static final class Rows implements Iterator<Row> {
    private final Iterator<EventView> events;
    private final Regions regions;
    private final List<String> regionSets;
    private final int mostHeld;
    private final Map<Shape, Terms> known = new HashMap<>();
    private final Map<Slice, Map<Weighted, Tally>> tallies = new HashMap<>();
    private int held;
    private Iterator<Row> summed = Collections.emptyIterator();

    Rows(Iterator<EventView> events, Regions regions, List<String> regionSets, int mostHeld) {
      this.events = events;
      this.regions = regions;
      this.regionSets = regionSets;
      this.mostHeld = mostHeld;
    }

    @Override
    public boolean hasNext() {
      while (!summed.hasNext() && events.hasNext()) {
        known.clear();
        tallies.clear();
        held = 0;
        while (held < mostHeld && events.hasNext()) {
          add(events.next());
        }
        summed =
            tallies.entrySet().stream()
                .flatMap(slice -> rows(slice.getKey(), slice.getValue()))
                .iterator();
      }
      return summed.hasNext();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return summed.next();
    }

    private void add(EventView event) {
      Terms terms = known.computeIfAbsent(Shape.of(event), shape -> terms(event));
      for (Sector sector : event.sectors()) {
        Map<Weighted, Tally> slice =
            tallies.computeIfAbsent(
                new Slice(event.layer().id(), event.year(), sector.scheme(), sector.sectorId()),
                s -> new HashMap<>());
        int before = slice.size();
        Weighted weighted = new Weighted(terms, sector.weight());
        slice.computeIfAbsent(weighted, w -> new Tally()).add(weighted, event.amountCny());
        held += slice.size() - before;
      }
    }

    private Terms terms(EventView event) {
      List<Term> terms = EventSums.terms(event, regions, regionSets).toList();
      held += terms.size() + event.parties().size();
      return new Terms(terms);
    }

    private static Stream<Row> rows(Slice slice, Map<Weighted, Tally> tallies) {
      Map<Term.Key, Sum> sums = new HashMap<>();
      tallies.forEach((terms, tally) -> tally.addTo(sums, terms));
      return sums.entrySet().stream().map(sum -> row(slice, sum.getKey(), sum.getValue()));
    }

    private static Row row(Slice slice, Term.Key key, Sum sum) {
      return RowFactory.create(
          key.table(),
          slice.layer(),
          slice.year(),
          slice.scheme(),
          slice.sectorId(),
          key.regionSet(),
          key.level(),
          key.src(),
          key.dst(),
          key.kind(),
          sum.values,
          sum.amount);
    }
  }
}
