package org.innoflow.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlainTextTest {

  @ParameterizedTest
  @CsvSource({
    "臺灣積體電路製造, 台湾积体电路制造",
    "華為技術, 华为技术",
    "ＡＩ（Ｘ）, ai(x)",
    "北京大学, 北京大学",
    // In use in simplified texts as well: 乾 in names, 著 in 著名.
    "乾照光電, 乾照光电",
    "著名, 著名",
    "㈱東芝, (株)东芝",
    "Straße, straße"
  })
  void textsAreComparedInOneForm(String text, String plain) {
    assertThat(PlainText.of(text)).isEqualTo(plain);
  }

  @Property(tries = 300)
  void appliedToItsOwnOutcomeItChangesNothing(
      @ForAll @StringLength(max = 8) @CharRange(from = ' ', to = '\ud7ff') String text) {
    String plain = PlainText.of(text);

    assertThat(PlainText.of(plain)).isEqualTo(plain);
  }
}
