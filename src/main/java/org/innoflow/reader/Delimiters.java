package org.innoflow.reader;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.innoflow.config.FileFormat;

/** Finds the delimiter of a text: the one with which its header reads best. */
final class Delimiters {
  private static final List<Character> CANDIDATES = List.of(',', '\t', ';', '|');

  private Delimiters() {}

  /**
   * The delimiter with which the first rows name the most wanted columns; where they name none, the
   * one that cuts a row into the most cells, of the first row that any cuts. A comma where nothing
   * does.
   */
  static char find(String beginning, FileFormat format, Set<String> wanted) throws IOException {
    char best = ',';
    long most = 0;
    for (char candidate : CANDIDATES) {
      List<RawRow> rows = rows(beginning, Dialect.of(format, candidate));
      long found = rows.stream().mapToLong(row -> HeaderRow.found(row, wanted)).max().orElse(0);
      if (found > most) {
        best = candidate;
        most = found;
      }
    }
    return most > 0 ? best : byCells(beginning, format);
  }

  private static char byCells(String beginning, FileFormat format) throws IOException {
    List<List<RawRow>> readings = new ArrayList<>();
    for (char candidate : CANDIDATES) {
      readings.add(rows(beginning, Dialect.of(format, candidate)));
    }
    for (int row = 0; row < HeaderRow.ROWS; row++) {
      int best = 0;
      for (int i = 0; i < readings.size(); i++) {
        best = cells(readings.get(i), row) > cells(readings.get(best), row) ? i : best;
      }
      if (cells(readings.get(best), row) > 1) {
        return CANDIDATES.get(best);
      }
    }
    return ',';
  }

  private static int cells(List<RawRow> rows, int row) {
    return row < rows.size() ? rows.get(row).cells().size() : 0;
  }

  private static List<RawRow> rows(String beginning, Dialect dialect) throws IOException {
    List<RawRow> rows = new ArrayList<>();
    DelimitedText text = new DelimitedText(new StringReader(beginning), dialect);
    for (RawRow row = text.next(); row != null && rows.size() < HeaderRow.ROWS; row = text.next()) {
      rows.add(row);
    }
    return rows;
  }
}
