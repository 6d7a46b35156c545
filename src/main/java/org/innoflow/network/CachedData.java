package org.innoflow.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * What is cached during a step, freed when it ends: datasets kept on purpose, and the RDDs that
 * GraphX leaves behind.
 */
final class CachedData implements AutoCloseable {
  private final JavaSparkContext spark;
  private final Set<Integer> before;
  private final List<Dataset<Row>> kept = new ArrayList<>();

  CachedData(SparkSession session) {
    spark = JavaSparkContext.fromSparkContext(session.sparkContext());
    before = new HashSet<>(spark.getPersistentRDDs().keySet());
  }

  /** The same rows, computed once. */
  Dataset<Row> keep(Dataset<Row> rows) {
    Dataset<Row> cached = rows.persist(StorageLevel.MEMORY_AND_DISK());
    kept.add(cached);
    return cached;
  }

  /** The same rows, computed at once. */
  Dataset<Row> keepNow(Dataset<Row> rows) {
    Dataset<Row> cached = keep(rows);
    cached.count();
    return cached;
  }

  @Override
  public void close() {
    kept.forEach(rows -> rows.unpersist(false));
    spark
        .getPersistentRDDs()
        .forEach(
            (id, rdd) -> {
              if (!before.contains(id)) {
                rdd.unpersist(false);
              }
            });
  }
}
