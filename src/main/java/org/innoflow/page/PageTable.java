package org.innoflow.page;

import java.util.List;
import org.innoflow.contract.Table;

/**
 * A report table that the page lists.
 *
 * @param definitions metric ids of dim_metric that its figures follow
 * @param notes what a reader should know; may be empty
 */
public record PageTable(Table table, List<String> definitions, String notes) {}
