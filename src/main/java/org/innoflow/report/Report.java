package org.innoflow.report;

import java.util.List;
import java.util.Optional;
import org.innoflow.contract.Table;

/**
 * A report table: a query with what its file says of it.
 *
 * @param table the table {@code rpt_<id>}, with the types that the query gives
 * @param definitions metric ids of dim_metric that the figures follow
 * @param notes what a reader should know; may be empty
 * @param sql the query over the published tables
 * @param documents a query that gives layer, year and event_id of the events behind the table,
 *     beside columns to choose rows by
 */
public record Report(
    Table table, List<String> definitions, String notes, String sql, Optional<String> documents) {
  /** What the names of report tables begin with. */
  public static final String PREFIX = "rpt_";

  public String id() {
    return table.name().substring(PREFIX.length());
  }
}
