package org.innoflow.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.innoflow.resolve.Sample.references;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.innoflow.config.SettingsLoader;
import org.innoflow.text.TermMatcher;
import org.junit.jupiter.api.Test;

class PolicyTermsTest {
  private static final List<String> TERMS = List.of("长三角一体化", "长三角", "数据", "AI", "ai");

  @Test
  void aDocumentHasARowPerTermThatIsInTitleOrText() {
    assertThat(
            rows(
                "place=上海市, date=2021-03-05, title=长三角办法, text=長三角一体化　与长三角 ＡＩ。",
                "place=合肥, province=安徽, date=2020, title=数据意见"))
        .containsExactlyInAnyOrder(
            // 5 + 13 characters without white space
            "source|上海市||2021|2021-03-05|长三角办法|长三角|310000|2|18|1111.111111111111",
            "source|上海市||2021|2021-03-05|长三角办法|长三角一体化|310000|1|18|555.5555555555555",
            "source|上海市||2021|2021-03-05|长三角办法|AI|310000|1|18|555.5555555555555",
            "source|合肥|安徽|2020|null|数据意见|数据|340100|1|4|2500.0");
  }

  @Test
  void aDocumentWithoutATermHasNoRow() {
    assertThat(rows("place=上海, date=2021, title=办法, text=AIGC")).isEmpty();
  }

  /** Title and text are two texts: 长三 at the end of one and 角 at the beginning of the other. */
  @Test
  void aTermDoesNotGoFromTitleToText() {
    assertThat(rows("place=上海, date=2021, title=长三, text=角")).isEmpty();
  }

  @Test
  void theShippedTermsAreDistinctAndNoneIsBlank() {
    List<String> terms = SettingsLoader.load(null, List.of()).policyTerms();

    assertThat(terms.stream().map(TermMatcher::plain))
        .hasSizeGreaterThanOrEqualTo(40)
        .doesNotHaveDuplicates()
        .allMatch(term -> !term.isBlank());
  }

  private static List<String> rows(String... policies) {
    Dataset<Row> table = ReferenceTables.policies(references("policy", policies));
    return PolicyTerms.of(table, TERMS).collectAsList().stream().map(r -> r.mkString("|")).toList();
  }
}
