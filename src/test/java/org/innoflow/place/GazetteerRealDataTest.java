package org.innoflow.place;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.innoflow.place.gazetteer.GazetteerMaker;
import org.innoflow.testkit.RealData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** The gazetteer against lists of places and an export that others made. */
class GazetteerRealDataTest {

  private final Gazetteer china = Gazetteer.china();

  @Test
  void theYangtzeRiverDeltaHas41Cities() {
    Set<String> provinces = Set.of("31", "32", "33", "34");
    long listed =
        RealData.csv("places/modood_cities.csv").stream()
            .filter(row -> provinces.contains(row.getField("provinceCode")))
            .count();
    int ours = provinces.stream().mapToInt(p -> china.citiesOf(p + "0000").size()).sum();
    assertThat(ours).isEqualTo(41).isEqualTo((int) listed);
  }

  @Test
  void everyProvinceIsListedUnderItsCodeAndName() {
    for (NamedCsvRecord row : RealData.csv("places/modood_provinces.csv")) {
      Place place = china.place(row.getField("code") + "0000").orElseThrow();
      assertThat(place.nameZh()).isEqualTo(row.getField("name"));
    }
  }

  @Test
  void everyCityIsListedUnderItsCodeAndNameExceptPseudoCities() {
    Set<String> absent = new TreeSet<>();
    for (NamedCsvRecord row : RealData.csv("places/modood_cities.csv")) {
      String id = row.getField("code") + "00";
      String name = china.place(id).map(Place::nameZh).orElse(null);
      if (name == null) {
        absent.add(id + row.getField("name"));
      } else {
        assertThat(name).isEqualTo(row.getField("name"));
      }
    }
    assertThat(absent)
        .containsExactly(
            "110100市辖区",
            "120100市辖区",
            "310100市辖区",
            "419000省直辖县级行政区划",
            "429000省直辖县级行政区划",
            "469000省直辖县级行政区划",
            "500100市辖区",
            "500200县",
            "659000自治区直辖县级行政区划");
  }

  @Test
  void everyCountyLeadsToItsCityGivenItsProvince() {
    Map<String, String> provinces = provinceNames();
    Set<String> failures = new TreeSet<>();
    List<NamedCsvRecord> counties = RealData.csv("places/modood_areas.csv");
    Map<String, Long> sharing = citiesSharingACounty(counties);
    for (NamedCsvRecord row : counties) {
      String province = row.getField("provinceCode");
      String name = row.getField("name");
      String expected = cityOf(row);
      CityMatch match = china.locate(provinces.get(province), null, name);
      boolean unique = sharing.get(province + name) == 1 || expected.endsWith("0000");
      String wanted = unique ? expected : null;
      if (!Objects.equals(match.cityId(), wanted)) {
        failures.add(row.getField("code") + name + " -> " + match);
      }
      assertThat(china.locate(null, null, row.getField("code")).cityId()).isEqualTo(expected);
    }
    assertThat(failures).isEmpty();
    assertThat(counties).hasSize(2978);
  }

  @Test
  void everyCountyLeadsToItsCityGivenItsCity() {
    Map<String, String> provinces = provinceNames();
    Map<String, String> cities = names("places/modood_cities.csv");
    for (NamedCsvRecord row : RealData.csv("places/modood_areas.csv")) {
      String province = provinces.get(row.getField("provinceCode"));
      String city = cities.get(row.getField("cityCode"));
      CityMatch match = china.locate(province, city, row.getField("name"));
      assertThat(match.cityId()).as(row.toString()).isEqualTo(cityOf(row));
    }
  }

