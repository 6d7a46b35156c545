package org.innoflow.lineage;

import java.net.URI;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.innoflow.contract.Table;
import org.innoflow.ingest.InputColumn;

/**
 * A file or a table that a step reads or writes, named as OpenLineage names data on file systems:
 * the namespace is scheme and host, the name is the path.
 *
 * @param version the run that a table is of; null for files
 * @param description null for files
 * @param rows null where they have not been counted
 * @param bytes null where they have not been counted
 */
public record DataSet(
    String namespace,
    String name,
    String version,
    String description,
    List<Column> columns,
    Long rows,
    Long bytes) {

  /**
   * A column.
   *
   * @param description null where there is none
   */
  public record Column(String name, String type, String description) {}

  /** A file of an extract. */
  public static DataSet file(Path path, List<InputColumn> columns, long bytes) {
    return new DataSet(
        namespace(path),
        path.toUri().getPath(),
        null,
        null,
        columns.stream().map(c -> new Column(c.name(), c.type(), null)).toList(),
        null,
        bytes);
  }

  /**
   * A table, which has the same name in all releases.
   *
   * @param output the folder of the releases
   */
  public static DataSet table(Path output, Table table, String runId, Long rows) {
    return new DataSet(
        namespace(output),
        output.toUri().getPath() + "/" + table.name(),
        runId,
        table.en(),
        table.columns().stream().map(c -> new Column(c.name(), c.type(), c.en())).toList(),
        rows,
        null);
  }

  private static String namespace(Path path) {
    URI uri = path.toUri();
    String scheme = uri.getScheme() == null ? "file" : uri.getScheme();
    // Without a user and password, which an address may have before its host.
    return uri.getAuthority() == null
        ? scheme
        : scheme + "://" + uri.getAuthority().replaceAll("^.*@", "");
  }
}
