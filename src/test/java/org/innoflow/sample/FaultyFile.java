package org.innoflow.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * The rows of an extract with the faults of real ones mixed in. The first column is the key, or
 * part of it; bad rows have keys of their own, so that no good event loses a row with them.
 */
final class FaultyFile {

  private final List<String> header;
  private final List<List<String>> good;
  private final List<List<String>> rows;
  private final String badKey;
  private final Random random;
  private int badRows;

  /**
   * A file of good rows.
   *
   * @param badKey format of the keys of bad rows, with one number
   */
  FaultyFile(List<String> header, List<List<String>> good, String badKey, Random random) {
    this.header = header;
    this.good = List.copyOf(good);
    this.rows = new ArrayList<>(good);
    this.badKey = badKey;
    this.random = random;
  }

  /** Exact repetitions of good rows. */
  FaultyFile repeat(int count) {
    for (List<String> row : Decks.sample(good, count, random)) {
      insert(row, 0);
    }
    return this;
  }

  /** Good rows that come again further down with another value in a column. */
  FaultyFile supersede(int count, int column, String value) {
    for (List<String> row : Decks.sample(good, count, random)) {
      insert(with(row, column, value), rows.lastIndexOf(row) + 1);
    }
    return this;
  }

  /** Bad rows: a value that cannot be. */
  FaultyFile spoil(int count, int column, String value) {
    for (int i = 0; i < count; i++) {
      insert(with(model(), column, value), 0);
    }
    return this;
  }

  FaultyFile addField(int count) {
    for (int i = 0; i < count; i++) {
      List<String> row = new ArrayList<>(model());
      row.add("备注");
      insert(row, 0);
    }
    return this;
  }

  FaultyFile dropField(int count) {
    for (int i = 0; i < count; i++) {
      List<String> row = model();
      insert(row.subList(0, row.size() - 1), 0);
    }
    return this;
  }

  byte[] bytes(Charset charset, char delimiter, String lineEnd) {
    StringBuilder text = new StringBuilder(Csv.line(header, delimiter)).append(lineEnd);
    for (List<String> row : rows) {
      text.append(Csv.line(row, delimiter)).append(lineEnd);
    }
    return text.toString().getBytes(charset);
  }

  static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }

  /** A copy of a good row under a key of its own. */
  private List<String> model() {
    badRows++;
    return with(Decks.pick(good, random), 0, String.format(Locale.ROOT, badKey, badRows));
  }

  private void insert(List<String> row, int lowest) {
    rows.add(lowest + random.nextInt(rows.size() + 1 - lowest), row);
  }

  private static List<String> with(List<String> row, int column, String value) {
    List<String> changed = new ArrayList<>(row);
    changed.set(column, value);
    return changed;
  }
}