  @Test
  void aCountyNameOfSeveralCitiesIsAmbiguousByItself() {
    List<NamedCsvRecord> counties = RealData.csv("places/modood_areas.csv");
    Map<String, Set<String>> citiesByName =
        counties.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.getField("name"),
                    Collectors.mapping(GazetteerRealDataTest::cityOf, Collectors.toSet())));
    citiesByName.values().removeIf(cities -> cities.size() < 2);
    assertThat(citiesByName).hasSize(28);
    assertThat(citiesByName.keySet())
        .allMatch(name -> china.locate(null, null, name).method().equals(CityMatch.AMBIGUOUS))
        .allMatch(name -> china.locate(null, name, null).method().equals(CityMatch.AMBIGUOUS));
  }

  @Test
  void englishNamesArePinyinExceptCustomaryOnes() {
    Map<String, String> pinyin = pinyin();
    for (Place place : china.places()) {
      String ours = place.nameEn().toLowerCase(Locale.ROOT).replace("'", "");
      String customary = GazetteerMaker.CUSTOMARY.get(place.placeId());
      assertThat(pinyin).as(place.toString()).containsKey(place.placeId());
      if (customary == null) {
        assertThat(ours).as(place.nameZh()).isEqualTo(pinyin.get(place.placeId()));
      } else {
        assertThat(place.nameEn()).isEqualTo(customary);
        assertThat(ours).as("needless exception").isNotEqualTo(pinyin.get(place.placeId()));
      }
    }
    assertThat(china.places())
        .extracting(Place::placeId)
        .containsAll(GazetteerMaker.CUSTOMARY.keySet());
  }

  @Test
  void everyCityIsFoundByThePinyinOfAnotherListGivenItsProvince() {
    Map<String, String> pinyin = pinyin();
    Set<String> failures = new TreeSet<>();
    int cities = 0;
    for (Place place : china.places()) {
      if (place.level().equals("city")) {
        String province = china.place(place.provinceId()).orElseThrow().nameZh();
        boolean customary = GazetteerMaker.CUSTOMARY.containsKey(place.placeId());
        String name = customary ? place.nameEn() : pinyin.get(place.placeId());
        cities++;
        if (!place.placeId().equals(china.locate(province, name, null).cityId())) {
          failures.add(place.nameZh() + name);
        }
      }
    }
    assertThat(cities).isEqualTo(371);
    assertThat(failures).isEmpty();
  }

  @Test
  void pinyinThatCitiesShareIsAmbiguousWithoutAProvince() {
    Map<String, List<Place>> byName =
        china.places().stream()
            .filter(place -> place.level().equals("city"))
            .collect(Collectors.groupingBy(Place::nameEn));
    byName.values().removeIf(places -> places.size() < 2);
    assertThat(byName.keySet()).contains("Suzhou", "Taizhou", "Fuzhou", "Yichun", "Yulin");
    assertThat(byName.keySet())
        .allMatch(name -> china.locate(null, name, null).method().equals(CityMatch.AMBIGUOUS));
  }

  @Test
  void centresAreWhereAnotherListHasThem() {
    int compared = 0;
    for (NamedCsvRecord row : RealData.csv("places/cpca_adcodes.csv")) {
      String code = row.getField("adcode").substring(0, 6);
      Place place = china.place(code).orElse(null);
      boolean town = !row.getField("adcode").endsWith("000000");
      if (town || place == null || place.level().equals("province") || place.lon() == null) {
        continue;
      }
      double lon = Double.parseDouble(row.getField("longitude"));
      double lat = Double.parseDouble(row.getField("latitude"));
      assertThat(Math.abs(place.lon() - lon)).as(place.nameZh()).isLessThan(0.6);
      assertThat(Math.abs(place.lat() - lat)).as(place.nameZh()).isLessThan(0.6);
      compared++;
    }
    assertThat(compared).isGreaterThan(340);
  }

  @Test
  void shortNamesAreThoseOfAnotherList() {
    Map<String, String> provinces = provinceNames();
    Set<String> failures = new TreeSet<>();
    for (NamedCsvRecord row : RealData.csv("places/xiangyuecn_ok_data_level3.csv")) {
      String code = id(row);
      Place place = china.place(code).orElse(null);
      if (place == null || place.level().equals("province") || code.startsWith("8")) {
        continue;
      }
      String province = provinces.get(code.substring(0, 2));
      if (!code.equals(china.locate(province, row.getField("name"), null).cityId())) {
        failures.add(code + row.getField("name"));
      }
    }
    assertThat(failures).isEmpty();
  }

  @Test
  void aCountyNameOf2002LeadsElsewhereOnlyWhereTheCountyMovedOrTheNameDid() {
    Map<String, String> provinces = provinceNames();
    List<NamedCsvRecord> rows = RealData.tsv("places/gb2260/stats_200212.tsv");
    Map<String, String> names =
        rows.stream().collect(Collectors.toMap(r -> r.getField("Code"), r -> r.getField("Name")));
    Set<String> elsewhere = new TreeSet<>();
    int same = 0;
    for (NamedCsvRecord row : rows) {
      String code = row.getField("Code");
      String province = provinces.get(code.substring(0, 2));
      String before = names.get(code.substring(0, 4) + "00");
      String now = china.locate(province, null, row.getField("Name")).cityId();
      String then = china.locate(province, before, null).cityId();
      if (!code.endsWith("00") && now != null && then != null) {
        same += now.equals(then) ? 1 : 0;
        elsewhere.add(now.equals(then) ? "" : before + row.getField("Name") + now);
      }
    }
    elsewhere.remove("");
    // Counties that were given to another city, and bare names that only another city still uses.
    assertThat(same).isGreaterThan(2600);
    assertThat(elsewhere)
        .containsExactlyInAnyOrder(
            "六安市寿县340400",
            "吴忠市中卫县640500",
            "吴忠市中宁县640500",
            "四平市公主岭市220100",
            "固原市海原县640500",
            "大同市矿区140300",
            "安庆市枞阳县340700",
            "安庆市郊区340700",
            "巢湖市含山县340500",
            "巢湖市和县340500",
            "巢湖市无为县340200",
            "新乡市新华区410400",
            "昌吉回族自治州米泉市650100",
            "焦作市济源市419001",
            "石家庄市桥东区130700",
            "蚌埠市郊区340700",
            "资阳市简阳市510100",
            "邢台市桥东区130700",
            "长治市郊区140300");
  }

  @Test
  void aChineseExportIsLocatedAlmostWhole(TestReporter reporter) {
    Set<String> provinces = Set.copyOf(provinceNames().values());
    Map<String, Integer> failures = new TreeMap<>();
    int rows = 0;
    for (NamedCsvRecord row : RealData.csv("patents/ar_glasses.csv")) {
      String province = row.getField("当前申请(专利权)人州/省");
      String city = row.getField("当前申请(专利权)人地市");
      boolean chinese = provinces.stream().anyMatch(name -> name.startsWith(province));
      if (!row.getField("受理局").equals("中国") || !chinese || !isSingle(city)) {
        continue;
      }
      rows++;
      CityMatch match = china.locate(province, city, null);
      if (!match.resolved()) {
        failures.merge(province + " " + city + " " + match.method(), 1, Integer::sum);
      }
    }
    int failed = failures.values().stream().mapToInt(Integer::intValue).sum();
    String report = failed + " of " + rows + " rows not located: " + failures;
    reporter.publishEntry("ar_glasses", report);
    assertThat(rows).isGreaterThan(2500);
    assertThat(failed).as(report).isLessThanOrEqualTo(rows / 100);
  }

  private static boolean isSingle(String value) {
    return !value.isBlank() && !value.equals("-") && !value.contains("|");
  }

  /** Codes of two digits to full names. */
  private static Map<String, String> provinceNames() {
    return names("places/modood_provinces.csv");
  }

  private static Map<String, String> names(String path) {
    return RealData.csv(path).stream()
        .collect(Collectors.toMap(row -> row.getField("code"), row -> row.getField("name")));
  }

  /** The id that the city of a county has with us. */
  private static String cityOf(NamedCsvRecord county) {
    String city = county.getField("cityCode");
    String province = county.getField("provinceCode");
    if (Set.of("11", "12", "31", "50").contains(province)) {
      return province + "0000";
    }
    return city.endsWith("90") ? county.getField("code") : city + "00";
  }

  /** How many cities of a province have a county of a name, by province code and name. */
  private static Map<String, Long> citiesSharingACounty(List<NamedCsvRecord> counties) {
    Map<String, Set<String>> cities =
        counties.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.getField("provinceCode") + row.getField("name"),
                    Collectors.mapping(GazetteerRealDataTest::cityOf, Collectors.toSet())));
    return cities.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> (long) entry.getValue().size()));
  }

  /** The first six digits of twelve, or what there is. */
  private static String id(NamedCsvRecord row) {
    String code = row.getField("ext_id");
    return code.length() < 6 ? code : code.substring(0, 6);
  }

  /** Place ids to pinyin in small letters without tones, parted or not: ü stands as u. */
  private static Map<String, String> pinyin() {
    Map<String, String> pinyin = new HashMap<>();
    for (NamedCsvRecord row : RealData.csv("places/xiangyuecn_ok_data_level3.csv")) {
      String syllables = row.getField("pinyin");
      boolean generic = row.getField("name").equals("吉林市");
      String name = generic ? syllables.replace(" shi", "") : syllables;
      if (!row.getField("deep").equals("2")) {
        pinyin.put(id(row), name.replace(" ", "").replace('v', 'u'));
      }
    }
    return pinyin;
  }
}
