package org.innoflow.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpreadsheetTextTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "=cmd(),'=cmd()",
        "+86 21,'+86 21",
        "-1+cmd(),'-1+cmd()",
        "@SUM(A1),'@SUM(A1)",
        "\"\t=1\",\"'\t=1\"",
        "'=1,''=1",
        "-5,-5",
        "+1.5e-3,+1.5e-3",
        "'-5,'-5",
        "甲=乙,甲=乙",
        "'quoted','quoted'"
      })
  void aFormulaIsMadeATextAndComesBack(String text, String cell) {
    assertThat(SpreadsheetText.harmless(text)).isEqualTo(cell);
    assertThat(SpreadsheetText.original(cell)).isEqualTo(text);
  }
}
