package org.innoflow.app;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.innoflow.testkit.Compression;
import org.innoflow.testkit.DuckDb;
import org.innoflow.testkit.Mutation;
import org.innoflow.testkit.Workbook;

/** Extracts in every format with one fault each, tried by {@code profile} and {@code plan}. */
final class BadExtracts implements BadInputs {
  private static final List<Mutation> MUTATIONS = List.of(Mutation.values());
  private static final String HUGE = "x".repeat(1 << 20);

  private final SoundInputs inputs;

  /** Sound files by name. */
  private final Map<String, byte[]> sound;

  private final List<List<String>> rows =
      SmallRelease.PATENTS.lines().map(line -> List.of(line.split(",", -1))).toList();

  BadExtracts(SoundInputs inputs) throws IOException {
    this.inputs = inputs;
    this.sound = sound();
  }

  private Map<String, byte[]> sound() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    byte[] csv = csv(rows);
    files.put("x.csv", csv);
    files.put("x.tsv", SmallRelease.PATENTS.replace(',', '\t').getBytes(StandardCharsets.UTF_8));
    files.put("x.jsonl", json(rows).getBytes(StandardCharsets.UTF_8));
    files.put(
        "x.json",
        ("[" + json(rows).strip().replace("\n", ",") + "]").getBytes(StandardCharsets.UTF_8));
    files.put("x.xlsx", workbook(rows).bytes());
    for (Compression compression : Compression.values()) {
      files.put("x.csv" + compression.suffix(), compression.compress(csv));
    }
    files.put("x.parquet", parquet());
    return files;
  }

  private byte[] parquet() throws IOException {
    Path csv = inputs.sound().resolve("patents.csv");
    Path file = inputs.sound().resolve("patents.parquet");
    try (DuckDb duck = DuckDb.open()) {
      duck.execute(
          "copy (select * from read_csv('%s', all_varchar = true)) to '%s' (format parquet)"
              .formatted(csv, file));
    }
    return Files.readAllBytes(file);
  }

  @Override
  public BadCase next(Random random) throws IOException {
    String name = BadInputs.any(List.copyOf(sound.keySet()), random);
    byte[] bytes = sound.get(name);
    return switch (random.nextInt(11)) {
      case 0 -> tried("no file", BadCase.INPUT, name, random, "no (such )?file");
      case 1 -> {
        inputs.write(name + "/inside.txt", "");
        yield tried("a folder", BadCase.INPUT, name, random, name);
      }
      case 2 -> {
        inputs.write(name, BadInputs.any(List.of("", "\uFEFF", "\n\n\r\n"), random));
        yield tried("nothing in it", BadCase.INPUT, name, random, "file '(.*/)?" + name);
      }
      case 3 -> headers(random);
      case 4 -> rows(random);
      case 5 -> encodings(random);
      case 6 -> workbooks(random);
      case 7 -> jsons(random);
      case 8 -> {
        String packed =
            BadInputs.any(List.of("x.csv.gz", "x.csv.bz2", "x.csv.zst", "x.xlsx"), random);
        byte[] whole = sound.get(packed);
        int least = packed.endsWith("zst") ? whole.length / 2 : whole.length - 9;
        inputs.write(packed, Arrays.copyOf(whole, 1 + random.nextInt(least)));
        yield profile("cut off", BadCase.INPUT, packed, "file '(.*/)?" + packed);
      }
      case 9 -> {
        String other =
            BadInputs.any(
                List.of("x.xlsx", "x.csv.gz", "x.parquet", "x.csv.zst", "x.csv.bz2"), random);
        inputs.write(other, SmallRelease.PATENTS);
        yield plan("text in a file called " + other, BadCase.INPUT, other, "file '(.*/)?" + other);
      }
      default -> {
        Mutation mutation = BadInputs.any(MUTATIONS, random);
        inputs.write(name, mutation.apply(bytes, random));
        yield new BadCase(
            name + ": bytes, " + mutation,
            random.nextBoolean() ? planArgs(name) : profileArgs(name),
            name.endsWith("parquet")
                ? Set.of(BadCase.DONE, BadCase.USAGE, BadCase.INPUT)
                : Set.of(BadCase.DONE, BadCase.INPUT),
            List.of());
      }
    };
  }

  /** A column missing, misspelt, or there twice. */
  private BadCase headers(Random random) throws IOException {
    List<String> header = rows.get(0);
    String column = BadInputs.any(List.of("event_id", "applicant"), random);
    String typo = BadInputs.misspelt(column, random);
    List<List<String>> changed =
        Stream.concat(
                Stream.of(header.stream().map(c -> c.equals(column) ? typo : c).toList()),
                rows.stream().skip(1))
            .toList();
    String name = BadInputs.any(List.of("x.csv", "x.csv.gz", "x.jsonl", "x.xlsx"), random);
    inputs.write(name, format(name, changed));
    return tried("column " + typo, BadCase.INPUT, name, random, "column '" + column + "'", name);
  }

  /** Rows that are refused one by one; the file is read. */
  private BadCase rows(Random random) {
    String row =
        BadInputs.any(
            List.of(
                "x",
                "CN9,,,,,,",
                "CN9,2021-02-30,x,甲公司,江苏省,苏州市,a",
                "CN9,2021-03-01," + HUGE + ",甲公司,江苏省,苏州市,a",
                "CN9,2021-03-01,\"open,甲公司,江苏省,苏州市,a",
                "CN9,2021-03-01,x,甲公司,江苏省,苏州市,a,b,c",
                ",".repeat(200_000),
                "CN9,9999999-03-01,x,甲公司,江苏省,苏州市,a"),
            random);
    inputs.write(
        "x.csv",
        BadInputs.any(
                List.of(
                    SmallRelease.PATENTS,
                    rows.get(0).stream().collect(Collectors.joining(",")) + "\n"),
                random)
            + row
            + "\n");
    return new BadCase(
        "row " + row.substring(0, Math.min(40, row.length())),
        profileArgs("x.csv"),
        Set.of(BadCase.DONE),
        List.of());
  }

  /** A header in another encoding than the profile's. */
  private BadCase encodings(Random random) {
    String profile =
        """
        layer = copatent
        encoding = %s
        row = event
        event { id = [{ column = "编号" }], year = "年" }
        parties = [{ role = applicant, name = "名称" }]
        """;
    List<String> pair =
        BadInputs.any(
            List.of(
                List.of("UTF-8", "GB18030"),
                List.of("UTF-8", "UTF-16LE"),
                List.of("UTF-16", "UTF-8"),
                List.of("US-ASCII", "UTF-8"),
                List.of("ISO-8859-1", "UTF-8"),
                List.of("Big5", "UTF-8")),
            random);
    inputs.write("profiles/p.conf", profile.formatted(pair.get(0)));
    inputs.write("x.csv", "编号,年,名称\n1,2020,甲\n".getBytes(Charset.forName(pair.get(1))));
    return BadCase.of(
        "encoding " + pair,
        BadCase.INPUT,
        BadCase.conf(
            "plan",
            inputs.withoutSources(),
            "--set",
            "profiles.path=" + inputs.bad().resolve("profiles"),
            "--set",
            "sources.x={ profile = p, files = [\"" + inputs.bad().resolve("x.csv") + "\"] }"),
        "x\\.csv'");
  }

  private BadCase workbooks(Random random) throws IOException {
    Workbook book = workbook(rows);
    String part =
        BadInputs.any(
            List.of(
                "xl/workbook.xml",
                "xl/_rels/workbook.xml.rels",
                "xl/worksheets/sheet1.xml",
                "xl/sharedStrings.xml"),
            random);
    String text = book.text(part);
    String broken =
        switch (random.nextInt(6)) {
          case 0 -> "";
          case 1 -> text.substring(0, text.length() / 2);
          case 2 -> "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" + text;
          case 3 ->
              "<!DOCTYPE x [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]>"
                  + text.replaceFirst("'>", "'>&b;");
          case 4 -> text.replaceFirst(">", ">" + "<g>".repeat(200_000));
          default -> text.replace("</", "<//");
        };
    inputs.write("x.xlsx", book.part(part, broken).bytes());
    return profile("broken " + part, BadCase.INPUT, "x.xlsx", "file '(.*/)?x\\.xlsx'");
  }

  private BadCase jsons(Random random) {
    String text =
        BadInputs.any(
            List.of(
                "1\n2\n3\n",
                "[1, 2, 3]",
                "[{\"event_id\": 1}",
                "[{\"event_id\": 1},, {}]",
                "[]",
                "{}\n{}\n",
                "{\"a\": 1}\n",
                "{\"a\":".repeat(2_000) + "\n",
                "[".repeat(20_000),
                "nonsense\n",
                "[{\"event_id\": " + "9".repeat(20_000) + "}]"),
            random);
    String name = text.startsWith("[") ? "x.json" : "x.jsonl";
    inputs.write(name, text);
    return tried(
        "JSON " + text.strip().substring(0, Math.min(20, text.strip().length())),
        BadCase.INPUT,
        name,
        random,
        name);
  }

  private BadCase tried(String what, int code, String name, Random random, String... named) {
    return random.nextBoolean() || name.endsWith("parquet")
        ? plan(what, code, name, named)
        : profile(what, code, name, named);
  }

  private BadCase plan(String what, int code, String name, String... named) {
    return BadCase.of(name + ": " + what, code, planArgs(name), named);
  }

  private BadCase profile(String what, int code, String name, String... named) {
    return BadCase.of(name + ": " + what, code, profileArgs(name), named);
  }

  private List<String> planArgs(String name) {
    return BadCase.conf(
        "plan",
        inputs.withoutSources(),
        "--set",
        "input.path=" + inputs.bad(),
        "--set",
        "sources.x={ profile = canonical-copatent, files = [\"" + name + "\"] }");
  }

  private List<String> profileArgs(String name) {
    return BadCase.conf(
        "profile",
        inputs.configuration(),
        "--source",
        "canonical-copatent",
        "--file",
        inputs.bad().resolve(name).toString());
  }

  private byte[] format(String name, List<List<String>> rows) throws IOException {
    return switch (name) {
      case "x.csv.gz" -> Compression.GZIP.compress(csv(rows));
      case "x.jsonl" -> json(rows).getBytes(StandardCharsets.UTF_8);
      case "x.xlsx" -> workbook(rows).bytes();
      default -> csv(rows);
    };
  }

  private static byte[] csv(List<List<String>> rows) {
    return rows.stream()
        .map(row -> String.join(",", row) + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String json(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows.subList(1, rows.size())) {
      StringBuilder members = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        members
            .append(i == 0 ? "" : ",")
            .append("\"%s\":\"%s\"".formatted(rows.get(0).get(i), row.get(i)));
      }
      text.append("{").append(members).append("}\n");
    }
    return text.toString();
  }

  private static Workbook workbook(List<List<String>> rows) {
    StringBuilder sheet = new StringBuilder();
    StringBuilder strings = new StringBuilder();
    int count = 0;
    for (List<String> row : rows) {
      sheet.append("<row>");
      for (String cell : row) {
        sheet.append("<c t='s'><v>").append(count++).append("</v></c>");
        strings.append("<si><t>").append(cell).append("</t></si>");
      }
      sheet.append("</row>");
    }
    return Workbook.of(sheet.toString()).strings(strings.toString());
  }
}
