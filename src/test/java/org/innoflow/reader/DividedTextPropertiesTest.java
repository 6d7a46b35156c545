package org.innoflow.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.commons.lang3.ArrayUtils;
import org.apache.hadoop.conf.Configuration;
import org.innoflow.config.FileFormat;
import org.innoflow.config.FileFormat.Kind;
import org.innoflow.io.FileStore;
import org.innoflow.io.FileStore.InputFile;
import org.innoflow.reader.TextBlock.Extent;

/** The parts of a text together have the rows that one reader of all of it has. */
final class DividedTextPropertiesTest {
  private static final FileStore FILES = new FileStore(new Configuration());
  private static final Set<String> WANTED = Set.of("id", "name");

  private static Path file;

  @BeforeContainer
  static void createFile() throws IOException {
    file = Files.createTempFile("divided", ".txt");
  }

  @AfterContainer
  static void deleteFile() throws IOException {
    Files.delete(file);
  }

  @Property(tries = 1000)
  void partsOfDelimitedTextHaveItsRows(
      @ForAll("titles") String titles,
      @ForAll("text") String text,
      @ForAll("bytes") byte[] broken,
      @ForAll("escapes") char escape,
      @ForAll("encodings") String encoding,
      @ForAll @IntRange(min = 1, max = 40) int blockBytes)
      throws IOException {
    FileFormat format = new FileFormat("p", Kind.CSV, encoding, ',', '"', escape, ";", List.of());
    byte[] bytes = (titles + "id,name\n" + text).getBytes(Charset.forName(encoding));

    assertPartsAreTheWhole(ArrayUtils.addAll(bytes, broken), format, blockBytes);
  }

  @Property(tries = 500)
  void partsOfLinesOfJsonHaveTheirRows(
      @ForAll("lines") List<String> lines, @ForAll @IntRange(min = 1, max = 40) int blockBytes)
      throws IOException {
    FileFormat format =
        new FileFormat(
            "p", Kind.JSONL, "UTF-8", FileFormat.NONE, '"', FileFormat.NONE, ";", List.of());
    String text = "{\"id\":0,\"name\":null}\n" + String.join("\n", lines);

    assertPartsAreTheWhole(text.getBytes(StandardCharsets.UTF_8), format, blockBytes);
  }

  @Property(tries = 3000)
  void everyLineIsDecodedByItself(
      @ForAll("encodings") String encoding, @ForAll("bytes") byte[] bytes) {
    Charset charset = Charset.forName(encoding);
    List<byte[]> lines = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= bytes.length; i++) {
      if (i == bytes.length || bytes[i] == '\n' || bytes[i] == '\r') {
        lines.add(Arrays.copyOfRange(bytes, from, i));
        from = i + 1;
      }
    }

