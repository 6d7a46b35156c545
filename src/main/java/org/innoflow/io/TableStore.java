package org.innoflow.io;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Table;
import org.innoflow.io.FileStore.InputFile;

/**
 * The tables of one release. Nothing else in innoflow reads or writes Parquet of ours.
 *
 * <p>Files: one per partition (one per table where it has no partitions) up to the advisory
 * partition size of the session, then several of about that size; rows are sorted by the grain
 * within a file. More cores mean more tasks, not more files.
 */
public final class TableStore {
  private static final String DICTIONARY = "parquet.enable.dictionary#";

  /** Columns whose values hardly occur twice: a dictionary would cost time, and space as well. */
  private static final List<String> UNREPEATED =
      List.of(
          "event_id",
          "title",
          "text",
          "row_number",
          "line_number",
          "row_hash",
          "parties.list.element.name",
          "parties.list.element.canonical_name",
          "parties.list.element.org_id",
          "parties.list.element.address",
          "parties.list.element.code");

  private final SparkSession session;
  private final ReleasePaths paths;

  public TableStore(SparkSession session, ReleasePaths paths) {
    this.session = session;
    this.paths = paths;
  }

  /** Where a table of the contract lies. */
  public String path(String table) {
    return paths.release() + "/" + table;
  }

  /**
   * Writes a table of the contract whole.
   *
   * @throws IllegalStateException if the rows' schema differs from the contract, naming every
   *     difference
   */
  public void write(String name, Dataset<Row> rows) {
    Table table = Contract.table(name);
    List<String> differences = Schemas.differences(table, rows.schema());
    if (!differences.isEmpty()) {
      throw new IllegalStateException("Table " + name + " breaks its contract: " + differences);
    }
    DataFrameWriter<Row> writer =
        arranged(table, rows.select(commented(table)))
            .write()
            .partitionBy(table.partitions().toArray(String[]::new));
    save(writer, "zstd", name, path(name));
  }

  /**
   * Writes a small table as one file.
   *
   * @param table a table beside those of the contract, whose columns are those of the rows
   */
  public void writeSmall(Table table, Dataset<Row> rows) {
    DataFrameWriter<Row> writer =
        rows.select(commented(table))
            .coalesce(1)
            .sortWithinPartitions(columns(table.grain()))
            .write();
    save(writer, "zstd", table.name(), path(table.name()));
  }

  /** Reads a table of this release, with the schema that it was checked against when written. */
  public Dataset<Row> read(String name) {
    return read(Contract.table(name));
  }

  /** Reads a table of this release that need not be one of the contract. */
  public Dataset<Row> read(Table table) {
    return session.read().schema(Schemas.of(table)).parquet(path(table.name()));
  }

  /** Rows of a small table in the order in which it was written, and how many it has in all. */
  public record Head(List<Row> rows, long all) {}

  /**
   * The first rows of a small table without partitions, read without a job, which would take longer
   * to plan. Dates are of java.time, lists are Java's.
   */
  public Head head(Table table, int limit) throws IOException {
    Configuration hadoop = session.sparkContext().hadoopConfiguration();
    List<InputFile> files = new FileStore(hadoop).filesBelow(path(table.name()));
    return ParquetRows.head(hadoop, files, Schemas.of(table), limit);
  }

  /**
   * Whether a table's files hold the same rows as those of another release in the same order and
   * encoding. Where they do not, the rows may be the same nevertheless.
   */
  public boolean storedAlike(Table table, TableStore other) throws IOException {
    FileStore files = new FileStore(session.sparkContext().hadoopConfiguration());
    return ParquetData.equal(files, path(table.name()), other.path(table.name()));
  }

  /** Makes tables known to SQL under their own names, for this session. */
  public void registerViews(Collection<Table> tables) {
    tables.forEach(table -> read(table).createOrReplaceTempView(table.name()));
  }

  /** Writes an intermediate table, which BI never sees, in folders by the values of columns. */
  public void stage(String name, Dataset<Row> rows, String... folders) {
    save(rows.write().partitionBy(folders), "lz4", name, stagedPath(name));
  }

  /** Reads an intermediate table as the given schema says. */
  public Dataset<Row> staged(String name, StructType schema) {
    return staged(List.of(name), schema);
  }

  /** Reads intermediate tables of the given schema as one. */
  public Dataset<Row> staged(List<String> names, StructType schema) {
    return session
        .read()
        .schema(schema)
        .parquet(names.stream().map(this::stagedPath).toArray(String[]::new));
  }

  /**
   * How many rows tables of this release have, as the footers of their files say.
   *
   * @param names of tables
   * @param staged names of intermediate tables, which come back as {@code _stage/<name>}
   */
  public Map<String, Long> rows(List<String> names, List<String> staged) throws IOException {
    FileStore store = new FileStore(session.sparkContext().hadoopConfiguration());
    Map<String, List<InputFile>> files = new LinkedHashMap<>();
    for (String name : staged) {
      files.put("_stage/" + name, store.filesBelow(stagedPath(name)));
    }
    for (String name : names) {
      files.put(name, store.filesBelow(path(name)));
    }
    return FileSums.rows(session, files);
  }

  private void save(DataFrameWriter<Row> writer, String compression, String name, String path) {
    JobDescription.during(
        session,
        "table " + name,
        () -> {
          UNREPEATED.forEach(column -> writer.option(DICTIONARY + column, false));
          writer.mode(SaveMode.Overwrite).option("compression", compression).parquet(path);
        });
  }

  private String stagedPath(String name) {
    return paths.stage() + "/" + name;
  }

  private static Dataset<Row> arranged(Table table, Dataset<Row> rows) {
    Column[] sorting = columns(table.grain());
    if (table.partitions().isEmpty()) {
      // One file, which adaptive execution makes several of where it is too large.
      return rows.hint("rebalance", 1).sortWithinPartitions(sorting);
    }
    return rows.hint("rebalance", (Object[]) columns(table.partitions()))
        .sortWithinPartitions(sorting);
  }

  private static Column[] commented(Table table) {
    return table.columns().stream()
        .map(c -> functions.col(c.name()).as(c.name(), Schemas.comment(c)))
        .toArray(Column[]::new);
  }

  private static Column[] columns(List<String> names) {
    return names.stream().map(functions::col).toArray(Column[]::new);
  }
}
