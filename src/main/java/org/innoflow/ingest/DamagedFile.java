package org.innoflow.ingest;

import org.apache.spark.SparkThrowable;
import org.innoflow.failure.Failure;

/** What Spark says of an extract whose header could be read and whose data could not. */
final class DamagedFile {
  private static final String READING = "FAILED_READ_FILE";

  private DamagedFile() {}

  /**
   * The failure of kind INPUT that names the file; what else went wrong stays what it is.
   *
   * @param thrown by a job of Spark, which passes on checked exceptions without saying so
   */
  static RuntimeException of(Exception thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof Failure failure) {
        return failure;
      }
      if (t instanceof SparkThrowable spark
          && String.valueOf(spark.getCondition()).startsWith(READING)) {
        return Failure.input(
            "read file",
            spark.getMessageParameters().getOrDefault("path", "of an extract"),
            "its data is damaged behind its header",
            "Copy or export it again");
      }
    }
    return thrown instanceof RuntimeException e ? e : new IllegalStateException(thrown);
  }
}
