package org.innoflow.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.innoflow.contract.Table;
import org.innoflow.failure.Failure;

/**
 * The tables of a release in a database of the Hive metastore that the session has for its catalog,
 * as external tables of Parquet with comments and partitions. They are made under other names while
 * the last release still stands there, and take its place table by table: readers of one table see
 * one release, and miss it for the moment between two calls of the metastore.
 */
public final class HiveCatalog {
  private static final String NEXT = "__next_";

  private final SparkSession session;
  private final SqlScripts scripts;
  private final String database;

  private HiveCatalog(SparkSession session, SqlScripts scripts) {
    this.session = session;
    this.scripts = scripts;
    this.database = scripts.database();
  }

  /**
   * Makes the tables of a release under other names.
   *
   * @throws Failure where the database has a table of such a name that is none of ours, or the
   *     metastore refuses one
   */
  static HiveCatalog prepare(SparkSession session, SqlScripts scripts) {
    HiveCatalog catalog = new HiveCatalog(session, scripts);
    catalog.sql("CREATE DATABASE IF NOT EXISTS " + catalog.database);
    Set<String> foreign = new HashSet<>(catalog.names());
    foreign.removeAll(catalog.ours());
    List<String> taken =
        scripts.tables().stream().map(Table::name).filter(foreign::contains).sorted().toList();
    if (!taken.isEmpty()) {
      throw Failure.usage(
          "register tables in database",
          catalog.database,
          "it has tables of the same names that are not innoflow's: " + String.join(", ", taken),
          "Drop them, or choose another publish.database");
    }
    for (Table table : scripts.tables()) {
      scripts.sparkTable(table, catalog.named(catalog.next(table))).forEach(catalog::sql);
    }
    return catalog;
  }

  /**
   * Puts the tables in the place of those of the last release, and drops what it alone had and what
   * runs have left that were not published. Of two runs at once the last to come has its tables
   * there, made anew where the other has dropped them.
   */
  public void switchOver() {
    Set<String> gone = ours();
    for (Table table : scripts.tables()) {
      String next = next(table);
      if (gone.remove(next)) {
        sql("DROP TABLE IF EXISTS " + named(table.name()));
        sql("ALTER TABLE " + named(next) + " RENAME TO " + named(table.name()));
      } else {
        scripts.sparkTable(table, named(table.name())).forEach(this::sql);
      }
      gone.remove(table.name());
    }
    gone.forEach(name -> sql("DROP TABLE IF EXISTS " + named(name)));
  }

  /** The name of a table until it takes its place, which no other run uses. */
  private String next(Table table) {
    return NEXT
        + scripts.runId().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_")
        + "_"
        + table.name();
  }

  private String named(String table) {
    return "`" + database + "`.`" + table + "`";
  }

  /** The tables of the database that innoflow has made. */
  private Set<String> ours() {
    return names().stream()
        .filter(
            name ->
                sql("SHOW TBLPROPERTIES " + named(name)).stream()
                    .anyMatch(property -> property.getString(0).equals(SqlScripts.RUN_ID)))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    sql("SHOW TABLES IN " + database)
        .forEach(
            row -> {
              if (!row.<Boolean>getAs("isTemporary")) {
                names.add(row.getAs("tableName"));
              }
            });
    return names;
  }

  private List<Row> sql(String statement) {
    return session.sql(statement).collectAsList();
  }
}
