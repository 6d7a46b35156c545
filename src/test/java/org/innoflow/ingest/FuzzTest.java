package org.innoflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.innoflow.config.SourceProfile;
import org.innoflow.failure.Failure;
import org.innoflow.io.FileStore;
import org.innoflow.reader.RawRow;
import org.innoflow.reader.RowReader;
import org.innoflow.testkit.Compression;
import org.innoflow.testkit.Mutation;
import org.innoflow.testkit.Profiles;
import org.innoflow.testkit.Workbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files as no tool should write them: whatever their bytes, reading ends, with a failure of the
 * input or with every row accounted for.
 */
@Timeout(value = 600, threadMode = ThreadMode.SEPARATE_THREAD)
final class FuzzTest {
  private static final int CASES = 300;
  private static final int LONG_CASES = 2000;
  private static final int ROWS = 30;
  private static final int TITLE = 2;
  private static final List<Mutation> MUTATIONS = List.of(Mutation.values());
  private static final List<String> HEADER =
      List.of("id", "day", "title", "name", "province", "city", "sector");

  private final Map<String, SourceProfile> profiles = new HashMap<>();
  private final FileStore store = new FileStore(new Configuration());

  @TempDir private Path folder;

  /** What was read of a file: rows and, of each, why it is refused, or null. */
  private record Outcome(List<String> header, List<RawRow> rows, List<String> reasons) {}

  @Test
  void filesOfEveryKindAreReadOrRefused() throws IOException {
    mutateAll(CASES);
  }

  @Test
  @Tag("long")
  void manyMoreFilesOfEveryKindAreReadOrRefused() throws IOException {
    mutateAll(LONG_CASES);
  }

  @Test
  void everyLineOfDelimitedTextIsAccountedFor() throws IOException {
    byte[] sound = csv(rows(new Random(0))).getBytes(StandardCharsets.US_ASCII);
    List<Mutation> mutations =
        List.of(
            Mutation.CUT, Mutation.DROP, Mutation.REPEAT, Mutation.STRUCTURE, Mutation.NO_QUOTE);
    int read = 0;
    for (int seed = 0; seed < 2 * CASES; seed++) {
      Random random = new Random(seed);
      byte[] bytes = mutations.get(seed % mutations.size()).apply(sound, random);
      Outcome outcome = read("f.csv", bytes, "encoding = UTF-8, delimiter = \",\"");
      if (outcome != null) {
        requireEveryLine(outcome, new String(bytes, StandardCharsets.US_ASCII), seed);
        read++;
      }
    }
    assertThat(read).as("cases that are read").isGreaterThan(CASES);
  }

  @Test
  void aStrangeCellChangesItsRowOnly() throws IOException {
    List<List<String>> rows = rows(new Random(0));
    for (int seed = 0; seed < CASES; seed++) {
      Random random = new Random(seed);
      List<List<String>> mutated = new ArrayList<>(rows);
      int place = random.nextInt(ROWS);
      List<String> row = new ArrayList<>(rows.get(place));
      row.set(TITLE, strangeText(random));
      mutated.set(place, row);

      Outcome outcome =
          read("f.csv", csv(mutated).getBytes(StandardCharsets.UTF_8), "encoding = UTF-8");

      assertThat(outcome.rows()).as("seed %s", seed).extracting(RawRow::cells).isEqualTo(mutated);
      assertThat(outcome.reasons()).as("seed %s", seed).containsOnlyNulls();
    }
  }

  @Test
  void compressedFilesLoseNothingUnseen() throws IOException {
    byte[] sound = csv(rows(new Random(0))).repeat(20).getBytes(StandardCharsets.UTF_8);
    int whole = read("f.csv", sound, "").rows().size();
    for (Compression compression : List.of(Compression.GZIP, Compression.BZIP2)) {
      byte[] compressed = compression.compress(sound);
      for (int seed = 0; seed < CASES / 2; seed++) {
        Mutation mutation = seed % 2 == 0 ? Mutation.CUT : Mutation.FLIP;
        byte[] bytes = mutation.apply(compressed, new Random(seed));
        Outcome outcome = read("f.csv" + compression.suffix(), bytes, "");
        if (outcome != null) {
          assertThat(outcome.rows()).as("%s, seed %s", compression, seed).hasSize(whole);
        }
      }
    }
  }

