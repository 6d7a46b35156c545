package org.innoflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CSV files that are opened in a spreadsheet. */
final class CsvOutputTest {
  @TempDir private Path folder;

  /** A number may be negative; a text that would be run as a formula is kept from it. */
  @Test
  void aTextIsNoFormula() throws IOException {
    Path file = folder.resolve("a.csv");

    CsvOutput.write(
        file,
        List.of("a", "b"),
        List.of(
                RowFactory.create("=cmd()", -1.5),
                RowFactory.create("+1", null),
                RowFactory.create("-2", 3L),
                RowFactory.create("@x", 0),
                RowFactory.create("甲=公司", 7))
            .iterator());

    assertThat(Files.readAllLines(file))
        .containsExactly("\uFEFFa,b", "'=cmd(),-1.5", "+1,", "-2,3", "'@x,0", "甲=公司,7");
  }
}
