package org.innoflow.ingest;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An amount as extracts write it: 1,200.50, 3000万元, 1.2亿美元, USD 3.5 million, $1.5M, 约2亿人民币.
 *
 * @param value in units of the currency where {@code inUnits}, else in the unit of the profile
 * @param inUnits whether the text names its own unit, such as 万 or million, or a currency
 * @param currency ISO 4217 code that the text names, or null
 * @param inYuan whether it says 元 alone, which is that of China where nothing else is said
 */
record AmountText(BigDecimal value, boolean inUnits, String currency, boolean inYuan) {
  /**
   * Thousands separators stand where thousands end: 12,34 is not 1234. Two digits of an exponent,
   * for 1.5E7 is how doubles are written and 1E999999999 would fill the memory.
   */
  private static final String NUMBER =
      "[+-]?(?:[0-9]{1,3}(?:[, ][0-9]{3})+|[0-9]+)(?:\\.[0-9]*)?(?:E[+-]?[0-9]{1,2}(?![0-9]))?";

  private static final Map<String, String> CURRENCIES =
      Map.ofEntries(
          Map.entry("人民币", "CNY"),
          Map.entry("人民币元", "CNY"),
          Map.entry("元人民币", "CNY"),
          Map.entry("RMB", "CNY"),
          Map.entry("¥", "CNY"),
          Map.entry("美元", "USD"),
          Map.entry("US$", "USD"),
          Map.entry("$", "USD"),
          Map.entry("美金", "USD"),
          Map.entry("港元", "HKD"),
          Map.entry("港币", "HKD"),
          Map.entry("HK$", "HKD"),
          Map.entry("欧元", "EUR"),
          Map.entry("€", "EUR"),
          Map.entry("日元", "JPY"),
          Map.entry("英镑", "GBP"),
          Map.entry("£", "GBP"),
          Map.entry("韩元", "KRW"),
          Map.entry("新台币", "TWD"),
          Map.entry("台币", "TWD"),
          Map.entry("新加坡元", "SGD"),
          Map.entry("新加坡币", "SGD"),
          Map.entry("加拿大元", "CAD"),
          Map.entry("加元", "CAD"),
          Map.entry("澳元", "AUD"),
          Map.entry("瑞士法郎", "CHF"),
          Map.entry("卢比", "INR"));

  private static final Map<String, BigDecimal> UNITS =
      Map.ofEntries(
          Map.entry("千", BigDecimal.valueOf(1_000)),
          Map.entry("万", BigDecimal.valueOf(10_000)),
          Map.entry("十万", BigDecimal.valueOf(100_000)),
          Map.entry("百万", BigDecimal.valueOf(1_000_000)),
          Map.entry("千万", BigDecimal.valueOf(10_000_000)),
          Map.entry("亿", BigDecimal.valueOf(100_000_000)),
          Map.entry("万亿", BigDecimal.valueOf(1_000_000_000_000L)),
          Map.entry("K", BigDecimal.valueOf(1_000)),
          Map.entry("THOUSAND", BigDecimal.valueOf(1_000)),
          Map.entry("M", BigDecimal.valueOf(1_000_000)),
          Map.entry("MN", BigDecimal.valueOf(1_000_000)),
          Map.entry("MM", BigDecimal.valueOf(1_000_000)),
          Map.entry("MILLION", BigDecimal.valueOf(1_000_000)),
          Map.entry("B", BigDecimal.valueOf(1_000_000_000)),
          Map.entry("BN", BigDecimal.valueOf(1_000_000_000)),
          Map.entry("BILLION", BigDecimal.valueOf(1_000_000_000)));

  private static final String CURRENCY = "[A-Z]{3}|" + alternatives(CURRENCIES);
  private static final Pattern AMOUNT =
      Pattern.compile(
          "(?:约|近|超过|超|逾|ABOUT |APPROX\\.? |~)?\\s*"
              + "(?<before>"
              + CURRENCY
              + ")?\\s*(?<number>"
              + NUMBER
              + ")\\s*(?<unit>"
              + alternatives(UNITS)
              + ")?(?<plain>元)?\\s*(?<after>"
              + CURRENCY
              + ")?");
  private static final Pattern SEPARATORS = Pattern.compile("[, ]");

  /** What the text says; empty where it is no amount. */
  static Optional<AmountText> of(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
    Matcher m = AMOUNT.matcher(plain);
    if (!m.matches() || (m.group("before") != null && m.group("after") != null)) {
      return Optional.empty();
    }
    String named = m.group("before") == null ? m.group("after") : m.group("before");
    Optional<String> currency = named == null ? Optional.empty() : currency(named);
    if (named != null && currency.isEmpty()) {
      return Optional.empty();
    }
    String unit = m.group("unit");
    BigDecimal number = new BigDecimal(SEPARATORS.matcher(m.group("number")).replaceAll(""));
    return Optional.of(
        new AmountText(
            unit == null ? number : number.multiply(UNITS.get(unit)),
            unit != null || named != null || m.group("plain") != null,
            currency.orElse(null),
            m.group("plain") != null));
  }

  /** The ISO 4217 code that a name, a sign or a code means; empty where it is none. */
  static Optional<String> currency(String text) {
    String name = Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
    String known = CURRENCIES.get(name);
    return known == null && Codes.ISO_4217.contains(name)
        ? Optional.of(name)
        : Optional.ofNullable(known);
  }

  /** The currencies that this Java knows, read when first asked for. */
  private static final class Codes {
    static final java.util.Set<String> ISO_4217 =
        Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Longer ones first, so that 万亿 is not 万. */
  private static String alternatives(Map<String, ?> words) {
    return words.keySet().stream()
        .sorted((a, b) -> b.length() - a.length())
        .map(Pattern::quote)
        .collect(Collectors.joining("|"));
  }
}