  private void mutateAll(int cases) throws IOException {
    int read = 0;
    int files = 0;
    for (Map.Entry<String, byte[]> sound : sound().entrySet()) {
      Outcome whole = read(sound.getKey(), sound.getValue(), "");
      assertThat(whole.rows()).as(sound.getKey()).hasSize(ROWS);
      assertThat(whole.reasons()).as(sound.getKey()).containsOnlyNulls();
      for (int seed = 0; seed < cases; seed++) {
        Random random = new Random(seed);
        Mutation mutation = MUTATIONS.get(seed % MUTATIONS.size());
        Outcome outcome = read(sound.getKey(), mutation.apply(sound.getValue(), random), "");
        read += outcome == null ? 0 : 1;
        files++;
      }
    }
    for (int seed = 0; seed < cases; seed++) {
      read += read("f.xlsx", mutatedWorkbook(new Random(seed)), "") == null ? 0 : 1;
      files++;
    }
    assertThat(read).as("of %s files", files).isBetween(files / 4, files);
  }

  /** Files without a fault, by their names. */
  private static Map<String, byte[]> sound() throws IOException {
    List<List<String>> rows = rows(new Random(0));
    String csv = csv(rows);
    byte[] utf8 = csv.getBytes(StandardCharsets.UTF_8);
    Map<String, byte[]> sound = new LinkedHashMap<>();
    sound.put("f.csv", utf8);
    sound.put("gb.csv", csv.getBytes(Charset.forName("GB18030")));
    sound.put("wide.csv", csv.getBytes(StandardCharsets.UTF_16LE));
    sound.put("f.jsonl", String.join("\n", json(rows)).getBytes(StandardCharsets.UTF_8));
    sound.put(
        "f.json", ("[" + String.join(",\n", json(rows)) + "]").getBytes(StandardCharsets.UTF_8));
    sound.put("f.xlsx", workbook(rows).bytes());
    for (Compression compression : Compression.values()) {
      sound.put("f.csv" + compression.suffix(), compression.compress(utf8));
    }
    return sound;
  }

  /** A sound zip file with a part of which the XML is not sound. */
  private static byte[] mutatedWorkbook(Random random) throws IOException {
    Workbook book = workbook(rows(new Random(0)));
    List<String> parts = book.parts();
    String part = parts.get(random.nextInt(parts.size()));
    Mutation mutation = MUTATIONS.get(random.nextInt(MUTATIONS.size()));
    byte[] bytes = book.text(part).getBytes(StandardCharsets.UTF_8);
    return book.part(part, mutation.apply(bytes, random)).bytes();
  }

