package org.innoflow.place;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceIdsTest {
  @ParameterizedTest
  @CsvSource({
    "320500, 320000, CHN",
    "310000, 310000, CHN",
    "810000, 810000, HKG",
    "820000, 820000, MAC",
    "429004, 420000, CHN",
    "USA/boston, USA, USA",
    "CHN/suzhou, CHN, CHN",
    "GBR/stoke/on/trent, GBR, GBR",
    "NUTS:DE712, NUTS:DE71, DEU",
    "NUTS:EL301, NUTS:EL30, GRC",
    "NUTS:UKI31, NUTS:UKI3, GBR",
  })
  void aCityHasAProvinceAndACountryInEveryScheme(String id, String province, String country) {
    assertThat(PlaceIds.province(id)).isEqualTo(province);
    assertThat(PlaceIds.country(id)).isEqualTo(country);
  }

  @Test
  void aProvinceOfNutsHasACountry() {
    assertThat(PlaceIds.country("NUTS:DE71")).isEqualTo("DEU");
  }
}
