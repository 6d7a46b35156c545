package org.innoflow.io;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.innoflow.io.FileStore.InputFile;

/** What the files of tables hold, read whole by the tasks of a job. */
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
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
    Broadcast<SerializableConfiguration> hadoop =
        spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration()));
    int tasks = Math.max(spark.defaultParallelism(), files.size() / FILES_PER_TASK);
    // Files of a table lie together, and tables are of very different sizes.
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(1));
    List<InputFile> shuffled = order.stream().map(files::get).toList();
    List<FileSum> sums =
        files.isEmpty()
            ? List.of()
            : spark
                .parallelize(shuffled, Math.min(tasks, files.size()))
                .map(file -> sum(file, hadoop.value().value()))
                .collect();
    FileSum[] sorted = new FileSum[files.size()];
    for (int i = 0; i < sorted.length; i++) {
      sorted[order.get(i)] = sums.get(i);
    }
    hadoop.destroy();
    return List.of(sorted);
  }

  private static FileSum sum(InputFile file, Configuration hadoop) throws IOException {
    String sha256 = new FileStore(hadoop).sha256(file.path());
    return new FileSum(file.name(), file.bytes(), rows(file, hadoop), sha256);
  }

  private static long rows(InputFile file, Configuration hadoop) {
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(new Path(file.path()), hadoop))) {
      return reader.getRecordCount();
    } catch (IOException | RuntimeException e) {
      return -1;
    }
  }
}
