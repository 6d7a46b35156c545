package org.innoflow.io;

import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * What the jobs of a piece of work are for, as the Spark UI and the progress line show it: {@code
 * flows: table link}. Stages are called the same. Otherwise Spark looks through the stack of the
 * thread at every operator of every query for the line of code to name them after.
 */
public final class JobDescription {
  /** The property of a thread that Spark takes the description of its jobs from. */
  public static final String PROPERTY = "spark.job.description";

  private static final List<String> CALL_SITE = List.of("callSite.short", "callSite.long");

  private JobDescription() {}

  /** What all jobs of this thread are for from now on. */
  public static void set(SparkSession session, String text) {
    SparkContext spark = session.sparkContext();
    spark.setJobDescription(text);
    CALL_SITE.forEach(form -> spark.setLocalProperty(form, text));
  }

  /** Does a piece of work, all jobs of which say what it is. */
  public static <T> T during(SparkSession session, String text, Supplier<T> work) {
    String before = session.sparkContext().getLocalProperty(PROPERTY);
    set(session, before == null ? text : before + ": " + text);
    try {
      return work.get();
    } finally {
      set(session, before);
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
