package org.innoflow.sector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.innoflow.config.Settings;
import org.innoflow.config.SettingsLoader;
import org.innoflow.config.Taxonomy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KeywordTaxonomyTest {
  private static final KeywordTaxonomy TAXONOMY =
      taxonomy(
          Map.of(
              "ai", List.of("AI", "人工智能"),
              "chips", List.of("AI芯片", "chip", "5G芯片"),
              "learning", List.of("机器学习", "neural network"),
              "devices", List.of("机器", "芯片")));

  private static final KeywordTaxonomy FIELDS = shipped("ai-field");

  @ParameterizedTest
  @ValueSource(
      strings = {"AI", "基于AI的方法", "ＡＩ", "An AI, explained", "ai-based", "AI2.0", "ai's", "使用ai"})
  void aLatinTermIsFoundAsAWord(String text) {
    assertThat(TAXONOMY.sectors(List.of(text))).containsOnlyKeys("ai");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AIR", "CHAIR", "Kauai", "aîné", "éai", "15G芯", ""})
  void aLatinTermIsNotFoundInsideAWord(String text) {
    assertThat(TAXONOMY.sectors(List.of(text))).isEmpty();
  }

  @Test
  void aPluralWithSCounts() {
    assertThat(TAXONOMY.sectors(List.of("Neural networks and chips")))
        .containsExactly(Map.entry("chips", "chip"), Map.entry("learning", "neural network"));
    assertThat(TAXONOMY.sectors(List.of("chipset"))).isEmpty();
  }

  @Test
  void theLongestOfOverlappingTermsCounts() {
    assertThat(TAXONOMY.sectors(List.of("AI芯片"))).containsExactly(Map.entry("chips", "ai芯片"));
    assertThat(TAXONOMY.sectors(List.of("机器学习"))).containsExactly(Map.entry("learning", "机器学习"));
    assertThat(TAXONOMY.sectors(List.of("机器学习机器"))).containsOnlyKeys("learning", "devices");
  }

  @Test
  void digitsEndATermAsLettersDo() {
    assertThat(TAXONOMY.sectors(List.of("5G芯片"))).containsExactly(Map.entry("chips", "5g芯片"));
    assertThat(TAXONOMY.sectors(List.of("25G芯片"))).containsExactly(Map.entry("devices", "芯片"));
  }

  @Test
  void traditionalCharactersAreFoundAndTextsAreNotJoined() {
    assertThat(TAXONOMY.sectors(List.of("機器學習"))).containsOnlyKeys("learning");
    assertThat(TAXONOMY.sectors(Arrays.asList("机器", null, "学习"))).containsOnlyKeys("devices");
  }

  @Test
  void aTermOfTwoSectorsBelongsToBoth() {
    KeywordTaxonomy taxonomy = taxonomy(Map.of("a", List.of("激光雷达"), "b", List.of("激光雷达")));

    assertThat(taxonomy.sectors(List.of("一种激光雷达"))).containsOnlyKeys("a", "b");
  }

  @ParameterizedTest
  @CsvSource({
    "一种基于AI的方法, general",
    "人工智能, general",
    "大模型训练方法, foundation-models",
    "具身智能系统, robotics",
    "智能算力调度, computing",
    "机器学习模型, machine-learning",
    "卷积神经网络, machine-learning",
    "自动驾驶车辆, driving",
    "智慧医疗平台, health",
    "Method for training neural networks, machine-learning",
    "数字货币钱包, blockchain"
  })
  void theTermsOfTheSourceAreInTheShippedTaxonomy(String title, String sector) {
    assertThat(FIELDS.sectors(List.of(title))).containsOnlyKeys(sector);
  }

  @ParameterizedTest
  @CsvSource({
    "企业级大模型, software",
    "SaaS软件, software",
    "智慧医疗解决方案提供商, solutions",
    "自动驾驶, solutions",
    "工业机器人研发商, hardware",
    "AI芯片设计公司, hardware",
    "LiDAR sensors, hardware"
  })
  void theLinksOfTheAiChainAreToldByWhatIsMade(String title, String sector) {
    assertThat(shipped("ai-chain").sectors(List.of(title))).containsOnlyKeys(sector);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Air conditioner",
        "一种空调",
        "GaN power device",
        "Chair",
        "Aircraft wing",
        "一种苯衍生物",
        "粒子加速器"
      })
  void ordinaryTitlesAreInNoAiField(String title) {
    assertThat(FIELDS.sectors(List.of(title))).isEmpty();
  }

  @Test
  void aTitleMayBelongToAMethodAndAnApplication() {
    assertThat(FIELDS.sectors(List.of("基于深度学习的医学影像病灶检测方法")))
        .containsOnlyKeys("machine-learning", "health");
    assertThat(FIELDS.sectors(List.of("基于深度学习的医学影像方法"))).containsEntry("health", "医学影像");
  }

  static KeywordTaxonomy shipped(String scheme) {
    Settings settings = SettingsLoader.load(null, List.of());
    return new KeywordTaxonomy(
        settings.taxonomies().stream()
            .filter(t -> t.scheme().equals(scheme))
            .findFirst()
            .orElseThrow());
  }

  private static KeywordTaxonomy taxonomy(Map<String, List<String>> terms) {
    return new KeywordTaxonomy(new Taxonomy("s", Set.of("copatent"), null, terms));
  }
}
