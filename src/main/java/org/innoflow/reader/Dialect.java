package org.innoflow.reader;

import java.io.Serializable;
import org.innoflow.config.FileFormat;

/**
 * The characters that structure delimited text. One that is absent is {@link #ABSENT}, which equals
 * no character and not the end of the text either.
 */
record Dialect(int delimiter, int quote, int escape) implements Serializable {
  private static final int ABSENT = -2;

  /** Text of lines, each of which is one cell. */
  static final Dialect LINES = new Dialect(ABSENT, ABSENT, ABSENT);

  static Dialect of(FileFormat format, char delimiter) {
    boolean doubles = format.escape() == format.quote();
    return new Dialect(
        delimiter, character(format.quote()), doubles ? ABSENT : character(format.escape()));
  }

  private static int character(char c) {
    return c == FileFormat.NONE ? ABSENT : c;
  }
}
