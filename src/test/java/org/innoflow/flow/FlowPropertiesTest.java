package org.innoflow.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.innoflow.flow.Events.BEIJING;
import static org.innoflow.flow.Events.BOSTON;
import static org.innoflow.flow.Events.HANGZHOU;
import static org.innoflow.flow.Events.NANJING;
import static org.innoflow.flow.Events.SHANGHAI;
import static org.innoflow.flow.Events.SUZHOU;
import static org.innoflow.flow.Events.flowSums;
import static org.innoflow.flow.Events.party;
import static org.innoflow.flow.Events.places;
import static org.innoflow.flow.Events.rows;
import static org.innoflow.flow.Events.weight;
import static org.innoflow.flow.Events.withId;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.innoflow.config.RegionSets;
import org.innoflow.contract.Layer;
import org.innoflow.flow.EventView.Party;
import org.innoflow.flow.EventView.Sector;
import org.innoflow.place.Regions;
import org.innoflow.testkit.TestSpark;

/** What holds of every event, and of every table of events. */
class FlowPropertiesTest {
  private static final String[] CITIES = {
    SHANGHAI, SUZHOU, NANJING, HANGZHOU, BEIJING, BOSTON, "USA/austin", null
  };

  private static final Regions REGIONS =
      Regions.of(new RegionSets(Map.of("delta", List.of("310000", "320000", "330000", "340000"))));

  private static final List<String> SETS = List.of("all", "delta");

  @Property(tries = 200)
  void unitWeightsSumToOneWhereTwoCanBeLinked(@ForAll("events") EventView event) {
    double sum = Pairs.of(event).mapToDouble(Pair::wUnit).sum();
    assertThat(sum).isCloseTo(linkable(event) ? 1 : 0, within(1e-12));
  }

  @Property(tries = 200)
  void fractionalWeightsSumToHalfThePartiesOrToTheSources(@ForAll("events") EventView event) {
    double sum = Pairs.of(event).mapToDouble(Pair::wFrac).sum();
    double expected =
        event.layer().directed()
            ? inRole(event, event.layer().sourceRole()).stream()
                .filter(s -> others(s, inRole(event, event.layer().targetRole())))
                .count()
            : linkable(event) ? event.parties().size() / 2.0 : 0;
    assertThat(sum).isCloseTo(expected, within(1e-12));
  }

  @Property(tries = 200)
  void noPairIsOfOneOrganisationAndNonePairsTwice(@ForAll("events") EventView event) {
    assertThat(Pairs.of(event))
        .allSatisfy(p -> assertThat(p.src().orgId()).isNotEqualTo(p.dst().orgId()));
    assertThat(Pairs.of(event).map(p -> p.src().orgId() + ">" + p.dst().orgId()))
        .doesNotHaveDuplicates();
  }

  @Property(tries = 200)
  void theOrderOfThePartiesDoesNotMatter(@ForAll("events") EventView event, @ForAll long seed) {
    List<Party> shuffled = new ArrayList<>(event.parties());
    Collections.shuffle(shuffled, new Random(seed));
    EventView other = event.withParties(shuffled);
    assertThat(Pairs.of(other)).containsExactlyInAnyOrderElementsOf(Pairs.of(event).toList());
    for (Level level : Level.values()) {
      assertSameFlows(flows(other, level), flows(event, level));
    }
  }

  @Property(tries = 200)
  void provinceFlowsAreCityFlowsRolledUp(@ForAll("events") EventView event) {
    assertSameFlows(flows(event, Level.PROVINCE), rolledUp(event));
  }

  @Property(tries = 200)
  void sectorsShareTheWeightsOfTheTotal(@ForAll("events") EventView event) {
    Map<String, double[]> total = new TreeMap<>();
    Map<String, double[]> sectors = new TreeMap<>();
    for (Row sum : flowSums(event, Level.CITY)) {
      boolean isTotal = sum.getString(3).equals("ALL");
      total(isTotal ? total : sectors, key(sum.getString(7), sum.getString(8)))[1] +=
          weight(sum, 4);
    }
    total.forEach(
        (places, sum) ->
            assertThat(sectors.get(places)[1]).as(places).isCloseTo(sum[1], within(1e-12)));
  }

