package org.innoflow.reader;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A sheet with a header.
 *
 * @param rowsToHeader rows with values up to the header and it itself
 * @param header the names of its columns, empty where a column has none
 */
record XlsxTable(XlsxBook.SheetPart sheet, int rowsToHeader, List<String> header) {

  /** The sheet as a table; null where it has no rows. */
  static XlsxTable of(XlsxBook book, XlsxBook.SheetPart sheet, Set<String> wanted)
      throws IOException {
    List<RawRow> first = new ArrayList<>();
    try (XlsxSheet rows = book.open(sheet)) {
      for (RawRow row = rows.next(); row != null; row = rows.next()) {
        first.add(row);
        if (first.size() == HeaderRow.ROWS) {
          break;
        }
      }
    }
    if (first.isEmpty()) {
      return null;
    }
    int position = HeaderRow.position(first, wanted);
    return new XlsxTable(sheet, position + 1, names(first.get(position).cells()));
  }

  /** Which of the wanted columns it has. */
  Set<String> found(Set<String> wanted) {
    Set<String> found = new HashSet<>(comparableHeader());
    found.retainAll(wanted);
    return found;
  }

  List<String> comparableHeader() {
    return header.stream().map(HeaderRow::comparable).toList();
  }

  /** Its rows in the order of another header, which is the first sheet's. */
  Rows open(XlsxBook book, XlsxTable first) throws IOException {
    XlsxSheet rows = book.open(sheet);
    try {
      for (int i = 0; i < rowsToHeader; i++) {
        rows.next();
      }
      return new Rows(rows, positions(first), first.header().size());
    } catch (IOException | RuntimeException e) {
      rows.close();
      throw e;
    }
  }

  /** Texts of the header's cells, without those at its end that have none. */
  private static List<String> names(List<String> cells) {
    List<String> names = new ArrayList<>();
    int named = 0;
    for (String cell : cells) {
      names.add(cell == null ? "" : cell);
      named = cell == null || cell.isBlank() ? named : names.size();
    }
    return List.copyOf(names.subList(0, named));
  }

  /** Where each column of the first sheet stands here, -1 where nowhere. */
  private List<Integer> positions(XlsxTable first) {
    List<String> here = comparableHeader();
    List<String> there = first.comparableHeader();
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < there.size(); i++) {
      positions.add(here.equals(there) ? i : here.indexOf(there.get(i)));
    }
    return positions;
  }

  /** Rows of which each has a cell for each column; more where it has values beyond the header. */
  final class Rows implements Closeable {
    private final XlsxSheet sheet;
    private final List<Integer> positions;
    private final int columns;

    private Rows(XlsxSheet sheet, List<Integer> positions, int columns) {
      this.sheet = sheet;
      this.positions = positions;
      this.columns = columns;
    }

    RawRow next() throws IOException {
      RawRow row = sheet.next();
      if (row == null || row.fault() != null) {
        return row;
      }
      List<String> from = row.cells();
      List<String> cells = new ArrayList<>(columns);
      for (int position : positions) {
        cells.add(position >= 0 && position < from.size() ? from.get(position) : null);
      }
      for (int i = header.size(); i < from.size(); i++) {
        if (from.get(i) != null && !from.get(i).isBlank()) {
          cells.add(from.get(i));
        }
      }
      return new RawRow(0, row.lineNumber(), cells);
    }

    @Override
    public void close() throws IOException {
      sheet.close();
    }
  }
}
