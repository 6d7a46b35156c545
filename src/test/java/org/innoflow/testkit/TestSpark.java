package org.innoflow.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.spark.sql.SparkSession;
import org.innoflow.io.HadoopDefaults;
import org.innoflow.io.LocalFiles;

/**
 * The one Spark session of the test JVM: two cores, two shuffle partitions. Nobody closes it.
 *
 * <p>Queries are neither compiled nor planned anew on their way: over the few rows of a test that
 * takes longer than the query. The tests of the packaged jar run them as users do.
 */
public final class TestSpark {
  private static final SparkSession SESSION =
      SparkSession.builder()
          .master("local[2]")
          .appName("innoflow tests")
          .config("spark.ui.enabled", false)
          .config("spark.sql.shuffle.partitions", 2)
          .config("spark.sql.optimizer.dynamicPartitionPruning.enabled", false)
          .config("spark.sql.optimizer.runtime.bloomFilter.enabled", false)
          .config("spark.sql.adaptive.enabled", false)
          .config("spark.sql.codegen.wholeStage", false)
          .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
          .config("spark.sql.session.timeZone", "UTC")
          .config("spark.sql.datetime.java8API.enabled", true)
          .config("spark.hadoop.fs.file.impl", LocalFiles.class.getName())
          .config("spark.sql.warehouse.dir", "target/spark-warehouse")
          .getOrCreate();

  static {
    try {
      HadoopDefaults.leaveOut(SESSION.sparkContext().hadoopConfiguration());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TestSpark() {}

  /** The session, active on the thread that asks: the first to ask may be one that ends. */
  public static SparkSession session() {
    SparkSession.setActiveSession(SESSION);
    return SESSION;
  }
}