    assertThat(Encodings.keepsLineEnds(charset)).isTrue();
    assertThat(decoded(bytes, charset).split("[\r\n]", -1))
        .containsExactly(
            lines.stream().map(line -> new String(line, charset)).toArray(String[]::new));
  }

  /** These are not even opened: there are no such files. */
  @Example
  void whatIsSmallCompressedOrNoTextIsNotDivided() throws IOException {
    FileFormat format = FileFormat.usual("p");
    for (String name : List.of("a.xlsx", "a.parquet", "a.csv.gz", "a.jsonl.zst")) {
      InputFile large = new InputFile(name, "/none/" + name, 1000);
      assertThat(DividedText.of(FILES, large, format, WANTED, 10)).as(name).isEmpty();
    }
    InputFile small = new InputFile("a.csv", "/none/a.csv", 10);
    assertThat(DividedText.of(FILES, small, format, WANTED, 10)).isEmpty();
  }

  @Property(tries = 100)
  void textOfOtherLineEndsIsNotDivided(@ForAll("text") String text) throws IOException {
    Files.writeString(file, "id,name\n" + text, StandardCharsets.UTF_16LE);
    FileFormat format = FileFormat.usual("p", "UTF-16LE");
    InputFile input = new InputFile("f", file.toString(), Files.size(file));

    assertThat(DividedText.of(FILES, input, format, WANTED, 4)).isEmpty();
  }

  @Example
  void aFileThatLosesRowsBeforeItIsReadIsAnError() throws IOException {
    FileFormat format = FileFormat.usual("p");
    Files.writeString(file, "id,name\n" + "1,a\n".repeat(20));
    InputFile input = new InputFile("f", file.toString(), Files.size(file));
    List<FilePart> parts = parts(input, format, 30);
    Files.writeString(file, "id,name\n" + "1,a\n".repeat(19));

    assertThat(rows(input, format, parts.get(0))).isNotEmpty();
    assertThatThrownBy(() -> rows(input, format, parts.get(parts.size() - 1)))
        .hasMessageContaining("it ends after data row 19, and had 20 a moment ago");
  }

  private static void assertPartsAreTheWhole(byte[] bytes, FileFormat format, int blockBytes)
      throws IOException {
    Files.write(file, bytes);
    InputFile input = new InputFile("f", file.toString(), bytes.length);
    List<RawRow> whole = rows(input, format, FilePart.WHOLE);
    List<RawRow> divided = new ArrayList<>();
    for (FilePart part : parts(input, format, blockBytes)) {
      divided.addAll(rows(input, format, part));
    }

    assertThat(divided).isEqualTo(whole);
  }

  private static List<FilePart> parts(InputFile input, FileFormat format, int blockBytes)
      throws IOException {
    return DividedText.of(FILES, input, format, WANTED, blockBytes)
        .map(
            text -> {
              Map<TextBlock, Extent> extents = new HashMap<>();
              for (List<TextBlock> blocks = text.unmeasured(extents);
                  !blocks.isEmpty();
                  blocks = text.unmeasured(extents)) {
                blocks.forEach(block -> extents.put(block, block.measure(FILES)));
              }
              return text.parts(extents);
            })
        .orElse(List.of(FilePart.WHOLE));
  }

  private static List<RawRow> rows(InputFile input, FileFormat format, FilePart part)
      throws IOException {
    List<RawRow> rows = new ArrayList<>();
    try (RowReader reader = RowReader.open(FILES, input, format, WANTED, part)) {
      reader.forEachRemaining(rows::add);
    }
    return rows;
  }

  private static String decoded(byte[] bytes, Charset charset) {
    StringWriter text = new StringWriter();
    try (Reader reader = new DecodingReader(new ByteArrayInputStream(bytes), charset)) {
      reader.transferTo(text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  @Provide
  Arbitrary<String> titles() {
    return Arbitraries.of("", "\uFEFF", "2021\n\n", "甲\r\n\"a\nb\"\r\n");
  }

  @Provide
  Arbitrary<String> text() {
    return Arbitraries.strings().withChars(",\"\"\n\r\\甲a ").ofMaxLength(80);
  }

  @Provide
  Arbitrary<Character> escapes() {
    return Arbitraries.of(FileFormat.NONE, '\\');
  }

  @Provide
  Arbitrary<String> encodings() {
    return Arbitraries.of(
        "UTF-8",
        "GB18030",
        "GBK",
        "GB2312",
        "Big5",
        "Shift_JIS",
        "windows-31j",
        "EUC-JP",
        "EUC-KR",
        "windows-1252",
        "x-MacRoman");
  }

  @Provide
  Arbitrary<List<String>> lines() {
    return Arbitraries.of(
            "", "  ", "{\"id\":1,\"name\":\"甲\"}", "{\"id\":\"a\\nb\"}", "{", "{\"id\":2}\r")
        .list()
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<byte[]> bytes() {
    Arbitrary<Byte> byteOrLineEnd =
        Arbitraries.oneOf(Arbitraries.bytes(), Arbitraries.of((byte) 10, (byte) 13));
    return byteOrLineEnd.array(byte[].class).ofMaxSize(30);
  }
}
