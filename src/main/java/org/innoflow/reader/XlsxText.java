package org.innoflow.reader;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of Excel's values. */
final class XlsxText {
  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private static final Set<String> ERRORS =
      Set.of("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!");

  /** Digits that a double holds whatever they are. */
  private static final int SAFE_DIGITS = 15;

  /** Numbers of Excel are doubles; longer texts are none that it wrote. */
  private static final int LONGEST_NUMBER = 40;

  /** Digits before the point, or zeros behind it, that a double can have. */
  private static final int MOST_DIGITS = 309;

  private static final int SECONDS = 24 * 60 * 60;

  /** 31 December 9999, the last day that Excel knows. */
  private static final double LAST_DAY = 2_958_466;

  /** The day that Excel believes to be 29 February 1900. */
  private static final int NO_DAY = 60;

  private XlsxText() {}

  /** Text in which _x000D_ stands for a carriage return. */
  static String unescape(String text) {
    if (!text.contains("_x")) {
      return text;
    }
    Matcher escape = ESCAPE.matcher(text);
    return escape.replaceAll(
        match ->
            Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))));
  }

  static boolean isError(String text) {
    return ERRORS.contains(text);
  }

  /**
   * A number without exponent and without trailing zeros. Excel writes 1.1 as 1.1000000000000001:
   * of digits behind the point only as many are kept as tell the double from its neighbours.
   */
  static String number(String text) {
    if (text.length() > LONGEST_NUMBER) {
      return text;
    }
    try {
      BigDecimal number = new BigDecimal(text.strip());
      if (Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS) {
        return text;
      }
      if (number.scale() > 0 && number.precision() > SAFE_DIGITS) {
        number = BigDecimal.valueOf(number.doubleValue());
      }
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    } catch (NumberFormatException e) {
      return text;
    }
  }

  /**
   * A date as yyyy-MM-dd, with HH:mm:ss behind it where it has a time of day; a time of day alone
   * where there is no date.
   *
   * @param origin the day with number 0
   */
  static String date(String text, LocalDate origin) {
    double days;
    try {
      days = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return text;
    }
    if (!(days >= 0 && days < LAST_DAY)) {
      return number(text);
    }
    long seconds = Math.round(days * SECONDS);
    LocalTime time = LocalTime.ofSecondOfDay(seconds % SECONDS);
    long day = seconds / SECONDS;
    boolean is1900 = origin.getYear() < 1904;
    if (day == 0 && is1900) {
      return TIME.format(time);
    }
    LocalDate date = origin.plusDays(is1900 && day < NO_DAY ? day + 1 : day);
    return time.toSecondOfDay() == 0
        ? date.toString()
        : DATE_TIME.format(LocalDateTime.of(date, time));
  }

  /** A date in ISO 8601 as few writers store it, in the form of {@link #date}. */
  static String isoDate(String text) {
    return text.replaceFirst("T00:00:00(\\.0*)?Z?$", "")
        .replaceFirst("T(\\d\\d:\\d\\d:\\d\\d)(\\.\\d*)?Z?$", " $1");
  }
}
