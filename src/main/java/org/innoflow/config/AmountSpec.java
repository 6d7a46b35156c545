package org.innoflow.config;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * The amount of an event.
 *
 * @param value the column; a number, perhaps with its own unit and currency (1.2亿美元)
 * @param unit what one means where the text names no unit: 10000 where the extract counts in 万元
 * @param currency the currency's column or constant, where the text names none
 * @param currencyNames the extract's names of currencies to ISO 4217 codes
 * @param unknown texts that mean that the amount is not known; {@code *} stands for any text
 */
public record AmountSpec(
    FieldSpec value,
    BigDecimal unit,
    FieldSpec currency,
    Map<String, String> currencyNames,
    List<String> unknown)
    implements Serializable {

  static AmountSpec read(Section section) {
    FieldSpec currency =
        section.has("currency")
            ? FieldSpec.constant(section.string("currency"))
            : FieldSpec.at(section, "currency-column");
    AmountSpec amount =
        new AmountSpec(
            FieldSpec.at(section, "column"),
            section.has("unit") ? unit(section) : BigDecimal.ONE,
            currency,
            section.has("currency-names") ? section.flat("currency-names") : Map.of(),
            section.optionalStrings("unknown"));
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