  /** Reads a file to its end; null where it is refused, which must be for what it holds. */
  private Outcome read(String name, byte[] bytes, String more) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    SourceProfile profile = profile(more);
    Outcome[] outcome = new Outcome[1];
    Failure failure = catchThrowableOfType(Failure.class, () -> outcome[0] = read(profile, file));
    if (failure != null) {
      assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(Failure.Kind.INPUT);
      assertThat(failure).hasMessageStartingWith("Cannot read file '" + name + "': ");
    }
    return outcome[0];
  }

  private Outcome read(SourceProfile profile, Path file) throws IOException {
    FileStore.InputFile input =
        new FileStore.InputFile(file.getFileName().toString(), file.toString(), Files.size(file));
    List<RawRow> rows = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    try (RowReader reader =
        RowReader.open(store, input, profile.file(), ColumnMap.wanted(profile))) {
      ColumnMap columns = ColumnMap.of(profile, reader.header(), input.name(), Lookups.NONE);
      RowParser parser = RowParser.of(profile, columns);
      while (reader.hasNext()) {
        RawRow row = reader.next();
        rows.add(row);
        assertThat(row.rowNumber()).isEqualTo(rows.size());
        reasons.add(row.fault() != null ? row.fault() : reason(parser, row));
      }
      assertThat(reader.description()).isNotEmpty();
      return new Outcome(reader.header(), rows, reasons);
    }
  }

  private static String reason(RowParser parser, RawRow row) {
    try {
      assertThat(parser.content(row.cells())).isNotEmpty();
      return null;
    } catch (RowFault fault) {
      return fault.reason();
    }
  }

  private SourceProfile profile(String more) {
    return profiles.computeIfAbsent(
        more,
        m ->
            Profiles.profile(
                folder,
                Profiles.PATENTS.replace("format = csv\n", "").replace("encoding = UTF-8\n", "")
                    + m));
  }

  /** Rows cover their lines one after the other, and what lies between them is blank. */
  private static void requireEveryLine(Outcome outcome, String text, int seed) {
    List<String> lines = Stream.of(text.split("\r\n|\r|\n", -1)).toList();
    long covered = outcome.rows().isEmpty() ? lines.size() : outcome.rows().get(0).lineNumber() - 1;
    for (RawRow row : outcome.rows()) {
      for (long line = covered + 1; line < row.lineNumber(); line++) {
        assertThat(lines.get((int) line - 1)).as("seed %s, line %s", seed, line).isEmpty();
      }
      assertThat(row.lineNumber()).as("seed %s", seed).isGreaterThan(covered);
      covered = row.lineNumber() + (row.fault() == null ? lineBreaks(row) : 0);
    }
    for (long line = covered + 1; line <= lines.size(); line++) {
      assertThat(lines.get((int) line - 1)).as("seed %s, line %s", seed, line).isEmpty();
    }
  }

  private static int lineBreaks(RawRow row) {
    return row.cells().stream().mapToInt(c -> c.split("\r\n|\r|\n", -1).length - 1).sum();
  }

  private static String strangeText(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> "x".repeat(1_000_000);
      case 1 -> "\0\0\0";
      case 2 -> "\"\"\",\r\n\"" + "\n".repeat(random.nextInt(50));
      case 3 -> "=HYPERLINK(\"http://x\")";
      case 4 -> new String(Character.toChars(0x20000 + random.nextInt(1000)));
      default -> "\u0001\u200B\uFEFF" + random.nextInt();
    };
  }

  private static List<List<String>> rows(Random random) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(
          List.of(
              "CN" + i,
              "2021-03-%02d".formatted(1 + random.nextInt(28)),
              i % 5 == 0 ? "标题 \"甲\",\n乙" + i : "标题" + i,
              "单位" + random.nextInt(9) + "有限公司",
              "江苏",
              "苏州市",
              "人工智能"));
    }
    return rows;
  }

  private static String csv(List<List<String>> rows) {
    StringWriter text = new StringWriter();
    try (CsvWriter writer = CsvWriter.builder().build(text)) {
      writer.writeRecord(HEADER);
      rows.forEach(writer::writeRecord);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private static List<String> json(List<List<String>> rows) {
    return rows.stream()
        .map(
            row -> {
              List<String> members = new ArrayList<>();
              for (int i = 0; i < row.size(); i++) {
                String text = row.get(i).replace("\"", "\\\"").replace("\n", "\\n");
                members.add("\"" + HEADER.get(i) + "\":\"" + text + "\"");
              }
              return "{" + String.join(",", members) + "}";
            })
        .toList();
  }

  private static Workbook workbook(List<List<String>> rows) {
    StringBuilder strings = new StringBuilder();
    StringBuilder sheet = new StringBuilder();
    int count = 0;
    for (List<String> row : Stream.concat(Stream.of(HEADER), rows.stream()).toList()) {
      sheet.append("<row>");
      for (String cell : row) {
        if (count % 2 == 0) {
          sheet.append("<c t='inlineStr'><is><t>").append(cell).append("</t></is></c>");
        } else {
          sheet.append("<c t='s'><v>").append(count / 2).append("</v></c>");
          strings.append("<si><t>").append(cell).append("</t></si>");
        }
        count++;
      }
      sheet.append("</row>");
    }
    return Workbook.of(sheet.toString()).strings(strings.toString()).styles("yyyy", "0");
  }
}
