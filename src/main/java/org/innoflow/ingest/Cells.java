package org.innoflow.ingest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.Platform;
import org.innoflow.config.SourceProfile;
import org.innoflow.reader.HeaderRow;

/** Reads the texts of cells as a profile says: nulls, lists, headers. */
final class Cells {
  private final SourceProfile profile;

  Cells(SourceProfile profile) {
    this.profile = profile;
  }

  /** The text without surrounding space; null where it is empty or one of the null tokens. */
  String value(String cell) {
    if (cell == null) {
      return null;
    }
    String text = cell.strip();
    return text.isEmpty() || profile.nullTokens().contains(text) ? null : text;
  }

  /**
   * The values of a list, null tokens and empty texts kept as nulls so that lists can be matched by
   * position, at their ends too.
   */
  List<String> values(String cell) {
    String text = value(cell);
    if (text == null) {
      return List.of();
    }
    String separator = profile.file().listSeparator();
    if (separator.isEmpty() || !cell.contains(separator)) {
      return List.of(text);
    }
    List<String> values = new ArrayList<>();
    int from = 0;
    for (int at = cell.indexOf(separator); at >= 0; at = cell.indexOf(separator, from)) {
      values.add(value(cell.substring(from, at)));
      from = at + separator.length();
    }
    values.add(value(cell.substring(from)));
    return values;
  }

  /** A header or a word as it is compared: NFKC, lower case and single spaces. */
  static String folded(String text) {
    return HeaderRow.comparable(text);
  }

  /** A 64-bit hash of a row's cells, by which exact duplicates are found. */
  static long hash(List<String> cells) {
    long hash = cells.size();
    for (String cell : cells) {
      byte[] bytes = cell == null ? new byte[0] : cell.getBytes(StandardCharsets.UTF_8);
      hash =
          XXH64.hashUnsafeBytes(
              bytes, Platform.BYTE_ARRAY_OFFSET, bytes.length, 31 * hash + bytes.length);
    }
    return hash;
  }
}
