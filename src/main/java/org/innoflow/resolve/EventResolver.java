package org.innoflow.resolve;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.innoflow.config.CurrencyRates;
import org.innoflow.organisation.OrganisationName;
import org.innoflow.sector.SectorNames;

/**
 * Resolves an event inside its row: parties to distinct organisations with a city, labels to
 * sectors with weights, the amount to yuan. Needs no shuffle and no join.
 */
final class EventResolver implements Serializable {
  private static final long serialVersionUID = 1L;

  private final SectorNames sectors;
  private final CurrencyRates rates;

  EventResolver(SectorNames sectors, CurrencyRates rates) {
    this.sectors = sectors;
    this.rates = rates;
  }

  /**
   * Resolves every event.
   *
   * @param events {@code StagedRow.EVENT}
   * @return {@link ResolvedEvent#SCHEMA}
   */
  Dataset<Row> resolve(Dataset<Row> events) {
    return events.map((MapFunction<Row, Row>) this::event, Encoders.row(ResolvedEvent.SCHEMA));
  }

  private Row event(Row staged) {
    int year = staged.getAs("year");
    BigDecimal amount = staged.getAs("amount");
    String currency = staged.getAs("currency");
    return RowFactory.create(
        staged.getAs("layer"),
        year,
        staged.getAs("event_id"),
        staged.getAs("date"),
        staged.getAs("source"),
        staged.getAs("title"),
        amount,
        currency,
        yuan(amount, currency, year),
        parties(staged.getList(staged.fieldIndex("parties"))).toArray(),
        weighted(staged.getList(staged.fieldIndex("sectors"))).toArray());
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

  /** Mentions of one organisation in one role become one party, in its most often named city. */
  private static List<Row> parties(List<Row> mentions) {
    Map<String, List<Row>> byRoleAndName =
        mentions.stream()
            .collect(
                Collectors.groupingBy(
                    m -> m.getString(0) + "\u0000" + OrganisationName.canonical(m.getString(1)),
                    TreeMap::new,
                    Collectors.toList()));
    List<Row> parties = new ArrayList<>(byRoleAndName.size());
    byRoleAndName.forEach(
        (key, same) -> parties.add(party(key.substring(key.indexOf('\u0000') + 1), same)));
    parties.sort(
        Comparator.<Row, String>comparing(p -> p.getString(1)).thenComparing(p -> p.getLong(0)));
    return parties;
  }

  private static Row party(String canonical, List<Row> mentions) {
    PartyPlace place = place(mentions);
    return RowFactory.create(
        OrganisationName.id(canonical),
        mentions.get(0).getString(0),
        mostFrequent(mentions.stream().map(m -> m.getString(1)).toList(), name -> name),
        canonical,
        place.placeId(),
        place.method(),
        place.provinceId(),
        place.country(),
        place.name());
  }

  /** The located mentions decide; where there is none, the first reason in the alphabet is kept. */
  private static PartyPlace place(List<Row> mentions) {
    List<PartyPlace> places = mentions.stream().map(EventResolver::place).toList();
    List<PartyPlace> located = places.stream().filter(p -> p.placeId() != null).toList();
    return located.isEmpty()
        ? mostFrequent(places, PartyPlace::method)
        : mostFrequent(located, p -> p.placeId() + p.method() + p.name());
  }

  private static PartyPlace place(Row mention) {
    return PartyPlace.of(
        mention.getString(2),
        mention.getString(3),
        mention.getString(4),
        mention.getString(5),
        mention.getString(6));
  }

  /** Ties go to the smallest key, so that the order of mentions does not matter. */
  private static <T> T mostFrequent(List<T> values, Function<T, String> tieBreak) {
    if (values.size() == 1) {
      return values.get(0);
    }
    Map<T, Integer> counts = new HashMap<>();
    values.forEach(v -> counts.merge(v, 1, Integer::sum));
    return counts.entrySet().stream()
        .min(
            Comparator.<Map.Entry<T, Integer>>comparingInt(e -> -e.getValue())
                .thenComparing(e -> tieBreak.apply(e.getKey())))
        .orElseThrow()
        .getKey();
  }

  private List<Row> weighted(List<Row> labels) {
    Map<String, Map<String, String>> byScheme = new TreeMap<>();
    for (Row label : labels) {
      String scheme = label.getString(0);
      byScheme
          .computeIfAbsent(scheme, s -> new TreeMap<>())
          .merge(
              sectors.sectorId(scheme, label.getString(1)), label.getString(1), EventResolver::min);
    }
    List<Row> weighted = new ArrayList<>();
    byScheme.forEach(
        (scheme, ids) ->
            ids.forEach(
                (id, label) ->
                    weighted.add(RowFactory.create(scheme, id, label, 1.0 / ids.size()))));
    return weighted;
  }

  private static String min(String a, String b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
