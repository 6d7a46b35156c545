package org.innoflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AmountTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,200.50 | 1200.5",
        "1 200 300 | 1200300",
        "1200 | 1200",
        "１，２００ | 1200",
        "12. | 12",
        "0 | 0",
        "-5.5 | -5.5",
        "+5 | 5",
        "1.5E7 | 15000000",
        "1e9 | 1000000000",
        "1E+9 | 1000000000",
        "25e-1 | 2.5",
        "约1200 | 1200",
        "99999999999999999999999999 | 99999999999999999999999999"
      })
  void aNumberIsInTheUnitOfTheProfile(String text, BigDecimal value) {
    AmountText amount = AmountText.of(text).orElseThrow();

    assertThat(amount.value()).isEqualByComparingTo(value);
    assertThat(amount.inUnits()).isFalse();
    assertThat(amount.currency()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "100元 | 100",
        "3000万元 | 30000000",
        "3000 万 | 30000000",
        "３０００万元 | 30000000",
        "1,000万 | 10000000",
        "2千元 | 2000",
        "2十万 | 200000",
        "1.5百万 | 1500000",
        "近3千万元 | 30000000",
        "逾1.2亿 | 120000000",
        "超过1万亿元 | 1000000000000",
        "12K | 12000",
        "12 thousand | 12000",
        "1.5M | 1500000",
        "1.5 mn | 1500000",
        "1.5MM | 1500000",
        "3.5 million | 3500000",
        "2B | 2000000000",
        "2 bn | 2000000000",
        "~2 billion | 2000000000",
        "about 5M | 5000000",
        "approx. 5M | 5000000"
      })
  void anOwnUnitCountsInUnitsOfTheCurrency(String text, BigDecimal value) {
    AmountText amount = AmountText.of(text).orElseThrow();

    assertThat(amount.value()).isEqualByComparingTo(value);
    assertThat(amount.inUnits()).isTrue();
    assertThat(amount.currency()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.2亿美元 | 120000000 | USD",
        "USD 3.5 million | 3500000 | USD",
        "usd3.5m | 3500000 | USD",
        "$1.5M | 1500000 | USD",
        "＄200 | 200 | USD",
        "US$ 2 bn | 2000000000 | USD",
        "500万美金 | 5000000 | USD",
        "约2亿人民币 | 200000000 | CNY",
        "3亿元人民币 | 300000000 | CNY",
        "人民币3000万元 | 30000000 | CNY",
        "RMB 5,000 | 5000 | CNY",
        "￥100 | 100 | CNY",
        "¥100万 | 1000000 | CNY",
        "HK$5M | 5000000 | HKD",
        "500万港币 | 5000000 | HKD",
        "300万港元 | 3000000 | HKD",
        "12 EUR | 12 | EUR",
        "€12K | 12000 | EUR",
        "100欧元 | 100 | EUR",
        "10亿日元 | 1000000000 | JPY",
        "£3 | 3 | GBP",
        "20亿韩元 | 2000000000 | KRW",
        "5百万新台币 | 5000000 | TWD",
        "200万新加坡元 | 2000000 | SGD",
        "200万加元 | 2000000 | CAD",
        "200万澳元 | 2000000 | AUD",
        "CHF 7 | 7 | CHF",
        "1 MXN | 1 | MXN"
      })
  void aCurrencyThatTheTextNamesIsTold(String text, BigDecimal value, String currency) {
    AmountText amount = AmountText.of(text).orElseThrow();

    assertThat(amount.value()).isEqualByComparingTo(value);
    assertThat(amount.inUnits()).isTrue();
    assertThat(amount.currency()).isEqualTo(currency);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "元",
        "美元",
        "千万元",
        "数百万",
        "叁仟万元",
        "6个亿",
        "12,34",
        "1,2345",
        "1.234,56",
        "1200 50",
        ".5",
        "1.2.3",
        "0x10",
        "NaN",
        "Infinity",
        "1e999999999",
        "1E100",
        "2-3亿",
        "100-200",
        "100~200万元",
        "1000万-2000万",
        "10万以上",
        "5%",
        "5 BIL",
        "XQZ 5",
        "5 dollars",
        "$5 EUR",
        "1.2亿美元人民币",
        "3 million 5",
        "万3000"
      })
  void whatIsNoAmountIsNotGuessed(String text) {
    assertThat(AmountText.of(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "人民币, CNY",
    "人民币元, CNY",
    "rmb, CNY",
    "￥, CNY",
    "美元, USD",
    "usd, USD",
    "＄, USD",
    "Eur, EUR"
  })
  void currenciesHaveNamesSignsAndCodes(String text, String code) {
    assertThat(AmountText.currency(text)).contains(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "XQZ", "dollars", "金", "US"})
  void whatIsNoCurrencyIsNone(String text) {
    assertThat(AmountText.currency(text)).isEmpty();
  }
}
