package org.innoflow.sector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IpcFieldsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "G02B27/01",
        "G02B 27/01",
        "G02B  27/01",
        "G02B-027/01",
        "G02B0027010000",
        "G02B27/01(2006.01)I",
        "g02b 27/01 ",
        "Ｇ０２Ｂ２７／０１",
        "G02B"
      })
  void everySpellingOfASymbolHasItsField(String symbol) {
    assertThat(IpcFields.field(symbol)).contains("9");
  }

  @ParameterizedTest
  @CsvSource({
    // A61K 8 (cosmetics) lies in another field than the rest of A61K.
    "A61K8/02, 14", "A61K 31/00, 16", "A61K0008020000, 14", "G01N33/50, 11", "G01N30/02, 10",
    "H04N5/225, 2", "H04N21/43, 4", "H04N1/00, 3", "H04L12/28(2006.01)I, 4", "G06F17/30, 6",
    "G06Q50/00, 7", "H01L21/00, 8", "B33Y10/00, 29"
  })
  void theMainGroupDecidesWhereASubclassIsDivided(String symbol, String field) {
    assertThat(IpcFields.field(symbol)).contains(field);
  }

  @ParameterizedTest
  @CsvSource({
    "H04N23/60, 2",
    "G06V10/82, 6",
    "G16B40/20, 6",
    "G16Z99/00, 6",
    "H10K59/10, 8",
    "H10N30/00, 8"
  })
  void subclassesThatWereSplitOffStayInTheirField(String symbol, String field) {
    assertThat(IpcFields.field(symbol)).contains(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "G01N", "G01N999/00", "G02", "Z99Z1/00", "Optics", "2024", "光学"})
  void whatIsNoSymbolOrHasNoFieldHasNone(String text) {
    assertThat(IpcFields.field(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Basic materials chemistry          | 19
          BASIC MATERIALS CHEMISTRY          | 19
          Macromolecular chemistry, polymers | 17
          光学                               | 9
          9                                  | 9
          09                                 | 9
          35                                 | 35
          A61K8/02                           | 14
          """)
  void aLabelMayNameTheFieldItself(String label, String field) {
    assertThat(IpcFields.fieldOfLabel(label)).contains(field);
  }

  @Test
  void thirtyFiveFieldsLieInFiveAreas() {
    assertThat(IpcFields.sectors().stream().filter(s -> s.parentId() == null).map(Sector::sectorId))
        .containsExactly(
            "electrical-engineering",
            "instruments",
            "chemistry",
            "mechanical-engineering",
            "other-fields");
    assertThat(IpcFields.sectors().stream().filter(s -> s.parentId() != null).map(Sector::sectorId))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 35).mapToObj(String::valueOf).toList());
    assertThat(IpcFields.sectors())
        .contains(
            new Sector("wipo35", "6", "计算机技术", "Computer technology", "electrical-engineering"))
        .allSatisfy(s -> assertThat(s.nameZh()).isNotBlank())
        .allSatisfy(s -> assertThat(s.nameEn()).isNotBlank());
  }
}
