package org.innoflow.network;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/** What tells graphs apart, and the id made of it. */
final class GraphId {
  static final List<String> PARTS =
      List.of("layer", "year", "window", "scheme", "sector_id", "level", "region_set", "tag");

  private GraphId() {}

  /** {@code venture/2021/year/ALL/ALL/city/yrd41}; a tag follows where there is one. */
  static Column column() {
    return joined(PARTS.stream());
  }

  /** What the graphs of successive years have in common: the id without the year. */
  static Column chain() {
    return joined(PARTS.stream().filter(part -> !part.equals("year")));
  }

  /** The same id of a graph whose series is in the memory of a task; {@code tag} may be null. */
  static String of(Map<String, String> parts, int year, String window, String tag) {
    return joined(parts, String.valueOf(year), window, tag);
  }

  static String chain(Map<String, String> parts, String window, String tag) {
    return joined(parts, null, window, tag);
  }

  private static String joined(Map<String, String> parts, String year, String window, String tag) {
    return PARTS.stream()
        .map(
            part ->
                switch (part) {
                  case "year" -> year;
                  case "window" -> window;
                  case "tag" -> tag;
                  default -> parts.get(part);
                })
        .filter(Objects::nonNull)
        .collect(Collectors.joining("/"));
  }

  private static Column joined(Stream<String> parts) {
    return concat_ws("/", parts.map(part -> col(part).cast("string")).toArray(Column[]::new));
  }

  /** The id and its parts, followed by other columns. */
  static Column[] with(Column... others) {
    return Stream.of(
            Stream.of(column().as("graph_id")),
            PARTS.stream().map(part -> col(part)),
            Stream.of(others))
        .flatMap(s -> s)
        .toArray(Column[]::new);
  }
}
