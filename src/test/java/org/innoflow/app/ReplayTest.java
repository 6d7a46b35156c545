package org.innoflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.innoflow.app.CommandProcess.Ended;
import org.innoflow.testkit.DuckDb;
import org.innoflow.testkit.Profiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rejected rows written, corrected by hand and read again, by the commands themselves. */
@Tag("long")
final class ReplayTest {
  private static final String PROFILE =
      """
      layer = copatent
      encoding = GB18030
      row = event
      event { id = [{ column = id }], date = day }
      parties = [{ role = applicant, name = name }]
      """;

  /** Two columns of one name, one called as a column of the file of rejects, one without a name. */
  private static final String HEADER = "id,day,name,备注,备注,source,\n";

  private static final String A =
      """
      1,2021-03-05,甲公司,x,y,s,
      2,2021-02-30,乙公司,第一,第二,原,无名
      3,2021-03-05,,x,y,s,
      4,2021-03-05,丙,丁公司,x,y,s,t
      5,2021-03-05,戊,己公司,x,y,s,t
      6,2021-03-05,庚公司
      7,2021-03-05,辛?公司,x,y,s,
      8,2021-03-05,壬?公司,x,y,s,
      1,2021-03-05,甲公司,x,y,s,
      """;
  private static final String B =
      """
      ,2021-03-05,癸公司,x,y,s,
      10,2021-03-05,子公司,x,y,s,
      """;

  private static final List<String> COLUMNS =
      List.of(
          "source",
          "file",
          "row_number",
          "reason",
          "field",
          "raw_value",
          "id",
          "day",
          "name",
          "备注",
          "备注 (2)",
          "source (2)",
          "column 7",
          "+1");

  @TempDir private static Path folder;
  private static CommandProcess commands;
  private static Path rejects;
  private static Ended written;

  @BeforeAll
  static void anIngestWithRejects() throws IOException {
    Profiles.write(folder, "p.conf", PROFILE);
    Files.write(folder.resolve("a.csv"), gb18030(HEADER + A));
    Files.write(folder.resolve("b.csv"), gb18030(HEADER + B));
    Profiles.write(folder, "good.csv", "id,day,name\n20,2021-03-05,丑公司\n", "GB18030");
    Profiles.write(
        folder,
        "my.conf",
        """
        input.path = "%s"
        output.path = "%s/out"
        profiles.path = "%s"
        sources.x { profile = p, files = [a.csv, b.csv], max-reject-share = 0.4 }
        sources.y { profile = p, files = [good.csv] }
        network { levels = [], region-sets = [all] }
        flows.region-sets = [all]
        """
            .formatted(folder, folder, folder));
    rejects = folder.resolve("rejects.csv");
    commands = CommandProcess.start(folder.resolve("log"));
    assertThat(execute("ingest").exitCode()).isZero();
    written = execute("rejects", "--source", "x", "--output", rejects.toString());
  }

  @AfterAll
  static void endOfCommands() {
    commands.close();
  }

  @Test
  void theFileOfRejectsHoldsEveryCellUnderANameOfItsOwn() throws IOException {
    assertThat(written.err()).isEmpty();
    assertThat(written.out()).startsWith("8 rows of run ").endsWith(" in " + rejects + "\n");
    assertThat(records(rejects).stream().map(r -> String.join("|", r)))
        .containsExactly(
            String.join("|", COLUMNS),
            "x|a.csv|2|bad_date|date|2021-02-30|2|2021-02-30|乙公司|第一|第二|原|无名|",
            "x|a.csv|3|missing_party|applicant||3|2021-03-05||x|y|s||",
            "x|a.csv|4|field_count||4,2021-03-05,丙,丁公司,x,y,s,t|4|2021-03-05|丙|丁公司|x|y|s|t",
            "x|a.csv|5|field_count||5,2021-03-05,戊,己公司,x,y,s,t|5|2021-03-05|戊|己公司|x|y|s|t",
            "x|a.csv|6|field_count||6,2021-03-05,庚公司|6|2021-03-05|庚公司|||||",
            "x|a.csv|7|undecodable||辛\uFFFD公司|7|2021-03-05|辛\uFFFD公司|x|y|s||",
            "x|a.csv|8|undecodable||壬\uFFFD公司|8|2021-03-05|壬\uFFFD公司|x|y|s||",
            "x|b.csv|1|missing_event_id|event_id|||2021-03-05|癸公司|x|y|s||");
  }

