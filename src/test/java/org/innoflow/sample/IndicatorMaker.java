package org.innoflow.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Indicators of the 41 cities from 2011 to 2022. R&D personnel and inhabitants add up to the
 * published totals; how they spread over the cities is made up, as is the product.
 */
final class IndicatorMaker {

  private static final List<String> HEADER = List.of("place", "year", "indicator", "value", "unit");

  private static final int VALUE = 3;

  private static final int FIRST_YEAR = 2011;
  private static final int LAST_YEAR = 2022;

  /** Full-time equivalents in person-years: 76.20 for 10,000 inhabitants in 2022, 71.17 in 2021. */
  private static final long PERSONNEL_FIRST = 738_400;

  private static final long PERSONNEL_BEFORE_LAST = 1_679_730;
  private static final long PERSONNEL_LAST = 1_802_000;

  /** In 10,000. */
  private static final long INHABITANTS_FIRST = 21_900;

  private static final long INHABITANTS_BEFORE_LAST = 23_600;
  private static final long INHABITANTS_LAST = 23_648;

  /** In 100 million yuan. */
  private static final long PRODUCT_FIRST = 100_000;

  private static final int UNKNOWN_PRODUCTS = 10;

  private final Random random;
  private final List<List<String>> rows = new ArrayList<>();

  IndicatorMaker(Random random) {
    this.random = random;
  }

  byte[] file() {
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
      spread(year, "rd_personnel", personnel(year), 5, "person-years");
      spread(year, "population", inhabitants(year), 40, "10,000 persons");
    }
    int fixed = rows.size();
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
      long total = Math.round(PRODUCT_FIRST * Math.pow(1.09, year - FIRST_YEAR));
      spread(year, "gdp", total, 15, "100 million yuan");
    }
    List<List<String>> products = rows.subList(fixed, rows.size());
    Decks.sample(products, UNKNOWN_PRODUCTS, random).forEach(row -> row.set(VALUE, ""));
    return new FaultyFile(HEADER, rows, "X%03d", random)
        .repeat(5)
        .spoil(4, VALUE, "三百余")
        .addField(2)
        .bytes(UTF_8, ',', "\n");
  }

  /** Of all cities together. */
  static long personnel(int year) {
    return year == LAST_YEAR
        ? PERSONNEL_LAST
        : Math.round(
            PERSONNEL_FIRST
                * Math.pow(
                    (double) PERSONNEL_BEFORE_LAST / PERSONNEL_FIRST,
                    (year - FIRST_YEAR) / (LAST_YEAR - 1.0 - FIRST_YEAR)));
  }

  /** Of all cities together. */
  static long inhabitants(int year) {
    return year == LAST_YEAR
        ? INHABITANTS_LAST
        : INHABITANTS_FIRST
            + (INHABITANTS_BEFORE_LAST - INHABITANTS_FIRST)
                * (year - FIRST_YEAR)
                / (LAST_YEAR - 1 - FIRST_YEAR);
  }

  /** By weight, what rounding leaves to the first city. */
  private void spread(int year, String indicator, long total, int base, String unit) {
    List<City> cities = Cities.delta();
    long weights = cities.stream().mapToLong(city -> city.weight() + base).sum();
    long left = total;
    List<List<String>> ofYear = new ArrayList<>();
    for (City city : cities.subList(1, cities.size())) {
      long value = total * (city.weight() + base) / weights;
      left -= value;
      ofYear.add(row(city, year, indicator, value, unit));
    }
    ofYear.add(0, row(cities.get(0), year, indicator, left, unit));
    rows.addAll(ofYear);
  }

  private static List<String> row(City city, int year, String indicator, long value, String unit) {
    return new ArrayList<>(
        List.of(city.fullName(), String.valueOf(year), indicator, String.valueOf(value), unit));
  }
}
