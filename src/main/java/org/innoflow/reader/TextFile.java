package org.innoflow.reader;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import org.innoflow.config.FileFormat;
import org.innoflow.io.FileStore;

/**
 * The text of a file. Bytes that do not decode become U+FFFD; a byte order mark is no part of it.
 *
 * @param encoding the profile's, or the one found in the first bytes
 * @param beginning the first characters, which the text also has
 */
record TextFile(Reader text, Charset encoding, String beginning) {
  /** Bytes from which the encoding is told. */
  private static final int SAMPLE_BYTES = 1 << 20;

  /** Characters in which a header is looked for before the file is read. */
  private static final int BEGINNING = 1 << 16;

  static TextFile open(FileStore files, FileStore.InputFile file, FileFormat format)
      throws IOException {
    InputStream bytes = files.open(file.path());
    try {
      byte[] sample = bytes.readNBytes(SAMPLE_BYTES);
      Charset encoding = format.findsEncoding() ? Encodings.find(sample) : format.charset();
      Reader text =
          text(new SequenceInputStream(new ByteArrayInputStream(sample), bytes), encoding);
      return new TextFile(text, encoding, beginning(sample, encoding));
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  /** The text from a byte on where a line begins. */
  static Reader from(FileStore files, FileStore.InputFile file, Charset encoding, long offset)
      throws IOException {
    InputStream bytes = files.open(file.path(), offset);
    return offset == 0 ? text(bytes, encoding) : new DecodingReader(bytes, encoding);
  }

  private static Reader text(InputStream bytes, Charset encoding) throws IOException {
    Reader text = new BufferedReader(new DecodingReader(bytes, encoding));
    text.mark(1);
    if (text.read() != '\uFEFF') {
      text.reset();
    }
    return text;
  }

  private static String beginning(byte[] sample, Charset encoding) throws IOException {
    char[] characters = new char[BEGINNING];
    try (Reader text = text(new ByteArrayInputStream(sample), encoding)) {
      int filled = 0;
      for (int read = 0; read >= 0 && filled < BEGINNING; filled += Math.max(read, 0)) {
        read = text.read(characters, filled, BEGINNING - filled);
      }
      return new String(characters, 0, filled);
    }
  }
}
