package org.innoflow.contract;

import java.util.List;

/**
 * A published table.
 *
 * @param en what it holds, in English
 * @param zh what it holds, in Chinese
 * @param columns all columns, those of the grain first
 */
public record Table(String name, String en, String zh, List<Column> columns) {

  /** The columns that identify a row; rows are sorted by them, so that statistics prune. */
  public List<String> grain() {
    return columns.stream().filter(Column::key).map(Column::name).toList();
  }

  public List<String> columnNames() {
    return columns.stream().map(Column::name).toList();
  }

  /** Layer and year where they lead the grain: the folders below the table's own. */
  public List<String> partitions() {
    List<String> grain = grain();
    return grain.size() > 1 && grain.subList(0, 2).equals(List.of("layer", "year"))
        ? List.of("layer", "year")
        : List.of();
  }
}
