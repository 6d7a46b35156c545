package org.innoflow.config;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;

/**
 * What Spark is told.
 *
 * @param master where spark-submit names none
 * @param eventLog the folder of Spark's event logs, where they are wanted
 * @param conf Spark's settings, none of {@link #FIXED} otherwise than there
 */
public record SparkSettings(String master, Optional<String> eventLog, Map<String, String> conf) {
  /**
   * What innoflow relies on; not for configuration. A release is invisible until it is whole, so
   * that tasks may commit their files themselves (algorithm 2) and no _SUCCESS marker is needed.
   * Filters that Spark makes while it runs are off: that of dynamic partition pruning holds a value
   * for every row of the other table, a Bloom filter takes 8 MiB for the smallest, and both go out
   * with each task. Queries read views: {@code parquet.`/path`} in one names no file, and {@code
   * ${env:X}} stands for itself.
   */
  public static final Map<String, String> FIXED =
      Map.ofEntries(
          entry("spark.sql.optimizer.dynamicPartitionPruning.enabled", "false"),
          entry("spark.sql.optimizer.runtime.bloomFilter.enabled", "false"),
          entry("spark.sql.session.timeZone", "UTC"),
          entry("spark.sql.datetime.java8API.enabled", "true"),
          entry("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS"),
          entry("spark.sql.sources.partitionColumnTypeInference.enabled", "false"),
          entry("spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs", "false"),
          entry("spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version", "2"),
          entry("spark.sql.runSQLOnFiles", "false"),
          entry("spark.sql.variable.substitute", "false"));

  static SparkSettings read(Section section) {
    SparkSettings settings =
        new SparkSettings(
            section.string("master"), section.optionalString("event-log"), section.flat("conf"));
    settings
        .conf()
        .forEach(
            (key, value) -> {
              String fixed = FIXED.getOrDefault(key, value);
              if (!fixed.equals(value)) {
                section.problem(
                    "conf", "has " + key + " = " + value + "; innoflow relies on " + fixed);
              }
            });
    section.done();
    return settings;
  }
}
