package org.innoflow.ingest;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date in one of the forms that extracts have.
 *
 * <p>Read without being told which: 2013-05-06, 2013/5/6, 2013.5.6, 2013年5月6日, 20130506 (each with
 * a time behind it or not), 1/16/07 and 1/16/2007 (month first, as Excel writes them in English),
 * the serial number of a day in Excel (41400), and a year or a month alone, of which only the year
 * is known. A profile with another order of day and month names its {@code date-formats}.
 *
 * @param date null where only the year, or year and month, is given
 */
record DateText(LocalDate date, int year) {
  private static final String TIME = "(?:[T ]\\s*[0-9]{1,2}:.*|T[0-9]{4,6}.*)?";
  private static final Pattern YEAR_FIRST =
      Pattern.compile("([0-9]{4})(?:[-/.年]([0-9]{1,2})(?:[-/.月]([0-9]{1,2})日?|月)?|年)?" + TIME);
  private static final Pattern COMPACT =
      Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})?(?:\\.0*)?" + TIME);
  private static final Pattern MONTH_FIRST =
      Pattern.compile("([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}|[0-9]{2})" + TIME);
  private static final Pattern YEAR_AND_MONTH =
      Pattern.compile("(?:1[89]|20)[0-9]{2}\\.(?:0?[1-9]|1[0-2])");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{4,5}(?:\\.[0-9]*)?");

  /** Excel counts days from here; its 1900 has a 29 February, which all later days allow for. */
  private static final LocalDate EXCEL_EPOCH = LocalDate.of(1899, 12, 30);

  private static final int EARLIEST_YEAR = 1800;
  private static final int LATEST_YEAR = 2100;
  private static final int FIRST_SERIAL = 18_264; // 1950-01-01
  private static final int CENTURY_BREAK = 50;

  /** What the text says; empty where it is no date, or names a day that does not exist. */
  static Optional<DateText> of(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    try {
      return Optional.ofNullable(read(plain));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static DateText read(String text) {
    if (NUMBER.matcher(text).matches() && !YEAR_AND_MONTH.matcher(text).matches()) {
      return number(Double.parseDouble(text));
    }
    Matcher m = YEAR_FIRST.matcher(text);
    if (m.matches()) {
      return of(m.group(1), m.group(2), m.group(3));
    }
    m = COMPACT.matcher(text);
    if (m.matches()) {
      return of(m.group(1), m.group(2), m.group(3));
    }
    m = MONTH_FIRST.matcher(text);
    return m.matches() ? of(century(m.group(3)), m.group(1), m.group(2)) : null;
  }

  private static DateText of(String year, String month, String day) {
    int y = Integer.parseInt(year);
    if (month == null) {
      return isYear(y) ? new DateText(null, y) : null;
    }
    LocalDate date =
        LocalDate.of(y, Integer.parseInt(month), day == null ? 1 : Integer.parseInt(day));
    return new DateText(day == null ? null : date, y);
  }

  /** A year, or the serial number of a day, whose fraction is a time. */
  private static DateText number(double number) {
    if (isYear(number)) {
      return number == Math.rint(number) ? new DateText(null, (int) number) : null;
    }
    LocalDate date = EXCEL_EPOCH.plusDays((long) number);
    return number < FIRST_SERIAL || date.getYear() > LATEST_YEAR
        ? null
        : new DateText(date, date.getYear());
  }

  /** Whether an event may be of that year. */
  static boolean isYear(double year) {
    return year >= EARLIEST_YEAR && year <= LATEST_YEAR;
  }

  private static String century(String year) {
    if (year.length() == 4) {
      return year;
    }
    return (Integer.parseInt(year) < CENTURY_BREAK ? "20" : "19") + year;
  }
}
