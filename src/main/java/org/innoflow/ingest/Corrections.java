package org.innoflow.ingest;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.innoflow.config.FileFormat;
import org.innoflow.failure.Failure;
import org.innoflow.io.FileStore;
import org.innoflow.io.FileStore.InputFile;
import org.innoflow.io.SpreadsheetText;
import org.innoflow.reader.RawRow;
import org.innoflow.reader.RowReader;

/**
 * Rejected rows that somebody has corrected, held in memory: they take the places of the rows that
 * they correct. They come in the form of {@link RejectFile}.
 */
final class Corrections implements Serializable {
  private static final long serialVersionUID = 1L;
  static final Corrections NONE = new Corrections();

  private static final List<String> KEY = RejectFile.POSITION.subList(0, 3);

  /** Source, file and row number to the cells by folded header. */
  private final Map<String, Map<String, String>> rows = new HashMap<>();

  /**
   * Reads files of corrected rows.
   *
   * @throws Failure of kind INPUT where a file lacks one of the columns source, file and row_number
   */
  static Corrections read(List<InputFile> files, FileStore store) throws IOException {
    Corrections corrections = new Corrections();
    for (InputFile file : files) {
      try (RowReader reader =
          RowReader.open(store, file, FileFormat.usual("replay"), Set.copyOf(KEY))) {
        List<String> header =
            reader.header().stream().map(SpreadsheetText::original).map(Cells::folded).toList();
        if (!header.containsAll(KEY)) {
          throw Failure.input(
              "replay file",
              file.name(),
              "it has not the columns " + String.join(", ", KEY) + " but: " + reader.header(),
              "Write it with the command rejects and correct the cells only");
        }
        while (reader.hasNext()) {
          corrections.add(header, reader.next());
        }
      }
    }
    return corrections;
  }

  private void add(List<String> header, RawRow row) {
    Map<String, String> cells = new HashMap<>();
    for (int i = 0; i < Math.min(header.size(), row.cells().size()); i++) {
      String cell = row.cells().get(i);
      cells.put(header.get(i), cell == null ? null : SpreadsheetText.original(cell));
    }
    String key = KEY.stream().map(cells::get).collect(Collectors.joining("\u0000"));
    rows.put(key, cells);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Whether a row is in the files, corrected or not. */
  boolean has(String source, String file, long rowNumber) {
    return !rows.isEmpty() && rows.containsKey(key(source, file, rowNumber));
  }

  /**
   * A row that is in the files as it was corrected.
   *
   * @return its cells, those beyond the header among them unless they are blank; null where nothing
   *     is corrected: each cell is as it was, or all are blank because the row was not kept whole
   */
  List<String> cells(String source, String file, RawRow row, CellNames names) {
    Map<String, String> byName = rows.get(key(source, file, row.rowNumber()));
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < names.size() || byName.containsKey(names.get(i)); i++) {
      cells.add(byName.get(Cells.folded(names.get(i))));
    }
    while (cells.size() > names.size() && text(cells, cells.size() - 1).isBlank()) {
      cells.remove(cells.size() - 1);
    }
    boolean isBlank = cells.stream().allMatch(cell -> cell == null || cell.isBlank());
    return isBlank || alike(cells, row.cells()) ? null : cells;
  }

  /** Whether rows look the same in a file of corrections: an empty cell, a null and none do. */
  private static boolean alike(List<String> a, List<String> b) {
    return IntStream.range(0, Math.max(a.size(), b.size()))
        .allMatch(i -> text(a, i).equals(text(b, i)));
  }

  private static String text(List<String> cells, int i) {
    String cell = i < cells.size() ? cells.get(i) : null;
    return cell == null ? "" : cell;
  }

  /**
   * Makes sure that every correction was used.
   *
   * @param used keys of corrected rows, as {@link #key} makes them
   * @throws Failure of kind INPUT that names some that correct no rejected row
   */
  void requireUsed(Set<String> used) {
    Set<String> unused = new TreeSet<>(rows.keySet());
    unused.removeAll(used);
    if (!unused.isEmpty()) {
      throw Failure.input(
          "replay row",
          unused.iterator().next().replace('\u0000', ' '),
          "it is no rejected row of this run"
              + (unused.size() == 1 ? "" : ", nor are " + (unused.size() - 1) + " more"),
          "Write the file with the command rejects of a run over the same files");
    }
  }

  static String key(String source, String file, long rowNumber) {
    return source + "\u0000" + file + "\u0000" + rowNumber;
  }
}
