package org.innoflow.io;

import java.io.IOException;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.innoflow.io.FileStore.InputFile;

/** How sessions are set for queries over few rows, of which a run has hundreds. */
public final class SmallQueries {
  private static final String SHUFFLE_PARTITIONS = "spark.sql.shuffle.partitions";
  private static final String WHOLE_STAGE = "spark.sql.codegen.wholeStage";
  private static final String FACTORY = "spark.sql.codegen.factoryMode";
  private static final String INTERPRETED = "NO_CODEGEN";
  private static final long FEW_ROWS_BYTES = 256L << 20;
  private static final long WHOLE_STAGE_BYTES = 64L << 20;

  private SmallQueries() {}

  /**
   * Sets a session, which must be the caller's own, up for queries over releases: as {@link
   * #interpret} does where all their files have less than 256 MiB, and not at all where they have
   * more.
   */
  public static void tune(SparkSession own, ReleasePaths... releases) throws IOException {
    if (bytes(own, releases) < FEW_ROWS_BYTES) {
      interpret(own);
    }
  }

  /**
   * Has a session, which must be the caller's own, run each query as it was planned first, and
   * interpret it: to compile a query, or to plan it anew between its stages, takes longer than to
   * run it where rows are few. A shuffle has no more partitions than there are cores: nothing would
   * merge them afterwards.
   */
  public static void interpret(SparkSession own) {
    int partitions = Integer.parseInt(own.conf().get(SHUFFLE_PARTITIONS));
    int cores = own.sparkContext().defaultParallelism();
    own.conf().set(SHUFFLE_PARTITIONS, Math.min(partitions, cores));
    withoutAdaptive(own);
    own.conf().set(WHOLE_STAGE, false);
    own.conf().set(FACTORY, INTERPRETED);
  }

  /**
   * Has a session, which must be the caller's own, make one job of each query. Adaptive execution
   * makes one of every stage, which is too much for many small aggregates.
   */
  public static void withoutAdaptive(SparkSession own) {
    own.conf().set("spark.sql.adaptive.enabled", false);
  }

  /** Runs queries over few rows in a session that others go on with; they are interpreted. */
  public static <T> T interpreted(SparkSession shared, Supplier<T> queries) {
    String wholeStage = shared.conf().get(WHOLE_STAGE);
    String factory = shared.conf().get(FACTORY);
    shared.conf().set(WHOLE_STAGE, false);
    shared.conf().set(FACTORY, INTERPRETED);
    try {
      return queries.get();
    } finally {
      shared.conf().set(WHOLE_STAGE, wholeStage);
      shared.conf().set(FACTORY, factory);
    }
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
}
