package org.innoflow.app;

import static java.util.Map.entry;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.innoflow.config.Settings;
import org.innoflow.io.FileStore;
import org.innoflow.io.HadoopDefaults;
import org.innoflow.io.LocalFiles;

/** The one place that builds a Spark session. */
final class Sessions {
  /**
   * What innoflow relies on; not for configuration. A release is invisible until it is whole, so
   * that tasks may commit their files themselves (algorithm 2) and no _SUCCESS marker is needed.
   * Filters that Spark makes while it runs are off: that of dynamic partition pruning holds a value
   * for every row of the other table, a Bloom filter takes 8 MiB for the smallest, and both go out
   * with each task. Queries read views: {@code parquet.`/path`} in one names no file, and {@code
   * ${env:X}} stands for itself.
   */
  private static final Map<String, String> FIXED =
      Map.ofEntries(
          entry("spark.sql.optimizer.dynamicPartitionPruning.enabled", "false"),
          entry("spark.sql.optimizer.runtime.bloomFilter.enabled", "false"),
          entry("spark.sql.session.timeZone", "UTC"),
          entry("spark.sql.datetime.java8API.enabled", "true"),
          entry("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS"),
          entry("spark.sql.sources.partitionColumnTypeInference.enabled", "false"),
          entry("spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs", "false"),
          entry("spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version", "2"),
          entry("spark.sql.adaptive.advisoryPartitionSizeInBytes", "128m"),
          entry("spark.sql.runSQLOnFiles", "false"),
          entry("spark.sql.variable.substitute", "false"));

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

  private Sessions() {}

  /** A session as spark-submit, then the configuration, then this class's defaults say. */
  static SparkSession open(Settings settings) throws IOException {
    SparkConf submitted = new SparkConf();
    Map<String, String> options = new TreeMap<>(settings.spark());
    if (settings.eventLog().isPresent()) {
      options.putAll(eventLog(settings.eventLog().get()));
    }
    options.putIfAbsent("spark.app.name", "innoflow");
    options.putIfAbsent("spark.master", settings.master());
    if (submitted.get("spark.master", options.get("spark.master")).startsWith("local")) {
      LOCAL_DEFAULTS.forEach(options::putIfAbsent);
    }
    options.keySet().removeIf(submitted::contains);
    options.putAll(FIXED);
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
