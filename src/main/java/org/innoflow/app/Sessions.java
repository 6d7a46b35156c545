package org.innoflow.app;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.innoflow.config.Settings;
import org.innoflow.config.SparkSettings;
import org.innoflow.io.FileStore;
import org.innoflow.io.HadoopDefaults;
import org.innoflow.io.LocalFiles;

/** The one place that builds a Spark session. */
final class Sessions {
  /**
   * For one machine; a cluster has its own defaults. The one executor waits for no other that would
   * be nearer to the data: in local mode nothing offers the task again after the wait, and a run
   * over files on HDFS would stand still. A task that runs out of memory fails and says so; Spark
   * would end the process, with an exit code of its own.
   */
  private static final Map<String, String> LOCAL_DEFAULTS =
      Map.of(
          "spark.locality.wait", "0s",
          "spark.executor.killOnFatalError.depth", "0",
          "spark.sql.shuffle.partitions", "4",
          "spark.ui.enabled", "false",
          "spark.hadoop.fs.file.impl", LocalFiles.class.getName());

  private static final String FILE_BYTES = "spark.sql.adaptive.advisoryPartitionSizeInBytes";

  private Sessions() {}

  /** A session as spark-submit, then the configuration, then this class's defaults say. */
  static SparkSession open(Settings settings) throws IOException {
    SparkConf submitted = new SparkConf();
    SparkSettings spark = settings.spark();
    Map<String, String> options = new TreeMap<>(spark.conf());
    if (spark.eventLog().isPresent()) {
      options.putAll(eventLog(spark.eventLog().get()));
    }
    options.putIfAbsent("spark.app.name", "innoflow");
    options.putIfAbsent("spark.master", spark.master());
    options.putIfAbsent(FILE_BYTES, "128m");
    if (submitted.get("spark.master", options.get("spark.master")).startsWith("local")) {
      LOCAL_DEFAULTS.forEach(options::putIfAbsent);
    }
    options.keySet().removeIf(submitted::contains);
    options.putAll(SparkSettings.FIXED);
    if (settings.publish().hive()) {
      options.put("spark.sql.catalogImplementation", "hive");
    }
    SparkSession.Builder builder = SparkSession.builder();
    options.forEach(builder::config);
    SparkSession session = builder.getOrCreate();
    Configuration hadoop = session.sparkContext().hadoopConfiguration();
    if (!settings.publish().hive() && HadoopDefaults.suffice(hadoop, settings.text())) {
      HadoopDefaults.leaveOut(hadoop);
    }
    return session;
  }

  /** Spark writes into folders that exist, and no others. */
  private static Map<String, String> eventLog(String folder) throws IOException {
    return Map.of(
        "spark.eventLog.enabled",
        "true",
        "spark.eventLog.dir",
        new FileStore(new Configuration()).createFolder(folder));
  }
}
