package org.innoflow.sector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.innoflow.config.SectorLabel;
import org.innoflow.config.Settings;
import org.innoflow.config.SettingsLoader;
import org.innoflow.config.Taxonomy;
import org.junit.jupiter.api.Test;

final class SectorsTest {
  private static final Sectors SECTORS =
      new Sectors(
          List.of(
              new SectorLabel("ai-chain", "software", "软件", "Software", List.of("基础软件")),
              new SectorLabel("ai-chain", "other", "其他", "Other", List.of()),
              new SectorLabel("wipo35", "6", "计算机", "Computers", List.of("IT")),
              new SectorLabel("gbt4754", "ai", "人工智能", "AI", List.of())),
          List.of(
              new Taxonomy(
                  "ai-chain",
                  Set.of("venture"),
                  "other",
                  Map.of("software", List.of("软件"), "hardware", List.of("芯片"))),
              new Taxonomy("ai-field", Set.of("copatent"), null, Map.of("ai", List.of("AI")))));

  @Test
  void fieldsWeighByTheirShareOfTheSymbolsThatHaveOne() {
    // Of four symbols with a field three lie in optics; one comes twice, two have no field.
    assertThat(
            of(
                "wipo35",
                "G02B27/01",
                "G02B27/02",
                "G02B 27/02",
                "G02C7/06",
                "G06F3/01",
                "Z99Z1/00",
                "G01N"))
        .containsExactly(
            new SectorWeight("wipo35", "6", "G06F3/01", 0.25),
            new SectorWeight("wipo35", "9", "G02B27/01", 0.75));
  }

  @Test
  void fieldsMayBeNamedByTheExtractOrTheConfiguration() {
    assertThat(of("wipo35", "Optics", "IT"))
        .containsExactly(
            new SectorWeight("wipo35", "6", "IT", 0.5),
            new SectorWeight("wipo35", "9", "Optics", 0.5));
  }

  @Test
  void anEventWithoutAnySymbolOfAFieldHasNoWeights() {
    assertThat(of("wipo35", "Z99Z1/00")).isEmpty();
    assertThat(SECTORS.of(List.of(), "copatent", List.of())).isEmpty();
  }

  @Test
  void industriesAreTheMostSpecificOnesAndBringTheirSectorOfTheEconomy() {
    assertThat(of("gbt4754", "制造业", "C39", "计算机制造", "软件和信息技术服务业"))
        .containsExactly(
            new SectorWeight("economy", "secondary", "计算机制造", 0.5),
            new SectorWeight("economy", "tertiary", "软件和信息技术服务业", 0.5),
            new SectorWeight("gbt4754", "391", "计算机制造", 0.5),
            new SectorWeight("gbt4754", "65", "软件和信息技术服务业", 0.5));
  }

  @Test
  void aTextThatIsNoIndustryBecomesASectorOfItsOwnOrADeclaredOne() {
    assertThat(of("gbt4754", "量子行业", "人工智能"))
        .containsExactly(
            new SectorWeight("gbt4754", "ai", "人工智能", 0.5),
            new SectorWeight("gbt4754", "量子行业", "量子行业", 0.5));
  }

  @Test
  void otherSchemesWeighTheirSectorsAlike() {
    assertThat(of("ai-chain", "软件", "Software", "基础软件", "芯片"))
        .containsExactly(
            new SectorWeight("ai-chain", "software", "Software", 0.5),
            new SectorWeight("ai-chain", "芯片", "芯片", 0.5));
  }

  @Test
  void aTaxonomyTellsTheSectorsOfItsLayersByTheTexts() {
    assertThat(SECTORS.of(List.of(), "venture", List.of("某公司", "软件与芯片")))
        .containsExactly(
            new SectorWeight("ai-chain", "hardware", "芯片", 0.5),
            new SectorWeight("ai-chain", "software", "软件", 0.5));
    assertThat(SECTORS.of(List.of(), "copatent", List.of("AI软件")))
        .containsExactly(new SectorWeight("ai-field", "ai", "ai", 1.0));
    assertThat(SECTORS.of(List.of(), "contract", List.of("AI软件"))).isEmpty();
  }

