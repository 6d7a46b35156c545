package org.innoflow.release;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.innoflow.failure.Failure;
import org.innoflow.ingest.InputColumn;
import org.innoflow.io.FileSums.FileSum;
import org.innoflow.quality.Check;
import org.innoflow.quality.SourceCounts;
import org.innoflow.quality.Total;

/**
 * What a release was made from and what it holds, as manifest.json.
 *
 * @param status of the checks: passed or failed
 * @param documents the files that belong to no table: page, workbook, graphs, SQL, dictionary
 * @param comparedWith the release that was published when the run began; null where there was none
 * @param totals what the next release is compared with
 * @param seconds per step
 * @param rows per step and table, intermediate tables among them, as each step left them
 * @param config the configuration as read, JSON
 */
record Manifest(
    String runId,
    String status,
    String finishedAt,
    String codeVersion,
    String contractVersion,
    String sparkVersion,
    String comparedWith,
    List<Input> inputs,
    List<SourceCounts> sources,
    List<TableFiles> tables,
    List<FileSum> documents,
    List<Check> checks,
    List<Total> totals,
    Map<String, Double> seconds,
    Map<String, Map<String, Long>> rows,
    @JsonRawValue String config) {

  /**
   * Whether a file below a release is one of its documents: neither of a table, nor intermediate,
   * nor the manifest.
   *
   * @param tables the folders of tables
   */
  static boolean isDocument(String file, Set<String> tables) {
    String folder = file.substring(0, Math.max(0, file.indexOf('/')));
    return !tables.contains(folder) && !folder.startsWith("_") && !file.equals("manifest.json");
  }

  /**
   * A file that was read.
   *
   * @param columns none of lookups and of files of corrected rows
   */
  record Input(
      String source,
      String profile,
      String file,
      String format,
      long bytes,
      String sha256,
      List<InputColumn> columns) {}

  /**
   * A table.
   *
   * @param data its files, by their paths below the table's folder
   */
  record TableFiles(String table, long rows, int files, long bytes, List<FileSum> data) {
    /**
     * A table as its files were read back.
     *
     * @throws Failure of kind FAILED where one could not be
     */
    static TableFiles of(String table, List<FileSum> data) {
      for (FileSum file : data) {
        if (file.rows() < 0) {
          throw Failure.failed(
              "publish table",
              table,
              "its file " + file.file() + " cannot be read back",
              "Look at the disk, and run again",
              null);
        }
      }
      return new TableFiles(
          table,
          data.stream().mapToLong(FileSum::rows).sum(),
          data.size(),
          data.stream().mapToLong(FileSum::bytes).sum(),
          data);
    }
  }
}
