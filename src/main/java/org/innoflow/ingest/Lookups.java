package org.innoflow.ingest;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.innoflow.config.FileFormat;
import org.innoflow.config.LookupSpec;
import org.innoflow.config.Nearest;
import org.innoflow.config.SourceProfile;
import org.innoflow.failure.Failure;
import org.innoflow.io.FileStore;
import org.innoflow.io.FileStore.InputFile;
import org.innoflow.reader.RawRow;
import org.innoflow.reader.RowReader;

/**
 * The small tables beside an extract, held in memory: read once and sent to every task, which is
 * meant for some hundred thousand rows. Of rows with one key the last counts; rows without one are
 * passed over.
 */
record Lookups(List<Table> tables) implements Serializable {
  static final Lookups NONE = new Lookups(List.of());

  record Table(LookupSpec spec, List<String> header, Map<String, String[]> rows)
      implements Serializable {}

  /**
   * Reads the tables of a profile from their files.
   *
   * @throws Failure of kind INPUT where a row cannot be taken apart, or files differ in columns
   */
  static Lookups read(SourceProfile profile, Map<String, List<InputFile>> files, FileStore store)
      throws IOException {
    List<Table> tables = new ArrayList<>();
    for (LookupSpec spec : profile.lookups().values()) {
      tables.add(table(spec, files.get(spec.name()), profile.file(), store));
    }
    return new Lookups(tables);
  }

  private static Table table(
      LookupSpec spec, List<InputFile> files, FileFormat format, FileStore store)
      throws IOException {
    List<String> header = List.of();
    Map<String, String[]> rows = new HashMap<>();
    for (InputFile file : files) {
      try (RowReader reader =
          RowReader.open(store, file, format, Set.of(Cells.folded(spec.column())))) {
        if (!header.isEmpty() && !header.equals(reader.header())) {
          throw Failure.input(
              "read file",
              file.name(),
              "its columns are not those of the other files of lookup " + spec.name(),
              "Make them the same");
        }
        header = reader.header();
        int key = position(header, spec.column(), file.name());
        while (reader.hasNext()) {
          RawRow row = reader.next();
          requireWhole(row, header.size(), file.name());
          String id = row.cells().get(key);
          if (id != null) {
            rows.put(id.strip(), row.cells().toArray(String[]::new));
          }
        }
      }
    }
    return new Table(spec, header, rows);
  }

  /** A row that is lost here would be missing in every row of the extract that refers to it. */
  private static void requireWhole(RawRow row, int columns, String file) {
    String fault = row.fault();
    if (fault == null && row.cells().size() != columns) {
      fault = "field_count";
    }
    if (fault != null) {
      throw Failure.input(
          "read file",
          file,
          "its row " + row.rowNumber() + " (line " + row.lineNumber() + ") is broken: " + fault,
          "Correct it; a lookup is read whole");
    }
  }

  /** The header with the columns {@code name.column} of each table behind it. */
  List<String> header(List<String> own) {
    List<String> all = new ArrayList<>(own);
    for (Table table : tables) {
      table.header().forEach(column -> all.add(table.spec().name() + "." + column));
    }
    return List.copyOf(all);
  }

  /**
   * Where the keys stand in a file.
   *
   * @throws Failure of kind INPUT where it has no such column
   */
  Keys keys(List<String> own, String file) {
    return new Keys(this, tables.stream().map(t -> position(own, t.spec().key(), file)).toList());
  }

  private static int position(List<String> header, String column, String file) {
    for (int i = 0; i < header.size(); i++) {
      if (Cells.folded(header.get(i)).equals(Cells.folded(column))) {
        return i;
      }
    }
    throw Failure.input(
        "read file",
        file,
        "a lookup needs column '" + column + "', and it has only: " + String.join(", ", header),
        Nearest.of(column, header).map(n -> "Is it '" + n + "'").orElse("Correct the profile"));
  }

  /** The positions of the keys of all tables in the rows of one file. */
  record Keys(Lookups lookups, Collection<Integer> positions) {
    List<String> extend(List<String> cells) {
      if (positions.isEmpty()) {
        return cells;
      }
      List<String> all = new ArrayList<>(cells);
      int t = 0;
      for (int position : positions) {
        Table table = lookups.tables().get(t++);
        String key = cells.get(position);
        String[] row = key == null ? null : table.rows().get(key.strip());
        for (int i = 0; i < table.header().size(); i++) {
          all.add(row == null ? null : row[i]);
        }
      }
      return all;
    }
  }
}
