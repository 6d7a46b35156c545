package org.innoflow.io;

import java.util.regex.Pattern;
import org.innoflow.failure.Failure;

/**
 * Where the parts of a release lie.
 *
 * @param outputPath the folder of all releases
 * @param runId the run, and so the release
 */
public record ReleasePaths(String outputPath, String runId) {
  /** One name of a folder, and neither a hidden one nor one above. */
  private static final Pattern RUN_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  /**
   * Where a run's files lie.
   *
   * @throws Failure of kind USAGE where the run id is none, and would lead out of the folder
   */
  public ReleasePaths {
    requireRunId(runId);
  }

  /** Whether a text can name a run. */
  public static boolean isRunId(String text) {
    return RUN_ID.matcher(text).matches();
  }

  /**
   * Makes sure that a text can name a run.
   *
   * @throws Failure of kind USAGE where it cannot
   */
  public static void requireRunId(String text) {
    if (!isRunId(text)) {
      throw Failure.usage(
          "find run",
          text,
          "it is no run id, which is a name of letters, digits, '.', '_' and '-'",
          "See the run ids with: releases list");
    }
  }

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

  /** The file of the process that makes the release, while it does. */
  public String lock() {
    return outputPath + "/.lock-" + runId;
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

  /** The page that shows the release. */
  public String page() {
    return release() + "/report.html";
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