  @Test
  void correctedRowsCountAndTheOthersAreRefusedAgain() throws IOException {
    List<List<String>> rows = records(rejects);
    set(rows, "2", "day", "2021-02-28");
    set(rows, "5", "name", "戊,己公司");
    set(rows, "5", "备注", "x");
    set(rows, "5", "备注 (2)", "y");
    set(rows, "5", "source (2)", "s");
    set(rows, "5", "column 7", "t");
    set(rows, "5", "+1", "");
    set(rows, "7", "name", "辛公司");
    Path corrected = write("corrected.csv", rows);

    Ended refused = execute("run", "--replay", corrected.toString());

    assertThat(refused.err())
        .contains(
            "reject_share/x (rejected rows over rows in) is 0.45454545454545453, not at most 0.4.");
    assertThat(refused.exitCode()).isEqualTo(4);
    assertThat(folder.resolve("out/current.json")).doesNotExist();

    Ended published = execute("release", "--set", "sources.x.max-reject-share=0.5");

    assertThat(published.err()).isEmpty();
    assertThat(published.exitCode()).isZero();
    Path release =
        folder
            .resolve("out")
            .resolve(json(folder.resolve("out/current.json")).get("path").asText());
    JsonNode manifest = json(release.resolve("manifest.json"));
    assertThat(manifest.get("sources"))
        .extracting(
            s ->
                s.get("source").asText()
                    + " "
                    + s.get("in")
                    + " "
                    + s.get("accepted")
                    + " "
                    + s.get("rejected")
                    + " "
                    + s.get("duplicate"))
        .containsExactlyInAnyOrder("x 11 5 5 1", "y 1 1 0 0");
    assertThat(manifest.get("inputs"))
        .filteredOn(input -> input.get("source").asText().equals("replay"))
        .singleElement()
        .satisfies(
            input -> {
              assertThat(input.get("file").asText()).endsWith("corrected.csv");
              assertThat(input.get("bytes").asLong()).isEqualTo(Files.size(corrected));
              assertThat(input.get("sha256").asText()).isEqualTo(sha256(corrected));
            });
    try (DuckDb duck =
        DuckDb.open().release(release, "event", "event_party", "dim_organisation", "reject")) {
      assertThat(
              duck.rows(
                  "select event_id, date, name from event join event_party using (event_id)"
                      + " join dim_organisation using (org_id) order by cast(event_id as int)"))
          .containsExactly(
              "1|2021-03-05|甲公司",
              "2|2021-02-28|乙公司",
              "5|2021-03-05|戊,己公司",
              "7|2021-03-05|辛公司",
              "10|2021-03-05|子公司",
              "20|2021-03-05|丑公司");
      assertThat(duck.rows("select file, row_number, reason from reject order by all"))
          .containsExactly(
              "a.csv|3|missing_party",
              "a.csv|4|field_count",
              "a.csv|6|field_count",
              "a.csv|8|undecodable",
              "b.csv|1|missing_event_id");
    }
  }

  @Test
  void aCorrectionThatIsStillWrongIsRefusedWithItsOwnReason() throws IOException {
    List<List<String>> rows = records(rejects);
    set(rows, "2", "day", "soon");
    set(rows, "3", "day", "");
    Path wrong = write("wrong.csv", rows);

    assertThat(execute("ingest", "--replay", wrong.toString()).exitCode()).isZero();
    Path again = folder.resolve("again.csv");
    assertThat(execute("rejects", "--source", "x", "--output", again.toString()).exitCode())
        .isZero();

    assertThat(records(again).stream().map(r -> String.join("|", r)).skip(1).limit(2))
        .containsExactly(
            "x|a.csv|2|bad_date|date|soon|2|soon|乙公司|第一|第二|原|无名|",
            "x|a.csv|3|missing_year|year||3|||x|y|s||");
  }

