package org.innoflow.reader;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/** The bytes of a workbook's part, counted and checked while they are inflated. */
final class PartStream extends CheckedInputStream {
  /** What a part may inflate to per compressed byte, beyond the first megabytes. */
  private static final long HIGHEST_RATIO = 100;

  private static final long FREE_BYTES = 10L << 20;

  /** Bytes of one tag or comment, which a parser holds in memory. */
  private static final long LONGEST_TOKEN = 64L << 20;

  private final ZipEntry entry;
  private final long compressed;
  private final long largest;
  private long bytes;
  private long token;

  /**
   * A part.
   *
   * @param fileBytes the size of the whole file, which no compressed part exceeds, whatever it says
   * @param largest what the part may inflate to
   */
  PartStream(InputStream in, ZipEntry entry, long fileBytes, long largest) {
    super(in, new CRC32());
    this.entry = entry;
    this.compressed = Math.min(entry.getCompressedSize(), fileBytes);
    this.largest = largest;
  }

  /** Says that what was read so far has been dealt with. */
  void beginToken() {
    token = bytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    if (read < 0) {
      if (entry.getCrc() != getChecksum().getValue()) {
        throw new ZipException("its part " + entry.getName() + " is damaged");
      }
      return read;
    }
    bytes += read;
    if (bytes > largest) {
      throw new ZipException(
          "its part " + entry.getName() + " takes more than " + largest + " bytes");
    }
    if (bytes > FREE_BYTES && bytes / HIGHEST_RATIO > compressed) {
      throw new ZipException(
          "its part "
              + entry.getName()
              + " inflates to more than "
              + HIGHEST_RATIO
              + " times its size, as no spreadsheet does");
    }
    if (bytes - token > LONGEST_TOKEN) {
      throw new ZipException(
          "its part " + entry.getName() + " has a tag of more than " + LONGEST_TOKEN + " bytes");
    }
    return read;
  }
}
