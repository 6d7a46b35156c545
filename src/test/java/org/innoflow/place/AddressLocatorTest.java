package org.innoflow.place;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.innoflow.testkit.RealData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressLocatorTest {

  private final AddressLocator locator = AddressLocator.china();

  @ParameterizedTest
  @CsvSource({
    "江苏省苏州市昆山市前进东路208号, 320500",
    "江苏苏州, 320500",
    "北京市海淀区苏州街12号, 110000",
    "上海市南京西路1717号, 310000",
    "深圳市福田区上海宾馆旁, 440300",
    "苏州工业园区月亮湾路10号, 320500",
    "上海浦东新区张江高科技园区, 310000",
    "中关村大街45号, 110000",
    "天津经济技术开发区西区, 120000",
    "天津河西友谊路5号, 120000",
    "北京门头沟石龙路, 110000",
    "北京新街口北大街57号, 110000",
    "浙江省义乌市稠江街道, 330700",
    "河北雄安新区容城县, 130600",
    "广东省珠海市横琴新区, 440400",
    "石家庄桥西区, 130100",
    "广州市增城市新塘镇, 440100",
    "上海市闸北区江场西路, 310000",
    "青岛市北区重庆南路251号, 370200",
    "辽宁省朝阳市双塔区, 211300",
    "吉林省长春市朝阳区, 220100",
    "吉林省吉林市船营区, 220200",
    "海南省海口市美兰区, 460100",
    "相城区苏州月星环球港, 320500",
    "　江苏省　苏州市　, 320500",
    "山东省 莱芜市 莱城区 口镇, 370100",
    "'安徽省巢湖市无为县, 二坝镇', 340200",
    "香港湾仔轩尼诗道139号, 810000",
    "广东东莞道滘镇, 441900",
  })
  void theCityOfAnAddressIsReadFromTheLeft(String address, String cityId) {
    CityMatch match = locator.locate(address);
    assertThat(match.cityId()).isEqualTo(cityId);
    assertThat(match.method()).isEqualTo(CityMatch.ADDRESS);
  }

  @ParameterizedTest
  @CsvSource({
    "昆山市玉山镇, 320500",
    "江宁区秣周东路9号, 320100",
    "萧山区金城路, 330100",
    "昆山花桥光明路777号, 320500",
    "浦东民生路1403号, 310000",
    "江干区华润大厦A座303, 330100",
    "广东省白云区建设大道3号, 440100",
  })
  void aCountyByItselfIsEnoughWhereOneCityHasIt(String address, String cityId) {
    assertThat(locator.locate(address).cityId()).isEqualTo(cityId);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"朝阳区京城大厦", "鼓楼区清凉门大街1号", "西湖区文二西路716号", "南山区科技园", "朝阳", "北京/上海", "温氏集团/深圳/广州"})
  void whatSeveralCitiesHaveIsAmbiguous(String address) {
    assertThat(locator.locate(address).method()).isEqualTo(CityMatch.AMBIGUOUS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "　",
        "南京西路1376号",
        "北京路88号",
        "上海宾馆",
        "朝阳门外大街18号",
        "江苏省",
        "人民路5号",
        "台北市中山区林森北路",
        "美国加州",
        "延安东路222号",
        "东方广场E1座",
        "黄河路21号",
        "工业园区长阳街9号",
        "1"
      })
  void streetsBuildingsAndProvincesAreNoCities(String address) {
    assertThat(locator.locate(address)).isEqualTo(CityMatch.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "鼓楼区清凉门大街1号, 江苏, 南京, 320100",
    "鼓楼区清凉门大街1号, 福建, , 350100",
    "朝阳区京城大厦, , 北京, 110000",
    "朝阳区京城大厦, 北京市, , 110000",
    "昆山花桥, 江苏, , 320500",
  })
  void aHintDecidesBetweenSeveral(String address, String province, String city, String cityId) {
    assertThat(locator.locate(address, province, city, null).cityId()).isEqualTo(cityId);
  }

  @Test
  void anAddressOutsideTheHintedProvinceIsAConflict() {
    assertThat(locator.locate("苏州市人民路1号", "浙江", null, null).method()).isEqualTo(CityMatch.CONFLICT);
  }

  @ParameterizedTest
  @CsvSource({
    "荆州市公安县斗湖堤镇孱陵大道9号/武汉市江夏区光谷大道303号, 421000",
    "北京总公司：北京市海淀区海淀中路16号 湖南总部：湖南省长沙市五一大道, 110000",
    "南通开发区新兴路329号 北京销售电话：010-65288920, 320600",
  })
  void ofTwoAddressesTheFirstDecides(String address, String cityId) {
    assertThat(locator.locate(address).cityId()).isEqualTo(cityId);
  }

  @ParameterizedTest
  @CsvSource({
    "'No. 88 Xihu Road, Suzhou, Jiangsu', 320500, address",
    "'No. 88 Xihu Road, Suzhou, Anhui Province, P.R. China', 341300, address",
    "'1233 Nanjing West Road, Shanghai 200041', 310000, address",
    "'Building 1-2, Ruihe Dong Er Road, Beijing Economic & Technological Development Area', 110000, address",
    "'60 Wyndham Street, Central, Hong Kong', 810000, address",
    "'Gaoxin Road, Xi''an, Shaanxi', 610100, address",
    "'Changchun Road 5, Changchun, Jilin', 220100, address",
    "'Jilin City, Jilin Province', 220200, address",
    "'Songjiang Road, Jilin', , ambiguous",
    "'88 Xihu Road, Suzhou', , ambiguous",
    "'Suzhou, China', , ambiguous",
    "'1139 College St, Toronto', , none",
    "'Jordaenskaai 25, B-2000 Antwerp, Belgium', , none",
    "'Nanjing Road 5', , none",
    "'Jiangsu, China', , none",
    "'http://www.citics.com.hk', , none",
    "'Suzhou, Zhejiang', , conflict",
  })
  void englishAddressesNeedAProvinceWherePinyinIsShared(
      String address, String cityId, String method) {
    CityMatch match = locator.locate(address);
    assertThat(match.cityId()).isEqualTo(cityId);
    assertThat(match.method()).isEqualTo(method);
  }

  @Test
  void aMentionIsTrustedLessThanAnAddress() {
    CityMatch mention = locator.locate("竹园路209号苏州创业园四栋");
    assertThat(mention.cityId()).isEqualTo("320500");
    assertThat(mention.confidence()).isLessThan(locator.locate("苏州市竹园路209号").confidence());
    assertThat(locator.locate("江东路镇江村3号").resolved()).isFalse();
  }

  @Test
  void theDateTellsTheCityOfThen() {
    LocalDate then = LocalDate.of(2009, 6, 30);
    CityMatch chaohu = locator.locate("安徽省巢湖市居巢区健康路", null, null, then);
    assertThat(chaohu.thenId()).isEqualTo("341400");
    assertThat(chaohu.cityId()).isEqualTo("340100");
    CityMatch wuwei = locator.locate("安徽省巢湖市无为县二坝镇", null, null, then);
    assertThat(wuwei.thenId()).isEqualTo("341400");
    assertThat(wuwei.cityId()).isEqualTo("340200");
    CityMatch bijie = locator.locate("贵州省毕节地区金沙县", null, null, then);
    assertThat(bijie.thenId()).isEqualTo("522400");
    assertThat(bijie.cityId()).isEqualTo("520500");
  }

  @Test
  void realAddressesAreLocatedAsReadersLocatedThem(TestReporter reporter) {
    List<NamedCsvRecord> rows = RealData.csv("addresses/addr.csv");
    int answered = 0;
    int right = 0;
    int stated = 0;
    int statedRight = 0;
    List<String> wrong = new ArrayList<>();
    for (NamedCsvRecord label : RealData.csv("addresses/labels_200.csv")) {
      String address = rows.get(Integer.parseInt(label.getField("row")) - 1).getField("原始地址");
      CityMatch match = locator.locate(address);
      boolean correct = nameOf(match).equals(label.getField("city_zh"));
      boolean isStated = label.getField("confidence").equals("stated");
      answered += match.resolved() ? 1 : 0;
      right += match.resolved() && correct ? 1 : 0;
      stated += isStated ? 1 : 0;
      statedRight += isStated && correct ? 1 : 0;
      if (match.resolved() != correct && !label.getField("confidence").equals("knowledge")) {
        wrong.add(address + " " + match);
      }
    }
    reporter.publishEntry("addresses", right + " of " + answered + " right, " + wrong);
    assertThat(stated).isEqualTo(182);
    assertThat(right).as(wrong.toString()).isGreaterThanOrEqualTo((int) Math.ceil(answered * 0.98));
    assertThat(statedRight).as(wrong.toString()).isGreaterThanOrEqualTo(173);
  }

  @Test
  void blankAddressesAreNone() {
    List<NamedCsvRecord> blank =
        RealData.csv("addresses/addr.csv").stream()
            .filter(row -> row.getField("原始地址").isBlank())
            .toList();
    assertThat(blank).hasSize(1181);
    assertThat(blank)
        .allMatch(row -> locator.locate(row.getField("原始地址")).equals(CityMatch.UNKNOWN));
  }

  private static String nameOf(CityMatch match) {
    return match.resolved() ? Gazetteer.china().place(match.cityId()).orElseThrow().nameZh() : "";
  }
}
