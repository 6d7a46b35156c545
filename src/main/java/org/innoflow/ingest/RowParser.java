package org.innoflow.ingest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.innoflow.config.AmountSpec;
import org.innoflow.config.DatePattern;
import org.innoflow.config.FieldSpec;
import org.innoflow.config.PartySpec;
import org.innoflow.config.SectorSpec;
import org.innoflow.config.SourceProfile;

/**
 * Turns the cells of a row into the content of an event, or into the reason why it cannot be one:
 * field_count, undecodable, missing_event_id, missing_year, bad_year, bad_date, bad_amount,
 * missing_party. The first fault found is the one reported.
 */
final class RowParser {
  private static final int EARLIEST_YEAR = 1800;
  private static final int LATEST_YEAR = 2100;
  private static final int AMOUNT_SCALE = 2;
  private static final int AMOUNT_PRECISION = 24;
  private static final Pattern YEAR = Pattern.compile("[0-9]{4}(\\.0*)?");

  /**
   * Thousands separators stand where thousands end: 12,34 is not 1234. Two digits of an exponent,
   * for 1.5E7 is how doubles are written and 1E999999999 would fill the memory.
   */
  private static final Pattern AMOUNT =
      Pattern.compile("[+-]?([0-9]+|[0-9]{1,3}([, ][0-9]{3})+)(\\.[0-9]*)?([eE][+-]?[0-9]{1,2})?");

  private static final Pattern SEPARATORS = Pattern.compile("[, ]");

  private final SourceProfile profile;
  private final ColumnMap columns;
  private final Cells cells;
  private final List<DateTimeFormatter> dateFormats;

  RowParser(SourceProfile profile, ColumnMap columns) {
    this.profile = profile;
    this.columns = columns;
    this.cells = new Cells(profile);
    this.dateFormats = profile.dateFormats().stream().map(DatePattern::formatter).toList();
  }

  /** The content columns of {@link StagedRow#ROW}, in order. */
  Object[] content(List<String> row) throws RowFault {
    checkShape(row);
    String eventId = eventId(row);
    LocalDate date = date(row);
    int year = year(row, date);
    List<Row> parties = parties(row);
    BigDecimal amount = amount(row);
    return new Object[] {
      eventId,
      year,
      date,
      cells.value(columns.cell(profile.title(), row)),
      amount,
      amount == null ? null : currency(row),
      parties.toArray(),
      sectors(row).toArray()
    };
  }

  private void checkShape(List<String> row) throws RowFault {
    if (row.size() != columns.size()) {
      throw new RowFault(
          "field_count", null, String.join(String.valueOf(profile.file().delimiter()), row));
    }
    for (String cell : row) {
      if (cell != null && cell.indexOf('\uFFFD') >= 0) {
        throw new RowFault("undecodable", null, cell);
      }
    }
  }

  private String eventId(List<String> row) throws RowFault {
    List<String> parts = new ArrayList<>();
    for (FieldSpec field : profile.eventId()) {
      String cell = columns.cell(field, row);
      String part = cells.value(cell);
      if (part == null && field.required()) {
        throw new RowFault("missing_event_id", "event_id", cell);
      }
      parts.add(part == null ? "" : part);
    }
    return String.join("|", parts);
  }

  private LocalDate date(List<String> row) throws RowFault {
    String text = cells.value(columns.cell(profile.date(), row));
    if (text == null) {
      return null;
    }
    for (DateTimeFormatter format : dateFormats) {
      ParsePosition position = new ParsePosition(0);
      TemporalAccessor parsed = format.parseUnresolved(text, position);
      if (parsed != null && position.getErrorIndex() < 0 && position.getIndex() == text.length()) {
        return resolved(format, text);
      }
    }
    throw new RowFault("bad_date", "date", text);
  }

  /** Text that has the form of a date but names no day, such as 2021-02-30, is refused. */
  private static LocalDate resolved(DateTimeFormatter format, String text) throws RowFault {
    try {
      return LocalDate.parse(text, format);
    } catch (DateTimeException e) {
      throw new RowFault("bad_date", "date", text);
    }
  }

