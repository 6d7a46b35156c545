package org.innoflow.reader;

import java.io.IOException;
import java.util.NoSuchElementException;
import org.innoflow.failure.Failure;

/** A reader that looks one row ahead and numbers the rows. */
abstract class FileRows implements RowReader {
  private final String name;
  private RawRow next;
  private boolean ended;
  private long rowNumber;

  FileRows(String name) {
    this.name = name;
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
        next = read();
      } catch (IOException e) {
        throw unreadable(name, rowNumber, e);
      }
      ended = next == null;
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
