package org.innoflow.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/** Reads the written files by other means than made them, and counts in DuckDB. */
final class Recount implements AutoCloseable {

  static final Path SAMPLE = Path.of("data-sample");

  /**
   * What became of the rows.
   *
   * @param counts rows by what is wrong with them; "good", "duplicate" and "superseded" too
   */
  record Sorted(List<List<String>> good, Map<String, Integer> counts) {}

  private final Connection connection;

  Recount() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
  }

  /** The bytes of a file, unpacked if its name ends in gz. */
  static byte[] bytes(Path file) throws IOException {
    if (!file.toString().endsWith(".gz")) {
      return Files.readAllBytes(file);
    }
    try (GZIPInputStream unpacked = new GZIPInputStream(Files.newInputStream(file))) {
      return unpacked.readAllBytes();
    }
  }

  /** All records but the header; the byte order mark is dropped. */
  static List<List<String>> records(String text) throws IOException {
    return records(text, ',');
  }

  static List<List<String>> records(String text, char delimiter) throws IOException {
    String csv = text.startsWith("\uFEFF") ? text.substring(1) : text;
    List<List<String>> records = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(csv)) {
      for (CsvRecord csvRecord : reader) {
        records.add(csvRecord.getFields());
      }
    }
    return records.subList(1, records.size());
  }

  /**
   * Sorts out the bad rows and repetitions.
   *
   * @param fault what is wrong with a row, or "good"
   * @param key what two rows may not share unless they are the same or the later supersedes
   */
  static Sorted sort(
      List<List<String>> rows,
      Function<List<String>, String> fault,
      Function<List<String>, String> key) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    Map<String, List<String>> byKey = new LinkedHashMap<>();
    Set<List<String>> seen = new LinkedHashSet<>();
    for (List<String> row : rows) {
      String verdict = fault.apply(row);
      if (verdict.equals("good") && !seen.add(row)) {
        verdict = "duplicate";
      } else if (verdict.equals("good") && byKey.put(key.apply(row), row) != null) {
        verdict = "superseded";
      }
      counts.merge(verdict, 1, Integer::sum);
    }
    return new Sorted(List.copyOf(byKey.values()), counts);
  }

  /** Loads rows as a table of text columns. */
  void load(String table, List<String> columns, List<List<String>> rows)
      throws IOException, SQLException {
    Path file = Files.createTempFile("sample", ".csv");
    try {
      try (CsvWriter writer = CsvWriter.builder().build(file)) {
        writer.writeRecord(columns);
        rows.forEach(writer::writeRecord);
      }
      run(
          "create table %s as select * from read_csv('%s', all_varchar = true, header = true,"
                  .formatted(table, file)
              + " delim = ',', quote = '\"', escape = '\"', nullstr = '-')");
    } finally {
      Files.delete(file);
    }
  }

  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The one number that a query gives. */
  double number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getDouble(1);
    }
  }

  /** The rows of a query, their columns separated by a blank. */
  List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          row.add(String.valueOf(result.getObject(column)));
        }
        rows.add(String.join(" ", row));
      }
    }
    return rows;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
