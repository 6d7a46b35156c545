package org.innoflow.sql;

/** The first sentences of what Spark says against a query, without its plan and its position. */
final class SqlReason {
  private SqlReason() {}

  static String of(Throwable e) {
    String first = String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("");
    return first
        .replaceAll("^(\\{LINE:[0-9]+} )?\\[[A-Z_.]+] ", "")
        .replaceAll(" ?SQLSTATE: .*$", "")
        .replaceAll("\\.$", "");
  }
}
