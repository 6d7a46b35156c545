package org.innoflow.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.innoflow.testkit.RealData;
import org.innoflow.text.ResourceTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OrganisationKindTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          华为技术有限公司                      | company
          华为技术有限公司北京分公司            | company
          中国移动通信集团                      | company
          中国电力科学研究院有限公司            | company
          北京大学科技园有限公司                | company
          云南电网有限公司玉溪供电局            | company
          株式会社半导体能源研究所              | company
          健思生物                              | company
          清华大学                              | university
          中国地质大学(武汉)                    | university
          哈尔滨工业大学深圳研究生院            | university
          中国科学院大学                        | university
          加利福尼亚大学董事会                  | university
          首尔大学校产学协力团                  | university
          苏州职业技术学院                      | university
          中国科学院                            | institute
          中国科学院深圳先进技术研究院          | institute
          中国电子科技集团公司第十三研究所      | institute
          浙江未来技术研究院(嘉兴)              | institute
          材料科学姑苏实验室                    | institute
          国家纳米科学中心                      | institute
          弗朗霍夫应用研究促进学会              | institute
          苏州市人民政府                        | government
          国家自然科学基金委员会                | government
          上海市科学技术委员会                  | government
          广东省科技局                          | government
          最高人民法院                          | government
          富山县                                | government
          苏州元禾母基金                        | fund
          深圳市创新投资集团创业投资有限公司    | fund
          北京某某股权投资合伙企业(有限合伙)    | fund
          红杉资本                              | fund
          达晨创投                              | fund
          上海某某投资管理中心(有限合伙)        | fund
          南京市产业发展基金有限公司            | fund
          个人                                  | person
          上海交大                              | university
          中国电科38所                          | institute
          上海证券交易所                        | company
          四川大学华西医院                      | other
          上海市儿童基金会                      | other
          中国人工智能学会                      | other
          """)
  void chineseNamesTellTheirKind(String name, String kind) {
    assertThat(kind(name)).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Acme Inc.                                        | company
          Acme Co., Ltd.                                   | company
          Beijing Institute of Things Co., Ltd.            | company
          Siemens AG                                       | company
          Société Nationale Elf Aquitaine                  | company
          Stanford University                              | university
          UNIVERSITE PIERRE ET MARIE CURIE (PARIS 6)       | university
          TECHNISCHE UNIVERSITAET MUENCHEN                 | university
          Technische Universität München                   | university
          MEDIZINISCHE HOCHSCHULE HANNOVER                 | university
          ECOLE POLYTECHNIQUE                              | university
          KARLSRUHE INSTITUTE OF TECHNOLOGY                | university
          Capital Medical University                       | university
          FRAUNHOFER                                       | institute
          MAX-PLANCK-GESELLSCHAFT                          | institute
          CNRS (CENTRE NATIONAL DE LA RECHERCHE SCIENTIFIQUE) | institute
          INSTITUT PASTEUR                                 | institute
          FORSCHUNGSZENTRUM JUELICH GMBH                   | institute
          CONSIGLIO NAZIONALE DELLE RICERCHE               | institute
          Battelle Memorial Institute                      | institute
          US Department of Energy                          | government
          BUNDESREPUBLIK DEUTSCHLAND VERTRETEN DURCH DEN BUNDESMINISTER | government
          Sequoia Capital                                  | fund
          Kima Ventures                                    | fund
          Novartis Venture Fund                            | fund
          High-Tech Gruenderfonds                          | fund
          ASSISTANCE PUBLIQUE - HOPITAUX DE PARIS          | other
          Bill & Melinda Gates Foundation                  | other
          KASTENING, BERTEL, PROF. DR.                     | person
          CAILLIOT SERGE                                   | other
          BASF                                             | other
          """)
  void latinNamesTellTheirKind(String name, String kind) {
    assertThat(kind(name)).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"王伟", "张江华", "欧阳修", "欧阳娜娜", "刘奡", "金泰敬", "華晨宇", "彼得·詹姆士·希尔顿", "R・图利", "邸志伟"})
  void personsAreToldByTheirSurnamesOrMiddleDots(String name) {
    assertThat(kind(name)).isEqualTo("person");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "华为", "阳光", "东方", "海尔", "金山云", "小米", "高通", "富士康", "徐工", "高瓴", "石家庄", "张江", "万科", "石井房雄",
        "-", ""
      })
  void brandsAreNoPersons(String name) {
    assertThat(kind(name)).isEqualTo("other");
  }

  @Test
  void theKindThatAnExtractStatesWins() {
    assertThat(OrganisationKind.of("cailliot serge", "person")).isEqualTo(OrganisationKind.PERSON);
    assertThat(OrganisationKind.isPerson("cailliot serge", "person")).isTrue();
    assertThat(OrganisationKind.isPerson("王伟", "company")).isFalse();
    assertThat(OrganisationKind.of("清华大学", "company")).isEqualTo(OrganisationKind.COMPANY);
    assertThat(OrganisationKind.of("清华大学", null)).isEqualTo(OrganisationKind.UNIVERSITY);
    assertThat(OrganisationKind.of("清华大学", "HOSPITAL")).isEqualTo(OrganisationKind.UNIVERSITY);
  }

  @Test
  void everyRuleIsWellFormedAndCanHold() {
    Set<String> met = new TreeSet<>();
    for (List<String> rule : ResourceTable.rows(KindRules.class, "organisation_kinds.tsv", 5)) {
      assertThat(rule.get(1)).isIn("zh", "en", "de", "fr");
      assertThat(rule.get(2)).isIn("suffix", "prefix", "contains", "word", "stem", "ending");
      assertThat(OrganisationName.canonical(rule.get(3))).isEqualTo(rule.get(3));
      assertThat(kind(rule.get(3))).isNotEmpty();
      assertThat(met.add(rule.get(2) + " " + rule.get(3))).as(rule.toString()).isTrue();
    }
  }

  /**
   * psn_sector of PATSTAT; its names have lost their legal forms, so that many firms stay other.
   */
  @Test
  void kindsAgreeWithThoseOfPatstat() throws IOException {
    Map<String, Map<String, Integer>> counts = new HashMap<>();
    patstatSectorOfName()
        .forEach(
            (name, sector) ->
                counts
                    .computeIfAbsent(sector, s -> new HashMap<>())
                    .merge(kind(name), 1, Integer::sum));

    assertThat(share(counts.get("UNIVERSITY"), "university")).isGreaterThan(0.95);
    assertThat(share(counts.get("GOV NON-PROFIT"), "institute", "government")).isGreaterThan(0.72);
    assertThat(share(counts.get("HOSPITAL"), "other")).isGreaterThan(0.9);
    assertThat(share(counts.get("COMPANY"), "company", "fund", "other")).isGreaterThan(0.97);
    assertThat(share(counts.get("INDIVIDUAL"), "person", "other")).isGreaterThan(0.98);
  }

  @Test
  void shortChineseApplicantsOfPatentsArePersons() {
    Set<String> notPersons =
        RealData.csv("patents/ar_glasses.csv").stream()
            .flatMap(row -> Arrays.stream(row.getField("[标]当前申请(专利权)人").split(" \\| ")))
            .filter(name -> name.matches("[\\u4e00-\\u9fff]{2,3}"))
            .filter(name -> !kind(name).equals("person"))
            .collect(Collectors.toCollection(TreeSet::new));

    // Read by eye: two Japanese prefectures and a firm, among some 80 persons.
    assertThat(notPersons).containsExactlyInAnyOrder("凯公司", "冈山県", "富山县");
  }

  private static double share(Map<String, Integer> counts, String... kinds) {
    double all = counts.values().stream().mapToInt(Integer::intValue).sum();
    return Arrays.stream(kinds).mapToInt(kind -> counts.getOrDefault(kind, 0)).sum() / all;
  }

  /** A name that has several sectors is left out. */
  private static Map<String, String> patstatSectorOfName() throws IOException {
    Map<String, Set<String>> sectors = new HashMap<>();
    for (String file : List.of("DeGovNon1", "DeUniv1", "FrGovNon1", "FrUniv1", "FrUniv2")) {
      try (BufferedReader text =
              new BufferedReader(
                  new InputStreamReader(
                      new GZIPInputStream(
                          Files.newInputStream(RealData.file("eu-copatents/" + file + ".csv.gz"))),
                      StandardCharsets.UTF_8));
          CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
        rows.forEach(
            row ->
                sectors
                    .computeIfAbsent(row.getField("psn_name"), n -> new TreeSet<>())
                    .add(row.getField("psn_sector")));
      }
    }
    return sectors.entrySet().stream()
        .filter(entry -> entry.getValue().size() == 1)
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().iterator().next()));
  }

  private static String kind(String name) {
    String canonical = OrganisationName.canonical(name);
    OrganisationKind kind = OrganisationKind.of(canonical);
    assertThat(OrganisationKind.isPerson(canonical, null))
        .as(name)
        .isEqualTo(kind == OrganisationKind.PERSON);
    return kind.id();
  }
}
