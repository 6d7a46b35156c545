package org.innoflow.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.innoflow.testkit.TestSpark;
import org.innoflow.text.ResourceTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class OrganisationNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # width, case, spaces
          ＢＯＥ Technology　Group            | boe technology group
          '  华为  技术 有限公司 '             | 华为技术有限公司
          上海 AI 实验室                       | 上海ai实验室
          # traditional characters
          臺灣積體電路製造股份有限公司         | 台湾积体电路制造股份有限公司
          鴻海精密工業股份有限公司             | 鸿海精密工业股份有限公司
          # brackets
          京东方（北京）科技                   | 京东方(北京)科技
          京东方【北京】科技                   | 京东方(北京)科技
          京东方〔北京〕科技                   | 京东方(北京)科技
          '[a]list games'                      | (a)list games
          Acme (China) Ltd                     | acme(china)ltd
          Acme(China)Ltd                       | acme(china)ltd
          # dots, commas, quotes, dashes, ampersands
          U.S. Steel                           | us steel
          U. S. Steel                          | us steel
          amazon.com                           | amazon.com
          St. Gobain                           | st gobain
          "Foo" Bar                            | foo bar
          Max–Planck‑Gesellschaft              | max-planck-gesellschaft
          Johnson &amp; Johnson                | johnson and johnson
          Johnson & Johnson                    | johnson and johnson
          AT&T                                 | at&t
          HAERING, THOMAS                      | haering thomas
          R・图利                              | r·图利
          彼得•希尔顿                          | 彼得·希尔顿
          McDonald’s                           | mcdonald's
          # legal forms
          有限责任公司华能                     | 有限公司华能
          华能有限责任公司                     | 华能有限公司
          华能股份公司                         | 华能股份有限公司
          华能股份有限公司                     | 华能股份有限公司
          ㈱東芝                               | 株式会社东芝
          Acme Co., Ltd.                       | acme co ltd
          ACME CO.,LTD                         | acme co ltd
          Acme Company Limited                 | acme co ltd
          Acme Co Ltd                          | acme co ltd
          Acme Co., Limited                    | acme co ltd
          Acme Inc.                            | acme inc
          Acme, Incorporated                   | acme inc
          Acme Corporation                     | acme corp
          Acme Corp.                           | acme corp
          Acme G.m.b.H.                        | acme gmbh
          Acme GmbH & Co. KG                   | acme gmbh co kg
          Acme GmbH&Co.KG                      | acme gmbh co kg
          Acme S.A.                            | acme sa
          Acme S. A.                           | acme sa
          Acme Société Anonyme                 | acme sa
          Acme B.V.                            | acme bv
          Acme A.G.                            | acme ag
          Acme Aktiengesellschaft              | acme ag
          Acme L.L.C.                          | acme llc
          Acme Limited Liability Company       | acme llc
          Acme Limited                         | acme ltd
          Acme K.K.                            | acme kk
          Acme Kabushiki Kaisha                | acme kk
          Acme Pte. Ltd.                       | acme pte ltd
          Acme Corporation (USA)               | acme corp(usa)
          """)
  void spellingsOfOneNameMeet(String name, String canonical) {
    assertThat(OrganisationName.canonical(name)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          华能有限公司               | 华能股份有限公司
          华能有限公司               | 华能集团有限公司
          华能有限公司               | 华能有限公司北京分公司
          华能(北京)有限公司         | 华能有限公司
          华能(北京)有限公司         | 华能(上海)有限公司
          华能(集团)有限公司         | 华能有限公司
          Acme Inc                   | Acme Corp
          Acme Ltd                   | Acme Co Ltd
          Acme Ltd                   | Acme Pte Ltd
          Acme GmbH                  | Acme AG
          Acme GmbH                  | Acme GmbH & Co KG
          Acme Corp                  | Acme Corp (China)
          Acme Inc                   | Acme
          AB Volvo                   | Volvo AB
          中国科学院大学             | 中国科学院
          大华股份                   | 大华
          Incorporated Research      | Inc Research
          """)
  void differentOrganisationsStayApart(String one, String other) {
    assertThat(OrganisationName.canonical(one)).isNotEqualTo(OrganisationName.canonical(other));
  }

  static List<List<String>> everyVariantOfALegalFormMeetsTheFormAtTheEndAndBeforeABracket() {
    return ResourceTable.rows(LegalForms.class, "legal_forms.tsv", 2);
  }

  @ParameterizedTest
  @MethodSource
  void everyVariantOfALegalFormMeetsTheFormAtTheEndAndBeforeABracket(List<String> row) {
    String form = row.get(1);

    assertThat(OrganisationName.canonical("Acme " + row.get(0))).isEqualTo("acme " + form);
    assertThat(OrganisationName.canonical("Acme " + row.get(0) + " (X)"))
        .isEqualTo("acme " + form + "(x)");
  }

  @Test
  void aNameThatIsOnlyALegalFormStays() {
    assertThat(OrganisationName.canonical("Limited")).isEqualTo("limited");
    assertThat(OrganisationName.canonical("")).isEmpty();
  }

  @Property(tries = 2000)
  void appliedToItsOwnOutcomeItChangesNothing(@ForAll("names") String name) {
    String canonical = OrganisationName.canonical(name);

    assertThat(OrganisationName.canonical(canonical)).isEqualTo(canonical);
  }

  @Provide
  static Arbitrary<String> names() {
    return Arbitraries.of(
            " ",
            "  ",
            ".",
            ",",
            "，",
            "&",
            "-",
            "(",
            ")",
            "（",
            "】",
            "\"",
            "'",
            "·",
            "a",
            "B",
            "s",
            "Co",
            "Ltd",
            "Limited",
            "Company",
            "inc",
            "GmbH",
            "Kg",
            "S.A.",
            "S. A.",
            "Co.,Ltd.",
            "有限责任公司",
            "有限公司",
            "股份公司",
            "㈱",
            "臺",
            "大學",
            "U.S.",
            "com",
            "İ",
            "é",
            "3",
            "AT&T",
            "\u200b",
            "&amp;")
        .list()
        .ofMinSize(1)
        .ofMaxSize(9)
        .map(parts -> String.join("", parts));
  }

  @Test
  void idsAreThoseOfSparkSql() {
    String canonical = OrganisationName.canonical("Acme Co., Ltd.");

    long expected = TestSpark.session().sql("SELECT xxhash64('acme co ltd')").head().getLong(0);

    assertThat(OrganisationName.id(canonical)).isEqualTo(expected);
  }

  @Test
  void namesakesOfTwoCitiesAreTwoPersons() {
    assertThat(OrganisationName.person("王伟", "310000")).isEqualTo("王伟 @310000");
    assertThat(OrganisationName.person("王伟", "320500")).isEqualTo("王伟 @320500");
    assertThat(OrganisationName.person("王伟", null)).isEqualTo("王伟");
  }
}
