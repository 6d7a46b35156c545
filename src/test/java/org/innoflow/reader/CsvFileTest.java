package org.innoflow.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.innoflow.config.SourceProfile;
import org.innoflow.failure.Failure;
import org.innoflow.io.FileStore;
import org.innoflow.testkit.Compression;
import org.innoflow.testkit.Profiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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
    for (Compression compression : Compression.values()) {
      Path file = folder.resolve("f.csv" + compression.suffix());
      byte[] first = compression.compress("id,name\n1,甲\n".getBytes(StandardCharsets.UTF_8));
      byte[] second = compression.compress("2,乙\n".getBytes(StandardCharsets.UTF_8));
      Files.write(file, concat(first, second));

      assertThat(lines(file, profile("")))
          .as("%s, of two parts", compression)
          .containsExactly("1@2 1|甲", "2@3 2|乙");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCompressedFileThatIsCutOffIsRefused(Compression compression) throws IOException {
    String rows =
        IntStream.range(0, 20_000)
            .mapToObj(i -> i + ",甲" + i * i)
            .collect(Collectors.joining("\n"));
    byte[] whole = compression.compress(("id,name\n" + rows).getBytes(StandardCharsets.UTF_8));
    Path file = folder.resolve("f.csv" + compression.suffix());
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));

    Failure failure = catchThrowableOfType(Failure.class, () -> lines(file, profile("")));

    assertThat(failure.kind()).isEqualTo(Failure.Kind.INPUT);
    assertThat(failure)
        .hasMessageStartingWith(
            "Cannot read file 'f.csv" + compression.suffix() + "': after data row ")
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

    assertThat(lines(file, profile("encoding = UTF-8"))).containsExactly("1@2 a\uFFFDb");
  }

  @Test
  void aHeaderInAnotherEncodingIsRefused() {
    Path file = Profiles.write(folder, "f.csv", "编号,名称\n1,甲\n", "GB18030");

    assertThatThrownBy(() -> lines(file, profile("encoding = UTF-8")))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "Cannot read file 'f.csv': its header is not UTF-8 text."
                + " Set the encoding in profile p.conf, GB18030 perhaps.");
  }

  @Test
  void aWorkbookUnderTheNameOfATextFileIsRefused() throws IOException {
    Path old =
        Files.write(
            folder.resolve("a.xls"),
            new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2});
    Path other = Files.write(folder.resolve("b.csv"), new byte[] {'P', 'K', 3, 4, 20, 0});

    assertThatThrownBy(() -> lines(old, profile("")))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "Cannot read file 'a.xls': it is a workbook of old Excel (.xls). Save it as .xlsx, or as"
                + " CSV.");
    assertThatThrownBy(() -> lines(other, profile("")))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("it is a workbook or another archive, not text. Name it .xlsx");
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
  void aQuoteThatIsNotClosedCostsItsLineOnly() {
    assertThat(lines("id,name\n1,甲\n2,\"乙\n3,丙\n4,丁\n"))
        .containsExactly("1@2 1|甲", "2@3 unclosed_quote: 2,\"乙", "3@4 3|丙", "4@5 4|丁");
    assertThat(lines("id,name\n1,\"甲\n乙\n2,\"丙\"\n"))
        .containsExactly("1@2 bad_quote: 1,\"甲", "2@3 乙", "3@4 2|丙");
  }

  @Test
  void textBehindAClosingQuoteCostsItsLineOnly() {
    assertThat(lines("id,name\n1,\"甲\"乙\"\n2,丙\n"))
        .containsExactly("1@2 bad_quote: 1,\"甲\"乙\"", "2@3 2|丙");
  }

  @Test
  void aHeaderWhoseQuotesDoNotFitIsRefused() {
    assertThatThrownBy(() -> lines("\"id,name\n1,甲\n"))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "Cannot read file 'f.csv': the quotes of its header on line 1 do not fit."
                + " Correct them, or the quote of profile p.conf.");
  }

  @Test
  void aCellOfAMillionCharactersIsReadAndARowBeyondTheLimitIsAFault() {
    String million = "x".repeat(1_000_000);
    String tooLong = "y".repeat(DelimitedText.LONGEST_ROW);

    assertThat(lines("id,name\n1," + million + "\n2,\"" + million + "\"\n3,z\n"))
        .containsExactly("1@2 1|" + million, "2@3 2|" + million, "3@4 3|z");
    assertThat(lines("id,name\n1," + tooLong + "\r\n2,\"" + tooLong + "\"\r\n3,z\n"))
        .containsExactly(
            "1@2 too_long: 1," + "y".repeat(198),
            "2@3 too_long: 2,\"" + "y".repeat(197),
            "3@4 3|z");
    assertThat(lines("id,name\n1,\"甲\n2,乙\n3," + tooLong + "\n4,z\n"))
        .containsExactly(
            "1@2 unclosed_quote: 1,\"甲",
            "2@3 2|乙",
            "3@4 too_long: 3," + "y".repeat(198),
            "4@5 4|z");
  }

  @Test
  void whatStandsAboveTheHeaderIsNoRow() {
    assertThat(lines("Search result,\n\"from\n2021\",\n Name ,ID\n甲,1\n"))
        .containsExactly("1@5 甲|1");
    assertThat(lines("nothing,that\nis,wanted\n"))
        .as("the first row where none names a wanted column")
        .containsExactly("1@2 is|wanted");
    assertThat(lines("x,y\n".repeat(20) + "id,name\n1,甲\n"))
        .as("not further down than 20 rows")
        .hasSize(21);
  }

  @ParameterizedTest
  @ValueSource(strings = {",", "\t", ";", "|"})
  void theDelimiterIsFoundByTheHeader(String delimiter) {
    String text = "a: b, c; d | e\nid_name_x\n1_甲_y\n";

    assertThat(lines(text.replace("_", delimiter))).containsExactly("1@3 1|甲|y");
  }

  @Test
  void quotedDelimitersAreNotCounted() {
    assertThat(lines("\"id;a;b;c;d\",x\n1,甲\n")).containsExactly("1@2 1|甲");
  }

  @Test
  void databaseDumpsAreRead() {
    Path file =
        Profiles.write(
            folder, "f.tsv", "id\tname\n1\ta\\tb\\\\c\\\nd \"5\n2\t\\N\n3\tx\\N\n4\t\"\n");

    assertThat(lines(file, profile("quote = none, escape = \"\\\\\"")))
        .containsExactly("1@2 1|a\tb\\c\nd \"5", "2@4 2|null", "3@5 3|xN", "4@6 4|\"");
  }

  @Test
  void escapedQuotesAreReadInsideQuotes() {
    Path file = Profiles.write(folder, "f.csv", "id,name\n1,\"a\\\"b\"\"c\\\\\"\n2,\\,\n");

    assertThat(lines(file, profile("escape = \"\\\\\"")))
        .containsExactly("1@2 1|a\"b\"c\\", "2@3 2|,");
  }

  @Test
  void theDescriptionSaysWhatTheFileWasTakenFor() throws IOException {
    Path gb = Profiles.write(folder, "f.csv", "id;name\n1;苏州大学\n", "GB18030");
    Path tabs = Profiles.write(folder, "f.tsv", "id\tname\n");

    try (RowReader csv = open(gb, profile(""));
        RowReader tsv = open(tabs, profile(""))) {
      assertThat(csv.description()).isEqualTo("csv, GB18030, delimiter ';'");
      assertThat(tsv.description()).isEqualTo("csv, UTF-8, delimiter tab");
    }
  }

  @Test
  void delimiterAndQuoteAreTheProfiles() {
    Path semicolon = Profiles.write(folder, "s.csv", "id;name\n1;'a;b, c'\n");
    Path tab = Profiles.write(folder, "t.tsv", "id\tname\n1\ta,b; c\n");

    assertThat(lines(semicolon, profile("delimiter = \";\", quote = \"'\"")))
        .containsExactly("1@2 1|a;b, c");
    assertThat(lines(tab, profile("delimiter = \"\\t\""))).containsExactly("1@2 1|a,b; c");
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
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
                      + (line.fault() == null ? "" : line.fault() + ": ")
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
        profile.file(),
        Set.of("id", "name"));
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
}
