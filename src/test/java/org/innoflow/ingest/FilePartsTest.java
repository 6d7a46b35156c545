package org.innoflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.innoflow.reader.FilePart;
import org.innoflow.testkit.Profiles;
import org.innoflow.testkit.TestSpark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FilePartsTest {
  private static final String LARGEST = "spark.sql.files.maxPartitionBytes";
  private static final String PROFILE =
      """
      layer = venture
      row = event
      event { id = [{ column = id }], date = day }
      parties = [{ role = investor, name = a }, { role = investee, name = b }]
      """;

  private final SparkSession session = TestSpark.session();
  @TempDir private Path folder;

  @AfterEach
  void reset() {
    session.conf().unset(LARGEST);
  }

  @Test
  void aLargeFileIsReadInPartsWithTheRowsOfTheWhole() throws IOException {
    String rows =
        IntStream.range(0, 300)
            .mapToObj(i -> i % 7 == 0 ? "x,\"\n" : i + ",2021-03-05,\"甲\n\n" + i + "\",乙\n")
            .collect(Collectors.joining());
    Profiles.write(folder, "1.csv", "Export\nid,day,a,b\n" + rows, "GB18030");
    Profiles.write(folder, "2.csv", "id,day,a,b\n1,2021-03-05,甲,乙\n", "UTF-8");
    List<Extract> extracts =
        List.of(
            Extract.find(
                Profiles.settings(folder, PROFILE, "*.csv").sources().get(0),
                folder.toString(),
                new Configuration()));
    List<Row> whole = rows(extracts);

    session.conf().set(LARGEST, 500);
    List<List<FilePart>> parts =
        List.copyOf(new FileParts(session, extracts).of(extracts.get(0)).values());

    assertThat(parts).hasSize(1);
    assertThat(parts.get(0)).hasSizeGreaterThan(5);
    assertThat(whole).hasSize(301);
    assertThat(rows(extracts)).isEqualTo(whole);
  }

  private List<Row> rows(List<Extract> extracts) throws IOException {
    return ExtractRows.read(session, extracts, Corrections.NONE)
        .orderBy("file", "row_number")
        .collectAsList();
  }
}
