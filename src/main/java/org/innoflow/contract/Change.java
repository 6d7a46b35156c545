package org.innoflow.contract;

import java.util.List;
import org.innoflow.text.ResourceTable;

/**
 * A version of the output contract. The first part is raised when a column is renamed, retyped or
 * dropped, else the second.
 *
 * @param en what is new in it, in English
 * @param zh the same in Chinese
 */
public record Change(String version, String en, String zh) {
  private static final List<Change> ALL =
      ResourceTable.rows(Change.class, "changes.tsv", 3).stream()
          .map(row -> new Change(row.get(0), row.get(1), row.get(2)))
          .toList();

  /** All versions, the newest first, as the resource changes.tsv states them. */
  public static List<Change> all() {
    return ALL;
  }
}
