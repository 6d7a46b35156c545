package org.innoflow.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.innoflow.failure.Failure;
import org.innoflow.testkit.Compression;
import org.innoflow.testkit.RealData;
import org.innoflow.testkit.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class XlsxFileTest {
  private static final String HEADER =
      "<row r='1'><c r='A1' t='inlineStr'><is><t>id</t></is></c>"
          + "<c r='B1' t='inlineStr'><is><t>name</t></is></c></row>";

  @TempDir private Path folder;

  @Test
  void aWorkbookOfALibraryIsRead() throws IOException {
    Path file = folder.resolve("f.xlsx");
    write(
        file,
        List.of("Data"),
        sheet -> {
          row(sheet, 0, "id", "name", "n", "day", "flag");
          sheet.value(1, 0, "1");
          sheet.value(1, 1, " 甲 & <乙>\n丙");
          sheet.value(1, 2, 1234567.5);
          sheet.value(1, 3, java.time.LocalDate.of(2021, 3, 5));
          sheet.style(1, 3).format("yyyy-mm-dd").set();
          sheet.value(1, 4, true);
          row(sheet, 3, "2");
        });

    assertThat(lines(file))
        .containsExactly(
            "1@2 1| 甲 & <乙>\n丙|1234567.5|2021-03-05|TRUE", "2@4 2|null|null|null|null");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2021; 2021",
        "2021.0; 2021",
        "1.5E7; 15000000",
        "1.0E-3; 0.001",
        "12345678901234567; 12345678901234567",
        "1.2345678901234568E+17; 123456789012345680",
        "1.1000000000000001; 1.1",
        "0.30000000000000004; 0.30000000000000004",
        "1234.5599999999999; 1234.56",
        "-0; 0",
        "100; 100",
        "1E308; 1E308",
        "1E999999999; 1E999999999",
        "1E-400; 1E-400",
        "x; x"
      })
  void numbersArePlain(String stored, String text) {
    String expected = text.equals("1E308") ? "1" + "0".repeat(308) : text;

    assertThat(cell("<c r='B2'><v>" + stored + "</v></c>")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "yyyy-mm-dd; 44260; 2021-03-05",
        "yyyy\"年\"m\"月\"d\"日\"; 44260; 2021-03-05",
        "[$-804]yyyy/m/d\\ h:mm; 44260.5; 2021-03-05 12:00:00",
        "m/d/yy h:mm; 44260.999999; 2021-03-06",
        "[h]:mm; 0.25; 06:00:00",
        "yyyy; 1; 1900-01-01",
        "yyyy; 59; 1900-02-28",
        "yyyy; 61; 1900-03-01",
        "yyyy; 2958465; 9999-12-31",
        "yyyy; 2958466; 2958466",
        "yyyy; -1; -1",
        "General; 44260; 44260",
        "0.00; 44260; 44260",
        "[Red]0.0; 44260; 44260",
        "\"days\" 0; 44260; 44260",
        "#,##0\\d; 44260; 44260"
      })
  void numbersThatAreShownAsDatesAreDates(String format, String stored, String text)
      throws IOException {
    Workbook book =
        Workbook.of(HEADER + "<row r='2'><c r='B2' s='0'><v>" + stored + "</v></c></row>")
            .styles(format);

    assertThat(lines(book)).containsExactly("1@2 null|" + text);
  }

  @Test
  void daysOf1904CountFromThen() throws IOException {
    Workbook book =
        Workbook.of(HEADER + "<row r='2'><c r='B2' s='0'><v>42798</v></c></row>").styles("yyyy");
    book.part(
        "xl/workbook.xml",
        book.text("xl/workbook.xml").replace("<sheets>", "<workbookPr date1904='1'/><sheets>"));

    assertThat(lines(book))
        .as("1462 days after the same number of 1900")
        .containsExactly("1@2 null|2021-03-05");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "<c r='B2'><f>1+1</f><v>2</v></c>; 2",
        "<c r='B2' t='str'><f>A1</f><v>甲</v></c>; 甲",
        "<c r='B2' t='str'><f>A1</f><v>#N/A</v></c>; null",
        "<c r='B2' t='e'><v>#REF!</v></c>; null",
        "<c r='B2'><f>1+1</f></c>; null",
        "<c r='B2' t='b'><v>0</v></c>; FALSE",
        "<c r='B2' t='d'><v>2021-03-05T00:00:00</v></c>; 2021-03-05",
        "<c r='B2' t='d'><v>2021-03-05T01:02:03.5Z</v></c>; 2021-03-05 01:02:03",
        "<c r='B2' t='inlineStr'><is><r><t>a</t></r><r><t>b</t></r><rPh><t>x</t></rPh></is></c>; ab",
        "<c r='B2' t='inlineStr'><is><t>a_x000D_b</t></is></c>; 'a\rb'",
        "<c r='B2' t='inlineStr'><is><t>#N/A</t></is></c>; #N/A",
        "<c t='inlineStr'><is><t>1</t></is></c><c><v>7</v></c>; 7",
        "<c r='B2' t='s'><v>1</v></c>; two",
        "<c r='B2' t='s'><v></v></c>; null"
      })
  void cellsOfEveryTypeAreTexts(String cells, String text) throws IOException {
    String row = "<row r='2'><c r='A2'><v>0</v></c>" + cells + "</row>";
    Workbook book =
        Workbook.of(HEADER + row).strings("<si><t>one</t></si><si><t>t</t><t>wo</t></si>");

    assertThat(lines(book)).singleElement().asString().endsWith("|" + text);
  }

  @Test
  void textsOfAnyLengthAndNumberAreShared() throws IOException {
    StringBuilder items = new StringBuilder();
    StringBuilder rows = new StringBuilder(HEADER);
    String million = "长".repeat(1_000_000);
    for (int i = 0; i < 3000; i++) {
      items.append("<si><t>%s%d</t></si>".formatted(i == 7 ? million : "t", i));
      rows.append(
          "<row r='%d'><c r='B%d' t='s'><v>%d</v></c></row>".formatted(i + 2, i + 2, 2999 - i));
    }

    List<String> lines = lines(Workbook.of(rows.toString()).strings(items.toString()));

    assertThat(lines).hasSize(3000).startsWith("1@2 null|t2999").endsWith("3000@3001 null|t0");
    assertThat(lines.get(2992)).isEqualTo("2993@2994 null|" + million + "7");
  }

  @Test
  void sheetsWithTheHeaderAreReadAndOthersAreSaidToBeLeftOut() throws IOException {
    Path file = folder.resolve("f.xlsx");
    write(
        file,
        List.of("Cover", "2020", "2021", "Notes", "Empty"),
        sheet -> {
          switch (sheet.getName()) {
            case "Cover" -> row(sheet, 0, "A report", "by us");
            case "2020" -> {
              row(sheet, 0, "Export of 2020");
              row(sheet, 2, "Id", "Name ", "city", "day");
              row(sheet, 3, "1", "甲", "苏州", "x");
            }
            case "2021" -> {
              row(sheet, 0, "name", "other", "day", "city", "id");
              row(sheet, 1, "乙", "o", "y", "上海", "2");
              row(sheet, 2, "丙", "o", "y", "上海", "3", "beyond");
            }
            case "Notes" -> row(sheet, 0, "id", "the number");
            default -> {}
          }
        });
    String[] wanted = {"id", "name", "city", "day"};

    assertThat(Reading.lines(file, Reading.format(folder, ""), wanted))
        .containsExactly("1@4 1|甲|苏州|x", "2@2 2|乙|上海|y", "3@3 3|丙|上海|y|beyond");
    try (RowReader rows = Reading.open(file, Reading.format(folder, ""), wanted)) {
      assertThat(rows.description())
          .isEqualTo("xlsx, sheets '2020', '2021'; not read: 'Empty', 'Cover', 'Notes'");
      assertThat(rows.header()).containsExactly("Id", "Name ", "city", "day");
    }
    assertThat(Reading.lines(file, Reading.format(folder, "sheets = [\"?*1\"]"), wanted))
        .hasSize(2);
  }

  @Test
  void sheetsOfWhichOneLacksAColumnAreRefused() throws IOException {
    Path file = folder.resolve("f.xlsx");
    write(
        file,
        List.of("a", "b"),
        sheet -> row(sheet, 0, "id", "name", sheet.getName().equals("a") ? "city" : "town"));

    assertThatThrownBy(() -> Reading.lines(file, Reading.format(folder, ""), "id", "name", "city"))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "Cannot read file 'f.xlsx': only one of its sheets 'a' and 'b' has column city."
                + " Name the sheets to read under sheets in profile p.conf.");
  }

  @Test
  void sheetsThatAreNotThereAreRefused() throws IOException {
    Path file = folder.resolve("f.xlsx");
    write(file, List.of("a", "b"), sheet -> row(sheet, 0, "id"));

    assertThatThrownBy(() -> Reading.lines(file, Reading.format(folder, "sheets = [c, \"d*\"]")))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "Cannot read file 'f.xlsx': it has none of the sheets c, d*, only 'a', 'b'."
                + " Correct sheets in profile p.conf.");
  }

  @Test
  void anEmptyWorkbookIsRefused() throws IOException {
    Path file = folder.resolve("f.xlsx");
    write(file, List.of("a"), sheet -> {});

    assertThatThrownBy(() -> lines(file))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "Cannot read file 'f.xlsx': it is empty."
                + " Export it again, or take it out of the source's files.");
  }

  @Test
  void otherFilesByTheNameOfAWorkbookAreRefusedForWhatTheyAre() throws IOException {
    byte[] compound = new byte[200_000];
    System.arraycopy(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 0, compound, 0, 4);
    byte[] encrypted = compound.clone();
    byte[] mark = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    System.arraycopy(mark, 0, encrypted, (1 << 16) - 9, mark.length);

    refused(compound, "it is an Excel file of before 2007. Save it as .xlsx without a password.");
    refused(encrypted, "it is protected by a password. Save it as .xlsx without a password.");
    refused(
        "id,name\n".getBytes(StandardCharsets.UTF_8),
        "it is no Excel file. Save it as .xlsx, or correct its name or the profile's format.");
    refused(new byte[0], "it is no Excel file. ");
    refused(
        new Workbook().part("mimetype", "x").bytes(),
        "after data row 0 it cannot be read: it has no part xl/_rels/workbook.xml.rels.");
  }

  @Test
  void aWorkbookThatIsCutOffOrDamagedIsRefused() throws IOException {
    byte[] whole = Workbook.of(HEADER.repeat(200)).bytes();

    refused(Arrays.copyOf(whole, whole.length / 2), "after data row 0 it cannot be read: ");
  }

  @Test
  void partsThatInflateAsNoSpreadsheetDoesAreRefused() throws IOException {
    String spaces = " ".repeat(12 << 20);

    refused(
        Workbook.of(HEADER + spaces).bytes(),
        "after data row 0 it cannot be read: its part xl/worksheets/sheet1.xml inflates to more"
            + " than 100 times its size, as no spreadsheet does. Copy or export it again.");
    refused(
        Workbook.of(HEADER).strings("<si><t>" + spaces + "</t></si>").bytes(),
        "after data row 0 it cannot be read: its part xl/sharedStrings.xml inflates to more");
  }

  @ParameterizedTest
  @CsvSource({
    "<c r='B2' t='s'><v>2000000000</v></c>, a cell refers to text 2000000000 of 0",
    "<c r='B2' t='s'><v>-1</v></c>, a cell refers to text -1 of 0",
    "<c r='B2' t='s'><v>x</v></c>, a cell refers to the text 'x'",
    "<c r='XFE2'><v>1</v></c>, a cell stands right of the last column that a sheet has",
    "<c r='ZZZZZZZZZZ2'><v>1</v></c>, a cell stands right of the last column that a sheet has",
    "<c r='B2'><v>1</x></c>, its XML is broken: ",
    "<c r='B2'><v>&bomb;</v></c>, its XML is broken: "
  })
  void whatNoSpreadsheetHasIsRefused(String cell, String reason) throws IOException {
    refused(
        Workbook.of(HEADER + "<row r='2'>" + cell + "</row>").bytes(),
        "after data row 0 it cannot be read: " + reason);
  }

  @Test
  void entitiesAreRefused() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
    String bomb = "<!DOCTYPE w [<!ENTITY a 'aaaaaaaaaa'><!ENTITY bomb '&a;&a;'>]>";
    String external = "<!DOCTYPE w [<!ENTITY bomb SYSTEM '" + secret.toUri() + "'>]>";
    for (String type : List.of(bomb, external)) {
      Workbook book = Workbook.of(HEADER + "<row><c r='B2' t='str'><v>&bomb;</v></c></row>");
      String part = "xl/worksheets/sheet1.xml";

      refused(
          book.part(part, type + book.text(part)).bytes(), "after data row 0 it cannot be read: ");
    }
  }

  @Test
  void aCompressedWorkbookIsReadFromACopyThatClosingDeletes() throws IOException {
    Path file = folder.resolve("f.xlsx.gz");
    byte[] book = Workbook.of(HEADER + "<row><c r='A2'><v>1</v></c></row>").bytes();
    Files.write(file, Compression.GZIP.compress(book));
    List<Path> before = temporaryFiles();

    assertThat(lines(file)).containsExactly("1@2 1|null");
    assertThat(temporaryFiles()).isEqualTo(before);
  }

  @Test
  void realWorkbooksAreReadAsALibraryReadsThem() throws IOException {
    for (String name : List.of("patents/ar_glasses.xlsx", "eu-copatents/DeGovNon4.xlsx")) {
      Path file = RealData.file(name);
      List<List<String>> expected = libraryRows(file);

      try (RowReader rows = Reading.open(file, Reading.format(folder, ""))) {
        assertThat(rows.header()).isEqualTo(expected.get(0));
        for (List<String> row : expected.subList(1, expected.size())) {
          assertThat(rows.next().cells()).isEqualTo(row);
        }
        assertThat(rows.hasNext()).isFalse();
      }
    }
  }

  private static List<List<String>> libraryRows(Path file) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (ReadableWorkbook book = new ReadableWorkbook(file.toFile())) {
      for (Row row : book.getFirstSheet().read()) {
        List<String> cells = new ArrayList<>();
        for (Cell cell : row) {
          cells.add(cell == null || cell.getText().isEmpty() ? null : cell.getText());
        }
        int columns = rows.isEmpty() ? cells.size() : rows.get(0).size();
        cells.addAll(Collections.nCopies(columns - cells.size(), null));
        rows.add(cells);
      }
    }
    return rows;
  }

  private static List<Path> temporaryFiles() throws IOException {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().startsWith("innoflow")).sorted().toList();
    }
  }

  private String cell(String cell) {
    try {
      List<String> lines = lines(Workbook.of(HEADER + "<row r='2'>" + cell + "</row>"));
      return lines.get(0).substring("1@2 null|".length());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void refused(byte[] bytes, String reason) throws IOException {
    Path file = Files.write(folder.resolve("f.xlsx"), bytes);

    assertThatThrownBy(() -> lines(file))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("Cannot read file 'f.xlsx': " + reason);
  }

  private List<String> lines(Workbook book) throws IOException {
    return lines(Files.write(folder.resolve("f.xlsx"), book.bytes()));
  }

  private List<String> lines(Path file) {
    return Reading.lines(file, Reading.format(folder, ""), "id", "name");
  }

  private static void row(Worksheet sheet, int row, String... cells) {
    for (int i = 0; i < cells.length; i++) {
      sheet.value(row, i, cells[i]);
    }
  }

  private static void write(Path file, List<String> names, Consumer<Worksheet> content)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        org.dhatim.fastexcel.Workbook book =
            new org.dhatim.fastexcel.Workbook(out, "test", "1.0")) {
      for (String name : names) {
        content.accept(book.newWorksheet(name));
      }
    }
  }
}
