package org.innoflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.innoflow.testkit.Profiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CellsTest {
  @TempDir private Path folder;
  private Cells cells;

  @BeforeEach
  void cellsOfAProfile() {
    cells = new Cells(Profiles.profile(folder, Profiles.PATENTS));
  }

  @Test
  void textIsStrippedOfSpaceAndOfIdeographicSpace() {
    assertThat(cells.value(" 苏州大学\u3000")).isEqualTo("苏州大学");
  }

  @Test
  void emptyTextAndNullTokensAreNull() {
    assertThat(cells.value(null)).isNull();
    assertThat(cells.value("")).isNull();
    assertThat(cells.value(" \t")).isNull();
    assertThat(cells.value(" - ")).isNull();
    assertThat(cells.value("--")).isEqualTo("--");
  }

  @Test
  void listsKeepTheirNullsInPlace() {
    assertThat(cells.values("甲 | - | 丙")).containsExactly("甲", null, "丙");
    assertThat(cells.values("甲")).containsExactly("甲");
    assertThat(cells.values("甲|乙")).containsExactly("甲|乙");
    assertThat(cells.values("-")).isEmpty();
    assertThat(cells.values(null)).isEmpty();
  }

  @Test
  void listsKeepTheirNullsAtBothEnds() {
    assertThat(cells.values(" | 乙")).containsExactly(null, "乙");
    assertThat(cells.values("甲 | ")).containsExactly("甲", null);
    assertThat(cells.values("甲 |  | 丙")).containsExactly("甲", null, "丙");
  }

  @Test
  void withoutSeparatorACellHoldsOneValue() {
    Cells single = new Cells(Profiles.profile(folder, Profiles.DEALS));

    assertThat(single.values("甲 | 乙")).containsExactly("甲 | 乙");
  }

  @Test
  void headersAreComparedWithoutWidthCaseAndRunsOfSpace() {
    assertThat(Cells.folded(" 公开（公告）号 ")).isEqualTo("公开(公告)号");
    assertThat(Cells.folded("Company\u00A0\n Name")).isEqualTo("company name");
    assertThat(Cells.folded("ＩＤ")).isEqualTo("id");
  }

  @Test
  void hashTellsRowsApart() {
    long hash = Cells.hash(List.of("a", "b"));

    assertThat(hash).isEqualTo(Cells.hash(List.of("a", "b")));
    assertThat(
            List.of(
                Cells.hash(List.of("ab", "")),
                Cells.hash(List.of("", "ab")),
                Cells.hash(List.of("b", "a")),
                Cells.hash(List.of("a", "b", "")),
                Cells.hash(List.of("a"))))
        .doesNotHaveDuplicates()
        .doesNotContain(hash);
    assertThat(Cells.hash(Arrays.asList("a", null))).isEqualTo(Cells.hash(List.of("a", "")));
  }
}
