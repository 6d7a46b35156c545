package org.innoflow.reader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The texts of a workbook that its cells refer to by number. They are kept as bytes, some 12 more
 * than the text has: millions of them fit where Java's strings would not.
 */
final class SharedStrings {
  private static final int CHUNK_BITS = 20;
  private static final int MOST = 1 << 25;
  private static final int CHUNK_BYTES = 1 << CHUNK_BITS;

  private final List<ByteBuffer> chunks = new ArrayList<>();

  /** Number of the chunk, and the place in it: a length and the bytes. */
  private long[] places = new long[1024];

  private int size;

  static SharedStrings read(XmlReader xml) throws IOException {
    SharedStrings strings = new SharedStrings();
    StringBuilder text = new StringBuilder();
    while (xml.next()) {
      if (xml.isStart("si")) {
        text.setLength(0);
        readRuns(xml, "si", text);
        if (strings.size == MOST) {
          throw new IOException("it has more than " + MOST + " texts");
        }
        strings.add(XlsxText.unescape(text.toString()));
      }
    }
    return strings;
  }

  /** The text of a string in runs of different looks, without its phonetic guide. */
  static void readRuns(XmlReader xml, String element, StringBuilder text) throws IOException {
    while (xml.next() && !xml.isEnd(element)) {
      if (xml.isStart("t")) {
        xml.text(text, DelimitedText.LONGEST_ROW);
      } else if (xml.isStart("rPh")) {
        xml.skip();
      }
    }
  }

  void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer chunk = chunks.isEmpty() ? null : chunks.get(chunks.size() - 1);
    if (chunk == null || chunk.remaining() < bytes.length + Integer.BYTES) {
      chunk = ByteBuffer.allocate(Math.max(CHUNK_BYTES, bytes.length + Integer.BYTES));
      chunks.add(chunk);
    }
    if (size == places.length) {
      places = Arrays.copyOf(places, 2 * size);
    }
    places[size++] = ((long) (chunks.size() - 1) << CHUNK_BITS) | chunk.position();
    chunk.putInt(bytes.length).put(bytes);
  }

  /**
   * The text of a number.
   *
   * @throws IOException where there is no such text
   */
  String text(String number) throws IOException {
    int i;
    try {
      i = Integer.parseInt(number.strip());
    } catch (NumberFormatException e) {
      throw new IOException("a cell refers to the text '" + number + "'", e);
    }
    if (i < 0 || i >= size) {
      throw new IOException("a cell refers to text " + i + " of " + size);
    }
    ByteBuffer chunk = chunks.get((int) (places[i] >> CHUNK_BITS));
    int place = (int) (places[i] & (CHUNK_BYTES - 1));
    byte[] bytes = new byte[chunk.getInt(place)];
    chunk.get(place + Integer.BYTES, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
