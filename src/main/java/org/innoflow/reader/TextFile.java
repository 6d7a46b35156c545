package org.innoflow.reader;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.innoflow.config.FileFormat;
import org.innoflow.failure.Failure;
import org.innoflow.io.FileStore;

/**
 * The text of a file. Bytes that do not decode become U+FFFD; a byte order mark is no part of it.
 *
 * @param encoding the profile's, or the one found in the first bytes
 * @param beginning the first characters, which the text also has
 */
record TextFile(Reader text, Charset encoding, String beginning) {
  private static final byte[] OLD_WORKBOOK = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  /** Bytes from which the encoding is told. */
  private static final int SAMPLE_BYTES = 1 << 20;

  /** Characters in which a header is looked for before the file is read. */
  private static final int BEGINNING = 1 << 16;

  static TextFile open(FileStore files, FileStore.InputFile file, FileFormat format)
      throws IOException {
    InputStream bytes = files.open(file.path());
    try {
      byte[] sample = bytes.readNBytes(SAMPLE_BYTES);
      requireText(sample, file.name());
      Charset encoding = format.findsEncoding() ? Encodings.find(sample) : format.charset();
      Reader text =
          text(new SequenceInputStream(new ByteArrayInputStream(sample), bytes), encoding);
      return new TextFile(text, encoding, beginning(sample, encoding));
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  /** Workbooks come under names of text files, too. */
  private static void requireText(byte[] sample, String file) {
    if (begins(sample, OLD_WORKBOOK)) {
      throw Failure.input(
          "read file", file, "it is a workbook of old Excel (.xls)", "Save it as .xlsx, or as CSV");
    }
    if (begins(sample, ZIP)) {
      throw Failure.input(
          "read file",
          file,
          "it is a workbook or another archive, not text",
          "Name it .xlsx if it is one, or set format = xlsx in its profile; unpack an archive");
    }
  }

  private static boolean begins(byte[] sample, byte[] start) {
    return Arrays.mismatch(sample, start) >= start.length || Arrays.equals(sample, start);
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
