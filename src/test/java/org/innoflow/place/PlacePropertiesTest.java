package org.innoflow.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every text, however odd. */
class PlacePropertiesTest {

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> words =
        Arbitraries.of(
            "江苏省",
            "江苏",
            "苏州市",
            "苏州",
            "朝阳",
            "朝阳区",
            "吉林",
            "海南",
            "北京",
            "上海市",
            "中山",
            "巢湖市",
            "无为县",
            "昆山",
            "鼓楼区",
            "中关村",
            "大学",
            "路",
            "大厦",
            "/",
            " ",
            "（",
            "）",
            "1号",
            "镇",
            "香港",
            "台北",
            "美国",
            "东方",
            "新",
            "Suzhou",
            "Jilin",
            "Road",
            "China",
            ",",
            "\ud83d\ude00",
            "\ud83d");
    return words.list().ofMaxSize(9).map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<LocalDate> dates() {
    return Arbitraries.of(LocalDate.of(2005, 1, 1), LocalDate.of(2024, 1, 1)).injectNull(0.3);
  }

  @Property
  void anAddressHasACityOfTodayOrAReason(
      @ForAll("texts") String text, @ForAll("texts") String hint, @ForAll("dates") LocalDate when) {
    check(AddressLocator.china().locate(text, null, null, when));
    check(AddressLocator.china().locate(text, hint, hint, when));
    check(NameHead.locate(text));
    check(Gazetteer.china().locate(hint, text, hint, when));
  }

  @Property
  void addressesOfOneProvinceAreNotLocatedOutsideOfIt(@ForAll("texts") String text) {
    CityMatch match = AddressLocator.china().locate(text, "江苏", null, null);
    if (match.resolved()) {
      assertThat(Gazetteer.china().place(match.cityId()).orElseThrow().provinceId())
          .isEqualTo("320000");
    }
  }

  @Property
  void aPointHasACityOfTodayOrNone(@ForAll double lon, @ForAll double lat) {
    check(CoordinateLocator.china().locate(lon, lat, null));
    check(CoordinateLocator.china().locate(73 + Math.abs(lon) % 62, Math.abs(lat) % 54, null));
  }

  private static void check(CityMatch match) {
    assertThat(match.confidence() > 0).isEqualTo(match.resolved());
    assertThat(match.thenId() != null).isEqualTo(match.resolved());
    if (match.resolved()) {
      Place city = Gazetteer.china().place(match.cityId()).orElseThrow();
      assertThat(city.level()).isEqualTo("city");
    } else {
      assertThat(match.method()).isIn(CityMatch.NONE, CityMatch.AMBIGUOUS, CityMatch.CONFLICT);
    }
  }
}
