package org.innoflow.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.innoflow.contract.Column;
import org.innoflow.contract.Table;

/** SQL that makes the tables of one release known to an engine, by the file that it stands in. */
final class SqlScripts {
  private static final Pattern ARRAY = Pattern.compile("array<(.+)>");

  /** The property of a table that says which release it is of. */
  static final String RUN_ID = "innoflow.run_id";

  private final String runId;
  private final String release;
  private final String database;
  private final List<Table> tables;
  private final Set<String> empty;

  /**
   * The scripts of a release.
   *
   * @param release its folder, with scheme and host where it is on no local disk
   * @param database that has the tables, in engines that have databases
   * @param empty the tables that have no file
   */
  SqlScripts(String runId, String release, String database, List<Table> tables, Set<String> empty) {
    this.runId = runId;
    this.release = release;
    this.database = database;
    this.tables = tables;
    this.empty = empty;
  }

  Map<String, String> all() {
    Map<String, String> scripts = new LinkedHashMap<>();
    scripts.put("duckdb.sql", duckDb());
    scripts.put("spark.sql", spark());
    scripts.put("hive.sql", hive());
    scripts.put("trino.sql", trino());
    return scripts;
  }

  private String duckDb() {
    String folder = release.replaceFirst("^file:(//)?", "");
    StringBuilder sql = heading("DuckDB: duckdb innoflow.duckdb < sql/duckdb.sql", folder);
    for (Table table : tables) {
      sql.append("CREATE OR REPLACE VIEW ").append(table.name()).append(" AS SELECT ");
      if (empty.contains(table.name())) {
        sql.append(
            list(
                table.columns(),
                c -> "CAST(NULL AS " + duckDbType(c.type()) + ") AS \"" + c.name() + "\"",
                ", "));
        sql.append(" WHERE false;\n");
      } else {
        sql.append(list(table.columns(), c -> '"' + c.name() + '"', ", "))
            .append(" FROM read_parquet(")
            .append(quoted(folder + "/" + table.name() + "/**/*.parquet"))
            .append(table.partitions().isEmpty() ? "" : ", hive_partitioning = true")
            .append(
                table.partitions().isEmpty()
                    ? ""
                    : ", hive_types = {'layer': VARCHAR, 'year': INTEGER}")
            .append(");\n");
      }
      sql.append("COMMENT ON VIEW ")
          .append(table.name())
          .append(" IS ")
          .append(quoted(table.en()))
          .append(";\n");
    }
    return sql.toString();
  }

  private String spark() {
    StringBuilder sql = heading("Spark SQL: spark-sql -f sql/spark.sql", release);
    sql.append("CREATE DATABASE IF NOT EXISTS ").append(database).append(";\n");
    for (Table table : tables) {
      sparkTable(table, database + "." + table.name())
          .forEach(statement -> sql.append(statement).append(";\n"));
    }
    return sql.toString();
  }

  /** The statements of Spark SQL that make a table anew, under a name. */
  List<String> sparkTable(Table table, String name) {
    List<String> statements = new ArrayList<>();
    statements.add("DROP TABLE IF EXISTS " + name);
    StringBuilder create = new StringBuilder("CREATE TABLE ").append(name).append(" (\n  ");
    create.append(
        list(
            table.columns(),
            c -> "`" + c.name() + "` " + c.type() + " COMMENT " + escaped(c.en()),
            ",\n  "));
    create.append(")\nUSING parquet\n");
    if (!table.partitions().isEmpty()) {
      create.append("PARTITIONED BY (layer, year)\n");
    }
    create.append("LOCATION ").append(escaped(release + "/" + table.name()));
    create.append("\nCOMMENT ").append(escaped(table.en()));
    create.append(properties());
    statements.add(create.toString());
    if (!table.partitions().isEmpty() && !empty.contains(table.name())) {
      statements.add("MSCK REPAIR TABLE " + name);
    }
    return statements;
  }

