package org.innoflow.resolve;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.innoflow.config.CurrencyRates;
import org.innoflow.organisation.Aliases;
import org.innoflow.sector.SectorWeight;
import org.innoflow.sector.Sectors;
import org.innoflow.sector.SourceLabel;

/**
 * Resolves an event inside its row: parties to distinct organisations with the city that the row
 * tells, labels and texts to sectors with weights, the amount to yuan. Needs no shuffle and no
 * join.
 */
final class EventResolver implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int MIDDLE_OF_YEAR = 7;

  private final Sectors sectors;
  private final CurrencyRates rates;
  private final Aliases aliases;

  EventResolver(Sectors sectors, CurrencyRates rates, Aliases aliases) {
    this.sectors = sectors;
    this.rates = rates;
    this.aliases = aliases;
  }

  /**
   * Resolves every event, those left out that are incomplete.
   *
   * @param events {@code StagedRow.EVENT} of layers
   * @return {@link ResolvedEvent#STAGED}
   */
  Dataset<Row> resolve(Dataset<Row> events) {
    return events
        .filter("size(incomplete) = 0")
        .select(
            "layer",
            "year",
            "event_id",
            "date",
            "source",
            "title",
            "text",
            "amount",
            "currency",
            "parties",
            "sectors")
        .map((MapFunction<Row, Row>) this::event, Encoders.row(ResolvedEvent.STAGED));
  }

  private Row event(Row staged) {
    int year = staged.getAs("year");
    LocalDate date = staged.getAs("date");
    BigDecimal amount = staged.getAs("amount");
    String currency = staged.getAs("currency");
    List<Party> parties =
        parties(
            staged.getList(staged.fieldIndex("parties")),
            date == null ? LocalDate.of(year, MIDDLE_OF_YEAR, 1) : date);
    return RowFactory.create(
        staged.getAs("layer"),
        year,
        staged.getAs("event_id"),
        date,
        staged.getAs("source"),
        staged.getAs("title"),
        amount,
        currency,
        yuan(amount, currency, year),
        parties.stream().map(Party::row).toArray(),
        sectors(staged).toArray(),
        !parties.stream().allMatch(party -> party.place().located()));
  }

  private BigDecimal yuan(BigDecimal amount, String currency, int year) {
    if (amount == null || currency == null) {
      return null;
    }
    return rates
        .rate(currency, year)
        .map(rate -> amount.multiply(rate).setScale(2, RoundingMode.HALF_UP))
        .orElse(null);
  }

  // Parties

  /** Mentions of one organisation in one role become one party, in its most often named city. */
  private List<Party> parties(List<Row> mentions, LocalDate when) {
    Map<String, Map<String, List<Party>>> byRoleAndName = new TreeMap<>();
    for (Row row : mentions) {
      Mention mention = Mention.of(row);
      Party party = Identity.of(mention, PartyPlace.of(mention, when), aliases);
      byRoleAndName
          .computeIfAbsent(party.role(), role -> new TreeMap<>())
          .computeIfAbsent(party.canonicalName(), name -> new ArrayList<>())
          .add(party);
    }
    List<Party> parties = new ArrayList<>();
    for (Map<String, List<Party>> byName : byRoleAndName.values()) {
      byName.values().stream()
          .map(same -> merged(same).among(byName.size()))
          .sorted(Comparator.comparingLong(Party::orgId))
          .forEach(parties::add);
    }
    return parties;
  }

  private static Party merged(List<Party> same) {
    Party first = same.get(0);
    if (same.size() == 1) {
      return first;
    }
    return new Party(
        first.orgId(),
        first.role(),
        mostFrequent(same.stream().map(Party::name).toList(), name -> name),
        first.canonicalName(),
        mostStated(same, Party::kind),
        mostStated(same, Party::tag),
        first.share(),
        place(same.stream().map(Party::place).toList()));
  }

  private static String mostStated(List<Party> same, Function<Party, String> field) {
    List<String> stated = same.stream().map(field).filter(Objects::nonNull).toList();
    return stated.isEmpty() ? null : mostFrequent(stated, value -> value);
  }

  /** The located mentions decide; where there is none, the first reason in the alphabet is kept. */
  private static PartyPlace place(List<PartyPlace> places) {
    List<PartyPlace> located = places.stream().filter(PartyPlace::located).toList();
    return located.isEmpty()
        ? mostFrequent(places, PartyPlace::method)
        : mostFrequent(located, PartyPlace::toString);
  }

  /** Ties go to the smallest key, so that the order of mentions does not matter. */
  private static <T> T mostFrequent(List<T> values, Function<T, String> tieBreak) {
    Map<T, Integer> counts = new HashMap<>();
    values.forEach(v -> counts.merge(v, 1, Integer::sum));
    return counts.entrySet().stream()
        .min(
            Comparator.<Map.Entry<T, Integer>>comparingInt(e -> -e.getValue())
                .thenComparing(e -> tieBreak.apply(e.getKey())))
        .orElseThrow()
        .getKey();
  }

  // Sectors

  private List<Row> sectors(Row staged) {
    List<SourceLabel> labels = new ArrayList<>();
    for (Row label : staged.<Row>getList(staged.fieldIndex("sectors"))) {
      labels.add(new SourceLabel(label.getString(0), label.getString(1)));
    }
    List<String> texts = Arrays.asList(staged.getAs("title"), staged.<String>getAs("text"));
    List<Row> rows = new ArrayList<>();
    for (SectorWeight s : sectors.of(labels, staged.getAs("layer"), texts)) {
      rows.add(RowFactory.create(s.scheme(), s.sectorId(), s.label(), s.weight()));
    }
    return rows;
  }
}
