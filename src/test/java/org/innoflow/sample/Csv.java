package org.innoflow.sample;

import java.util.List;
import java.util.stream.Collectors;

/** Records as RFC 4180 writes them, without the line end. */
final class Csv {

  private Csv() {}

  static String line(List<String> fields) {
    return fields.stream().map(Csv::quoted).collect(Collectors.joining(","));
  }

  private static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
