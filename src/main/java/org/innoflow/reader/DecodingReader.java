package org.innoflow.reader;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * The characters of bytes. Those that do not decode become U+FFFD, as an {@link
 * java.io.InputStreamReader} has it, but a line end among them stays one: a broken character costs
 * no line, and every line can be decoded by itself.
 */
final class DecodingReader extends Reader {
  private static final int BUFFER = 1 << 13;
  private static final char REPLACEMENT = '\uFFFD';

  private final InputStream bytes;
  private final CharsetDecoder decoder;
  private final ByteBuffer encoded = ByteBuffer.allocate(BUFFER).flip();
  private final CharBuffer decoded = CharBuffer.allocate(BUFFER).flip();
  private boolean bytesEnded;
  private boolean ended;

  DecodingReader(InputStream bytes, Charset encoding) {
    this.bytes = bytes;
    this.decoder =
        encoding
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    while (!decoded.hasRemaining() && !ended) {
      decode();
    }
    if (!decoded.hasRemaining()) {
      return -1;
    }
    int count = Math.min(length, decoded.remaining());
    decoded.get(target, offset, count);
    return count;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  private void decode() throws IOException {
    decoded.clear().limit(BUFFER - 1);
    CoderResult result = decoder.decode(encoded, decoded, bytesEnded);
    decoded.limit(BUFFER);
    if (result.isError()) {
      skip(result.length());
      decoded.put(REPLACEMENT);
    } else if (result.isUnderflow() && bytesEnded) {
      decoder.flush(decoded);
      ended = true;
    } else if (result.isUnderflow()) {
      fill();
    }
    decoded.flip();
  }

  /** Passes over what does not decode, but never over a line end behind its first byte. */
  private void skip(int length) {
    int end = encoded.position() + length;
    int at = encoded.position() + 1;
    while (at < end && encoded.get(at) != '\n' && encoded.get(at) != '\r') {
      at++;
    }
    encoded.position(at);
  }

  private void fill() throws IOException {
    encoded.compact();
    int read = bytes.read(encoded.array(), encoded.position(), encoded.remaining());
    bytesEnded = read < 0;
    encoded.position(encoded.position() + Math.max(read, 0)).flip();
  }
}
