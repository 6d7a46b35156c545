package org.innoflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.innoflow.app.CommandProcess.Ended;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two releases, of which the second has one patent more, one less and one with another city. */
final class ReleasesDiffTest {
  @TempDir private static Path folder;
  private static CommandProcess commands;
  private static Path conf;
  private static Path releases;
  private static String a;
  private static String b;

  @BeforeAll
  static void twoReleases() throws IOException {
    Path output = folder.resolve("out");
    releases = output.resolve("releases");
    a = SmallRelease.release().getFileName().toString();
    copy(SmallRelease.release(), a);
    String revised =
        SmallRelease.PATENTS
                .replaceAll("(?m)^CN5.*\\n", "")
                .replace("江苏省; 江苏省,苏州市; 苏州市", "江苏省; 江苏省,苏州市; 无锡市")
            + "CN9,2021-03-09,合金,甲公司; 乙大学,江苏省; 上海市,苏州市; 上海市,b\n";
    conf = SmallRelease.configuration(folder, revised, SmallRelease.DEALS);
    b = TestRuns.run(conf, output).getFileName().toString();
    commands = CommandProcess.start(folder.resolve("log"));
  }

  @AfterAll
  static void endOfCommands() {
    commands.close();
  }

  @Test
  void theReportSaysWhatHasChanged() throws IOException {
    Path file = folder.resolve("diff.csv");

    Ended ended = diff(a, "--output", file.toString());

    assertThat(ended.err()).isEmpty();
    assertThat(ended.exitCode()).isZero();
    List<String> lines = ended.out().lines().map(line -> line.replaceAll(" +", " ")).toList();
    assertThat(lines).startsWith("A is release " + a + ", B is " + b);
    assertThat(lines)
        .anyMatch(line -> line.matches(" input patents patents.csv .* bytes, .* bytes, .*"));
    assertThat(lines).noneMatch(line -> line.startsWith(" rows ") && line.contains("deals"));
    assertThat(lines)
        .contains(" event 12 12 1 1 0", " event_party 25 26 2 1 1", " parties 25 26 +1");
    assertThat(lines).anyMatch(line -> line.startsWith(" equal: dim_place, "));
    assertThat(Files.readAllLines(file))
        .startsWith("\uFEFFtable,change,row,column,a,b,difference")
        .contains(
            "event,removed,\"layer=copatent, year=2021, event_id=CN5\",title,软件,,",
            "event,added,\"layer=copatent, year=2021, event_id=CN9\",parties,,2,2.000000000000",
            "flow_city,changed,\"layer=copatent, year=2021, scheme=ALL, sector_id=ALL,"
                + " src_city_id=310000, dst_city_id=320500\",events,2,3,1.000000000000",
            "flow_city,removed,\"layer=copatent, year=2021, scheme=ALL, sector_id=ALL,"
                + " src_city_id=320500, dst_city_id=320500\",links,1,,-1.000000000000");
  }

  @Test
  void oneTableCanBeChosen() throws IOException {
    Ended ended = diff(a, b, "--table", "event", "--top", "1");

    assertThat(ended.out().substring(ended.out().indexOf("Rows")))
        .isEqualTo(
            """
            Rows
              table  rows A  rows B  added  removed  changed
              event  12      12      1      1        0

            event
              total that differs  A   B   difference
              parties             25  26  +1
              located_parties     22  23  +1
            """);
  }

  @Test
  void equalReleasesHaveNoDifferences() throws IOException {
    copy(releases.resolve(a), "copy");

    Ended ended = diff(a, "copy");

    assertThat(ended.out()).isEqualTo("A is release " + a + ", B is copy\nno differences\n");
    assertThat(ended.exitCode()).isZero();
  }

  @Test
  void tablesAndColumnsThatOneReleaseHasNotAreSaid() throws IOException {
    copy(releases.resolve(a), "old");
    Path dictionary = releases.resolve("old/dictionary.json");
    JsonNode json = new ObjectMapper().readTree(dictionary.toFile());
    ArrayNode tables = (ArrayNode) json.get("tables");
    for (int i = tables.size() - 1; i >= 0; i--) {
      if (tables.get(i).get("table").asText().equals("policy")) {
        tables.remove(i);
      } else if (tables.get(i).get("table").asText().equals("event")) {
        ((ArrayNode) tables.get(i).get("columns")).remove(tables.get(i).get("columns").size() - 1);
      }
    }
    Files.writeString(dictionary, json.toString());

    Ended ended = diff("old", a);

    assertThat(ended.out())
        .isEqualTo(
            "A is release old, B is %s\n  event: column located_parties only in B, left out\n  policy: only in B\n"
                .formatted(a));
  }

  @Test
  void releasesThatAreNotThereAreRefused() throws IOException {
    assertThat(refused("gone"))
        .startsWith("Cannot find release 'gone': there is none in ")
        .contains(a, b);
    assertThat(refused(b))
        .isEqualTo(
            "Cannot compare release '%s': it is given twice. See the run ids with: releases list.\n"
                .formatted(b));
    assertThat(refused(a, "--table", "flows"))
        .startsWith(
            "Cannot compare table 'flows': there is no such table. Choose one of [dim_place,");
    assertThat(refused(a, "--top", "-1"))
        .isEqualTo("Cannot print movements '-1': it is below 0. Use --top 0 or more.\n");
  }

  private static String refused(String... args) throws IOException {
    Ended ended = diff(args);
    assertThat(ended.exitCode()).isEqualTo(2);
    return ended.err();
  }

  private static Ended diff(String... args) throws IOException {
    List<String> all = new ArrayList<>(List.of("releases", "diff"));
    all.addAll(List.of(args));
    all.addAll(List.of("--conf", conf.toString()));
    return commands.execute(all.toArray(String[]::new));
  }

  private static void copy(Path from, String name) throws IOException {
    Path to = releases.resolve(name);
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Path target = to.resolve(from.relativize(path));
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
  }
}
