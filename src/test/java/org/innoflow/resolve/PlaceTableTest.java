package org.innoflow.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.innoflow.resolve.Sample.events;
import static org.innoflow.resolve.Sample.in;
import static org.innoflow.resolve.Sample.party;
import static org.innoflow.resolve.Sample.registry;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.innoflow.config.RegionSets;
import org.innoflow.place.Regions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTableTest {
  private static final Map<String, Row> TABLE = new HashMap<>();
  private static List<Row> rows;

  @BeforeAll
  static void make() {
    rows =
        PlaceTable.of(
                events(
                    List.of(in("320500", "甲公司"), abroad("USA/boston", "Boston")),
                    List.of(abroad("USA/boston", "BOSTON"), abroad("NUTS:DE712", "Frankfurt"))),
                registry("name=Acme, country=日本, city=Tokyo"),
                Regions.of(
                    new RegionSets(
                        Map.of(
                            "delta",
                            List.of("320000", "310000"),
                            "lakes",
                            List.of("USA/chicago", "USA/boston", "NUTS:DE131")))))
            .collectAsList();
    rows.forEach(row -> TABLE.put(row.getAs("place_id"), row));
  }

  private static Party abroad(String id, String name) {
    return party("Acme " + id, null, new PartyPlace(id, id, name, "city", 0.99));
  }

  @Test
  void everyPlaceHasOneRow() {
    assertThat(TABLE).hasSize(rows.size());
  }

  @ParameterizedTest
  @CsvSource({
    "320500, city 苏州市 Suzhou 320000 CHN [delta]",
    "310000, city 上海市 Shanghai 310000 CHN [delta]",
    "320000, province 江苏省 Jiangsu 320000 CHN []",
    "340100, city 合肥市 Hefei 340000 CHN []",
    "USA/boston, city null BOSTON USA USA [lakes]",
    "USA/chicago, city null chicago USA USA [lakes]",
    "NUTS:DE131, city null NUTS:DE131 NUTS:DE13 DEU [lakes]",
    "USA, country 美国 United States USA USA []",
    "JPN/tokyo, city null Tokyo JPN JPN []",
    "JPN, country 日本 Japan JPN JPN []",
    "NUTS:DE712, city null Frankfurt NUTS:DE71 DEU []",
    "NUTS:DE71, province null DE71 NUTS:DE71 DEU []",
    "DEU, country 德国 Germany DEU DEU []",
  })
  void placesOfEverySchemeHaveNamesProvincesAndCountries(String id, String expected) {
    Row row = TABLE.get(id);

    assertThat(
            text(row, "level", "name_zh", "name_en", "province_id", "country")
                + " "
                + row.getList(row.fieldIndex("region_sets")))
        .isEqualTo(expected);
    assertThat(text(row, "valid_from", "valid_to", "successor_id")).isEqualTo("null null null");
  }

  @Test
  void aFormerPlaceHasItsDaysAndTheCityOfToday() {
    assertThat(
            text(
                TABLE.get("341400"),
                "level",
                "name_zh",
                "province_id",
                "valid_from",
                "valid_to",
                "successor_id"))
        .isEqualTo("city 巢湖市 340000 1999-07-09 2011-08-22 340100");
  }

  @Test
  void everySuccessorAndProvinceIsAPlaceOfTheTable() {
    assertThat(TABLE.values())
        .allSatisfy(row -> assertThat(TABLE).containsKey(row.<String>getAs("province_id")))
        .filteredOn(row -> row.getAs("valid_to") != null)
        .hasSizeGreaterThan(10)
        .allSatisfy(
            row ->
                assertThat(TABLE.get(row.<String>getAs("successor_id")).<Object>getAs("valid_to"))
                    .isNull());
  }

  private static String text(Row row, String... columns) {
    return Arrays.stream(columns)
        .map(column -> String.valueOf(row.<Object>getAs(column)))
        .collect(Collectors.joining(" "));
  }
}
