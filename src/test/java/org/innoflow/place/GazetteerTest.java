package org.innoflow.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GazetteerTest {

  private final Gazetteer china = Gazetteer.china();

  /** Columns: province, city, county -> city id, method. An empty field is null. */
  private void check(String province, String city, String county, String id, String method) {
    CityMatch match = china.locate(province, city, county);
    assertThat(match.cityId()).isEqualTo(id);
    assertThat(match.thenId()).isEqualTo(id);
    assertThat(match.method()).isEqualTo(method);
    assertThat(match.confidence() > 0).isEqualTo(id != null);
  }

  @ParameterizedTest
  @CsvSource({
    "江苏省, 苏州市, 昆山市, 320500, city",
    "江苏, 苏州, , 320500, city",
    ", 苏州, , 320500, city",
    ", 苏州市, , 320500, city",
    "安徽, 宿州, , 341300, city",
    ", 泰州, , 321200, city",
    "江苏, 泰州市, , 321200, city",
    ", 台州, , 331000, city",
    "浙江, 台州市, , 331000, city",
    ", 抚州, , 361000, city",
    ", 福州, , 350100, city",
    "内蒙古, 锡林郭勒, , 152500, city",
    "内蒙古自治区, 锡林郭勒盟, , 152500, city",
    "湖北, 恩施, , 422800, city",
    "湖北, 恩施州, , 422800, city",
    "吉林, 延边, , 222400, city",
    "广西, 南宁, , 450100, city",
    "湖北, 仙桃, , 429004, city",
    "河南, 济源市, , 419001, city",
  })
  void aCityIsFoundByItsFullOrShortName(String p, String c, String k, String id, String method) {
    check(p, c, k, id, method);
  }

  @ParameterizedTest
  @CsvSource({
    "浙江, 苏州, , , conflict",
    "江苏, 台州, , , conflict",
    "浙江, 泰州, , , conflict",
    "北京, 苏州, , , conflict",
    "浙江, 上海, , , conflict",
    "浙江, 江苏, , , conflict",
    "浙江, 昆山, , , conflict",
    "浙江, 苏州, 余姚, , conflict",
    "浙江, , 昆山, , conflict",
    "330000, 320500, , , conflict",
    ", 江苏, 余姚, , conflict",
  })
  void columnsThatContradictTheProvinceAreAConflict(
      String p, String c, String k, String id, String method) {
    check(p, c, k, id, method);
  }

  @ParameterizedTest
  @CsvSource({
    ", 昆山市, , 320500, county",
    ", 余姚, , 330200, county",
    "浙江, 余姚, , 330200, county",
    ", 浦东新区, , 310000, county",
    "上海, 浦东, , 310000, county",
    "安徽, 巢湖市, , 340100, county",
    "湖北, , 长阳, 420500, county",
  })
  void theCityColumnMayHoldACounty(String p, String c, String k, String id, String method) {
    check(p, c, k, id, method);
  }

  @ParameterizedTest
  @CsvSource({
    ", , 昆山, 320500, county",
    ", , 余姚市, 330200, county",
    ", , 鼓楼区, , ambiguous",
    "福建, , 鼓楼区, 350100, county",
    "江苏, , 鼓楼区, , ambiguous",
    "江苏, 徐州, 鼓楼区, 320300, city",
    ", , 通州区, , ambiguous",
    "江苏, , 通州区, 320600, county",
    ", , 朝阳区, , ambiguous",
    ", , 朝阳县, 211300, county",
    "湖北, , 仙桃市, 429004, city",
    "湖北省, 省直辖县级行政区划, 神农架林区, 429021, city",
    "内蒙古, , 海南区, 150300, county",
    ", , 河北区, 120000, county",
    ", , 河北, , ambiguous",
    ", , 江苏, , none",
    ", , 苏州, 320500, city",
    ", , 朝阳, , ambiguous",
  })
  void aCountyAloneCountsOnlyWhereItIsUnique(
      String p, String c, String k, String id, String method) {
    check(p, c, k, id, method);
  }

  @ParameterizedTest
  @CsvSource({
    "江苏, 苏州, 某某镇, 320500, city",
    "江苏, 苏州, 余姚, 320500, city",
    ", 苏州, 余姚, 320500, city",
    "江苏, 苏州, 鼓楼区, 320500, city",
    "上海, 上海, 昆山, 310000, city",
    "上海, , 昆山, 310000, municipality",
  })
  void aKnownCityIsKeptWhateverTheCountySays(
      String p, String c, String k, String id, String method) {
    check(p, c, k, id, method);
  }

  @ParameterizedTest
  @CsvSource({
    "北京, , , 110000, municipality",
    "北京市, 市辖区, 朝阳区, 110000, municipality",
    "重庆市, 县, 忠县, 500000, municipality",
    "上海, 市辖区, , 310000, municipality",
    "上海, 张江, , 310000, municipality",
    "天津, 天津市, , 120000, city",
    ", 北京, , 110000, city",
    "香港, , , 810000, municipality",
    "澳门特别行政区, , , 820000, municipality",
    "香港, 香港, , 810000, city",
    "香港特别行政区, 新界, , 810000, municipality",
    "香港, 九龙, , 810000, county",
    "香港, 东区, , 810000, county",
    "澳门, , 大堂区, 820000, municipality",
    "中国香港, , , 810000, municipality",
  })
  void aMunicipalityIsACityByItself(String p, String c, String k, String id, String method) {
    check(p, c, k, id, method);
  }

  @ParameterizedTest
  @CsvSource({
    "江苏, , , , none",
    "江苏, 市辖区, , , none",
    "江苏, 江苏省, , , none",
    ", 江苏, , , none",
    ", 江苏, 昆山, 320500, county",
    "江苏, 江苏, 鼓楼区, , ambiguous",
    "台湾, 台北市, , , none",
    "海南, 海南, , , none",
    ", 市辖区, , , none",
    ", 市辖区, 昆山, 320500, county",
  })
  void aProvinceAloneIsNotACity(String p, String c, String k, String id, String method) {
    check(p, c, k, id, method);
  }

  @ParameterizedTest
  @CsvSource({
    "CA, , , , none",
    "CA, 苏州, , , none",
    "Tokyo, 东京, 中央区, , none",
    ", Springfield, 昆山, , none",
    ", 大阪市, 西区, , none",
    "东京都, , 320583, , none",
    "江苏, 某某市, , , none",
    "江苏, 某某市, 昆山, 320500, county",
  })
  void whatIsNotKnownAsChineseIsNotGuessed(String p, String c, String k, String id, String method) {
    check(p, c, k, id, method);
  }

  @ParameterizedTest
  @CsvSource({
    ", 吉林, , 220200, city",
    "吉林, 吉林, , 220200, city",
    "吉林省, 吉林市, , 220200, city",
    ", 吉林省, , , none",
    "吉林, , , , none",
    "吉林, 长春, 朝阳区, 220100, city",
    "青海, 海南, , 632500, city",
    ", 海南州, , 632500, city",
    ", 海南, , , ambiguous",
    ", 海南, 共和县, 632500, city",
    ", 海南, 琼海, 469002, city",
    "内蒙古, 海南, , 150300, county",
    "海南, 海口, , 460100, city",
    ", 朝阳, , 211300, city",
    "辽宁, 朝阳, , 211300, city",
    "北京, 朝阳, , 110000, county",
    "吉林, 朝阳, , 220100, county",
    ", 朝阳区, , , ambiguous",
    ", 通州, , , ambiguous",
    "北京, 通州, , 110000, county",
    "江苏, 通州, , 320600, county",
    ", 大同, , 140200, city",
    "黑龙江, 大同, , 230600, county",
    "青海, 河南, , 632300, county",
    "天津, 河北, , 120000, county",
    ", 河北, , , none",
  })
  void aNameOfSeveralLevelsIsReadByItsColumnAndItsProvince(
      String p, String c, String k, String id, String method) {
    check(p, c, k, id, method);
  }

  @ParameterizedTest
  @CsvSource({
    "320000, 320500, , 320500, code",
    "江苏, 320500, , 320500, code",
    ", 320500, , 320500, code",
    ", 320583, , 320500, code",
    ", , 320501, 320500, code",
    ", , 222401, 222400, code",
    ", , 320583, 320500, code",
    "310000, , , 310000, code",
    "310000, 310100, 310115, 310000, code",
    "500000, 500200, , 500000, code",
    "420000, 429000, 429004, 429004, code",
    ", 429000, 429004, 429004, code",
    "320000, 苏州, , 320500, city",
    "320000, , , , none",
    "999999, , , , none",
    ", 999999, , , none",
  })
  void codesAreUnderstoodInEveryColumn(String p, String c, String k, String id, String method) {
    check(p, c, k, id, method);
  }

  @ParameterizedTest
  @CsvSource({
    "湖北, 襄樊, , 420600, city",
    ", 襄樊市, , 420600, city",
    "云南, 思茅, , 530800, city",
    "贵州, 毕节地区, , 520500, city",
    "江苏, 苏州地区, , 320500, city",
    "浙江, 萧山市, , 330100, county",
    "江苏, , 通州市, 320600, county",
    "上海, 崇明县, , 310000, county",
    ", 萧山市, , , none",
    ", 松山市, , , none",
    "浙江, 吴江市, , , none",
  })
  void formerNamesAreUnderstoodWithinTheirProvince(
      String p, String c, String k, String id, String method) {
    check(p, c, k, id, method);
  }

  /** Columns: province, city, county, date -> code then, code today. An empty field is null. */
  @ParameterizedTest
  @CsvSource({
    "安徽, 巢湖市, , 2009-06-30, 341400, 340100",
    ", 巢湖市, , 2009-06-30, 341400, 340100",
    "安徽, 巢湖, 居巢区, 2009-06-30, 341400, 340100",
    "安徽省, 巢湖市, 无为县, 2009-06-30, 341400, 340200",
    "安徽, 巢湖, 含山县, 2009-06-30, 341400, 340500",
    "安徽, 巢湖, 和县, 2009-06-30, 341400, 340500",
    "安徽, 巢湖, 庐江县, 2009-06-30, 341400, 340100",
    "安徽, , 无为县, 2009-06-30, 341400, 340200",
    "安徽, 巢湖市, , 2011-08-22, 341400, 340100",
    "安徽, 巢湖市, , 2011-08-23, 340100, 340100",
    "安徽, 巢湖市, 无为县, , 340200, 340200",
    "山东, 莱芜, , 2015-01-01, 371200, 370100",
    "山东, 莱芜市, , , 370100, 370100",
    "山东, 莱芜市, 莱城区, 2020-01-01, 370100, 370100",
    "湖北, 襄樊市, , 2005-01-01, 420600, 420600",
    "云南, 思茅地区, , 2002-01-01, 532700, 530800",
    "云南, 普洱市, , 2002-01-01, 532700, 530800",
    "贵州, 毕节, , 2010-01-01, 522400, 520500",
    "贵州, 毕节市, , 2012-01-01, 520500, 520500",
    "贵州, , 金沙县, 2010-01-01, 522400, 520500",
    "安徽, 六安市, 寿县, 2014-01-01, 341500, 340400",
    "安徽, 六安市, 寿县, 2018-01-01, 340400, 340400",
    "安徽, , 寿县, 2014-01-01, 341500, 340400",
    "安徽, 淮南市, 寿县, 2014-01-01, 340400, 340400",
    "安徽, 安庆, 枞阳, 2010-01-01, 340800, 340700",
    "安徽, 安庆, 怀宁县, 2010-01-01, 340800, 340800",
    "四川, 重庆, , 1990-01-01, 510200, 500000",
    "四川, 重庆市, , , 500000, 500000",
    ", 341400, , 2009-01-01, 341400, 340100",
    ", 522400, , , 520500, 520500",
    "浙江, , 江干区, , 330100, 330100",
    "上海, 闸北区, , 2010-01-01, 310000, 310000",
    "江苏, 苏州, , 2009-01-01, 320500, 320500",
  })
  void aPlaceIsGivenAsItWasAndAsItIs(
      String p, String c, String k, LocalDate when, String thenId, String cityId) {
    CityMatch match = china.locate(p, c, k, when);
    assertThat(match.thenId()).isEqualTo(thenId);
    assertThat(match.cityId()).isEqualTo(cityId);
  }

  @Test
  void formerPlacesHaveTheirDaysAndNoCodeOfToday() {
    assertThat(china.formerPlaces())
        .contains(
            new Place(
                "341400",
                "city",
                "巢湖市",
                null,
                "340000",
                "CHN",
                null,
                null,
                LocalDate.of(1999, 7, 9),
                LocalDate.of(2011, 8, 22)));
    assertThat(china.formerPlaces())
        .extracting(Place::placeId)
        .isSorted()
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(china.places().stream().map(Place::placeId).toList());
    assertThat(china.formerPlaces()).allMatch(p -> p.validFrom().isBefore(p.validTo()));
  }

  @ParameterizedTest
  @CsvSource({
    "Jiangsu, Suzhou, , 320500, pinyin",
    "JIANGSU, SUZHOU CITY, , 320500, pinyin",
    "Zhejiang, Hang Zhou, , 330100, pinyin",
    ", Chaoyang, , , ambiguous",
    "Liaoning, Chaoyang, , 211300, pinyin",
    "Beijing, Chaoyang, , 110000, pinyin",
    "Beijing Shi, Chaoyang District, , 110000, pinyin",
    "Jilin, Chaoyang, , 220100, pinyin",
    "An Hui, He Fei, , 340100, pinyin",
    "An Hui Sheng, He Fei Shi, , 340100, pinyin",
    "Jiangsu, Chang Zhou City, , 320400, pinyin",
    "Hubei, Huang Shi, , 420200, pinyin",
    "Hubei, Huang Shi Shi, , 420200, pinyin",
    "Anhui Province, Suzhou, , 341300, pinyin",
    "Jiangsu Sheng, Suzhou Shi, , 320500, pinyin",
    "江苏, Suzhou, , 320500, pinyin",
    "Jiangsu, 苏州, , 320500, city",
    "Jiangsu, , 昆山市, 320500, county",
    "Shaanxi, Xi'an, , 610100, pinyin",
    ", Xian, , 610100, pinyin",
    ", Xi’an, , 610100, pinyin",
    ", Beijing, , 110000, pinyin",
    "Beijing, , , 110000, pinyin",
    "Hong Kong, , , 810000, pinyin",
    "Hong Kong SAR, Hong Kong, , 810000, pinyin",
    "Inner Mongolia, Hohhot, , 150100, pinyin",
    "Nei Mongol, Huhehaote, , 150100, pinyin",
    "Xizang, Lhasa, , 540100, pinyin",
    "Tibet Autonomous Region, Lhasa, , 540100, pinyin",
    "Guangxi Zhuang Autonomous Region, Nanning, , 450100, pinyin",
    "Jilin, Jilin, , 220200, pinyin",
    "Jilin, Changchun, , 220100, pinyin",
    ", Kūnmíng, , 530100, pinyin",
    ", Suzhou, , , ambiguous",
    ", Taizhou, , , ambiguous",
    ", Fuzhou, , , ambiguous",
    ", Jilin, , , ambiguous",
    ", Jiangsu, , , none",
    "Jiangsu, , , , none",
    "Jiangsu, Hangzhou, , , conflict",
    "Jiangsu, Springfield, , , none",
    "California, Suzhou, , , none",
    ", Tokyo, , , none",
  })
  void pinyinIsUnderstoodWhereItIsNotShared(
      String p, String c, String k, String id, String method) {
    check(p, c, k, id, method);
  }

  @Test
  void blanksAndWideCharactersDoNotMatter() {
    check(" ", "\u3000", "", null, CityMatch.NONE);
    check(null, null, null, null, CityMatch.NONE);
    check("\u3000江苏 ", " 苏州市\u00a0", "\t", "320500", CityMatch.CITY);
    check(null, "３２０５００", null, "320500", CityMatch.CODE);
  }

  @Test
  void aPlaceTellsItsNamesProvinceAndCentre() {
    Place suzhou = china.place("320500").orElseThrow();
    assertThat(suzhou)
        .isEqualTo(
            new Place(
                "320500",
                "city",
                "苏州市",
                "Suzhou",
                "320000",
                "CHN",
                120.619585,
                31.299379,
                null,
                null));
    assertThat(china.place("320000").orElseThrow().provinceId()).isEqualTo("320000");
    assertThat(china.place("320583")).isEmpty();
    assertThat(china.place(null)).isEmpty();
  }

  @Test
  void cityAndProvinceAtOnceStandOnce() {
    List<Place> own =
        china.places().stream()
            .filter(p -> p.level().equals("city") && p.placeId().equals(p.provinceId()))
            .toList();
    assertThat(own)
        .extracting(Place::placeId)
        .containsExactly("110000", "120000", "310000", "500000", "810000", "820000");
    assertThat(china.citiesOf("310000")).containsExactly("310000");
  }

  @Test
  void countriesAreThoseOfIso3166() {
    assertThat(china.places())
        .filteredOn(p -> !p.country().equals("CHN"))
        .extracting(p -> p.placeId() + " " + p.level() + " " + p.country())
        .containsExactly("710000 province TWN", "810000 city HKG", "820000 city MAC");
  }

  @Test
  void placesAreInOrderOfTheirIdsWithoutCounties() {
    assertThat(china.places()).extracting(Place::placeId).isSorted().doesNotHaveDuplicates();
    assertThat(china.places().stream().collect(Collectors.groupingBy(Place::level)))
        .hasSize(2)
        .hasEntrySatisfying("province", p -> assertThat(p).hasSize(28))
        .hasEntrySatisfying("city", p -> assertThat(p).hasSize(371));
  }

  @Test
  void citiesOfAProvinceIncludeCountiesDirectlyUnderIt() {
    assertThat(china.citiesOf("420000")).hasSize(17).contains("420100", "429004", "429021");
    assertThat(china.citiesOf("710000")).isEmpty();
    assertThat(china.citiesOf("320500")).isEmpty();
  }

  @Test
  void englishNamesAreCustomaryAndPlain() {
    assertThat(List.of("610100", "150100", "650100", "230100", "340500", "341500", "220200"))
        .extracting(id -> china.place(id).orElseThrow().nameEn())
        .containsExactly("Xi'an", "Hohhot", "Urumqi", "Harbin", "Ma'anshan", "Lu'an", "Jilin");
    assertThat(List.of("610000", "140000", "150000", "810000"))
        .extracting(id -> china.place(id).orElseThrow().nameEn())
        .containsExactly("Shaanxi", "Shanxi", "Inner Mongolia", "Hong Kong");
    assertThat(china.places()).allMatch(p -> p.nameEn().matches("[A-Z][A-Za-z' ]+"));
  }

  @Test
  void onlyTheYoungestCitiesHaveNoCentre() {
    assertThat(china.places())
        .filteredOn(p -> p.lon() == null || p.lat() == null)
        .extracting(Place::placeId)
        .containsExactly("659009", "659010", "659011", "659012");
  }
}
