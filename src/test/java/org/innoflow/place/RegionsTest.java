package org.innoflow.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.innoflow.config.RegionSets;
import org.innoflow.config.SettingsLoader;
import org.innoflow.failure.Failure;
import org.junit.jupiter.api.Test;

final class RegionsTest {
  @Test
  void placesElsewhereAreNamedAsTablesNameThem() {
    RegionSets sets =
        SettingsLoader.load(
                null, List.of("region-sets.x=[DE712, \"NUTS:FR101\", \"USA/New York\"]"))
            .regionSets();
    Regions regions = Regions.of(sets);

    assertThat(regions.cities("x")).containsExactly("NUTS:DE712", "NUTS:FR101", "USA/new york");
    assertThat(regions.abroad()).containsExactly("NUTS:DE712", "NUTS:FR101", "USA/new york");
    assertThat(regions.contains("x", "USA/new york")).isTrue();
    Regions.requirePlaces(sets);
  }

  @Test
  void aProvinceStandsForItsCities() {
    Regions regions = Regions.of(new RegionSets(Map.of("x", List.of("310000", "320000"))));

    assertThat(regions.cities("x")).hasSize(14).contains("310000", "320500");
    assertThat(regions.provinces("x")).containsExactly("310000", "320000");
    assertThat(regions.abroad()).isEmpty();
  }

  @Test
  void whatIsNoPlaceIsRefused() {
    for (String id : List.of("329900", "NUTS:ZZ123", "XXX/nowhere")) {
      assertThatThrownBy(() -> Regions.requirePlaces(new RegionSets(Map.of("x", List.of(id)))))
          .isInstanceOf(Failure.class)
          .hasMessageStartingWith("Cannot use place '" + id + " in region-sets.x': there is no");
    }
  }
}
