package org.innoflow.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import org.innoflow.failure.Failure;
import org.innoflow.testkit.Profiles;
import org.innoflow.testkit.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small files that would fill the memory of whoever believes them. */
final class BombsTest {
  private static final int MEBIBYTE = 1 << 20;

  @TempDir private Path folder;

  @Test
  void aCompressedLineWithoutEndIsOneBadRow() throws IOException {
    Path file = folder.resolve("f.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("id,name\n1,a\n".getBytes(StandardCharsets.UTF_8));
      byte[] more = "x".repeat(MEBIBYTE).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 64; i++) {
        out.write(more);
      }
      out.write("\n2,b\n".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(Files.size(file)).isLessThan(MEBIBYTE);
    assertThat(lines(file))
        .containsExactly("1@2 1|a", "2@3 too_long: " + "x".repeat(200), "3@4 2|b");
  }

  @Test
  void aRowOfMoreCellsThanASheetHasColumnsIsABadRow() {
    int most = DelimitedText.MOST_CELLS;
    Path file =
        Profiles.write(
            folder, "f.csv", "id,name\n" + ",".repeat(most - 1) + "\n" + ",".repeat(most) + "\n");

    assertThat(lines(file).get(0)).startsWith("1@2 |");
    assertThat(lines(file).get(1)).startsWith("2@3 too_long: ,,,");
  }

  /** Each of the elements would be an object in memory, some hundred times as large as its text. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{}", "[]", "null", "\"\"", "1", "[[]]", "{\"\":\"\"}"})
  void aListOfAMillionNothingsIsNoObject(String element) {
    String list = "[" + (element + ",").repeat(MEBIBYTE) + element + "]";
    Path lines =
        Profiles.write(
            folder, "f.jsonl", "{\"id\":1,\"name\":\"a\"}\n{\"id\":2,\"\":" + list + "}\n");

    assertThat(lines(lines)).hasSize(2);
    assertThat(lines(lines).get(1)).startsWith("2@2 bad_json: ");

    Path array = Profiles.write(folder, "f.json", "[{\"id\":1,\"name\":\"a\",\"\":" + list + "}]");
    assertThatThrownBy(() -> lines(array))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("the object is too large");
  }

  @Test
  void aListOfThousandsOfValuesIsRead() {
    String list = "[" + "\"甲公司\",".repeat(50_000) + "\"乙\"]";
    Path file = Profiles.write(folder, "f.jsonl", "{\"id\":1,\"name\":" + list + "}\n");

    assertThat(lines(file)).hasSize(1).allMatch(line -> line.startsWith("1@1 1|甲公司"));
  }

  @Test
  void aWorkbookOfElementsWithinElementsIsRefused() throws IOException {
    String deep = "<g>".repeat(101) + "</g>".repeat(101);
    Path file = Files.write(folder.resolve("f.xlsx"), Workbook.of(deep).bytes());

    assertThatThrownBy(() -> lines(file))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("its elements are nested deeper than 100");
  }

  /** The index of a zip file may say whatever it likes of the size of its parts. */
  @Test
  void aPartThatSaysItIsLargerThanItsFileInflatesNoFurther() {
    ZipEntry entry = new ZipEntry("xl/sheet.xml");
    entry.setCompressedSize(1L << 40);

    assertThatThrownBy(() -> readAll(new PartStream(endless(), entry, MEBIBYTE / 8, 1L << 40)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("inflates to more than 100 times its size");
  }

  @Test
  void aPartWithATagWithoutEndIsRefused() {
    ZipEntry entry = new ZipEntry("xl/sheet.xml");
    entry.setCompressedSize(1L << 40);

    assertThatThrownBy(() -> readAll(new PartStream(endless(), entry, 1L << 40, 1L << 40)))
        .isInstanceOf(IOException.class)
        .hasMessage("its part xl/sheet.xml has a tag of more than 67108864 bytes");
  }

  private static void readAll(PartStream part) throws IOException {
    part.transferTo(OutputStream.nullOutputStream());
  }

  private static InputStream endless() {
    return new InputStream() {
      @Override
      public int read() {
        return 'x';
      }

      @Override
      public int read(byte[] bytes, int offset, int length) {
        return length;
      }
    };
  }

  private List<String> lines(Path file) {
    return Reading.lines(file, Reading.format(folder, ""), "id", "name");
  }
}
