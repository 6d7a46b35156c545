package org.innoflow.io;

/**
 * Where the parts of a release lie.
 *
 * @param outputPath the folder of all releases
 * @param runId the run, and so the release
 */
public record ReleasePaths(String outputPath, String runId) {
  public static String releases(String outputPath) {
    return outputPath + "/releases";
  }

  public static String pointer(String outputPath) {
    return outputPath + "/current.json";
  }

  /** The file of the run that writes alone, where runs do. */
  public static String lock(String outputPath) {
    return outputPath + "/.lock";
  }

  public String release() {
    return releases(outputPath) + "/" + runId;
  }

  public String manifest() {
    return release() + "/manifest.json";
  }

  public String dictionary() {
    return release() + "/dictionary.json";
  }

  /** The report tables as a workbook. */
  public String workbook() {
    return release() + "/report.xlsx";
  }

  /** Graphs in the formats of other tools. */
  public String exports() {
    return release() + "/exports";
  }

  /** SQL that makes the tables known to an engine. */
  public String sql() {
    return release() + "/sql";
  }

  /** The tables as a Frictionless data package. */
  public String dataPackage() {
    return release() + "/datapackage.json";
  }

  /** The dictionary to read. */
  public String dictionaryPage() {
    return release() + "/dictionary.md";
  }

  /** Intermediate tables and the log of steps; removed when the release is published. */
  public String stage() {
    return release() + "/_stage";
  }

  /** The configuration of the run, as JSON. */
  public String configuration() {
    return stage() + "/_steps/configuration.json";
  }

  public String stepFile(String step) {
    return stage() + "/_steps/" + step;
  }
}
