package org.innoflow.place;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.innoflow.testkit.RealData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoordinateLocatorTest {

  private final CoordinateLocator locator = CoordinateLocator.china();

  @ParameterizedTest
  @CsvSource({
    "120.62, 31.30, 320500",
    "121.47, 31.23, 310000",
    "116.40, 39.90, 110000",
    "117.87, 31.60, 340100",
    "117.68, 36.21, 370100",
    "91.13, 29.65, 540100",
    "114.17, 22.30, 810000",
    "113.55, 22.19, 820000",
    "87.62, 43.82, 650100",
    "121.40, 31.62, 310000",
  })
  void aPointLiesInItsCity(double lon, double lat, String cityId) {
    CityMatch match = locator.locate(lon, lat, null);
    assertThat(match.cityId()).isEqualTo(cityId);
    assertThat(match.method()).isEqualTo(CityMatch.COORDINATES);
  }

  @ParameterizedTest
  @CsvSource({
    "139.70, 35.70",
    "126.98, 37.56",
    "105.85, 21.03",
    "121.50, 25.05",
    "0, 0",
    "31.30, 120.62",
    "-120.62, 31.30",
    "NaN, 31.30",
    "120.62, NaN",
    "Infinity, 31.30",
  })
  void outsideOfChinaThereIsNone(double lon, double lat) {
    assertThat(locator.locate(lon, lat, null)).isEqualTo(CityMatch.UNKNOWN);
  }

  @Test
  void theDateTellsTheCodeOfThen() {
    CityMatch bijie = locator.locate(105.28, 27.30, LocalDate.of(2010, 1, 1));
    assertThat(bijie.cityId()).isEqualTo("520500");
    assertThat(bijie.thenId()).isEqualTo("522400");
  }

  @Test
  void everyCityHasAnOutlineAroundItsCentre() {
    Set<String> elsewhere = new TreeSet<>();
    for (Place place : Gazetteer.china().places()) {
      if (place.level().equals("city") && place.lon() != null) {
        String found = locator.locate(place.lon(), place.lat(), null).cityId();
        if (!place.placeId().equals(found)) {
          elsewhere.add(place.placeId() + place.nameZh());
        }
      }
    }
    assertThat(elsewhere).hasSizeLessThan(5);
  }

  @Test
  void countiesOfAnotherListLieInTheirCities() {
    int compared = 0;
    Set<String> elsewhere = new TreeSet<>();
    for (NamedCsvRecord row : RealData.csv("places/cpca_adcodes.csv")) {
      String code = row.getField("adcode").substring(0, 6);
      boolean county = row.getField("adcode").endsWith("000000") && !code.endsWith("00");
      CityMatch stated = Gazetteer.china().locate(null, null, code);
      if (!county || !stated.resolved() || row.getField("longitude").isBlank()) {
        continue;
      }
      compared++;
      double lon = Double.parseDouble(row.getField("longitude"));
      double lat = Double.parseDouble(row.getField("latitude"));
      if (!stated.cityId().equals(locator.locate(lon, lat, null).cityId())) {
        elsewhere.add(row.getField("name"));
      }
    }
    assertThat(compared).isGreaterThan(2800);
    // Both went to another city after the maps were drawn.
    assertThat(elsewhere).containsExactly("公主岭市", "简阳市");
  }
}
