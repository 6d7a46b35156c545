package org.innoflow.reader;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.Serializable;
import org.innoflow.failure.Failure;
import org.innoflow.io.FileStore;
import org.innoflow.io.FileStore.InputFile;

/**
 * The lines that begin among some bytes of a text file.
 *
 * @param from the first byte
 * @param to the byte behind the last
 * @param skippedLines lines at the beginning that belong to a row of the block before
 */
public record TextBlock(InputFile file, TextLayout layout, long from, long to, long skippedLines)
    implements Serializable {
  private static final int BUFFER_BYTES = 1 << 16;

  /**
   * What a block measures.
   *
   * @param start the byte where its first line begins
   * @param lines lines that begin in it
   * @param rows rows that begin in it, those of the header too
   * @param excess lines of the next blocks that its last row takes, or more
   */
  public record Extent(long start, long lines, long rows, long excess) implements Serializable {}

  /** The same block, where lines at its beginning belong to a row before. */
  TextBlock skipping(long lines) {
    return new TextBlock(file, layout, from, to, lines);
  }

  /**
   * Counts lines and takes the rows apart, as a reader of the whole file would from the same line.
   *
   * @throws Failure of kind INPUT where the file cannot be read
   */
  public Extent measure(FileStore files) {
    try {
      long start = lineStart(files, from);
      long end = lineStart(files, to);
      long lines = end == file.bytes() ? Long.MAX_VALUE : lines(files, start, end);
      return measure(files, start, lines);
    } catch (IOException e) {
      throw FileRows.unreadable(file.name(), 0, e);
    }
  }

  private Extent measure(FileStore files, long start, long lines) throws IOException {
    Reader reader = TextFile.from(files, file, layout.charset(), start);
    try (DelimitedText text = new DelimitedText(reader, layout.dialect(), 0)) {
      text.skipLines(skippedLines);
      long rows = 0;
      long excess = Math.max(skippedLines - lines, 0);
      RawRow row = text.next();
      for (; row != null && row.lineNumber() < lines; row = text.next()) {
        rows += layout.isRow(row) ? 1 : 0;
        excess = Math.max(text.line() - lines, 0);
      }
      return new Extent(start, lines, rows, row == null ? Long.MAX_VALUE : excess);
    }
  }

  /** Where the first line begins that does so at a byte or behind it. */
  private long lineStart(FileStore files, long at) throws IOException {
    if (at == 0 || at == file.bytes()) {
      return at;
    }
    long next = at;
    try (InputStream bytes = new BufferedInputStream(files.open(file.path(), at - 1))) {
      for (int b = bytes.read(); b >= 0; b = bytes.read(), next++) {
        if (b == '\n') {
          return next;
        }
        if (b == '\r') {
          return bytes.read() == '\n' ? next + 1 : next;
        }
      }
    }
    return file.bytes();
  }

  private long lines(FileStore files, long start, long end) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long lines = 0;
    boolean afterReturn = false;
    try (InputStream bytes = files.open(file.path(), start)) {
      for (long rest = end - start; rest > 0; ) {
        int read = bytes.read(buffer, 0, (int) Math.min(rest, buffer.length));
        if (read < 0) {
          break;
        }
        for (int i = 0; i < read; i++) {
          lines += buffer[i] == '\r' || (buffer[i] == '\n' && !afterReturn) ? 1 : 0;
          afterReturn = buffer[i] == '\r';
        }
        rest -= read;
      }
    }
    return lines;
  }
}