  @Test
  void anEventWithoutATermIsInTheOtherSectorWhereThereIsOne() {
    assertThat(SECTORS.of(List.of(), "venture", List.of("餐饮")))
        .containsExactly(new SectorWeight("ai-chain", "other", "other", 1.0));
    assertThat(SECTORS.of(List.of(), "copatent", List.of("餐饮"))).isEmpty();
  }

  @Test
  void whatTheExtractSaysGoesBeforeTheTaxonomy() {
    assertThat(SECTORS.of(List.of(new SourceLabel("ai-chain", "其他")), "venture", List.of("软件与芯片")))
        .containsExactly(new SectorWeight("ai-chain", "other", "其他", 1.0));
  }

  @Test
  void knownSectorsHaveTheirParentsAndTheLabelsOfTheConfiguration() {
    List<Sector> known = SECTORS.known();

    assertThat(known)
        .contains(
            new Sector("ai-chain", "software", "软件", "Software", null),
            new Sector("wipo35", "6", "计算机", "Computers", "electrical-engineering"),
            new Sector("gbt4754", "0111", "稻谷种植", null, "011"),
            new Sector("gbt4754", "C", "制造业", "Manufacturing", null),
            new Sector("economy", "primary", "第一产业", "Primary sector", null))
        .doesNotHaveDuplicates();
    assertThat(known).extracting(Sector::scheme).isSorted();
    Set<List<String>> ids =
        known.stream().map(s -> List.of(s.scheme(), s.sectorId())).collect(Collectors.toSet());
    assertThat(ids).hasSameSizeAs(known);
    assertThat(known)
        .filteredOn(s -> s.parentId() != null)
        .hasSize(35 + 1971 - 20)
        .allSatisfy(s -> assertThat(ids).contains(List.of(s.scheme(), s.parentId())));
  }

  @Test
  void theyAreTheSameAfterSerialization() throws IOException, ClassNotFoundException {
    Settings shipped = SettingsLoader.load(null, List.of());

    assertSameAfterSerialization(SECTORS);
    assertSameAfterSerialization(new Sectors(shipped.sectors(), shipped.taxonomies()));
  }

  private static void assertSameAfterSerialization(Sectors sectors)
      throws IOException, ClassNotFoundException {
    List<SectorWeight> weights = sectors.of(List.of(), "venture", List.of("软件"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(sectors);
    }
    Sectors copy;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      copy = (Sectors) in.readObject();
    }

    assertThat(copy.of(List.of(), "venture", List.of("软件")))
        .containsExactly(new SectorWeight("ai-chain", "software", "软件", 1.0))
        .isEqualTo(weights);
    assertThat(copy.known()).isEqualTo(sectors.known());
  }

  @Property(tries = 200)
  void weightsSumToOneAndDoNotDependOnTheOrder(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 59) Integer> picks, @ForAll long seed) {
    List<String> some =
        List.of("G02B1/00", "G06F3/01", "H04L1/00", "A61K8/00", "A61K31/00", "-", "C07D1/00");
    List<SourceLabel> labels = new ArrayList<>();
    for (int pick : picks) {
      labels.add(new SourceLabel("wipo35", some.get(pick % some.size())));
      labels.add(new SourceLabel("gbt4754", String.valueOf(pick + 13)));
      labels.add(new SourceLabel("sei", "s" + pick));
    }
    List<SectorWeight> weights = SECTORS.of(labels, "transfer", List.of());
    List<SourceLabel> shuffled = new ArrayList<>(labels);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(SECTORS.of(shuffled, "transfer", List.of())).isEqualTo(weights);
    weights.stream()
        .collect(
            Collectors.groupingBy(
                SectorWeight::scheme, Collectors.summingDouble(SectorWeight::weight)))
        .forEach((scheme, sum) -> assertThat(sum).as(scheme).isCloseTo(1.0, within(1e-12)));
  }

  private static List<SectorWeight> of(String scheme, String... labels) {
    return SECTORS.of(
        List.of(labels).stream().map(label -> new SourceLabel(scheme, label)).toList(),
        "transfer",
        List.of());
  }
}
