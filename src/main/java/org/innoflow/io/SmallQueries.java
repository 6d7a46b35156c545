package org.innoflow.io;

import org.apache.spark.sql.SparkSession;

/** A session for many queries over few rows. */
public final class SmallQueries {
  private static final String SHUFFLE_PARTITIONS = "spark.sql.shuffle.partitions";

  private SmallQueries() {}

  /**
   * Has the session run each query as it was planned first, and interpret it: to compile a query,
   * or to plan it anew between its stages, takes longer than to run it where rows are few. A
   * shuffle has no more partitions than there are cores: nothing would merge them afterwards.
   */
  public static SparkSession expectedBy(SparkSession session) {
    int partitions = Integer.parseInt(session.conf().get(SHUFFLE_PARTITIONS));
    int cores = session.sparkContext().defaultParallelism();
    session.conf().set(SHUFFLE_PARTITIONS, Math.min(partitions, cores));
    session.conf().set("spark.sql.adaptive.enabled", false);
    session.conf().set("spark.sql.codegen.wholeStage", false);
    session.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    return session;
  }
}
