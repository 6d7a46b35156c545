package org.innoflow.reader;

import java.io.IOException;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.innoflow.config.FileFormat;
import org.innoflow.failure.Failure;
import org.innoflow.io.FileStore;

/** A reader that looks one row ahead and numbers the rows. */
abstract class FileRows implements RowReader {
  private static final long ALL = Long.MAX_VALUE;

  private final String name;
  private RawRow next;
  private boolean ended;
  private long rowNumber;
  private long lastRow = ALL;

  FileRows(String name) {
    this.name = name;
  }

  static FileRows open(
      FileStore files, FileStore.InputFile file, FileFormat format, Set<String> wanted)
      throws IOException {
    return switch (format.kindOf(file.name())) {
      case CSV -> CsvFile.open(files, file, format, wanted);
      case XLSX -> XlsxFile.open(files, file, format, wanted);
      case JSONL -> JsonFile.open(files, file, format, wanted);
      case PARQUET ->
          throw Failure.input(
              "read file",
              file.name(),
              "only the files of a source may be Parquet",
              "Write it as CSV, XLSX or JSON Lines");
      case AUTO -> throw new IllegalStateException("kindOf is never AUTO");
    };
  }

  /** Reads one part from now on. */
  final void restrictTo(FilePart part, FileStore files, FileStore.InputFile file)
      throws IOException {
    rowNumber = part.rowsBefore();
    lastRow = part.rowsBefore() + part.rows();
    if (!part.isFirst()) {
      moveTo(part.open(files, file, layout().orElseThrow()));
    }
  }

  /** Reads its rows from another place in its text, which is one of lines. */
  void moveTo(DelimitedText other) throws IOException {
    throw new IllegalStateException(name + " is no text of lines");
  }

  /** How its rows lie in a text of lines; empty where they lie otherwise. */
  Optional<TextLayout> layout() {
    return Optional.empty();
  }

  /** The next row, whatever its number; null at the end. */
  abstract RawRow read() throws IOException;

  final String name() {
    return name;
  }

  @Override
  public final boolean hasNext() {
    if (next == null && !ended) {
      try {
        next = rowNumber < lastRow ? read() : null;
      } catch (IOException e) {
        throw unreadable(name, rowNumber, e);
      }
      ended = next == null;
      if (ended && rowNumber < lastRow && lastRow != ALL) {
        throw Failure.input(
            "read file",
            name,
            "it ends after data row " + rowNumber + ", and had " + lastRow + " a moment ago",
            "Run again when nothing writes it any more");
      }
    }
    return next != null;
  }

  @Override
  public final RawRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    rowNumber++;
    RawRow row = new RawRow(rowNumber, next.lineNumber(), next.cells(), next.fault());
    next = null;
    return row;
  }

  final Failure emptyFile() {
    return Failure.input(
        "read file", name, "it is empty", "Export it again, or take it out of the source's files");
  }

  /** Most often a compressed file that is cut off, or that is not compressed. */
  static Failure unreadable(String name, long rowNumber, IOException e) {
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return Failure.input(
        "read file",
        name,
        "after data row " + rowNumber + " it cannot be read: " + reason,
        "Copy or export it again");
  }
}
