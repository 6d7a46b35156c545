package org.innoflow.io;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A decompressor whose every complaint is an {@link IOException}; some throw what comes up. */
final class CheckedStream extends FilterInputStream {
  CheckedStream(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    try {
      return in.read();
    } catch (RuntimeException e) {
      throw broken(e);
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return in.read(bytes, offset, length);
    } catch (RuntimeException e) {
      throw broken(e);
    }
  }

  static IOException broken(RuntimeException e) {
    return new IOException("its compressed data is broken", e);
  }
}
