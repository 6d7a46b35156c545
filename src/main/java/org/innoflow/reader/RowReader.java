package org.innoflow.reader;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.innoflow.config.FileFormat;
import org.innoflow.failure.Failure;
import org.innoflow.io.FileStore;

/**
 * The rows of one file, read as a stream.
 *
 * <p>A row that cannot be taken apart comes with a {@link RawRow#fault}. A file that stops being
 * readable throws a {@link Failure} of kind INPUT that says after which row.
 */
public interface RowReader extends Closeable, Iterator<RawRow> {
  /** The names of the columns, as the file has them; empty where it names none. */
  List<String> header();

  /** What the file was taken for: {@code csv, GB18030, delimiter ','}. */
  String description();

  /**
   * Opens a file as its profile says.
   *
   * @param wanted the columns that are looked for, {@link HeaderRow#comparable}: they tell the
   *     header from titles above it, the delimiter, and the sheets with data; may be empty
   * @throws Failure of kind INPUT where it cannot be read, is empty or has no header
   */
  static RowReader open(
      FileStore files, FileStore.InputFile file, FileFormat format, Set<String> wanted)
      throws IOException {
    return open(files, file, format, wanted, FilePart.WHOLE);
  }

  /**
   * As {@link #open(FileStore, FileStore.InputFile, FileFormat, Set)}, but the rows of one part
   * alone.
   */
  static RowReader open(
      FileStore files,
      FileStore.InputFile file,
      FileFormat format,
      Set<String> wanted,
      FilePart part)
      throws IOException {
    try {
      FileRows rows = FileRows.open(files, file, format, wanted);
      try {
        rows.restrictTo(part, files, file);
        return rows;
      } catch (IOException | RuntimeException e) {
        rows.close();
        throw e;
      }
    } catch (FileNotFoundException e) {
      throw Failure.input(
          "read file", file.name(), "it is no longer there", "Put it back and run again");
    } catch (IOException e) {
      throw FileRows.unreadable(file.name(), 0, e);
    }
  }
}
