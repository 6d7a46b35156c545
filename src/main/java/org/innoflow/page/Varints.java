package org.innoflow.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/**
 * Whole numbers from 0 on as the page reads them: seven bits to a byte, the lowest first, the
 * eighth set where more follow (LEB128); then gzip, then Base64.
 */
final class Varints {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Varints add(long number) {
    if (number < 0) {
      throw new IllegalArgumentException("No number from 0 on: " + number);
    }
    long rest = number;
    while (rest > 0x7f) {
      bytes.write((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    bytes.write((int) rest);
    return this;
  }

  String base64() {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      bytes.writeTo(gzip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(packed.toByteArray());
  }
}
