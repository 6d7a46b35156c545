package org.innoflow.reader;

import java.io.Closeable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * The rows of one sheet, in order; rows without a value are left out. Formulas count by the value
 * that Excel saved with them, errors are null.
 */
final class XlsxSheet implements Closeable {
  /** Columns that a sheet can have. */
  private static final int COLUMNS = 16_384;

  private static final int LETTERS = 26;

  private final XmlReader xml;
  private final SharedStrings strings;
  private final XlsxStyles styles;
  private final LocalDate origin;
  private final StringBuilder text = new StringBuilder();
  private long rowNumber;
  private long characters;

  XlsxSheet(XmlReader xml, SharedStrings strings, XlsxStyles styles, LocalDate origin) {
    this.xml = xml;
    this.strings = strings;
    this.styles = styles;
    this.origin = origin;
  }

  /** The next row with its number in the sheet; null at the end. */
  RawRow next() throws IOException {
    while (xml.next()) {
      if (xml.isStart("row")) {
        rowNumber = number(xml.attribute("r"), rowNumber + 1);
        List<String> cells = cells();
        if (characters > DelimitedText.LONGEST_ROW) {
          return new RawRow(0, rowNumber, List.of(""), "too_long");
        }
        if (cells.stream().anyMatch(cell -> cell != null && !cell.isBlank())) {
          return new RawRow(0, rowNumber, cells);
        }
      }
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    xml.close();
  }

  private static long number(String text, long otherwise) {
    return text != null && text.matches("[0-9]{1,9}") ? Long.parseLong(text) : otherwise;
  }

  private List<String> cells() throws IOException {
    List<String> cells = new ArrayList<>();
    characters = 0;
    while (xml.next() && !xml.isEnd("row")) {
      if (xml.isStart("c")) {
        int column = column(xml.attribute("r"), cells.size());
        cells.addAll(Collections.nCopies(Math.max(0, column + 1 - cells.size()), null));
        String value = value();
        characters += value == null ? 0 : value.length();
        cells.set(column, characters > DelimitedText.LONGEST_ROW ? null : value);
      }
    }
    return cells;
  }

  /** The column of a reference such as AB12, from 0. */
  private static int column(String reference, int otherwise) throws IOException {
    int column = 0;
    for (int i = 0; reference != null && i < reference.length(); i++) {
      char c = reference.charAt(i);
      if (c < 'A' || c > 'Z' || column > COLUMNS) {
        break;
      }
      column = column * LETTERS + c - 'A' + 1;
    }
    int result = column == 0 ? otherwise : column - 1;
    if (result >= COLUMNS) {
      throw new IOException("a cell stands right of the last column that a sheet has");
    }
    return result;
  }

  private String value() throws IOException {
    String type = Objects.requireNonNullElse(xml.attribute("t"), "n");
    String style = xml.attribute("s");
    boolean hasFormula = false;
    boolean hasValue = false;
    text.setLength(0);
    while (xml.next() && !xml.isEnd("c")) {
      if (xml.isStart("v")) {
        hasValue = true;
        xml.text(text, DelimitedText.LONGEST_ROW);
      } else if (xml.isStart("is")) {
        hasValue = true;
        SharedStrings.readRuns(xml, "is", text);
      } else {
        hasFormula |= xml.isStart("f");
      }
    }
    return hasValue ? value(type, style, text.toString(), hasFormula) : null;
  }

  private String value(String type, String style, String value, boolean hasFormula)
      throws IOException {
    return switch (type) {
      case "s" -> value.isEmpty() ? null : strings.text(value);
      case "inlineStr" -> XlsxText.unescape(value);
      case "str" -> hasFormula && XlsxText.isError(value) ? null : XlsxText.unescape(value);
      case "e" -> null;
      case "b" -> value.equals("1") ? "TRUE" : "FALSE";
      case "d" -> XlsxText.isoDate(value);
      default ->
          value.isEmpty()
              ? null
              : styles.isDate(style) ? XlsxText.date(value, origin) : XlsxText.number(value);
    };
  }
}
