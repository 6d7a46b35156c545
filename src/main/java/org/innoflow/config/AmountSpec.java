package org.innoflow.config;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Map;

/**
 * The amount of an event.
 *
 * @param value the column; digits with optional thousands separators
 * @param unit what one means: 10000 where the extract counts in 万元
 * @param currency the currency's column or constant
 * @param currencyNames the extract's names of currencies to ISO 4217 codes
 */
public record AmountSpec(
    FieldSpec value, BigDecimal unit, FieldSpec currency, Map<String, String> currencyNames)
    implements Serializable {

  static AmountSpec read(Section section) {
    FieldSpec currency =
        section.has("currency")
            ? FieldSpec.constant(section.string("currency"))
            : FieldSpec.optional(section, "currency-column");
    AmountSpec amount =
        new AmountSpec(
            FieldSpec.optional(section, "column"),
            section.has("unit") ? unit(section) : BigDecimal.ONE,
            currency,
            section.has("currency-names") ? section.flat("currency-names") : Map.of());
    section.done();
    return amount;
  }

  private static BigDecimal unit(Section section) {
    double unit = section.number("unit");
    if (!(unit > 0)) {
      section.problem("unit", "must be above 0");
    }
    return BigDecimal.valueOf(unit);
  }
}
