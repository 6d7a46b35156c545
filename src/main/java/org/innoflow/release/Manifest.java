package org.innoflow.release;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import java.util.Map;
import org.innoflow.io.FileSums.FileSum;
import org.innoflow.quality.Check;
import org.innoflow.quality.SourceCounts;

/**
 * What a release was made from and what it holds, as manifest.json.
 *
 * @param status of the checks: passed or failed
 * @param seconds per step
 * @param config the configuration as read, JSON
 */
record Manifest(
    String runId,
    String status,
    String finishedAt,
    String codeVersion,
    String contractVersion,
    String sparkVersion,
    List<Input> inputs,
    List<SourceCounts> sources,
    List<TableFiles> tables,
    List<Check> checks,
    Map<String, Double> seconds,
    @JsonRawValue String config) {

  record Input(
      String source, String profile, String file, String format, long bytes, String sha256) {}

  /**
   * A table.
   *
   * @param data its files, by their paths below the table's folder
   */
  record TableFiles(String table, long rows, int files, long bytes, List<FileSum> data) {}
}
