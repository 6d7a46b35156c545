package org.innoflow.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartyPlaceTest {
  private static final LocalDate IN_2009 = LocalDate.of(2009, 6, 1);
  private static final LocalDate IN_2021 = LocalDate.of(2021, 6, 1);

  private static final double LON_SUZHOU = 120.62;
  private static final double LAT_SUZHOU = 31.32;
  private static final String ADDRESS_IN_HEFEI = "安徽省合肥市蜀山区望江西路5089号";

  private static Mention cn(String country, String province, String city, String county) {
    return new Mention(
        "applicant", "某", null, "cn", country, province, city, county, null, null, null, null);
  }

  private static Mention world(String country, String city) {
    return new Mention(
        "investor", "x", null, "world", country, null, city, null, null, null, null, null);
  }

  private static Mention nuts(String code, String label) {
    return new Mention(
        "applicant", "x", null, "nuts", null, null, label, null, null, null, null, code);
  }

  /** Columns, a point in Suzhou and an address in Hefei, each of which may be missing. */
  private static Mention three(String province, String city, boolean point, boolean address) {
    return new Mention(
        "applicant",
        "某",
        null,
        "cn",
        null,
        province,
        city,
        null,
        address ? ADDRESS_IN_HEFEI : null,
        point ? (Double) LON_SUZHOU : null,
        point ? (Double) LAT_SUZHOU : null,
        null);
  }

  // The order of ways

  @ParameterizedTest
  @CsvSource({
    "浙江, 杭州, true, true, 330100, city, 0.99",
    ", , true, true, 320500, coordinates, 0.98",
    ", , false, true, 340100, address, 0.99",
    "浙江, , true, true, 320500, coordinates, 0.98",
    "浙江, 不存在市, true, false, 320500, coordinates, 0.98",
  })
  void columnsGoBeforeCoordinatesAndTheseBeforeTheAddress(
      String province,
      String city,
      boolean point,
      boolean address,
      String id,
      String method,
      double confidence) {
    PartyPlace place = PartyPlace.of(three(province, city, point, address), IN_2021);

    assertThat(place.placeId()).isEqualTo(id);
    assertThat(place.thenId()).isEqualTo(id);
    assertThat(place.method()).isEqualTo(method);
    assertThat(place.confidence()).isCloseTo(confidence, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "浙江, 苏州, conflict",
    ", 鼓楼区, ambiguous",
    "江苏, , none",
    ", , none",
    "加利福尼亚, 苏州, none",
    "CA, ON, abroad",
    "Tōkyō-to, Chūō-ku, abroad",
    "TW, 新竹市, none",
    "Jiangsu, Nowhere, none",
    "Jiangsu Prov., Nowhere, none",
    "'Guang Dong, P.R. China', , none",
    "Suzhou City, , none",
    "N/A, , none",
    "null, , none",
    "unknown, 苏州, none",
    "Bayern, , abroad",
    "Ōsaka, , abroad",
    ", Nowhere, none",
  })
  void whereNoWayLeadsToACityTheReasonIsKept(String province, String city, String reason) {
    PartyPlace place = PartyPlace.of(three(province, city, false, false), IN_2021);

    assertThat(place.located()).isFalse();
    assertThat(place).isEqualTo(PartyPlace.unknown(reason));
  }

  /** The columns contradict each other, and so do not speak against the address. */
  @Test
  void aConflictOfColumnsIsTheReasonAlsoWhereThePointIsAbroad() {
    Mention mention =
        new Mention("r", "某", null, "cn", null, "浙江", "苏州", null, null, -71.06, 42.36, null);

    assertThat(PartyPlace.of(mention, IN_2021)).isEqualTo(PartyPlace.unknown("conflict"));
  }

  @Test
  void aPointOutsideOfChinaAndHalfAPointAreNoPlace() {
    Mention boston =
        new Mention("r", "x", null, "cn", null, null, null, null, null, -71.06, 42.36, null);
    Mention half =
        new Mention("r", "x", null, "cn", null, null, null, null, null, LON_SUZHOU, null, null);

    assertThat(PartyPlace.of(boston, IN_2021)).isEqualTo(PartyPlace.unknown("none"));
    assertThat(PartyPlace.of(half, IN_2021)).isEqualTo(PartyPlace.unknown("none"));
  }

  // Then and today

  @ParameterizedTest
  @CsvSource({
    "2009-06-01, 安徽, 巢湖市, , 340100, 341400",
    "2009-06-01, , 巢湖市, , 340100, 341400",
    "2021-06-01, 安徽, 巢湖市, , 340100, 340100",
    "2009-06-01, 安徽, 巢湖市, 无为县, 340200, 341400",
    "2009-06-01, 安徽, 巢湖市, 和县, 340500, 341400",
    "2009-06-01, 安徽, 合肥市, , 340100, 340100",
  })
  void aPlaceThatHasEndedIsRecastAndKeptAsItWasThen(
      LocalDate when, String province, String city, String county, String today, String then) {
    PartyPlace place = PartyPlace.of(cn(null, province, city, county), when);

    assertThat(place.placeId()).isEqualTo(today);
    assertThat(place.thenId()).isEqualTo(then);
  }

  @Test
  void anAddressOf2009IsRecastAsColumnsAre() {
    Mention mention =
        new Mention(
            "r", "某", null, "cn", null, null, null, null, "安徽省巢湖市居巢区健康路1号", null, null, null);

    PartyPlace place = PartyPlace.of(mention, IN_2009);

    assertThat(place.placeId()).isEqualTo("340100");
    assertThat(place.thenId()).isEqualTo("341400");
    assertThat(place.method()).isEqualTo("address");
  }

  // Countries

  @ParameterizedTest
  @CsvSource({
    "USA, Boston, USA/boston, Boston, city",
    "us, '  New   York ', USA/new york, New York, city",
    "美国, Ｂｏｓｔｏｎ, USA/boston, Boston, city",
    "ROM, Cluj, ROU/cluj, Cluj, city",
    "CHN, Hangzhou, 330100, , pinyin",
    "CHN, Shanghai, 310000, , pinyin",
    "CHN, 苏州市, 320500, , city",
    "HKG, Hong Kong, 810000, , pinyin",
    "HKG, Kowloon, 810000, , code",
    "Hong Kong, , 810000, , code",
    "MAC, Taipa, 820000, , code",
    "HKG, Shenzhen, 440300, , pinyin",
  })
  void aCityOfTheWorldHasItsCountryAndNameAndOneOfChinaItsCode(
      String country, String city, String id, String name, String method) {
    PartyPlace place = PartyPlace.of(world(country, city), IN_2021);

    assertThat(place.placeId()).isEqualTo(id);
    assertThat(place.thenId()).isEqualTo(id);
    assertThat(place.name()).isEqualTo(name);
    assertThat(place.method()).isEqualTo(method);
  }

  /** Suzhou is 苏州 and 宿州; without a province the name stays what the extract says. */
  @Test
  void pinyinThatTwoCitiesShareStaysACityOfTheWorld() {
    PartyPlace place = PartyPlace.of(world("CHN", "Suzhou"), IN_2021);

    assertThat(place.placeId()).isEqualTo("CHN/suzhou");
    assertThat(place.name()).isEqualTo("Suzhou");
  }

  @ParameterizedTest
  @CsvSource({"USA, , abroad", "CHN, , country", ", Boston, none", "Atlantis, Boston, none"})
  void withoutACityOrACountryNoCityOfTheWorldIsNamed(String country, String city, String reason) {
    assertThat(PartyPlace.of(world(country, city), IN_2021)).isEqualTo(PartyPlace.unknown(reason));
  }

  @Test
  void inTheSchemeOfChinaAForeignCountryDecides() {
    assertThat(PartyPlace.of(cn("日本", null, "中山市", null), IN_2021).placeId()).isEqualTo("JPN/中山市");
    assertThat(PartyPlace.of(cn("USA", null, null, null), IN_2021))
        .isEqualTo(PartyPlace.unknown("abroad"));
    assertThat(PartyPlace.of(cn("中国", "江苏", "苏州", null), IN_2021).placeId()).isEqualTo("320500");
  }

  /** An export of patents writes HK for Hong Kong, and MO for Missouri. */
  @ParameterizedTest
  @CsvSource({
    ", HK, HK, 810000, code",
    ", HK, , 810000, code",
    "中国, HK, , 810000, code",
    ", MO, Columbia, , none",
  })
  void aProvinceMayBeTheCodeOfACountryThatIsACity(
      String country, String province, String city, String id, String method) {
    PartyPlace place = PartyPlace.of(cn(country, province, city, null), IN_2021);

    assertThat(place.placeId()).isEqualTo(id);
    assertThat(place.method()).isEqualTo(method);
  }

  // NUTS

  @ParameterizedTest
  @CsvSource({
    "DE712, Frankfurt, NUTS:DE712, Frankfurt",
    "de712, , NUTS:DE712, NUTS:DE712",
    "NUTS:FR101, Paris, NUTS:FR101, Paris",
  })
  void aNuts3CodeIsAPlace(String code, String label, String id, String name) {
    assertThat(PartyPlace.of(nuts(code, label), IN_2021))
        .isEqualTo(new PartyPlace(id, id, name, "code", 1));
  }

  @ParameterizedTest
  @CsvSource({"DE, coarse", "DE7, coarse", "DE71, coarse", "?, none", ", none", "DE7123, none"})
  void aCoarserCodeIsCoarseAndWhatIsNoneSaysNothing(String code, String reason) {
    assertThat(PartyPlace.of(nuts(code, "Somewhere"), IN_2021))
        .isEqualTo(PartyPlace.unknown(reason));
  }

  @Test
  void withoutASchemeTheColumnsSayNothing() {
    Mention mention =
        new Mention("r", "某", null, "none", null, "江苏", "苏州", null, null, null, null, null);

    assertThat(PartyPlace.of(mention, IN_2021)).isEqualTo(PartyPlace.unknown("none"));
  }
}
