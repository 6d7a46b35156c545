package org.innoflow.app;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.innoflow.failure.Failure;
import org.innoflow.io.SpreadsheetText;
import org.innoflow.place.AddressLocator;
import org.innoflow.place.CityMatch;
import org.innoflow.place.Gazetteer;
import org.innoflow.place.Place;
import org.innoflow.reader.RawRow;
import org.innoflow.reader.RowReader;

/**
 * The rows of a file with the city of their address, located on all cores and written in their
 * order. Memory holds a few batches of rows, however long the file.
 */
final class LocatedRows {
  static final int NO_COLUMN = -1;

  private static final int BATCH_ROWS = 2_000;
  private static final List<String> ADDED =
      List.of("place_id", "city", "province", "method", "confidence");

  private final RowReader reader;
  private final int addressColumn;
  private final int provinceColumn;
  private final LocalDate date;
  private final Map<String, Long> located = new TreeMap<>();
  private final Map<String, Long> unlocated = new TreeMap<>();
  private long count;

  private record Located(List<String> cells, CityMatch match) {}

  LocatedRows(RowReader reader, int addressColumn, int provinceColumn, LocalDate date) {
    this.reader = reader;
    this.addressColumn = addressColumn;
    this.provinceColumn = provinceColumn;
    this.date = date;
  }

  /** Rows written. */
  long count() {
    return count;
  }

  /** Rows with a city, by method. */
  Map<String, Long> located() {
    return located;
  }

  /** Rows without, by reason. */
  Map<String, Long> unlocated() {
    return unlocated;
  }

  void write(CsvWriter csv) {
    csv.writeRecord(header());
    int threads = Runtime.getRuntime().availableProcessors();
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      Deque<Future<List<Located>>> batches = new ArrayDeque<>();
      while (reader.hasNext() || !batches.isEmpty()) {
        if (reader.hasNext() && batches.size() < 2 * threads) {
          List<RawRow> batch = nextBatch();
          batches.add(workers.submit(() -> batch.stream().map(this::locate).toList()));
        } else {
          result(batches.remove()).forEach(row -> write(row, csv));
        }
      }
    } finally {
      workers.shutdownNow();
    }
  }

  private List<RawRow> nextBatch() {
    List<RawRow> batch = new ArrayList<>(BATCH_ROWS);
    while (batch.size() < BATCH_ROWS && reader.hasNext()) {
      batch.add(reader.next());
    }
    return batch;
  }

  private static List<Located> result(Future<List<Located>> batch) {
    try {
      return batch.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Failure failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private Located locate(RawRow row) {
    if (row.fault() != null) {
      throw Failure.input(
          "locate data row",
          String.valueOf(row.rowNumber()),
          "it cannot be taken apart: " + row.fault(),
          "Correct the row, or the quotes of the file");
    }
    List<String> cells = row.cells();
    int width = reader.header().size();
    if (cells.size() > width) {
      throw Failure.input(
          "locate data row",
          String.valueOf(row.rowNumber()),
          "it has " + cells.size() + " cells, the header " + width,
          "Correct the row, or the separators and quotes of the file");
    }
    String province = provinceColumn == NO_COLUMN ? null : cell(cells, provinceColumn);
    CityMatch match =
        AddressLocator.china().locate(cell(cells, addressColumn), province, null, date);
    return new Located(outputCells(cells, match), match);
  }

  private static String cell(List<String> cells, int index) {
    return index < cells.size() ? cells.get(index) : null;
  }

  private List<String> outputCells(List<String> cells, CityMatch match) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < reader.header().size(); i++) {
      String cell = cell(cells, i);
      all.add(cell == null ? "" : SpreadsheetText.harmless(cell));
    }
    Gazetteer china = Gazetteer.china();
    Place city = match.resolved() ? china.place(match.cityId()).orElseThrow() : null;
    all.add(city == null ? "" : city.placeId());
    all.add(city == null ? "" : city.nameZh());
    all.add(city == null ? "" : china.place(city.provinceId()).orElseThrow().nameZh());
    all.add(match.method());
    all.add(String.valueOf(match.confidence()));
    if (date != null) {
      all.add(match.resolved() ? match.thenId() : "");
    }
    return all;
  }

  private void write(Located row, CsvWriter csv) {
    csv.writeRecord(row.cells());
    count++;
    (row.match().resolved() ? located : unlocated).merge(row.match().method(), 1L, Long::sum);
  }

  /** A name that the file has already gets the first number that makes it another one. */
  private List<String> header() {
    List<String> header = new ArrayList<>();
    reader.header().forEach(name -> header.add(SpreadsheetText.harmless(name)));
    List<String> added = new ArrayList<>(ADDED);
    if (date != null) {
      added.add("place_id_then");
    }
    for (String name : added) {
      String free = name;
      for (int number = 2; header.contains(free); number++) {
        free = name + "_" + number;
      }
      header.add(free);
    }
    return header;
  }
}
