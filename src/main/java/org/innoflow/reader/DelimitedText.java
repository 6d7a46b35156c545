package org.innoflow.reader;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes delimited text apart (RFC 4180, any line ends, doubled quotes, escapes if the dialect has
 * them). Blank lines are no rows.
 *
 * <p>A row whose quotes do not fit, or that is longer than {@link #LONGEST_ROW} or has more cells
 * than {@link #MOST_CELLS}, becomes a row with a fault that holds the beginning of its first line,
 * and reading goes on at the next line: one stray quote costs one line, however long the file.
 * Common libraries end there, or take the rest of the file for one cell; this is why the text is
 * taken apart here. Memory is bounded by the longest row.
 */
final class DelimitedText implements Closeable {
  /** Characters of a row; what is longer is a fault. */
  static final int LONGEST_ROW = 1 << 24;

  /** Cells of a row, as many as a sheet of a workbook has columns; more are a fault. */
  static final int MOST_CELLS = 1 << 14;

  private static final int FIRST_BUFFER = 1 << 16;
  private static final int LONGEST_SHOWN = 200;
  private static final int END = -1;

  private final Reader text;
  private final Dialect dialect;
  private final StringBuilder cell = new StringBuilder();

  /** From {@code start} to {@code end} it holds the row that is being read and what follows. */
  private char[] buffer = new char[FIRST_BUFFER];

  private int start;
  private int at;
  private int end;
  private boolean ended;
  private long line;
  private long rowNumber;

  DelimitedText(Reader text, Dialect dialect) {
    this(text, dialect, 1);
  }

  /** Text whose first line has a number of its own. */
  DelimitedText(Reader text, Dialect dialect, long firstLine) {
    this.text = text;
    this.dialect = dialect;
    this.line = firstLine;
  }

  /** The number of the line behind the last row. */
  long line() {
    return line;
  }

  /** Passes over lines, whatever they hold. */
  void skipLines(long count) throws IOException {
    for (long i = 0; i < count && peek() != END; i++) {
      firstLine();
    }
  }

  /** The next row, the first of which has number 1; null at the end. */
  RawRow next() throws IOException {
    skipBlankLines();
    if (peek() == END) {
      return null;
    }
    rowNumber++;
    long firstLine = line;
    List<String> cells = new ArrayList<>();
    try {
      cells.add(cell());
      while (peek() == dialect.delimiter()) {
        at++;
        cells.add(cell());
        if (cells.size() > MOST_CELLS) {
          throw new BrokenRow("too_long");
        }
      }
      skipLineEnd();
      start = at;
      return new RawRow(rowNumber, firstLine, cells);
    } catch (BrokenRow broken) {
      line = firstLine;
      return new RawRow(rowNumber, firstLine, List.of(firstLine()), broken.fault);
    }
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  private void skipBlankLines() throws IOException {
    while (isLineEnd(peek())) {
      skipLineEnd();
      start = at;
    }
  }

  private String cell() throws IOException {
    if (peek() == dialect.quote()) {
      return quotedCell();
    }
    int from = at - start;
    for (int c = peek(); isInside(c); c = peek()) {
      if (c == dialect.escape()) {
        return escapedCell(from);
      }
      at++;
    }
    return new String(buffer, start + from, at - start - from);
  }

  /** The rest of a cell without quotes; {@code \N} alone is a null, as databases write it. */
  private String escapedCell(int from) throws IOException {
    cell.setLength(0);
    cell.append(buffer, start + from, at - start - from);
    boolean isNull = false;
    for (int c = peek(); isInside(c); c = peek()) {
      at++;
      if (c == dialect.escape()) {
        isNull = cell.isEmpty() && peek() == 'N';
        appendEscaped();
      } else {
        isNull = false;
        cell.append((char) c);
      }
    }
    return isNull ? null : cell.toString();
  }

  private String quotedCell() throws IOException {
    at++;
    cell.setLength(0);
    while (true) {
      int c = peekQuoted();
      if (c == END) {
        throw new BrokenRow("unclosed_quote");
      }
      if (c == dialect.quote()) {
        at++;
        if (peek() != dialect.quote()) {
          break;
        }
        cell.append((char) c);
        at++;
      } else if (c == dialect.escape()) {
        at++;
        appendEscaped();
      } else {
        appendQuoted(c);
      }
    }
    if (isInside(peek())) {
      throw new BrokenRow("bad_quote");
    }
    return cell.toString();
  }

  private void appendQuoted(int c) throws IOException {
    if (isLineEnd(c)) {
      int from = at - start;
      skipLineEnd();
      cell.append(buffer, start + from, at - start - from);
    } else {
      cell.append((char) c);
      at++;
    }
  }

  /** What stands behind an escape character, as MySQL and PostgreSQL write it. */
  private void appendEscaped() throws IOException {
    int c = peek();
    switch (c) {
      case END -> {}
      case '\r', '\n' -> appendQuoted(c);
      default -> {
        cell.append(
            switch (c) {
              case 'b' -> '\b';
              case 'f' -> '\f';
              case 'n' -> '\n';
              case 'r' -> '\r';
              case 't' -> '\t';
              case '0' -> '\0';
              default -> (char) c;
            });
        at++;
      }
    }
  }

  private boolean isInside(int c) {
    return c != END && c != dialect.delimiter() && !isLineEnd(c);
  }

  private static boolean isLineEnd(int c) {
    return c == '\n' || c == '\r';
  }

  private void skipLineEnd() throws IOException {
    int c = peek();
    if (c == END) {
      return;
    }
    at++;
    line++;
    if (c == '\r' && peek() == '\n') {
      at++;
    }
  }

  /** The beginning of the row's first line; moves behind that line. */
  private String firstLine() throws IOException {
    StringBuilder shown = new StringBuilder();
    at = start;
    for (int c = peek(); c != END && !isLineEnd(c); c = peek()) {
      if (shown.length() < LONGEST_SHOWN) {
        shown.append((char) c);
      }
      at++;
      start = at;
    }
    skipLineEnd();
    start = at;
    return shown.toString();
  }

  private int peekQuoted() throws IOException {
    try {
      return peek();
    } catch (BrokenRow tooLong) {
      throw hasLineEnd() ? new BrokenRow("unclosed_quote") : tooLong;
    }
  }

  private boolean hasLineEnd() {
    for (int i = start; i < end; i++) {
      if (isLineEnd(buffer[i])) {
        return true;
      }
    }
    return false;
  }

  private int peek() throws IOException {
    return at < end || fill() ? buffer[at] : END;
  }

  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      at -= start;
      end -= start;
      start = 0;
    }
    if (end == LONGEST_ROW) {
      throw new BrokenRow("too_long");
    }
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    int read = text.read(buffer, end, buffer.length - end);
    ended = read < 0;
    end += Math.max(read, 0);
    return !ended;
  }

  /** Ends the reading of a row; never leaves this class. */
  private static final class BrokenRow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String fault;

    BrokenRow(String fault) {
      super(fault, null, false, false);
      this.fault = fault;
    }
  }
}
