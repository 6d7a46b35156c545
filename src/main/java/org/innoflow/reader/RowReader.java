package org.innoflow.reader;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.innoflow.config.FileFormat;
import org.innoflow.failure.Failure;
import org.innoflow.io.FileStore;

/**
 * The rows of one file, read as a stream.
 *
 * <p>A file that stops being readable throws a {@link Failure} of kind INPUT that says after which
 * row.
 */
public interface RowReader extends Closeable, Iterator<RawRow> {
  /** The names of the columns, as the file has them. */
  List<String> header();

  /**
   * Opens a file as its profile says.
   *
   * @throws Failure of kind INPUT where it cannot be read, is empty or has no header
   */
  static RowReader open(FileStore files, FileStore.InputFile file, FileFormat format)
      throws IOException {
    return switch (format.kind()) {
      case CSV -> CsvFile.open(files, file, format);
      case PARQUET -> throw new IllegalArgumentException("Parquet is read by Spark");
    };
  }
}
