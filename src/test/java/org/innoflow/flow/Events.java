package org.innoflow.flow;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.innoflow.config.RegionSets;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Layer;
import org.innoflow.flow.EventView.Party;
import org.innoflow.flow.EventView.Sector;
import org.innoflow.io.Schemas;
import org.innoflow.organisation.OrganisationKind;
import org.innoflow.place.Regions;
import org.innoflow.resolve.ResolvedEvent;
import org.innoflow.testkit.TestSpark;

/** Events by hand, as views and as rows of {@link EventView#SCHEMA}. */
final class Events {
  static final int YEAR = 2021;
  static final String SHANGHAI = "310000";
  static final String SUZHOU = "320500";
  static final String NANJING = "320100";
  static final String HANGZHOU = "330100";
  static final String BEIJING = "110000";
  static final String BOSTON = "USA/boston";
  static final String ABROAD = "abroad";

  private static final Sector ALL = new Sector("ALL", "ALL", 1.0);

  private Events() {}

  /** Of a city, of none where it is null, or of another country than China where it is ABROAD. */
  static Party party(long orgId, String role, String city) {
    if (ABROAD.equals(city)) {
      return new Party(orgId, role, null, null, ResolvedEvent.ELSEWHERE);
    }
    return new Party(orgId, role, city, province(city), country(city));
  }

  static Party investor(long orgId, String city) {
    return party(orgId, "investor", city);
  }

  static Party investee(long orgId, String city) {
    return party(orgId, "investee", city);
  }

  /** An event of the year 2021. */
  static EventView event(Layer layer, String id, List<Party> parties, Sector... sectors) {
    return new EventView(
        layer, YEAR, id, null, parties, Stream.concat(Stream.of(ALL), Stream.of(sectors)).toList());
  }

  static EventView venture(String id, Party... parties) {
    return event(Layer.VENTURE, id, List.of(parties));
  }

  /** A patent of the organisations 1, 2, ... in cities, each of which may be null. */
  static EventView patent(String id, String... cities) {
    return event(
        Layer.COPATENT,
        id,
        IntStream.range(0, cities.length)
            .mapToObj(i -> party(i + 1L, "applicant", cities[i]))
            .toList());
  }

  static EventView withAmount(EventView event, String amount) {
    return new EventView(
        event.layer(),
        event.year(),
        event.eventId(),
        new BigDecimal(amount),
        event.parties(),
        event.sectors());
  }

  static EventView withSectors(EventView event, Sector... sectors) {
    List<Sector> all = new ArrayList<>(event.sectors());
    all.addAll(List.of(sectors));
    return new EventView(
        event.layer(), event.year(), event.eventId(), event.amountCny(), event.parties(), all);
  }

  /** The event in another year. */
  static EventView in(int year, EventView event) {
    return new EventView(
        event.layer(), year, event.eventId(), event.amountCny(), event.parties(), event.sectors());
  }

  static EventView withId(EventView event, String id) {
    return new EventView(
        event.layer(), event.year(), id, event.amountCny(), event.parties(), event.sectors());
  }

  static Dataset<Row> rows(List<EventView> events) {
    return TestSpark.session()
        .createDataFrame(events.stream().map(Events::row).toList(), EventView.SCHEMA);
  }

  static Dataset<Row> rows(EventView... events) {
    return rows(List.of(events));
  }

  /** What the tables are summed from, without region sets. */
  static Dataset<Row> sums(EventView... events) {
    return EventSums.of(rows(events), Regions.of(new RegionSets(Map.of())), List.of("all"));
  }

  /** The flows of a level that one event makes, as sums. */
  static List<Row> flowSums(EventView event, Level level) {
    List<Row> sums = new ArrayList<>();
    new EventSums.Rows(
            List.of(event).iterator(), Regions.of(new RegionSets(Map.of())), List.of(), 1)
        .forEachRemaining(
            row -> {
              if (row.getString(0).equals(level.table())) {
                sums.add(row);
              }
            });
    return sums;
  }

  /** A weight of sums, whose high part is at a place of the values. */
  static double weight(Row sum, int at) {
    long[] values = (long[]) sum.get(10);
    return Math.scalb((double) values[at], -30) + Math.scalb((double) values[at + 1], -60);
  }

  private static Row row(EventView event) {
    return RowFactory.create(
        event.layer().id(),
        event.year(),
        event.eventId(),
        event.amountCny(),
        event.parties().stream()
            .map(p -> RowFactory.create(p.orgId(), p.role(), p.city(), p.province(), p.country()))
            .toArray(),
        event.sectors().stream()
            .skip(1)
            .map(s -> RowFactory.create(s.scheme(), s.sectorId(), s.weight()))
            .toArray());
  }

  /**
   * Table dim_organisation with the organisations 1, 2, ... {@code count}, all of Shanghai, of each
   * kind in turn.
   */
  static Dataset<Row> organisations(int count) {
    OrganisationKind[] kinds = OrganisationKind.values();
    return TestSpark.session()
        .createDataFrame(
            LongStream.rangeClosed(1, count)
                .mapToObj(id -> organisation(id, kinds[(int) ((id - 1) % kinds.length)]))
                .toList(),
            Schemas.of(Contract.table("dim_organisation")));
  }

  private static Row organisation(long id, OrganisationKind kind) {
    return RowFactory.create(
        id,
        "org " + id,
        "org " + id,
        kind.id(),
        SHANGHAI,
        "city",
        1.0,
        null,
        1L,
        id,
        null,
        new String[0]);
  }

  /** Table dim_place with the places above. */
  static Dataset<Row> places() {
    return TestSpark.session()
        .createDataFrame(
            List.of(
                place(SHANGHAI, "上海市", "Shanghai"),
                place(SUZHOU, "苏州市", "Suzhou"),
                place(NANJING, "南京市", "Nanjing"),
                place("320000", "江苏省", "Jiangsu"),
                place(HANGZHOU, "杭州市", "Hangzhou"),
                place("330000", "浙江省", "Zhejiang"),
                place(BEIJING, "北京市", "Beijing"),
                place(BOSTON, null, "Boston"),
                place("USA", "美国", "United States")),
            Schemas.of(Contract.table("dim_place")));
  }

  private static Row place(String id, String zh, String en) {
    return RowFactory.create(
        id, "city", zh, en, province(id), country(id), null, null, new String[0], null, null, null);
  }

  static String province(String city) {
    if (city == null) {
      return null;
    }
    return city.startsWith("USA") ? "USA" : city.substring(0, 2) + "0000";
  }

  private static String country(String city) {
    if (city == null) {
      return null;
    }
    return city.startsWith("USA") ? "USA" : "CHN";
  }
}
