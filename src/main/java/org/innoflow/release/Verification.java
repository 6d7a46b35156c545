package org.innoflow.release;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.innoflow.failure.Failure;
import org.innoflow.io.FileStore;
import org.innoflow.io.FileStore.InputFile;
import org.innoflow.io.FileSums;
import org.innoflow.io.FileSums.FileSum;
import org.innoflow.io.ReleasePaths;

/**
 * A release read again, file by file, beside its manifest.
 *
 * @param files how many files the manifest has
 * @param bytes their size
 * @param faults what differs, a sentence each
 */
public record Verification(int tables, int files, long bytes, List<String> faults) {

  /**
   * Reads every file of a finished release.
   *
   * @param text of the manifest
   * @throws Failure of kind USAGE where it knows no files
   */
  public static Verification of(
      SparkSession session, FileStore store, ReleasePaths paths, String text) throws IOException {
    Map<String, FileSum> stated = new TreeMap<>();
    List<String> faults = new ArrayList<>();
    JsonNode manifest = Json.read(text);
    JsonNode tables = manifest.path("tables");
    for (JsonNode table : tables) {
      long rows = 0;
      for (JsonNode file : table.path("data")) {
        state(table.path("table").asText() + "/" + file.path("file").asText(), file, stated);
        rows += file.path("rows").asLong();
      }
      if (rows != table.path("rows").asLong()) {
        faults.add(
            "table %s has %,d rows, its files have %,d"
                .formatted(table.path("table").asText(), table.path("rows").asLong(), rows));
      }
    }
    if (stated.isEmpty()) {
      throw Failure.usage(
          "verify release",
          paths.runId(),
          "its manifest has no checksums of files",
          "Verify releases of innoflow 0.1.0 and later, or run again");
    }
    manifest.path("documents").forEach(file -> state(file.path("file").asText(), file, stated));
    Map<String, FileSum> found = found(session, store, paths);
    stated.forEach((name, file) -> compare(file, found.get(name), faults));
    found.keySet().stream()
        .filter(name -> !stated.containsKey(name))
        .forEach(name -> faults.add("file " + name + " is not in the manifest"));
    long bytes = stated.values().stream().mapToLong(FileSum::bytes).sum();
    return new Verification(tables.size(), stated.size(), bytes, faults);
  }

  private static void state(String name, JsonNode file, Map<String, FileSum> stated) {
    stated.put(
        name,
        new FileSum(
            name,
            file.path("bytes").asLong(),
            file.path("rows").asLong(),
            file.path("sha256").asText()));
  }

  private static Map<String, FileSum> found(
      SparkSession session, FileStore store, ReleasePaths paths) throws IOException {
    List<InputFile> files =
        store.filesBelow(paths.release()).stream()
            .filter(file -> !file.name().startsWith("_") && !file.name().equals("manifest.json"))
            .toList();
    Map<String, FileSum> found = new TreeMap<>();
    FileSums.of(session, files).forEach(sum -> found.put(sum.file(), sum));
    return found;
  }

  private static void compare(FileSum stated, FileSum found, List<String> faults) {
    if (found == null) {
      faults.add("file " + stated.file() + " is missing");
    } else if (stated.bytes() != found.bytes()) {
      faults.add(
          "file %s has %,d bytes, not %,d".formatted(stated.file(), found.bytes(), stated.bytes()));
    } else if (!stated.sha256().equals(found.sha256())) {
      faults.add(
          "file %s has the SHA-256 %s, not %s"
              .formatted(stated.file(), found.sha256(), stated.sha256()));
    } else if (stated.rows() != found.rows()) {
      faults.add(
          "file %s has %,d rows, not %,d".formatted(stated.file(), found.rows(), stated.rows()));
    }
  }
}