  /** Twice the events under new ids: twice of all that is counted, of weights to the last bit. */
  @Example
  void doublingEveryEventDoublesTheFlows() {
    List<EventView> events = sample(300);
    List<EventView> doubled = new ArrayList<>(events);
    events.forEach(e -> doubled.add(withId(e, e.eventId() + "'")));
    for (Level level : Level.values()) {
      Map<List<Object>, Row> once = table(events, level);
      Map<List<Object>, Row> twice = table(doubled, level);
      assertThat(twice.keySet()).isEqualTo(once.keySet());
      once.forEach(
          (key, row) -> {
            Row other = twice.get(key);
            assertThat(other.<Long>getAs("events")).isEqualTo(2 * row.<Long>getAs("events"));
            assertThat(other.<Long>getAs("links")).isEqualTo(2 * row.<Long>getAs("links"));
            assertThat(other.<Double>getAs("w_unit")).isEqualTo(2 * row.<Double>getAs("w_unit"));
            assertThat(other.<Double>getAs("w_frac")).isEqualTo(2 * row.<Double>getAs("w_frac"));
          });
    }
  }

  @Example
  void doublingEveryEventDoublesTheCountsOfSummariesAndProfilesAndNoShare() {
    List<EventView> events = sample(300);
    List<EventView> doubled = new ArrayList<>(events);
    events.forEach(e -> doubled.add(withId(e, e.eventId() + "'")));
    assertDoubled(
        summary(events),
        summary(doubled),
        "if(unit = 'share', null, value) if(unit = 'share', null, cumulative)"
            + " numerator denominator",
        "if(unit = 'share', value, null) yoy located_share low high");
    String counts =
        "out_events in_events within_events out_strength in_strength within_strength net"
            + " out_cumulative in_cumulative within_cumulative mean_strength";
    String others = "participation nsi rank_out rank_in out_yoy in_yoy";
    assertDoubled(profiles(events), profiles(doubled), counts, others);
    assertDoubled(regionProfiles(events), regionProfiles(doubled), counts, others);
    assertDoubled(
        organisationProfiles(events),
        organisationProfiles(doubled),
        "events linked_events cross_city_events cross_province_events",
        "partners rank");
  }

  /** A task that may hold few sums gives them in many turns, and the same tables. */
  @Example
  void howManySumsATaskHoldsChangesNothing() {
    List<EventView> events = sample(300);
    List<Row> turns = new ArrayList<>();
    new EventSums.Rows(events.iterator(), REGIONS, SETS, 50).forEachRemaining(turns::add);
    Dataset<Row> inTurns = TestSpark.session().createDataFrame(turns, EventSums.SCHEMA);
    Dataset<Row> atOnce = sums(events);
    assertThat(inTurns.count()).isGreaterThan(2 * atOnce.count());
    assertSameRows(FlowSummary.of(inTurns), FlowSummary.of(atOnce));
    assertSameRows(PlaceProfile.of(inTurns, 0.1), PlaceProfile.of(atOnce, 0.1));
    assertSameRows(SectorEvents.of(inTurns), SectorEvents.of(atOnce));
    assertSameRows(
        FlowTables.of(inTurns, places(), Level.CITY), FlowTables.of(atOnce, places(), Level.CITY));
  }

  @Example
  void theOrderOfTheEventsAndOfTheirPartiesDoesNotChangeABit() {
    List<EventView> events = sample(300);
    List<EventView> shuffled = new ArrayList<>();
    Random random = new Random(9);
    for (EventView event : events) {
      List<Party> parties = new ArrayList<>(event.parties());
      Collections.shuffle(parties, random);
      shuffled.add(event.withParties(parties));
    }
    Collections.shuffle(shuffled, random);
    for (Level level : Level.values()) {
      assertThat(table(shuffled, level)).isEqualTo(table(events, level));
    }
    assertSameRows(summary(shuffled), summary(events));
    assertSameRows(profiles(shuffled), profiles(events));
    assertSameRows(regionProfiles(shuffled), regionProfiles(events));
    assertSameRows(organisationProfiles(shuffled), organisationProfiles(events));
  }

