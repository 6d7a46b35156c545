package org.innoflow.sector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.innoflow.testkit.RealData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IndustriesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A                                 | A
          01                                | 01
          011                               | 011
          0111                              | 0111
          C39                               | 39
          c3911                             | 3911
          Ｃ３９                             | 39
          制造业                            | C
          计算机、通信和其他电子设备制造业  | 39
          计算机,通信和其他电子设备制造业   | 39
          計算機、通信和其他電子設備製造業  | 39
          计算机通信及其他电子设备制造      | 39
          C39 计算机、通信和其他电子设备制造业 | 39
          39-计算机、通信和其他电子设备制造业  | 39
          C 制造业                          | C
          C39制造业                         | 39
          I65软件业                         | 65
          软件和信息技术服务                | 65
          铁路、船舶、航空航天和其他运输设备制造业 | 37
          房地产业                          | K
          房地产                            | K
          教育                              | P
          制造                              | C
          保险                              | 68
          稻谷种植                          | 0111
          """)
  void codesAndNamesAreRecognised(String text, String code) {
    assertThat(Industries.code(text)).contains(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "-", "Z", "00", "A39", "AI", "3D打印", "2020年", "39 农业", "C39农业", "人工智能", "999", "39110",
        "业"
      })
  void whatIsNoCodeAndNoNameIsNoIndustry(String text) {
    assertThat(Industries.code(text)).isEmpty();
  }

  @Test
  void aCodeLeadsUpToItsSection() {
    assertThat(Industries.lineage("0111")).containsExactly("0111", "011", "01", "A");
    assertThat(Industries.lineage("C")).containsExactly("C");
    assertThat(Industries.lineage("没有")).isEmpty();
    assertThat(Industries.section("3911")).contains("C");
    assertThat(Industries.section("没有")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "A, primary", "01, primary", "0411, primary", "05, tertiary", "0511, tertiary",
    "B, secondary", "06, secondary", "11, tertiary", "112, tertiary", "C, secondary",
    "39, secondary", "43, tertiary", "4310, tertiary", "D, secondary", "E, secondary",
    "F, tertiary", "65, tertiary", "T, tertiary"
  })
  void theSectorsOfTheEconomyFollowTheRulesOf2018(String code, String sector) {
    assertThat(Industries.economicSector(code)).contains(sector);
  }

  @Test
  void whatIsNoIndustryIsInNoSectorOfTheEconomy() {
    assertThat(Industries.economicSector("软件")).isEmpty();
  }

  @Test
  void everyIndustryIsFoundByItsCodeWithAndWithoutItsSection() {
    assertThat(RealData.csv("sectors/gbt4754_trade.csv"))
        .hasSize(1971)
        .allSatisfy(
            row -> {
              String code = row.getField("code");
              String section = row.getField("section");
              assertThat(Industries.code(code)).contains(code);
              assertThat(Industries.section(code)).contains(section);
              if (code.length() > 1) {
                assertThat(Industries.code(section + code)).contains(code);
              }
            });
  }

  @Test
  void aNameMeansItsCodeOrTheOneAboveOfTheSameName() {
    // Names that the file has cut off or with a blank: their rows are passed over.
    List<String> cut =
        List.of("37", "306", "354", "3546", "3552", "3583", "359", "3531", "3939", "4023");

    assertThat(RealData.csv("sectors/gbt4754_trade.csv"))
        .filteredOn(row -> !cut.contains(row.getField("code")))
        .hasSize(1961)
        .allSatisfy(
            row -> {
              String code = Industries.code(row.getField("name")).orElseThrow();
              assertThat(Industries.lineage(row.getField("code"))).contains(code);
            });
  }
}
