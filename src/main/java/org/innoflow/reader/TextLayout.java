package org.innoflow.reader;

import java.io.Serializable;
import java.nio.charset.Charset;

/**
 * How rows lie in a text.
 *
 * @param encoding the name of its character set
 * @param headerRows rows, as {@link DelimitedText} counts them, up to the header and with it
 */
record TextLayout(String encoding, Dialect dialect, int headerRows) implements Serializable {
  Charset charset() {
    return Charset.forName(encoding);
  }

  /** Whether a row of the text is one of the file: a line of JSON that is blank is none. */
  boolean isRow(RawRow row) {
    return !dialect.equals(Dialect.LINES) || !isBlank(row);
  }

  /** Whether a row that is one line has nothing but spaces. */
  static boolean isBlank(RawRow line) {
    return line.fault() == null && line.cells().get(0).isBlank();
  }
}
