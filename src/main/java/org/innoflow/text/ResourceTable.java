package org.innoflow.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tables that are kept as resources: UTF-8, tab-separated, with a header line. */
public final class ResourceTable {

  private ResourceTable() {}

  /**
   * The rows below the header, without blank lines and lines that begin with #.
   *
   * @param owner the class beside which the resource lies
   * @param columns how many cells every row has; a missing one is an empty text
   */
  public static List<List<String>> rows(Class<?> owner, String resource, int columns) {
    try (InputStream in = owner.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            failure(resource, "it is not on the class path", "Build again."));
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .skip(1)
          .map(line -> cells(resource, line, columns))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(failure(resource, e.getMessage(), "Build again."), e);
    }
  }

  /** What is said of a resource that is not as it should be. */
  public static String failure(String resource, String reason, String remedy) {
    return "Cannot read resource '" + resource + "': " + reason + ". " + remedy;
  }

  private static List<String> cells(String resource, String line, int columns) {
    String[] cells = line.split("\t", -1);
    if (cells.length > columns) {
      String reason = "a line has " + cells.length + " columns, not " + columns + ": " + line;
      throw new IllegalStateException(failure(resource, reason, "Make it anew."));
    }
    String[] row = new String[columns];
    for (int i = 0; i < columns; i++) {
      row[i] = i < cells.length ? cells[i] : "";
    }
    return List.of(row);
  }
}
