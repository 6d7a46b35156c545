package org.innoflow.ingest;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.parquet.schema.Type;
import org.innoflow.reader.RawRow;

/**
 * A column of an extract.
 *
 * @param type of Parquet, what the file says; of other files, what at least nine in ten of the
 *     filled cells of the first rows are: {@code integer}, {@code number}, {@code date}, {@code
 *     text}, or {@code empty}
 */
public record InputColumn(String name, String type) {
  private static final int ROWS = 200;
  private static final double MOST = 0.9;
  private static final String EMPTY = "empty";
  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,18}");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9][0-9,]*(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

  /** The columns of a file of text, told from its first rows. */
  static List<InputColumn> of(List<String> header, Iterator<RawRow> rows) {
    List<List<String>> cells = new ArrayList<>();
    header.forEach(name -> cells.add(new ArrayList<>()));
    for (int i = 0; i < ROWS && rows.hasNext(); i++) {
      RawRow row = rows.next();
      int filled = row.fault() == null ? Math.min(header.size(), row.cells().size()) : 0;
      for (int c = 0; c < filled; c++) {
        String cell = row.cells().get(c);
        if (cell != null && !cell.isBlank()) {
          cells.get(c).add(cell.strip());
        }
      }
    }
    List<InputColumn> columns = new ArrayList<>();
    for (int c = 0; c < header.size(); c++) {
      columns.add(new InputColumn(header.get(c), type(cells.get(c))));
    }
    return columns;
  }

  /** A column of a Parquet file. */
  static InputColumn of(Type field) {
    String type = "group";
    if (field.getLogicalTypeAnnotation() != null) {
      type = field.getLogicalTypeAnnotation().toString();
    } else if (field.isPrimitive()) {
      type = field.asPrimitiveType().getPrimitiveTypeName().name();
    }
    return new InputColumn(field.getName(), type);
  }

  private static String type(List<String> cells) {
    if (cells.isEmpty()) {
      return EMPTY;
    }
    if (most(cells, INTEGER.asMatchPredicate())) {
      return "integer";
    }
    if (most(cells, NUMBER.asMatchPredicate())) {
      return "number";
    }
    return most(cells, cell -> DateText.of(cell).isPresent()) ? "date" : "text";
  }

  private static boolean most(List<String> cells, Predicate<String> is) {
    return cells.stream().filter(is).count() >= MOST * cells.size();
  }

  /** Whether nothing is known of its values. */
  boolean isEmpty() {
    return type.equals(EMPTY);
  }

  /** The same column of two files: one type where they agree, else text. */
  InputColumn and(InputColumn other) {
    if (isEmpty() || Objects.equals(type, other.type)) {
      return other;
    }
    return other.isEmpty() ? this : new InputColumn(name, "text");
  }
}
