package org.innoflow.io;

import java.io.IOException;
import org.apache.spark.sql.SparkSession;
import org.innoflow.io.FileStore.InputFile;

/** A session for many queries over few rows. */
public final class SmallQueries {
  private static final String SHUFFLE_PARTITIONS = "spark.sql.shuffle.partitions";
  private static final long FEW_ROWS_BYTES = 256L << 20;

  private SmallQueries() {}

  /**
   * Sets a session up for queries over releases: for few rows where all their files have less than
   * 256 MiB, and not at all where they have more.
   */
  public static SparkSession over(SparkSession session, ReleasePaths... releases)
      throws IOException {
    FileStore files = new FileStore(session.sparkContext().hadoopConfiguration());
    long bytes = 0;
    for (ReleasePaths release : releases) {
      bytes += files.filesBelow(release.release()).stream().mapToLong(InputFile::bytes).sum();
    }
    return bytes < FEW_ROWS_BYTES ? expectedBy(session) : session;
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
    session.conf().set("spark.sql.codegen.wholeStage", false);
    session.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    return session;
  }
}