  /** The truth: the same events with all parties located. */
  @Property(tries = 200)
  void aShareLiesWithinItsBoundsWhereverTheUnlocatedAre(@ForAll long seed) {
    List<EventView> hidden = new ArrayList<>();
    List<EventView> truth = new ArrayList<>();
    Random random = new Random(seed);
    for (int i = 0; i < 6; i++) {
      EventView event = event(Layer.COPATENT, 1 + random.nextInt(4), random.nextLong());
      hidden.add(event);
      truth.add(
          event.withParties(
              event.parties().stream()
                  .map(p -> p.located() ? p : party(p.orgId(), p.role(), anywhere(random)))
                  .toList()));
    }
    for (String set : List.of("all", "delta")) {
      for (Share share : Share.OWN) {
        boolean isOfLocating = share.name().matches(".*_(unlocated|located)");
        boolean isOfKnownEvents = set.equals("delta") && share.denominator() == Count.EVENTS;
        Share.Bounds bounds = share.bounds(counts(hidden, set));
        assertWithin(quotient(share, counts(hidden, set)), bounds, share + " as counted");
        if (!isOfLocating && !isOfKnownEvents) {
          assertWithin(quotient(share, counts(truth, set)), bounds, share + " of the truth");
        }
      }
    }
  }

  private static void assertWithin(Double value, Share.Bounds bounds, String what) {
    if (value != null && bounds.low() != null) {
      assertThat(value).as(what).isBetween(bounds.low(), bounds.high());
    }
  }

  private static Double quotient(Share share, Counts counts) {
    return Ratios.quotient(counts.get(share.numerator()), counts.get(share.denominator()));
  }

  private static Counts counts(List<EventView> events, String regionSet) {
    Counts sum = new Counts();
    events.forEach(event -> sum.add(Counts.of(event, REGIONS, regionSet)));
    return sum;
  }

  private static String anywhere(Random random) {
    return CITIES[random.nextInt(CITIES.length - 1)];
  }

  private static Dataset<Row> sums(List<EventView> events) {
    return EventSums.of(rows(events), REGIONS, SETS);
  }

  private static Dataset<Row> summary(List<EventView> events) {
    return FlowSummary.of(sums(events));
  }

  private static Dataset<Row> profiles(List<EventView> events) {
    return PlaceProfile.of(sums(events), 0.1);
  }

  private static Dataset<Row> regionProfiles(List<EventView> events) {
    return PlaceProfile.ofRegions(sums(events), 0.1);
  }

  private static Dataset<Row> organisationProfiles(List<EventView> events) {
    Dataset<Row> rows = rows(events);
    Dataset<Row> organisations =
        rows.selectExpr("explode(parties) as p")
            .selectExpr(
                "p.org_id",
                "string(p.org_id) as name",
                "'company' as org_kind",
                "'310000' as place_id")
            .distinct();
    return OrganisationProfile.of(rows, LinkTable.of(rows, REGIONS), organisations);
  }

  private static void assertSameRows(Dataset<Row> actual, Dataset<Row> expected) {
    List<Row> rows = expected.collectAsList();
    assertThat(rows).isNotEmpty();
    assertThat(actual.collectAsList()).containsExactlyInAnyOrderElementsOf(rows);
  }

  /** Columns that double, and columns that stay, by all other columns that are texts or ids. */
  private static void assertDoubled(
      Dataset<Row> once, Dataset<Row> twice, String doubled, String same) {
    String key =
        Stream.of(
                "layer",
                "year",
                "region_set",
                "scheme",
                "sector_id",
                "measure",
                "level",
                "place_id",
                "org_id")
            .filter(c -> List.of(once.columns()).contains(c))
            .collect(Collectors.joining(", ", "struct(", ")"));
    assertThat(values(twice, key, columns(doubled, ""), columns(same, "")))
        .isNotEmpty()
        .isEqualTo(values(once, key, columns(doubled, "2 * "), columns(same, "")));
  }

  private static String columns(String names, String factor) {
    return Stream.of(names.split(" (?![^(]*\\))"))
        .map(name -> "cast(" + factor + name + " as double)")
        .collect(Collectors.joining(", ", "array(", ")"));
  }

  private static Map<Object, List<Object>> values(
      Dataset<Row> table, String key, String doubled, String same) {
    Map<Object, List<Object>> values = new HashMap<>();
    table
        .selectExpr(key, doubled, same)
        .collectAsList()
        .forEach(r -> values.put(r.get(0), List.of(r.getList(1), r.getList(2))));
    return values;
  }

