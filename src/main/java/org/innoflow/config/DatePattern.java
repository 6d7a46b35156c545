package org.innoflow.config;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The patterns of {@code date-formats}: those of {@link DateTimeFormatter}, read strictly. */
public final class DatePattern {
  private static final int EARLIEST_OF_TWO_DIGITS = 1950;

  /** Quoted text, the letters of a year, or a run of anything else. */
  private static final Pattern PATTERN_PART =
      Pattern.compile("'[^']*'|y+|u+|[^'yu]+|.", Pattern.DOTALL);

  private DatePattern() {}

  /** Whether a day survives being written and read: {@code YYYY-MM-DD} would lose it. */
  static boolean isOne(String format) {
    OffsetDateTime time = OffsetDateTime.of(2021, 3, 5, 14, 30, 0, 0, ZoneOffset.UTC);
    try {
      DateTimeFormatter formatter = formatter(format);
      return LocalDate.parse(formatter.format(time), formatter).equals(time.toLocalDate());
    } catch (IllegalArgumentException | DateTimeException e) {
      return false;
    }
  }

  /**
   * The formatter of a pattern in {@code date-formats}: strict, so that there is no 30 February;
   * {@code y} means the proleptic year, as users expect; two digits of a year are one of 1950 to
   * 2049, which no future event is.
   *
   * @throws IllegalArgumentException if the pattern is none
   */
  public static DateTimeFormatter formatter(String pattern) {
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
    Matcher parts = PATTERN_PART.matcher(pattern);
    while (parts.find()) {
      String part = parts.group();
      if (part.matches("y+|u+")) {
        appendYear(builder, part.length());
      } else {
        builder.appendPattern(part);
      }
    }
    return builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
  }

  private static void appendYear(DateTimeFormatterBuilder builder, int letters) {
    if (letters == 2) {
      builder.appendValueReduced(ChronoField.YEAR, 2, 2, EARLIEST_OF_TWO_DIGITS);
    } else {
      builder.appendPattern("u".repeat(letters));
    }
  }
}
