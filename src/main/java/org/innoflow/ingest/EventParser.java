package org.innoflow.ingest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.innoflow.config.AmountSpec;
import org.innoflow.config.DatePattern;
import org.innoflow.config.EventSpec;
import org.innoflow.config.FieldSpec;
import org.innoflow.config.PartySpec;
import org.innoflow.config.SectorSpec;

/** Rows of events: id, date, amount, parties and sectors as the extract names them. */
final class EventParser implements RowParser {
  private static final int AMOUNT_SCALE = 2;
  private static final int AMOUNT_PRECISION = 24;

  private final EventSpec spec;
  private final ColumnMap columns;
  private final Cells cells;
  private final List<DateTimeFormatter> dateFormats;
  private final List<PartyParser> parties;
  private final Pattern unknownAmounts;

  EventParser(EventSpec spec, ColumnMap columns, Cells cells) {
    this.spec = spec;
    this.columns = columns;
    this.cells = cells;
    this.dateFormats = spec.dateFormats().stream().map(DatePattern::formatter).toList();
    this.parties =
        spec.parties().stream().map(party -> new PartyParser(party, columns, cells)).toList();
    this.unknownAmounts = globs(spec.amount() == null ? List.of() : spec.amount().unknown());
  }

  @Override
  public Object[] content(List<String> raw) throws RowFault {
    List<String> row = columns.row(raw);
    String eventId = eventId(row);
    DateText date = date(row);
    Integer year = year(row, date);
    List<Row> parties = parties(row);
    Money money = money(row);
    return new Object[] {
      eventId,
      year,
      date == null ? null : date.date(),
      cells.value(columns.cell(spec.title(), row)),
      cells.value(columns.cell(spec.text(), row)),
      money.amount(),
      money.currency(),
      distinct(parties),
      distinct(sectors(row)),
      null
    };
  }

  private static Object[] distinct(List<Row> rows) {
    return (rows.size() < 2 ? rows : new LinkedHashSet<>(rows)).toArray();
  }

  private String eventId(List<String> row) throws RowFault {
    List<String> parts = new ArrayList<>();
    for (FieldSpec field : spec.id()) {
      String cell = columns.cell(field, row);
      String part = cells.value(cell);
      if (part == null && field.required()) {
        throw new RowFault("missing_event_id", "event_id", cell);
      }
      parts.add(part == null ? "" : part);
    }
    return String.join("|", parts);
  }

  // Dates

  private DateText date(List<String> row) throws RowFault {
    String text = cells.value(columns.cell(spec.date(), row));
    if (text == null) {
      return null;
    }
    return dateFormats.isEmpty()
        ? DateText.of(text).orElseThrow(() -> new RowFault("bad_date", "date", text))
        : formatted(text);
  }

  private DateText formatted(String text) throws RowFault {
    for (DateTimeFormatter format : dateFormats) {
      ParsePosition position = new ParsePosition(0);
      TemporalAccessor parsed = format.parseUnresolved(text, position);
      if (parsed != null && position.getErrorIndex() < 0 && position.getIndex() == text.length()) {
        LocalDate date = resolved(format, text);
        return new DateText(date, date.getYear());
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

  /** Null only where a row is a part of an event that has its year in another part. */
  private Integer year(List<String> row, DateText date) throws RowFault {
    String text = cells.value(columns.cell(spec.year(), row));
    if (text == null && date == null) {
      if (spec.grain() == EventSpec.Grain.PART) {
        return null;
      }
      throw new RowFault("missing_year", "year", null);
    }
    int year = text == null ? date.year() : DateText.of(text).map(DateText::year).orElse(-1);
    if (!DateText.isYear(year)) {
      throw new RowFault(
          "bad_year", "year", text == null ? cells.value(columns.cell(spec.date(), row)) : text);
    }
    return year;
  }

  // Amounts

  private static final String YUAN = "CNY";

  private record Money(BigDecimal amount, String currency) {
    static final Money NONE = new Money(null, null);
  }

  private Money money(List<String> row) throws RowFault {
    AmountSpec amount = spec.amount();
    String text = amount == null ? null : cells.value(columns.cell(amount.value(), row));
    if (text == null || unknownAmounts.matcher(text).matches()) {
      return Money.NONE;
    }
    AmountText parsed =
        AmountText.of(text).orElseThrow(() -> new RowFault("bad_amount", "amount", text));
    BigDecimal value =
        (parsed.inUnits() ? parsed.value() : parsed.value().multiply(amount.unit()))
            .setScale(AMOUNT_SCALE, RoundingMode.HALF_UP);
    if (value.precision() > AMOUNT_PRECISION) {
      throw new RowFault("bad_amount", "amount", text);
    }
    String currency = parsed.currency() == null ? currency(row) : parsed.currency();
    return new Money(value, currency == null && parsed.inYuan() ? YUAN : currency);
  }

  private String currency(List<String> row) throws RowFault {
    AmountSpec amount = spec.amount();
    String text = cells.value(columns.cell(amount.currency(), row));
    if (text == null) {
      return null;
    }
    return AmountText.currency(amount.currencyNames().getOrDefault(text, text))
        .orElseThrow(() -> new RowFault("bad_currency", "currency", text));
  }

  /** A pattern that is met by a text that one of the globs meets; by none where there are none. */
  private static Pattern globs(List<String> globs) {
    return globs.isEmpty()
        ? Pattern.compile("(?!)")
        : Pattern.compile(
            globs.stream()
                .map(
                    glob ->
                        Stream.of(glob.split("\\*", -1))
                            .map(Pattern::quote)
                            .collect(Collectors.joining(".*")))
                .collect(Collectors.joining("|")));
  }

  // Parties and sectors

  private List<Row> parties(List<String> row) throws RowFault {
    Set<String> inventors = inventors(row);
    List<Row> all = new ArrayList<>();
    for (int i = 0; i < parties.size(); i++) {
      PartySpec party = spec.parties().get(i);
      List<Row> some = parties.get(i).parties(row, inventors);
      if (some.isEmpty() && party.name().required() && spec.grain() != EventSpec.Grain.PART) {
        throw new RowFault("missing_party", party.role(), columns.cell(party.name(), row));
      }
      all.addAll(some);
    }
    if (all.isEmpty() && spec.grain() != EventSpec.Grain.PART) {
      throw new RowFault("missing_party", null, null);
    }
    return all;
  }

  private Set<String> inventors(List<String> row) {
    List<String> names = cells.values(columns.cell(spec.inventors(), row));
    return names.isEmpty()
        ? Set.of()
        : names.stream()
            .filter(Objects::nonNull)
            .map(Cells::folded)
            .collect(Collectors.toCollection(HashSet::new));
  }

  private List<Row> sectors(List<String> row) {
    List<Row> sectors = new ArrayList<>();
    for (SectorSpec sector : spec.sectors()) {
      Set<String> labels = new LinkedHashSet<>(cells.values(columns.cell(sector.column(), row)));
      labels.remove(null);
      labels.forEach(label -> sectors.add(RowFactory.create(sector.scheme(), label)));
    }
    return sectors;
  }
}