  @Provide
  Arbitrary<EventView> events() {
    return Combinators.combine(
            Arbitraries.of(Layer.COPATENT, Layer.VENTURE),
            Arbitraries.integers().between(1, 12),
            Arbitraries.longs())
        .as(FlowPropertiesTest::event);
  }

  /** Organisations of an event, each in one role or, where directed, at times in both. */
  private static EventView event(Layer layer, int organisations, long seed) {
    Random random = new Random(seed);
    List<Party> parties = new ArrayList<>();
    for (int i = 0; i < organisations; i++) {
      long orgId = random.nextLong();
      int roles = layer.directed() ? random.nextInt(5) : 0;
      if (roles != 1 && roles != 2) {
        parties.add(party(orgId, layer.sourceRole(), CITIES[random.nextInt(CITIES.length)]));
      }
      if (roles != 0 && roles != 3) {
        parties.add(party(orgId, layer.targetRole(), CITIES[random.nextInt(CITIES.length)]));
      }
    }
    int sectors = 1 + random.nextInt(3);
    Sector[] shares = new Sector[sectors];
    Arrays.setAll(shares, i -> new Sector("sei", "s" + i, 1.0 / sectors));
    return Events.event(layer, "e" + seed, parties, shares);
  }

  private static List<EventView> sample(int count) {
    Random random = new Random(31);
    List<EventView> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(
          event(
              random.nextBoolean() ? Layer.COPATENT : Layer.VENTURE,
              1 + random.nextInt(12),
              random.nextLong()));
    }
    return events;
  }

  private static boolean linkable(EventView event) {
    if (!event.layer().directed()) {
      return event.parties().size() > 1;
    }
    List<Party> targets = inRole(event, event.layer().targetRole());
    return inRole(event, event.layer().sourceRole()).stream().anyMatch(s -> others(s, targets));
  }

  private static boolean others(Party source, List<Party> targets) {
    return targets.stream().anyMatch(t -> t.orgId() != source.orgId());
  }

  private static List<Party> inRole(EventView event, String role) {
    return event.parties().stream().filter(p -> p.role().equals(role)).toList();
  }

  /** Links, w_frac and w_unit of the total by pair of places. */
  private static Map<String, double[]> flows(EventView event, Level level) {
    Map<String, double[]> flows = new TreeMap<>();
    for (Row sum : flowSums(event, level)) {
      if (sum.getString(3).equals("ALL")) {
        add(flows, key(sum.getString(7), sum.getString(8)), sum);
      }
    }
    return flows;
  }

  private static Map<String, double[]> rolledUp(EventView event) {
    Map<String, String> provinces = new HashMap<>();
    event.parties().forEach(p -> provinces.put(p.city(), p.province()));
    Map<String, double[]> flows = new TreeMap<>();
    for (Row sum : flowSums(event, Level.CITY)) {
      if (sum.getString(3).equals("ALL")) {
        add(flows, key(provinces.get(sum.getString(7)), provinces.get(sum.getString(8))), sum);
      }
    }
    return flows;
  }

  private static void add(Map<String, double[]> flows, String key, Row sum) {
    double[] sums = total(flows, key);
    sums[0] += ((long[]) sum.get(10))[1];
    sums[1] += weight(sum, 2);
    sums[2] += weight(sum, 4);
  }

  private static double[] total(Map<String, double[]> flows, String key) {
    return flows.computeIfAbsent(key, k -> new double[3]);
  }

  private static String key(String src, String dst) {
    return Objects.toString(src) + ">" + Objects.toString(dst);
  }

  private static void assertSameFlows(
      Map<String, double[]> actual, Map<String, double[]> expected) {
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (key, sums) -> assertThat(actual.get(key)).as(key).containsExactly(sums, within(1e-12)));
  }

  private static Map<List<Object>, Row> table(List<EventView> events, Level level) {
    Map<List<Object>, Row> rows = new HashMap<>();
    FlowTables.of(sums(events), places(), level)
        .collectAsList()
        .forEach(
            r ->
                rows.put(
                    Arrays.asList(r.getString(0), r.getString(3), r.getString(4), r.getString(5)),
                    r));
    return rows;
  }
}
