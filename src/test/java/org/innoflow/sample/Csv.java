package org.innoflow.sample;

import java.util.List;
import java.util.stream.Collectors;

/** Records as RFC 4180 writes them, without the line end. */
final class Csv {

  private Csv() {}

  static String line(List<String> fields) {
    return line(fields, ',');
  }

  static String line(List<String> fields, char delimiter) {
    return fields.stream()
        .map(field -> quoted(field, delimiter))
        .collect(Collectors.joining(String.valueOf(delimiter)));
  }

  private static String quoted(String field, char delimiter) {
    boolean plain =
        field.chars().noneMatch(c -> c == delimiter || c == '"' || c == '\n' || c == '\r');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
