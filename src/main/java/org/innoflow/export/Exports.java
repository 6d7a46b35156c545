package org.innoflow.export;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.innoflow.contract.ReportTable;
import org.innoflow.contract.Table;
import org.innoflow.io.FileStore;
import org.innoflow.io.ReleasePaths;
import org.innoflow.io.TableStore;
import org.innoflow.run.RunContext;

/** Everything of a release that is no table. */
public final class Exports {
  private Exports() {}

  /**
   * Writes the workbook of the report tables and the graphs.
   *
   * @param tables those of the run, read through a session for small queries
   * @return how many graphs
   */
  public static int ofTables(RunContext context, TableStore tables, List<ReportTable> reports)
      throws IOException {
    Workbooks.write(tables, context.files(), context.paths(), reports);
    return GraphFiles.write(
        tables, context.files(), context.paths(), context.settings().exports(), context.notices());
  }

  /**
   * Writes what makes the tables known to others: SQL for engines, and the data package.
   *
   * @param data the files of each table, by their paths below its folder
   * @param created when the release was made
   */
  public static void descriptions(
      RunContext context, List<Table> tables, Map<String, List<String>> data, String created)
      throws IOException {
    ReleasePaths paths = context.paths();
    FileStore files = context.files();
    for (Map.Entry<String, String> script : scripts(context, tables, data).all().entrySet()) {
      files.write(paths.sql() + "/" + script.getKey(), script.getValue());
    }
    files.write(paths.dataPackage(), DataPackage.json(paths.runId(), tables, data, created));
  }

  /**
   * Makes the tables of a release in a database of the session's Hive metastore, where they take
   * the place of the last release's once {@link HiveCatalog#switchOver} is called.
   *
   * @param data the files of each table, by their paths below its folder
   */
  public static HiveCatalog catalog(
      RunContext context, List<Table> tables, Map<String, List<String>> data) throws IOException {
    return HiveCatalog.prepare(context.session(), scripts(context, tables, data));
  }

  private static SqlScripts scripts(
      RunContext context, List<Table> tables, Map<String, List<String>> data) throws IOException {
    ReleasePaths paths = context.paths();
    return new SqlScripts(
        paths.runId(),
        context.files().whole(paths.release(), ""),
        context.settings().publish().database(),
        tables,
        empty(data));
  }

  /** The tables that have no file. */
  private static Set<String> empty(Map<String, List<String>> data) {
    Set<String> empty = new TreeSet<>();
    data.forEach(
        (table, names) -> {
          if (names.isEmpty()) {
            empty.add(table);
          }
        });
    return empty;
  }
}
