package org.innoflow.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.innoflow.config.PublishedFigure;
import org.innoflow.contract.Contract;
import org.innoflow.failure.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PublishedFiguresTest {
  @Test
  void aQueryOfOneValueIsSound() {
    assertThatCode(() -> require("select sum(links) from flow_city where layer = 'venture'"))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select links, events from flow_city | its query gives 2 columns, not 1",
        "select sum(linkz) from flow_city | with name `linkz` cannot be resolved",
        "select count(*) from quality_check | `quality_check` cannot be found",
        "select java_method('java.lang.System', 'getProperty', 'user.name') | `java_method`",
        "insert overwrite directory '/x' using csv select 1 | tables are read here, and nothing else",
        "select * from csv.`/etc/passwd` | line 1 of its query:",
        "drop table link | tables are read here, and nothing else"
      })
  void aQueryThatDoesAnythingElseIsRefused(String sql, String reason) {
    Failure fault = catchThrowableOfType(Failure.class, () -> require(sql));

    assertThat(fault.kind()).isEqualTo(Failure.Kind.USAGE);
    assertThat(fault)
        .hasMessageStartingWith("Cannot read 'checks.published': there is 1 fault.")
        .hasMessageContaining("x.y: ")
        .hasMessageContaining(reason);
  }

  private static void require(String sql) {
    PublishedFigures.require(
        List.of(new PublishedFigure("x.y", "a figure", "1", sql, 0)), Contract.checkedTables());
  }
}
