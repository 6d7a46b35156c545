package org.innoflow.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TermMatcherTest {
  private static final TermMatcher MATCHER =
      new TermMatcher(List.of("长三角", "长三角一体化", "一体化发展", "数据", "数据要素", "AI", "GPU", "5G", "chip"));

  @ParameterizedTest
  @CsvSource({
    "长三角和长三角, 长三角 长三角",
    "推进长三角一体化和长三角, 长三角一体化 长三角",
    "长三角长三角一体化, 长三角一体化 长三角",
    "大数据与数据要素, 数据要素 数据",
  })
  void theLongestTermCountsAndEveryOccurrence(String text, String found) {
    assertThat(MATCHER.found(text)).containsExactly(found.split(" "));
  }

  /** 长三角一体化发展 holds two terms that overlap and neither holds the other: 6 and 5 characters. */
  @Test
  void matchesDoNotOverlap() {
    assertThat(MATCHER.found("长三角一体化发展")).containsExactly("长三角一体化");
    assertThat(MATCHER.found("一体化发展长三角")).containsExactly("一体化发展", "长三角");
  }

  @Test
  void ofOverlappingTermsOfOneLengthTheFirstCounts() {
    TermMatcher matcher = new TermMatcher(List.of("甲乙", "乙丙", "丙丁"));

    assertThat(matcher.found("甲乙丙丁")).containsExactly("甲乙", "丙丁");
    assertThat(matcher.found("乙丙丁")).containsExactly("乙丙");
  }

  @Test
  void latinTermsAreWordsOrTheirPlurals() {
    assertThat(MATCHER.found("AI, ai-based GPUs and chips; 5G芯片"))
        .containsExactlyInAnyOrder("ai", "ai", "gpu", "chip", "5g");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AIGC", "RAIL", "MAIL", "15G", "chipset", "", " ", "长 三 角"})
  void nothingIsFoundInsideAWordOrInNoText(String text) {
    assertThat(MATCHER.found(text)).isEmpty();
  }

  @Test
  void widthAndTraditionalCharactersDoNotMatter() {
    assertThat(MATCHER.found("長三角的ＡＩ與數據")).containsExactly("长三角", "ai", "数据");
    assertThat(new TermMatcher(List.of(" 數據 ", "ＧＰＵ")).found("数据GPU")).containsExactly("gpu", "数据");
  }

  @Test
  void withoutTermsNothingIsFound() {
    assertThat(new TermMatcher(List.of()).found("长三角")).isEmpty();
  }
}
