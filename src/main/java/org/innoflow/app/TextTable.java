package org.innoflow.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** A table for a terminal, in which a Chinese character is two columns wide. */
final class TextTable {
  private final List<List<String>> rows = new ArrayList<>();

  /** A table with a header, or without one where no column is named. */
  TextTable(String... header) {
    if (header.length > 0) {
      rows.add(List.of(header));
    }
  }

  void add(Object... cells) {
    rows.add(Stream.of(cells).map(String::valueOf).toList());
  }

  void print(PrintWriter out) {
    int columns = rows.isEmpty() ? 0 : rows.get(0).size();
    List<Integer> widths = new ArrayList<>(Collections.nCopies(columns, 0));
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths.set(i, Math.max(widths.get(i), width(row.get(i))));
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        line.append("  ").append(row.get(i)).append(" ".repeat(widths.get(i) - width(row.get(i))));
      }
      out.println(line.toString().stripTrailing());
    }
  }

  private static int width(String text) {
    return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
  }

  private static boolean isWide(int codePoint) {
    return Character.isIdeographic(codePoint) || (codePoint >= 0xFF00 && codePoint <= 0xFF60);
  }
}
