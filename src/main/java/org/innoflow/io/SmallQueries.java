package org.innoflow.io;

import java.io.IOException;
import org.apache.spark.sql.SparkSession;
import org.innoflow.io.FileStore.InputFile;

/** Sessions for queries over few rows. */
public final class SmallQueries {
  private static final String SHUFFLE_PARTITIONS = "spark.sql.shuffle.partitions";
  private static final String WHOLE_STAGE = "spark.sql.codegen.wholeStage";
  private static final long FEW_ROWS_BYTES = 256L << 20;
  private static final long WHOLE_STAGE_BYTES = 64L << 20;

  private SmallQueries() {}

  /**
   * Sets a session up for queries over releases: for few rows where all their files have less than
   * 256 MiB, and not at all where they have more.
   */
  public static SparkSession over(SparkSession session, ReleasePaths... releases)
      throws IOException {
    return bytes(session, releases) < FEW_ROWS_BYTES ? expectedBy(session) : session;
  }

  /**
   * Fits a session to the step that comes next. The stages of queries are compiled whole where the
   * tables of the run have 64 MiB or more: for fewer rows the many operators of a stage, compiled
   * each by itself, are as fast sooner. What the configuration or spark-submit says wins.
   */
  public static void fit(SparkSession session, ReleasePaths run) throws IOException {
    if (!session.sparkContext().getConf().contains(WHOLE_STAGE)) {
      session.conf().set(WHOLE_STAGE, bytes(session, run) >= WHOLE_STAGE_BYTES);
    }
  }

  private static long bytes(SparkSession session, ReleasePaths... releases) throws IOException {
    FileStore files = new FileStore(session.sparkContext().hadoopConfiguration());
    long bytes = 0;
    for (ReleasePaths release : releases) {
      bytes += files.filesBelow(release.release()).stream().mapToLong(InputFile::bytes).sum();
    }
    return bytes;
  }

  /**
   * Has the session run each query as it was planned first, and interpret it: to compile a query,
   * or to plan it anew between its stages, takes longer than to run it where rows are few. A
   * shuffle has no more partitions than there are cores: nothing would merge them afterwards.
   */
  private static SparkSession expectedBy(SparkSession session) {
    int partitions = Integer.parseInt(session.conf().get(SHUFFLE_PARTITIONS));
    int cores = session.sparkContext().defaultParallelism();
    session.conf().set(SHUFFLE_PARTITIONS, Math.min(partitions, cores));
    session.conf().set("spark.sql.adaptive.enabled", false);
    session.conf().set(WHOLE_STAGE, false);
    session.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    return session;
  }
}
