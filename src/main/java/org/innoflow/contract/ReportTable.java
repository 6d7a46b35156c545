package org.innoflow.contract;

import java.util.List;

/**
 * A report table, for those who show it.
 *
 * @param table the table {@code rpt_<id>}
 * @param definitions metric ids of dim_metric that its figures follow
 * @param notes what a reader should know; may be empty
 */
public record ReportTable(Table table, List<String> definitions, String notes) {}
