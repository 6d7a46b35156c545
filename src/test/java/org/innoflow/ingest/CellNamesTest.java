package org.innoflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CellNamesTest {
  @Test
  void everyCellHasANameOfItsOwn() {
    CellNames names =
        new CellNames(List.of("id", "name", " Name", "", "name (2)", " ", "source", "Row_Number"));

    assertThat(IntStream.range(0, 10).mapToObj(names::get))
        .containsExactly(
            "id",
            "name",
            " Name (2)",
            "column 4",
            "name (2) (2)",
            "column 6",
            "source (2)",
            "Row_Number (2)",
            "+1",
            "+2");
    assertThat(names.size()).isEqualTo(8);
  }
}
