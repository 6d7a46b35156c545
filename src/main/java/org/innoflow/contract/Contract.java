package org.innoflow.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.innoflow.text.ResourceTable;

/**
 * The output contract: every published table with its columns, as the resources tables.tsv and
 * columns.tsv state them. The dictionary, the schemas and their checks all come from here.
 */
public final class Contract {
  /** The table of what the checks of a release have found. */
  public static final String CHECKS = "quality_check";

  /** The newest {@link Change}. */
  public static final String VERSION = Change.all().get(0).version();

  private static final Map<String, Table> TABLES = load();

  private Contract() {}

  public static List<Table> tables() {
    return List.copyOf(TABLES.values());
  }

  /** The tables that are there before a release is checked: all but {@link #CHECKS}. */
  public static List<Table> checkedTables() {
    return TABLES.values().stream().filter(table -> !table.name().equals(CHECKS)).toList();
  }

  /**
   * The table of that name.
   *
   * @throws IllegalArgumentException if the contract has no such table
   */
  public static Table table(String name) {
    Table table = TABLES.get(name);
    if (table == null) {
      throw new IllegalArgumentException("The contract has no table " + name);
    }
    return table;
  }

  private static Map<String, Table> load() {
    Map<String, List<List<String>>> columns =
        ResourceTable.rows(Contract.class, "columns.tsv", 8).stream()
            .collect(
                Collectors.groupingBy(row -> row.get(0), LinkedHashMap::new, Collectors.toList()));
    Map<String, Table> tables = new LinkedHashMap<>();
    for (List<String> row : ResourceTable.rows(Contract.class, "tables.tsv", 3)) {
      List<Column> own = columns.get(row.get(0)).stream().map(Contract::column).toList();
      tables.put(row.get(0), new Table(row.get(0), row.get(1), row.get(2), own));
    }
    return tables;
  }

  private static Column column(List<String> row) {
    return new Column(
        row.get(1),
        row.get(2),
        row.get(3).equals("key"),
        row.get(4),
        row.get(5),
        row.get(6),
        row.get(7));
  }
}
