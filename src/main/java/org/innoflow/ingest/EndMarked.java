package org.innoflow.ingest;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;

/** A text followed by one more line. */
final class EndMarked extends Reader {
  private final Reader text;
  private final Reader mark;

  EndMarked(Reader text, String line) {
    this.text = text;
    this.mark = new StringReader("\n" + line);
  }

  @Override
  public int read(char[] buffer, int from, int length) throws IOException {
    int read = text.read(buffer, from, length);
    return read >= 0 ? read : mark.read(buffer, from, length);
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
