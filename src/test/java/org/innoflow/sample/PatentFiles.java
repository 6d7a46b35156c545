package org.innoflow.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Puts the good patents, their repetitions and bad rows into two files. */
final class PatentFiles {

  static final int IN_FIRST_FILE = 11_000;

  // Exact repetitions: 25.
  private static final int REPEATED_WITHIN_FIRST = 10;
  private static final int REPEATED_WITHIN_SECOND = 5;
  private static final int REPEATED_ACROSS = 10;

  /** Numbers of the first file that come again in the second, with another legal status. */
  private static final int LATER_VINTAGES = 10;

  // Bad rows: 66, two thirds of each kind in the first file.
  private static final int NO_ID = 15;
  private static final int NO_YEAR = 12;
  private static final int NO_APPLICANT = 18;
  private static final int FIELD_TOO_MANY = 8;
  private static final int FIELD_TOO_FEW = 8;
  private static final int NOT_UTF_8 = 5;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final Charset GBK = Charset.forName("GBK");

  private static final int ID = 0;
  private static final int TITLE = 1;
  private static final int DATE = 2;
  private static final int YEAR = 3;
  private static final int APPLICANTS = 5;
  private static final int COUNTY = 9;

  private final Random random;
  private final PatentText text;
  private final List<Patent> patents;
  private final List<byte[]> first = new ArrayList<>();
  private final List<byte[]> second = new ArrayList<>();

  PatentFiles(List<Patent> patents, Random random) {
    this.random = random;
    this.text = new PatentText(random);
    this.patents = new ArrayList<>(patents);
    Collections.shuffle(this.patents, random);
    addGood();
    addRepetitions();
    addBad();
    Collections.shuffle(first, random);
    Collections.shuffle(second, random);
  }

  byte[] firstFile() {
    return file(first, "\n");
  }

  byte[] secondFile() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(file(second, "\r\n"));
    }
    return packed.toByteArray();
  }

  private void addGood() {
    for (Patent patent : inFirst()) {
      first.add(row(patent.fields()));
    }
    for (Patent patent : inSecond()) {
      second.add(row(patent.fields()));
    }
  }

  private void addRepetitions() {
    List<Patent> again =
        Decks.sample(inFirst(), REPEATED_WITHIN_FIRST + REPEATED_ACROSS + LATER_VINTAGES, random);
    int across = REPEATED_WITHIN_FIRST + REPEATED_ACROSS;
    for (Patent patent : again.subList(0, REPEATED_WITHIN_FIRST)) {
      first.add(row(patent.fields()));
    }
    for (Patent patent : again.subList(REPEATED_WITHIN_FIRST, across)) {
      second.add(row(patent.fields()));
    }
    for (Patent patent : Decks.sample(inSecond(), REPEATED_WITHIN_SECOND, random)) {
      second.add(row(patent.fields()));
    }
    for (Patent patent : again.subList(across, again.size())) {
      String status = patent.status().equals("失效") ? "未确认" : "失效";
      second.add(row(patent.withStatus(status).fields()));
    }
  }

  private void addBad() {
    addBad(NO_ID, fields -> row(with(fields, ID, "")));
    addBad(NO_YEAR, fields -> row(with(with(fields, DATE, "-"), YEAR, "二〇二一")));
    addBad(NO_APPLICANT, fields -> row(withoutApplicant(fields)));
    addBad(
        FIELD_TOO_MANY,
        fields -> {
          fields.add("授权");
          return row(fields);
        });
    addBad(FIELD_TOO_FEW, fields -> row(fields.subList(0, fields.size() - 1)));
    addBad(NOT_UTF_8, PatentFiles::rowWithTitleInGbk);
  }

  private interface Spoiler {
    byte[] spoiled(List<String> fields);
  }

  /** Spoils rows under numbers of their own, so that no good patent is lost with them. */
  private void addBad(int count, Spoiler spoiler) {
    for (int i = 0; i < count; i++) {
      List<String> fields = new ArrayList<>(Decks.pick(patents, random).fields());
      fields.set(ID, text.nextId("X"));
      (i % 3 < 2 ? first : second).add(spoiler.spoiled(fields));
    }
  }

  private static List<String> with(List<String> fields, int column, String value) {
    List<String> changed = new ArrayList<>(fields);
    changed.set(column, value);
    return changed;
  }

  private static List<String> withoutApplicant(List<String> fields) {
    List<String> changed = with(fields, APPLICANTS, "-");
    changed.set(APPLICANTS + 1, "0");
    for (int column = APPLICANTS + 2; column <= COUNTY; column++) {
      changed.set(column, "-");
    }
    return changed;
  }

  private static byte[] rowWithTitleInGbk(List<String> fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes((Csv.line(fields.subList(0, TITLE)) + ",").getBytes(UTF_8));
    bytes.writeBytes(Csv.line(fields.subList(TITLE, TITLE + 1)).getBytes(GBK));
    bytes.writeBytes(("," + Csv.line(fields.subList(DATE, fields.size()))).getBytes(UTF_8));
    return bytes.toByteArray();
  }

  private static byte[] row(List<String> fields) {
    return Csv.line(fields).getBytes(UTF_8);
  }

  private List<Patent> inFirst() {
    return patents.subList(0, IN_FIRST_FILE);
  }

  private List<Patent> inSecond() {
    return patents.subList(IN_FIRST_FILE, patents.size());
  }

  private static byte[] file(List<byte[]> rows, String lineEnd) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(BYTE_ORDER_MARK);
    bytes.writeBytes((Csv.line(Patent.HEADER) + lineEnd).getBytes(UTF_8));
    for (byte[] row : rows) {
      bytes.writeBytes(row);
      bytes.writeBytes(lineEnd.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
