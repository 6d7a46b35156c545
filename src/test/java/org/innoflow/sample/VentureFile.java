package org.innoflow.sample;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Numbers the events by date, mixes in repetitions and bad rows, and writes them. */
final class VentureFile {

  static final Charset CHARSET = Charset.forName("GB18030");

  private static final int REPEATED = 12;

  // Bad rows: 40.
  private static final int NO_EVENT_NUMBER = 8;
  private static final int NO_INVESTEE = 7;
  private static final int BAD_AMOUNT = 9;
  private static final int BAD_DATE = 6;
  private static final int FIELD_TOO_MANY = 5;
  private static final int FIELD_TOO_FEW = 5;

  private final Random random;
  private final List<List<String>> rows = new ArrayList<>();

  /** Rows of the delta, which repetitions and bad rows copy: to let one of them in shows. */
  private final List<List<String>> deltaRows = new ArrayList<>();

  /** Rows of elsewhere: an unreadable amount may also be taken for none, so it changes nothing. */
  private final List<List<String>> otherRows = new ArrayList<>();

  private int badEvents;

  VentureFile(List<Financing> inDelta, List<Financing> others, Random random) {
    this.random = random;
    addGood(inDelta, others);
    for (List<String> row : Decks.sample(deltaRows, REPEATED, random)) {
      insert(row);
    }
    addBad();
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes((Csv.line(Financing.HEADER) + "\r\n").getBytes(CHARSET));
    for (List<String> row : rows) {
      bytes.writeBytes((Csv.line(row) + "\r\n").getBytes(CHARSET));
    }
    return bytes.toByteArray();
  }

  private void addGood(List<Financing> inDelta, List<Financing> others) {
    List<Financing> all = new ArrayList<>(inDelta);
    all.addAll(others);
    all.sort(Comparator.comparing(Financing::date));
    Map<Integer, Integer> numberInYear = new TreeMap<>();
    for (Financing event : all) {
      int year = event.date().getYear();
      int number = numberInYear.merge(year, 1, Integer::sum);
      List<List<String>> ofEvent = event.rows(String.format(Locale.ROOT, "RZ%d%05d", year, number));
      rows.addAll(ofEvent);
      boolean foreign = others.contains(event);
      (foreign ? otherRows : deltaRows).addAll(ofEvent);
    }
  }

  private void addBad() {
    addBad(NO_EVENT_NUMBER, deltaRows, Financing.ID, "");
    addBad(NO_INVESTEE, deltaRows, Financing.INVESTEE, "");
    addBad(BAD_AMOUNT, otherRows, Financing.AMOUNT, "面议");
    addBad(BAD_DATE, deltaRows, Financing.DATE, "待定");
    for (int i = 0; i < FIELD_TOO_MANY; i++) {
      List<String> row = ofOwnEvent(deltaRows);
      row.add("备注");
      insert(row);
    }
    for (int i = 0; i < FIELD_TOO_FEW; i++) {
      List<String> row = ofOwnEvent(deltaRows);
      insert(row.subList(0, row.size() - 1));
    }
  }

  private void addBad(int count, List<List<String>> models, int column, String value) {
    for (int i = 0; i < count; i++) {
      List<String> row = ofOwnEvent(models);
      row.set(column, value);
      insert(row);
    }
  }

  /** A copy of a good row under an event number of its own, so that no good event loses a row. */
  private List<String> ofOwnEvent(List<List<String>> models) {
    List<String> row = new ArrayList<>(Decks.pick(models, random));
    badEvents++;
    row.set(Financing.ID, String.format(Locale.ROOT, "RZ9999%05d", badEvents));
    return row;
  }

  private void insert(List<String> row) {
    rows.add(random.nextInt(rows.size() + 1), row);
  }
}
