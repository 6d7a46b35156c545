package org.innoflow.sector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.innoflow.text.PlainText;
import org.innoflow.text.ResourceTable;

/**
 * The 35 fields of technology that symbols of the International Patent Classification belong to.
 *
 * <p>Immutable, safe for threads. Source: WIPO, IPC-Technology Concordance (resource wipo35.tsv).
 */
public final class IpcFields {
  /** The scheme's name. */
  public static final String SCHEME = "wipo35";

  private static final int SUBCLASS = 4;

  /** Symbols of fixed width (G02B0027010000) have four digits of main group and six below it. */
  private static final int FIXED_WIDTH = 10;

  private static final Map<String, String> FIELD_OF_SYMBOL = new HashMap<>();
  private static final Map<String, String> FIELD_OF_NAME = new HashMap<>();
  private static final List<Sector> SECTORS = new ArrayList<>();

  static {
    for (List<String> row : ResourceTable.rows(IpcFields.class, "wipo35.tsv", 6)) {
      String id = row.get(1);
      if (!row.get(5).isEmpty()) {
        List.of(row.get(5).split(" ")).forEach(symbol -> FIELD_OF_SYMBOL.put(symbol, id));
      }
      if (!row.get(0).equals("split")) {
        String parent = row.get(2).isEmpty() ? null : row.get(2);
        SECTORS.add(new Sector(SCHEME, id, row.get(3), row.get(4), parent));
      }
      if (row.get(0).equals("field")) {
        List.of(id, "0" + id, row.get(3), row.get(4))
            .forEach(name -> FIELD_OF_NAME.put(PlainText.of(name), id));
      }
    }
  }

  private IpcFields() {}

  /**
   * The field of a symbol, as exports write it: G02B27/01, G02B 27/01, G02B0027010000, G02B,
   * H04L12/28(2006.01)I. The main group decides, else the subclass.
   *
   * @return the number of the field, 1 to 35; empty for what is no symbol, has no field, or names a
   *     subclass whose groups lie in several fields
   */
  public static Optional<String> field(String symbol) {
    String text = narrow(symbol);
    if (!startsWithSubclass(text)) {
      return Optional.empty();
    }
    String subclass = text.substring(0, SUBCLASS);
    String field = FIELD_OF_SYMBOL.get(subclass + mainGroup(text));
    return Optional.ofNullable(field != null ? field : FIELD_OF_SYMBOL.get(subclass));
  }

  /** The field of a symbol, or the field that a text names by its number or its name. */
  static Optional<String> fieldOfLabel(String label) {
    Optional<String> field = field(label);
    return field.isPresent()
        ? field
        : Optional.ofNullable(FIELD_OF_NAME.get(PlainText.of(label).strip()));
  }

  /** The five areas and the fields in them. */
  static List<Sector> sectors() {
    return SECTORS;
  }

  private static String narrow(String symbol) {
    return PlainText.of(symbol).strip().toUpperCase(Locale.ROOT);
  }

  private static boolean startsWithSubclass(String text) {
    return text.length() >= SUBCLASS
        && text.charAt(0) >= 'A'
        && text.charAt(0) <= 'H'
        && isDigit(text.charAt(1))
        && isDigit(text.charAt(2))
        && text.charAt(3) >= 'A'
        && text.charAt(3) <= 'Z';
  }

  /** The digits of the main group without leading zeros; empty where there is none. */
  private static String mainGroup(String text) {
    int start = SUBCLASS;
    while (start < text.length() && (text.charAt(start) == ' ' || text.charAt(start) == '-')) {
      start++;
    }
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    if (end - start == FIXED_WIDTH) {
      end = start + 4;
    }
    while (start < end && text.charAt(start) == '0') {
      start++;
    }
    return text.substring(start, end);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
