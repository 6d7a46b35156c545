package org.innoflow.io;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.innoflow.io.FileStore.InputFile;

/** What files hold, read whole by the tasks of a job. */
public final class FileSums {
  /** Enough files for a task to be worth its start. */
  private static final int FILES_PER_TASK = 16;

  private FileSums() {}

  /**
   * A file as it is.
   *
   * @param rows of Parquet; -1 where it cannot be read as Parquet
   * @param sha256 of its bytes as stored, hexadecimal
   */
  public record FileSum(String file, long bytes, long rows, String sha256)
      implements Serializable {}

  /** The sums of files, in their order. */
  public static List<FileSum> of(SparkSession session, List<InputFile> files) {
    return JobDescription.during(session, "checksums", () -> each(session, files, FileSums::sum));
  }

  /** The SHA-256 of each file's bytes as stored, hexadecimal; each file is read by a task. */
  public static List<String> sha256(SparkSession session, List<InputFile> files) {
    return JobDescription.during(
        session,
        "checksums",
        () ->
            each(
                session,
                files,
                files.size(),
                (file, hadoop) -> new FileStore(hadoop).sha256(file.path())));
  }

  /** How many rows lists of Parquet files have, by the same keys. */
  static Map<String, Long> rows(SparkSession session, Map<String, List<InputFile>> files) {
    List<InputFile> all = files.values().stream().flatMap(List::stream).toList();
    Iterator<Long> rows =
        JobDescription.during(session, "rows", () -> each(session, all, FileSums::rows)).iterator();
    Map<String, Long> sums = new LinkedHashMap<>();
    files.forEach(
        (name, list) -> sums.put(name, list.stream().mapToLong(file -> rows.next()).sum()));
    return sums;
  }

  /** What a task finds out about a file. */
  private interface Reading<T> extends Serializable {
    T of(InputFile file, Configuration hadoop) throws IOException;
  }

  private static <T> List<T> each(SparkSession session, List<InputFile> files, Reading<T> reading) {
    int cores = session.sparkContext().defaultParallelism();
    return each(session, files, Math.max(cores, files.size() / FILES_PER_TASK), reading);
  }

  private static <T> List<T> each(
      SparkSession session, List<InputFile> files, int tasks, Reading<T> reading) {
    if (files.isEmpty()) {
      return List.of();
    }
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
    Broadcast<SerializableConfiguration> hadoop =
        spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration()));
    // Files of a table lie together, and tables are of very different sizes.
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(1));
    List<T> found =
        spark
            .parallelize(order.stream().map(files::get).toList(), Math.min(tasks, files.size()))
            .map(file -> reading.of(file, hadoop.value().value()))
            .collect();
    hadoop.destroy();
    List<T> sorted = new ArrayList<>(found);
    for (int i = 0; i < files.size(); i++) {
      sorted.set(order.get(i), found.get(i));
    }
    return sorted;
  }

  private static FileSum sum(InputFile file, Configuration hadoop) throws IOException {
    String sha256 = new FileStore(hadoop).sha256(file.path());
    return new FileSum(file.name(), file.bytes(), rows(file, hadoop), sha256);
  }

  private static long rows(InputFile file, Configuration hadoop) {
    try (ParquetFileReader reader = ParquetRows.open(file, hadoop)) {
      return reader.getRecordCount();
    } catch (IOException | RuntimeException e) {
      return -1;
    }
  }
}
