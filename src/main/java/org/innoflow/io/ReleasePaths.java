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

  public String release() {
    return releases(outputPath) + "/" + runId;
  }

  public String manifest() {
    return release() + "/manifest.json";
  }

  public String dictionary() {
    return release() + "/dictionary.json";
  }

  /** Intermediate tables and the log of steps; removed when the release is published. */
  public String stage() {
    return release() + "/_stage";
  }

  public String stepFile(String step) {
    return stage() + "/_steps/" + step;
  }
}
