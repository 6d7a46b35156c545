package org.innoflow.io;

import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * What the jobs of a piece of work are for, as the Spark UI and the progress line show it: {@code
 * flows: table link}.
 */
public final class JobDescription {
  /** The property of a thread that Spark takes the description of its jobs from. */
  public static final String PROPERTY = "spark.job.description";

  private JobDescription() {}

  /** Does a piece of work, all jobs of which say what it is. */
  public static <T> T during(SparkSession session, String text, Supplier<T> work) {
    SparkContext spark = session.sparkContext();
    String before = spark.getLocalProperty(PROPERTY);
    spark.setJobDescription(before == null ? text : before + ": " + text);
    try {
      return work.get();
    } finally {
      spark.setJobDescription(before);
    }
  }

  static void during(SparkSession session, String text, Runnable work) {
    during(
        session,
        text,
        () -> {
          work.run();
          return null;
        });
  }
}