  private int year(List<String> row, LocalDate date) throws RowFault {
    String text = cells.value(columns.cell(profile.year(), row));
    if (text == null && date == null) {
      throw new RowFault("missing_year", "year", null);
    }
    int year = text == null ? date.getYear() : number(text);
    if (year < EARLIEST_YEAR || year > LATEST_YEAR) {
      throw new RowFault("bad_year", "year", text == null ? date.toString() : text);
    }
    return year;
  }

  /** 2021 or, as tools write a column of whole numbers with gaps, 2021.0; -1 for all else. */
  private static int number(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    return YEAR.matcher(plain).matches() ? Integer.parseInt(plain.substring(0, 4)) : -1;
  }

  private BigDecimal amount(List<String> row) throws RowFault {
    AmountSpec spec = profile.amount();
    String text = spec == null ? null : cells.value(columns.cell(spec.value(), row));
    if (text == null) {
      return null;
    }
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    if (!AMOUNT.matcher(plain).matches()) {
      throw new RowFault("bad_amount", "amount", text);
    }
    BigDecimal amount =
        new BigDecimal(SEPARATORS.matcher(plain).replaceAll(""))
            .multiply(spec.unit())
            .setScale(AMOUNT_SCALE, RoundingMode.HALF_UP);
    if (amount.precision() > AMOUNT_PRECISION) {
      throw new RowFault("bad_amount", "amount", text);
    }
    return amount;
  }

  private String currency(List<String> row) {
    AmountSpec spec = profile.amount();
    String text = cells.value(columns.cell(spec.currency(), row));
    return text == null ? null : spec.currencyNames().getOrDefault(text, text);
  }

  private List<Row> parties(List<String> row) throws RowFault {
    List<Row> parties = new ArrayList<>();
    for (PartySpec spec : profile.parties()) {
      String cell = columns.cell(spec.name(), row);
      List<String> names = cells.values(cell);
      int before = parties.size();
      for (int i = 0; i < names.size(); i++) {
        if (names.get(i) != null) {
          parties.add(party(spec, row, names, i));
        }
      }
      if (parties.size() == before && spec.name().required()) {
        throw new RowFault("missing_party", spec.role(), cell);
      }
    }
    if (parties.isEmpty()) {
      throw new RowFault("missing_party", null, null);
    }
    return parties;
  }

  private Row party(PartySpec spec, List<String> row, List<String> names, int i) {
    List<String> place = place(spec, row, names.size(), i);
    return RowFactory.create(
        spec.role(),
        names.get(i),
        spec.placeScheme().name().toLowerCase(Locale.ROOT),
        place.get(0),
        place.get(1),
        place.get(2),
        place.get(3));
  }

  /**
   * The place columns' values for the i-th of n names, from country to county. A list of n values
   * goes with the names by position; one of another length does not say whose place it is, and
   * gives null. Nor does a list of n values say it where a coarser one has another length: exports
   * that leave values out of one list leave them out of the next, and n may be chance.
   */
  private List<String> place(PartySpec spec, List<String> row, int n, int i) {
    List<String> place = new ArrayList<>();
    boolean aligned = true;
    for (FieldSpec field : List.of(spec.country(), spec.province(), spec.city(), spec.county())) {
      List<String> values = cells.values(columns.cell(field, row));
      aligned &= values.isEmpty() || values.size() == n;
      place.add(aligned && !values.isEmpty() ? values.get(i) : null);
    }
    return place;
  }

  private List<Row> sectors(List<String> row) {
    List<Row> sectors = new ArrayList<>();
    for (SectorSpec spec : profile.sectors()) {
      Set<String> labels = new LinkedHashSet<>(cells.values(columns.cell(spec.column(), row)));
      labels.remove(null);
      labels.forEach(label -> sectors.add(RowFactory.create(spec.scheme(), label)));
    }
    return sectors;
  }
}
