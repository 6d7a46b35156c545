package org.innoflow.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.innoflow.explain.Documents;
import org.innoflow.io.TableStore;

/**
 * A list of events with their organisations: some on the screen, all in a file.
 *
 * @param limit events that are printed
 * @param output CSV file for all of them; null for none
 */
record EventList(TableStore tables, int limit, Path output) {

  /**
   * Prints events.
   *
   * @param events see {@link Documents#events}
   * @param items the pairs that have been counted, see {@link Documents#items}
   * @return how many events there are
   */
  long print(Dataset<Row> events, Optional<Dataset<Row>> items, PrintWriter out)
      throws IOException {
    long count = events.count();
    List<Row> shown = events.limit(limit).collectAsList();
    if (!shown.isEmpty()) {
      List<Row> pairs =
          items
              .map(i -> Documents.pairs(Documents.among(shown, i), EventText.MOST).collectAsList())
              .orElse(List.of());
      new EventText(parties(Documents.among(shown, events), shown).collectAsList(), pairs)
          .print(shown, out);
    }
    if (output != null) {
      long rows =
          CsvOutput.write(
              output, Documents.ORGANISATIONS, parties(events, List.of()).toLocalIterator());
      out.printf(Locale.ROOT, "%n%,d rows in %s%n", rows, output);
    } else if (count > shown.size()) {
      out.printf(
          Locale.ROOT, "%n... and %,d more; --output FILE writes all%n", count - shown.size());
    }
    return count;
  }

  private Dataset<Row> parties(Dataset<Row> events, List<Row> few) {
    Dataset<Row> party = tables.read("event_party");
    return Documents.organisations(
        events,
        few.isEmpty() ? party : Documents.among(few, party),
        tables.read("dim_organisation"),
        tables.read("dim_place"));
  }
}
