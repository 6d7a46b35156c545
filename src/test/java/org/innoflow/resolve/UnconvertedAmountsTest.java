package org.innoflow.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.innoflow.testkit.TestSpark;
import org.junit.jupiter.api.Test;

final class UnconvertedAmountsTest {
  private static Dataset<Row> events(String rows) {
    return TestSpark.session()
        .sql("select * from values %s as t(year, amount, currency, amount_cny)".formatted(rows));
  }

  @Test
  void amountsWithoutYuanAreCountedByCurrencyAndYear() {
    assertThat(
            UnconvertedAmounts.warning(
                events(
                    """
                    (2020, 1, 'USD', 6.9), (2025, 1, 'USD', null), (2020, 5, null, null),
                    (2025, 2, 'USD', null), (2021, null, 'EUR', null), (2020, null, null, null)""")))
        .contains(
            "amounts that are not known in yuan and in no sum: 2 of 2025 in USD, 1 of 2020 without"
                + " a currency; see currencies");
  }

  @Test
  void whereAllAreKnownNothingIsSaid() {
    assertThat(
            UnconvertedAmounts.warning(events("(2020, 1, 'USD', 6.9), (2020, null, null, null)")))
        .isEmpty();
  }

  @Test
  void theMostFrequentAreNamed() {
    assertThat(
            UnconvertedAmounts.warning(
                events(
                    "(2001, 1, 'EUR', null), (2002, 1, 'EUR', null), (2003, 1, 'EUR', null),"
                        + "(2004, 1, 'EUR', null), (2005, 1, 'EUR', null), (2006, 1, 'EUR', null)")))
        .contains(
            "amounts that are not known in yuan and in no sum: 1 of 2006 in EUR, 1 of 2005 in EUR,"
                + " 1 of 2004 in EUR, 1 of 2003 in EUR, 1 of 2002 in EUR, ...; see currencies");
  }
}
