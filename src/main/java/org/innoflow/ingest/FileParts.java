package org.innoflow.ingest;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.innoflow.config.FileFormat;
import org.innoflow.io.FileStore;
import org.innoflow.io.FileStore.InputFile;
import org.innoflow.io.JobDescription;
import org.innoflow.reader.DividedText;
import org.innoflow.reader.FilePart;
import org.innoflow.reader.TextBlock;
import org.innoflow.reader.TextBlock.Extent;

/** Divides the large text files of an extract, so that all cores read them. */
final class FileParts {
  /** Of the largest block; smaller ones cost more than they bring. */
  private static final int LEAST_SHARE = 4;

  private final SparkSession session;
  private final JavaSparkContext spark;
  private final long blockBytes;

  /**
   * Blocks of what one core has to read, but of no more than {@code
   * spark.sql.files.maxPartitionBytes} and no less than a quarter of it.
   */
  FileParts(SparkSession session, List<Extract> extracts) {
    this.session = session;
    this.spark = JavaSparkContext.fromSparkContext(session.sparkContext());
    long bytes =
        extracts.stream().flatMap(e -> e.files().stream()).mapToLong(InputFile::bytes).sum();
    long largest = session.sessionState().conf().filesMaxPartitionBytes();
    this.blockBytes =
        Math.min(largest, Math.max(largest / LEAST_SHARE, bytes / spark.defaultParallelism() + 1));
  }

  /** The parts of each file that is divided. */
  Map<InputFile, List<FilePart>> of(Extract extract) throws IOException {
    FileStore files = new FileStore(spark.hadoopConfiguration());
    FileFormat format = extract.source().profile().file();
    Map<InputFile, List<FilePart>> parts = new HashMap<>();
    for (InputFile file : extract.files()) {
      Optional<DividedText> text =
          DividedText.of(
              files, file, format, ColumnMap.wanted(extract.source().profile()), blockBytes);
      text.ifPresent(t -> parts.put(file, parts(t)));
    }
    return parts;
  }

  private List<FilePart> parts(DividedText text) {
    Map<TextBlock, Extent> extents = new HashMap<>();
    for (List<TextBlock> blocks = text.unmeasured(extents);
        !blocks.isEmpty();
        blocks = text.unmeasured(extents)) {
      List<Extent> measured = measure(blocks);
      for (int i = 0; i < blocks.size(); i++) {
        extents.put(blocks.get(i), measured.get(i));
      }
    }
    return text.parts(extents);
  }

  private List<Extent> measure(List<TextBlock> blocks) {
    SerializableConfiguration hadoop = new SerializableConfiguration(spark.hadoopConfiguration());
    return JobDescription.during(
        session,
        "parts of " + blocks.get(0).file().name(),
        () ->
            spark
                .parallelize(blocks, blocks.size())
                .map(block -> block.measure(new FileStore(hadoop.value())))
                .collect());
  }
}
