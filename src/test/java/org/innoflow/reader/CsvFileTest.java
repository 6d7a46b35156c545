package org.innoflow.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.innoflow.config.SourceProfile;
import org.innoflow.failure.Failure;
import org.innoflow.io.FileStore;
import org.innoflow.testkit.Profiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvFileTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void everyLineEndSeparatesRecords(String end) {
    assertThat(lines("id,name" + end + "1,甲" + end + "2,乙" + end))
        .containsExactly("1@2 1|甲", "2@3 2|乙");
  }

  @Test
  void theLastLineNeedsNoEnd() {
    assertThat(lines("id,name\n1,甲")).containsExactly("1@2 1|甲");
  }

  @Test
  void quotedFieldsHoldLineBreaksDelimitersAndDoubledQuotes() {
    assertThat(lines("id,name\n1,\"甲\r\n乙, \"\"丙\"\"\"\n2,丁\n"))
        .containsExactly("1@2 1|甲\r\n乙, \"丙\"", "2@4 2|丁");
  }

  @Test
  void blankLinesAreNoRecords() {
    assertThat(lines("id,name\n\n1,甲\n\n\n2,乙\n\n")).containsExactly("1@3 1|甲", "2@6 2|乙");
  }

  @Test
  void recordsOfAnotherLengthAreKeptAsTheyAre() {
    assertThat(lines("id,name\n1\n2,乙,more\n")).containsExactly("1@2 1", "2@3 2|乙|more");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheHeader() {
    assertThat(header("\uFEFFid,name\n", "UTF-8")).containsExactly("id", "name");
    assertThat(header("\uFEFF\"id\",name\n", "UTF-8")).containsExactly("id", "name");
    assertThat(header("\uFEFFid,name\n", "UTF-16LE")).containsExactly("id", "name");
    assertThat(header("\uFEFFid,name\n", "GB18030")).containsExactly("id", "name");
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, 苏州𠮷大学",
    "GB18030, 苏州𠮷大学€",
    "UTF-16, 苏州大学",
    "UTF-16LE, 苏州大学",
    "Big5, 蘇州大學",
    "Shift_JIS, 東京大学",
    "ISO-8859-1, Zürich",
    "x-MacRoman, Zürich • Île"
  })
  void everyEncodingOfTheProfileIsRead(String encoding, String name) {
    Path file = Profiles.write(folder, "f.csv", "id,name\r\n1," + name + "\r\n", encoding);

    assertThat(lines(file, profile("encoding = " + encoding))).containsExactly("1@2 1|" + name);
  }

  @Test
  void compressedFilesAreReadAsTheirNameSays() throws IOException {
    Path file = folder.resolve("f.csv.gz");
    Files.write(file, gzip("id,name\n1,甲\n"));

    assertThat(lines(file, profile(""))).containsExactly("1@2 1|甲");
  }

  @Test
  void aCompressedFileThatIsCutOffIsRefused() throws IOException {
    String rows = String.join("\n", java.util.Collections.nCopies(20_000, "1,甲" + "x".repeat(9)));
    byte[] whole = gzip("id,name\n" + rows);
    Path file = folder.resolve("f.csv.gz");
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));

    Failure failure = catchThrowableOfType(Failure.class, () -> lines(file, profile("")));

    assertThat(failure.kind()).isEqualTo(Failure.Kind.INPUT);
    assertThat(failure)
        .hasMessageStartingWith("Cannot read file 'f.csv.gz': after data row ")
        .hasMessageEndingWith("Copy or export it again.");
  }

  @Test
  void aFileThatIsNotCompressedAsItsNameSaysIsRefused() {
    Path file = Profiles.write(folder, "f.csv.gz", "id,name\n1,甲\n");

    assertThatThrownBy(() -> lines(file, profile("")))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("Cannot read file 'f.csv.gz': after data row 0 it cannot be read: ")
        .hasMessageEndingWith("Copy or export it again.");
  }

  @Test
  void bytesThatDoNotDecodeAreMarked() throws IOException {
    Path file = folder.resolve("f.csv");
    Files.write(file, new byte[] {'i', 'd', '\n', 'a', (byte) 0xFF, 'b', '\n'});

    assertThat(lines(file, profile(""))).containsExactly("1@2 a\uFFFDb");
  }

  @Test
  void aHeaderInAnotherEncodingIsRefused() {
    Path file = Profiles.write(folder, "f.csv", "编号,名称\n1,甲\n", "GB18030");

    assertThatThrownBy(() -> lines(file, profile("")))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "Cannot read file 'f.csv': its header is not UTF-8 text."
                + " Set the encoding in conf/sources/p.conf, GB18030 perhaps.");
  }

  @Test
  void anEmptyFileIsRefused() {
    for (String text : List.of("", "\n\n", "\uFEFF")) {
      Failure failure = catchThrowableOfType(Failure.class, () -> lines(text));

      assertThat(failure.kind()).isEqualTo(Failure.Kind.INPUT);
      assertThat(failure)
          .hasMessage(
              "Cannot read file 'f.csv': it is empty."
                  + " Export it again, or take it out of the source's files.");
    }
  }

  @Test
  void aFileOfAHeaderAloneHasNoRecords() {
    assertThat(lines("id,name\n")).isEmpty();
  }

  @Test
  void aQuoteThatIsNotClosedIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> lines("id,name\n1,甲\n2,\"乙\n3,丙\n4,丁\n"))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "Cannot read file 'f.csv': after data row 1 it is no delimited text: Unclosed quoted"
                + " field at end of input (record starting at line 3). Correct the quotes there, or the quote of conf/sources/p.conf.");
  }

  @Test
  void delimiterAndQuoteAreTheProfiles() {
    Path semicolon = Profiles.write(folder, "s.csv", "id;name\n1;'a;b, c'\n");
    Path tab = Profiles.write(folder, "t.tsv", "id\tname\n1\ta,b; c\n");

    assertThat(lines(semicolon, profile("delimiter = \";\", quote = \"'\"")))
        .containsExactly("1@2 1|a;b, c");
    assertThat(lines(tab, profile("delimiter = \"\\t\""))).containsExactly("1@2 1|a,b; c");
  }

  private List<String> lines(String text) {
    return lines(Profiles.write(folder, "f.csv", text), profile(""));
  }

  private static List<String> lines(Path file, SourceProfile profile) {
    List<String> lines = new ArrayList<>();
    try (RowReader csv = open(file, profile)) {
      csv.forEachRemaining(
          line ->
              lines.add(
                  line.rowNumber()
                      + "@"
                      + line.lineNumber()
                      + " "
                      + String.join("|", line.cells())));
      return lines;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> header(String text, String encoding) {
    Path file = Profiles.write(folder, "f.csv", text, encoding);
    try (RowReader csv = open(file, profile("encoding = " + encoding))) {
      return csv.header();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RowReader open(Path file, SourceProfile profile) throws IOException {
    FileStore store = new FileStore(new Configuration());
    return RowReader.open(
        store,
        store.list(file.getParent().toString(), file.getFileName().toString()).get(0),
        profile.file());
  }

  private SourceProfile profile(String more) {
    return Profiles.profile(
        folder,
        """
        layer = copatent
        format = csv
        row = event
        event { id = [{ column = id }], year = name }
        parties = [{ role = applicant, name = name }]
        """
            + more);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
