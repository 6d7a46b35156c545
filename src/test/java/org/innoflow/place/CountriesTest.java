package org.innoflow.place;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountriesTest {
  @ParameterizedTest
  @CsvSource({
    "cn, CHN",
    "CHN, CHN",
    "China, CHN",
    "中国, CHN",
    "Peoples R China, CHN",
    "Hong Kong, HKG",
    "中国香港, HKG",
    "Macao, MAC",
    "台湾, TWN",
    "' united states ', USA",
    "美国, USA",
    "UK, GBR",
    "England, GBR",
    "South Korea, KOR",
    "韩国, KOR",
    "'Korea, Republic of', KOR",
    "Turkey, TUR",
    "ROM, ROU",
  })
  void aCountryHasACodeByItsCodesAndNames(String text, String alpha3) {
    assertThat(Countries.alpha3(text)).contains(alpha3);
  }

  @ParameterizedTest
  @CsvSource({"Atlantis", "江苏", "Jiangsu", "''"})
  void whatIsNoCountryHasNone(String text) {
    assertThat(Countries.alpha3(text)).isEmpty();
  }

  @Test
  void nothingIsNoCountry() {
    assertThat(Countries.alpha3(null)).isEmpty();
  }
}