  private String hive() {
    StringBuilder sql = heading("Hive: beeline -f sql/hive.sql", release);
    sql.append("CREATE DATABASE IF NOT EXISTS ").append(database).append(";\n");
    for (Table table : tables) {
      String name = database + "." + table.name();
      sql.append("DROP TABLE IF EXISTS ").append(name).append(";\n");
      sql.append("CREATE EXTERNAL TABLE ").append(name).append(" (\n  ");
      sql.append(
          list(
              stored(table),
              c -> "`" + c.name() + "` " + hiveType(c.type()) + " COMMENT " + escaped(c.en()),
              ",\n  "));
      sql.append(")\nCOMMENT ").append(escaped(table.en())).append('\n');
      if (!table.partitions().isEmpty()) {
        sql.append("PARTITIONED BY (layer string, year int)\n");
      }
      sql.append("STORED AS PARQUET\nLOCATION ")
          .append(escaped(release + "/" + table.name()))
          .append(properties())
          .append(";\n");
      if (!table.partitions().isEmpty() && !empty.contains(table.name())) {
        sql.append("MSCK REPAIR TABLE ").append(name).append(";\n");
      }
    }
    return sql.toString();
  }

  private String trino() {
    StringBuilder sql =
        heading(
            "Trino, with a catalog hive of the Hive connector: trino -f sql/trino.sql", release);
    sql.append("CREATE SCHEMA IF NOT EXISTS hive.").append(database).append(";\n");
    for (Table table : tables) {
      String name = "hive." + database + "." + table.name();
      List<Column> columns = new ArrayList<>(stored(table));
      table.columns().stream()
          .filter(c -> table.partitions().contains(c.name()))
          .forEach(columns::add);
      sql.append("DROP TABLE IF EXISTS ").append(name).append(";\n");
      sql.append("CREATE TABLE ").append(name).append(" (\n  ");
      sql.append(
          list(
              columns,
              c -> '"' + c.name() + "\" " + trinoType(c.type()) + " COMMENT " + quoted(c.en()),
              ",\n  "));
      sql.append(")\nCOMMENT ").append(quoted(table.en()));
      sql.append("\nWITH (format = 'PARQUET', external_location = ")
          .append(quoted(release + "/" + table.name()));
      if (table.partitions().isEmpty()) {
        sql.append(");\n");
      } else {
        sql.append(", partitioned_by = ARRAY['layer', 'year']);\n");
        sql.append("CALL hive.system.sync_partition_metadata(")
            .append(quoted(database))
            .append(", ")
            .append(quoted(table.name()))
            .append(", 'FULL');\n");
      }
    }
    return sql.toString();
  }

  private String properties() {
    return "\nTBLPROPERTIES (" + escaped(RUN_ID) + " = " + escaped(runId) + ")";
  }

  String runId() {
    return runId;
  }

  List<Table> tables() {
    return tables;
  }

  String database() {
    return database;
  }

  /** The columns that files hold: all but those that are folders. */
  private static List<Column> stored(Table table) {
    return table.columns().stream().filter(c -> !table.partitions().contains(c.name())).toList();
  }

  private static StringBuilder heading(String use, String folder) {
    return new StringBuilder("-- The tables of one release of innoflow.\n-- ")
        .append(use)
        .append("\n-- Where the release has been moved, put its new folder in the place of\n-- ")
        .append(folder)
        .append("\n\n");
  }

  private static String list(List<Column> columns, ColumnText text, String separator) {
    return columns.stream().map(text::of).collect(Collectors.joining(separator));
  }

  private interface ColumnText {
    String of(Column column);
  }

  private static String duckDbType(String type) {
    return nested(
        type,
        plain ->
            switch (plain) {
              case "string" -> "VARCHAR";
              case "long" -> "BIGINT";
              case "int" -> "INTEGER";
              default -> plain.toUpperCase(Locale.ROOT);
            },
        element -> element + "[]");
  }

  private static String hiveType(String type) {
    return nested(type, plain -> plain.equals("long") ? "bigint" : plain, e -> "array<" + e + ">");
  }

  private static String trinoType(String type) {
    return nested(
        type,
        plain ->
            switch (plain) {
              case "string" -> "varchar";
              case "long" -> "bigint";
              case "int" -> "integer";
              default -> plain;
            },
        element -> "array(" + element + ")");
  }

  private static String nested(
      String type, UnaryOperator<String> plain, UnaryOperator<String> array) {
    Matcher m = ARRAY.matcher(type);
    return m.matches() ? array.apply(nested(m.group(1), plain, array)) : plain.apply(type);
  }

  /** A text of standard SQL. */
  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** A text of Spark and Hive, where a backslash escapes. */
  private static String escaped(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