  @Test
  void aRowThatWasNotRefusedCannotBeReplayed() throws IOException {
    List<List<String>> rows = records(rejects);
    rows.get(1).set(COLUMNS.indexOf("row_number"), "1");
    rows.get(2).set(COLUMNS.indexOf("source"), "z");
    Path other = write("other.csv", rows);

    Ended refused = execute("ingest", "--replay", other.toString());

    assertThat(refused.err().strip())
        .isEqualTo(
            "Cannot replay row 'x a.csv 1': it is no rejected row of this run, nor are 1 more."
                + " Write the file with the command rejects of a run over the same files.");
    assertThat(refused.exitCode()).isEqualTo(3);
  }

  @Test
  void aFileWithoutThePositionsOfItsRowsIsRefused() throws IOException {
    Path plain = Profiles.write(folder, "plain.csv", "id,day,name\n2,2021-02-28,乙公司\n");

    Ended refused = execute("ingest", "--replay", plain.toString());

    assertThat(refused.err().strip())
        .startsWith("Cannot replay file '")
        .endsWith(
            "plain.csv': it has not the columns source, file, row_number but: [id, day, name]."
                + " Write it with the command rejects and correct the cells only.");
    assertThat(refused.exitCode()).isEqualTo(3);
  }

  @Test
  void aFileThatIsNotThereOrIsParquetIsRefused() throws IOException {
    Profiles.write(folder, "x.parquet", "PAR1");

    Ended gone = execute("ingest", "--replay", folder + "/gone.csv");
    Ended parquet = execute("ingest", "--replay", folder + "/x.parquet");

    assertThat(gone.err().strip())
        .isEqualTo(
            "Cannot replay file '%s/gone.csv': there is no such file. Write it with the command"
                + " rejects.",
            folder);
    assertThat(gone.exitCode()).isEqualTo(3);
    assertThat(parquet.err())
        .contains("x.parquet': only the files of a source may be Parquet. Write it as CSV,");
    assertThat(parquet.exitCode()).isEqualTo(3);
  }

  @Test
  void aSourceWithoutRejectsHasNoneToWrite() throws IOException {
    Ended refused = execute("rejects", "--source", "y", "--output", folder + "/none.csv");

    assertThat(refused.err())
        .startsWith("Cannot write rejects of source 'y': run ")
        .endsWith(" has none. See the sources and their counts in its manifest.json.\n");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(folder.resolve("none.csv")).doesNotExist();
  }

  private static Ended execute(String... args) throws IOException {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--conf", folder.resolve("my.conf").toString()));
    return commands.execute(all.toArray(String[]::new));
  }

  private static void set(List<List<String>> rows, String number, String column, String value) {
    rows.stream()
        .filter(r -> r.get(1).equals("a.csv") && r.get(2).equals(number))
        .forEach(r -> r.set(COLUMNS.indexOf(column), value));
  }

  private static List<List<String>> records(Path file) throws IOException {
    List<List<String>> records = new ArrayList<>();
    try (CsvReader<CsvRecord> csv = CsvReader.builder().detectBomHeader(true).ofCsvRecord(file)) {
      csv.forEach(r -> records.add(new ArrayList<>(r.getFields())));
    }
    return records;
  }

  private static Path write(String name, List<List<String>> rows) throws IOException {
    Path file = folder.resolve(name);
    try (CsvWriter csv =
        CsvWriter.builder().build(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
      rows.forEach(csv::writeRecord);
    }
    return file;
  }

  /** The text in GB18030, with a byte that is none of it for each question mark. */
  private static byte[] gb18030(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte b : text.getBytes(Charset.forName("GB18030"))) {
      bytes.write(b == '?' ? 0xFF : b);
    }
    return bytes.toByteArray();
  }

  private static String sha256(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }
}
