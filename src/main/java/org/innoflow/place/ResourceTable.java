package org.innoflow.place;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tables of this package's resources: lines of # are comments, the first other one the header. */
final class ResourceTable {

  private ResourceTable() {}

  /** The rows of a table, each of as many cells as given. */
  static List<String[]> rows(String resource, int columns) {
    try (InputStream in = ResourceTable.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            failure(resource, "it is not on the class path", "Build again."));
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(line -> cells(resource, line, columns))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(failure(resource, e.getMessage(), "Build again."), e);
    }
  }

  private static String[] cells(String resource, String line, int columns) {
    String[] cells = line.split("\t", -1);
    if (cells.length != columns) {
      String reason = "it has a line of " + cells.length + " columns, not " + columns + ": " + line;
      throw new IllegalStateException(failure(resource, reason, "Make it anew."));
    }
    return cells;
  }

  static String failure(String resource, String reason, String remedy) {
    return "Cannot read resource '" + resource + "': " + reason + ". " + remedy;
  }
}
