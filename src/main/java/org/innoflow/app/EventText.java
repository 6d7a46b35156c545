package org.innoflow.app;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** Prints events with their organisations and the pairs that count. */
final class EventText {
  /** Organisations, and pairs, that are printed of one event. */
  static final int MOST = 20;

  private final Map<List<Object>, List<Row>> parties;
  private final Map<List<Object>, List<Row>> pairs;

  EventText(List<Row> parties, List<Row> pairs) {
    this.parties = parties.stream().collect(Collectors.groupingBy(EventText::key));
    this.pairs = pairs.stream().collect(Collectors.groupingBy(EventText::key));
  }

  private static List<Object> key(Row row) {
    return List.of(row.getAs("layer"), row.getAs("year"), row.getAs("event_id"));
  }

  void print(List<Row> events, PrintWriter out) {
    for (Row event : events) {
      out.println();
      out.println(
          Stream.of("layer", "year", "event_id", "date", "title")
                  .map(column -> event.<Object>getAs(column))
                  .filter(Objects::nonNull)
                  .map(String::valueOf)
                  .collect(Collectors.joining("  "))
              + "  ("
              + event.getAs("source")
              + ")");
      printParties(parties.get(key(event)), out);
      printPairs(pairs.getOrDefault(key(event), List.of()), parties.get(key(event)), out);
    }
  }

  private static void printParties(List<Row> parties, PrintWriter out) {
    TextTable text = new TextTable();
    for (Row party : parties.subList(0, Math.min(MOST, parties.size()))) {
      Object city = party.getAs("city");
      text.add(party.getAs("role"), party.getAs("organisation"), city == null ? "(no city)" : city);
    }
    text.print(out);
    if (parties.size() > MOST) {
      out.printf(Locale.ROOT, "  ... and %,d more%n", parties.size() - MOST);
    }
  }

  private static void printPairs(List<Row> pairs, List<Row> parties, PrintWriter out) {
    Map<Object, Object> names = new HashMap<>();
    parties.forEach(party -> names.put(party.getAs("org_id"), party.getAs("organisation")));
    for (Row pair : pairs) {
      out.printf(
          "  pair  %s - %s%n",
          names.get(pair.getAs("src_org_id")), names.get(pair.getAs("dst_org_id")));
    }
    if (!pairs.isEmpty() && pairs.get(0).<Long>getAs("pairs") > pairs.size()) {
      out.printf(
          Locale.ROOT, "  ... and %,d more%n", pairs.get(0).<Long>getAs("pairs") - pairs.size());
    }
  }
}
