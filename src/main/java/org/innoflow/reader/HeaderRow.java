package org.innoflow.reader;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the header among the first rows of a file: titles, dates of the export and notes may stand
 * above it.
 */
public final class HeaderRow {
  /** Rows that are looked at. */
  static final int ROWS = 20;

  private static final int LONGEST_NAME = 1000;
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private HeaderRow() {}

  /** A column's name as it is compared: NFKC, lower case and single spaces. */
  public static String comparable(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFKC);
    return SPACE.matcher(plain.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
  }

  /**
   * The position of the header: the row with the most wanted columns, the first of such; the first
   * row where none has one.
   *
   * @param wanted names of columns, {@link #comparable}
   */
  static int position(List<RawRow> rows, Set<String> wanted) {
    int best = 0;
    long most = 0;
    for (int i = 0; i < rows.size(); i++) {
      long found = found(rows.get(i), wanted);
      if (found > most) {
        best = i;
        most = found;
      }
    }
    return best;
  }

  /** How many of the wanted columns a row names. */
  static long found(RawRow row, Set<String> wanted) {
    if (row.fault() != null) {
      return 0;
    }
    return row.cells().stream()
        .filter(cell -> cell != null && cell.length() <= LONGEST_NAME)
        .map(HeaderRow::comparable)
        .filter(wanted::contains)
        .distinct()
        .count();
  }
}
