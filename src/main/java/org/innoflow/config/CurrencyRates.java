package org.innoflow.config;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Yuan per unit of a currency, by year.
 *
 * @param rates ISO 4217 code to year to rate
 */
public record CurrencyRates(Map<String, Map<Integer, BigDecimal>> rates) implements Serializable {

  static CurrencyRates read(Section settings) {
    Map<String, Map<Integer, BigDecimal>> rates = new LinkedHashMap<>();
    settings
        .named("currencies")
        .forEach(
            (code, years) -> {
              Map<Integer, BigDecimal> byYear = new LinkedHashMap<>();
              for (String year : years.keys()) {
                if (year.matches("[12][0-9]{3}")) {
                  if (!(years.number(year) > 0)) {
                    years.problem(year, "must be above 0");
                  }
                  byYear.put(Integer.valueOf(year), BigDecimal.valueOf(years.number(year)));
                } else {
                  years.problem(year, "is no year");
                }
              }
              rates.put(code, byYear);
            });
    return new CurrencyRates(rates);
  }

  /** Yuan per unit in a year; empty where no rate is configured. CNY is always 1. */
  public Optional<BigDecimal> rate(String currency, int year) {
    if ("CNY".equals(currency)) {
      return Optional.of(BigDecimal.ONE);
    }
    return Optional.ofNullable(rates.getOrDefault(currency, Map.of()).get(year));
  }
}
