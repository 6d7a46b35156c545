package org.innoflow.place;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NutsTest {
  @ParameterizedTest
  @CsvSource({
    "DE712, NUTS:DE712, NUTS:DE71, DEU",
    "' de712 ', NUTS:DE712, NUTS:DE71, DEU",
    "NUTS:FR101, NUTS:FR101, NUTS:FR10, FRA",
    "EL301, NUTS:EL301, NUTS:EL30, GRC",
    "UKI31, NUTS:UKI31, NUTS:UKI3, GBR",
    "NL33B, NUTS:NL33B, NUTS:NL33, NLD",
    "DEZZZ, NUTS:DEZZZ, NUTS:DEZZ, DEU",
  })
  void aNuts3CodeStandsInItsNuts2AndItsCountry(
      String code, String placeId, String provinceId, String country) {
    assertThat(Nuts.of(code)).contains(new Nuts(placeId, provinceId, country));
    assertThat(Nuts.isCode(code)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DE", "DE7", "DE71", "NUTS:FR10"})
  void coarserCodesAreCodesAndNoPlaces(String code) {
    assertThat(Nuts.isCode(code)).isTrue();
    assertThat(Nuts.of(code)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "D", "DE7123", "12345", "D-712", "苏州"})
  void otherTextsAreNoCodes(String text) {
    assertThat(Nuts.isCode(text)).isFalse();
    assertThat(Nuts.of(text)).isEmpty();
  }

  @Test
  void aCodeOfNoCountryIsNoPlaceAndNullIsNothing() {
    assertThat(Nuts.of("XX123")).isEmpty();
    assertThat(Nuts.of(null)).isEmpty();
    assertThat(Nuts.isCode(null)).isFalse();
  }
}
