package org.innoflow.place;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Map;
import java.util.TreeMap;
import org.innoflow.testkit.RealData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameHeadTest {

  @ParameterizedTest
  @CsvSource({
    "苏州大学, 320500",
    "江苏省昆山市精密机械有限公司, 320500",
    "上海交通大学, 310000",
    "北京智能科技有限公司, 110000",
    "南京银行股份有限公司, 320100",
    "昆山精密机械有限公司, 320500",
    "浙江省杭州市第一医院, 330100",
    "江苏苏州光电有限公司, 320500",
    "肖特玻璃科技（苏州）有限公司, 320500",
    "某某科技(上海)有限公司, 310000",
    "(苏州)光电有限公司, 320500",
    "北京某某(苏州)有限公司, 320500",
    "南京大学(苏州)高新技术研究院, 320500",
    "北京大学深圳研究生院, 440300",
    "国网江苏省电力有限公司苏州供电分公司, 320500",
    "中国科学院上海硅酸盐研究所, 310000",
    "吉林市化工有限公司, 220200",
    "中山市灯饰有限公司, 442000",
    "哈尔滨工业大学, 230100",
  })
  void aCityAtTheHeadOrInBracketsIsRead(String name, String cityId) {
    CityMatch match = NameHead.locate(name);
    assertThat(match.cityId()).isEqualTo(cityId);
    assertThat(match.method()).isEqualTo(CityMatch.NAME_HEAD);
    assertThat(match.confidence()).isEqualTo(0.97);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "中山大学",
        "中山医院",
        "东丽株式会社",
        "东丽工程株式会社",
        "汉阳大学校产学协力团",
        "建阳大学产学研合作团",
        "建阳大学校",
        "东方通信股份有限公司",
        "吉林大学",
        "吉林省化工研究院",
        "海南椰岛有限公司",
        "长江存储科技有限公司",
        "河南大学",
        "朝阳科技有限公司",
        "南京路商业有限公司",
        "江苏大学",
        "德州仪器公司",
        "北京路百货",
        "鼓楼区医院",
        "海宁",
        "华为技术有限公司",
        "某某(中国)有限公司",
        "SAMSUNG ELECTRONICS",
        "",
        "白银时代影业有限公司"
      })
  void whatOnlyLooksLikeAPlaceIsNone(String name) {
    assertThat(NameHead.locate(name)).isEqualTo(CityMatch.UNKNOWN);
  }

  @Test
  void noNameIsNone() {
    assertThat(NameHead.locate(null)).isEqualTo(CityMatch.UNKNOWN);
  }

  @Test
  void realNamesAgreeWithTheCityOfTheirApplicant(TestReporter reporter) {
    Map<String, Integer> elsewhere = new TreeMap<>();
    int answered = 0;
    int agreeing = 0;
    for (NamedCsvRecord row : RealData.csv("patents/ar_glasses.csv")) {
      String city = row.getField("当前申请(专利权)人地市");
      CityMatch column = Gazetteer.china().locate(row.getField("当前申请(专利权)人州/省"), city, null);
      String name = row.getField("[标]当前申请(专利权)人");
      CityMatch head = NameHead.locate(name);
      boolean single = row.getField("当前申请(专利权)人数量").equals("1") && !name.contains("|");
      if (!single || !column.resolved() || !head.resolved()) {
        continue;
      }
      answered++;
      if (head.cityId().equals(column.cityId())) {
        agreeing++;
      } else {
        elsewhere.merge(name + " " + city, 1, Integer::sum);
      }
    }
    reporter.publishEntry("names", agreeing + " of " + answered + " agree; others " + elsewhere);
    assertThat(answered).isGreaterThan(1700);
    assertThat(agreeing).as(elsewhere.toString()).isGreaterThanOrEqualTo(answered * 97 / 100);
  }
}
