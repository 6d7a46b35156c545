package org.innoflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.innoflow.testkit.Profiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of the columns of extracts, and how they differ from a manifest's. */
final class InputDriftTest {
  private static final String ROW = "%d,2021-03-0%d,标题,甲公司,江苏省,苏州市,\n";

  @TempDir private Path folder;

  @Test
  void typesAreToldFromTheFirstRows() throws IOException {
    Profiles.write(
        folder,
        "x.csv",
        Profiles.PATENT_HEADER.strip()
            + ",amount,when\n"
            + "1,2021-03-01,标题,甲公司,江苏省,苏州市,,1.5,2021年3月1日\n"
            + "2,2021-03-02,12,甲公司,江苏省,苏州市,,\"1,200\",2021年3月2日\n");

    assertThat(extract("x.csv").columns().get("x.csv"))
        .extracting(column -> column.name() + " " + column.type())
        .containsExactly(
            "id integer",
            "day date",
            "title text",
            "name text",
            "province text",
            "city text",
            "sector empty",
            "amount number",
            "when date");
  }

  @Test
  void oneStrangeCellInTenChangesNoType() throws IOException {
    StringBuilder rows = new StringBuilder(Profiles.PATENT_HEADER);
    for (int i = 1; i < 10; i++) {
      rows.append(ROW.formatted(i, i));
    }
    Profiles.write(folder, "x.csv", rows + ROW.formatted(10, 9).replace("10,", "CN10,"));
    Profiles.write(
        folder,
        "y.csv",
        rows + ROW.formatted(10, 9).replace("10,", "CN10,") + ROW.replace("%d,2", "CN,2"));

    assertThat(extract("x.csv").columns().get("x.csv").get(0).type()).isEqualTo("integer");
    assertThat(extract("y.csv").columns().get("y.csv").get(0).type()).isEqualTo("text");
  }

  @Test
  void newMissingAndRetypedColumnsOfAllFilesOfASourceAreNamed() throws IOException {
    Profiles.write(folder, "x.csv", Profiles.PATENT_HEADER + ROW.formatted(1, 1));
    Profiles.write(
        folder,
        "y.csv",
        Profiles.PATENT_HEADER.replace("sector", "sector,note") + "2,2021-03-01,题,乙,,,,5\n");
    String manifest =
        """
        { "run_id": "r1", "inputs": [
          { "source": "other", "columns": [{ "name": "z", "type": "text" }] },
          { "source": "x", "columns": [] },
          { "source": "x", "columns": [
            { "name": "id", "type": "text" }, { "name": "day", "type": "date" },
            { "name": "title", "type": "empty" }, { "name": "name", "type": "text" }] },
          { "source": "x", "columns": [
            { "name": "province", "type": "text" }, { "name": "city", "type": "text" },
            { "name": "sector", "type": "text" }, { "name": "gone", "type": "text" }] }] }
        """;

    List<InputDrift> drifts = InputDrift.of(manifest, List.of(extract("x.csv", "y.csv")));

    assertThat(drifts)
        .extracting(InputDrift::text)
        .containsExactly(
            "source x is not as in release r1: new columns note; missing columns gone; column id"
                + " was text, is integer");
    assertThat(
            InputDrift.of(
                "{\"run_id\": \"old\", \"inputs\": [{\"source\": \"x\"}]}",
                List.of(extract("x.csv"))))
        .isEmpty();
  }

  private Extract extract(String... files) throws IOException {
    return Extract.find(Profiles.settings(folder, Profiles.PATENTS, files), new Configuration())
        .get(0);
  }
}
