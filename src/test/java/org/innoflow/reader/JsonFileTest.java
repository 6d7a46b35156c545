package org.innoflow.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.innoflow.failure.Failure;
import org.innoflow.testkit.Profiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonFileTest {
  @TempDir private Path folder;

  @Test
  void everyLineIsARowUnderTheKeysOfTheFirstThousand() {
    assertThat(
            lines("{\"id\":1,\"name\":\"甲\"}\n\n{\"name\":\"乙\",\"more\":true}\r\n{\"id\":null}"))
        .containsExactly("1@1 1|甲|null", "2@3 null|乙|true", "3@4 null|null|null");
  }

  @Test
  void numbersStayAsTheyAreWritten() {
    assertThat(lines("{\"a\":12345678901234567890,\"b\":1.50,\"c\":1e3,\"d\":-0}"))
        .containsExactly("1@1 12345678901234567890|1.50|1e3|-0");
  }

  @Test
  void nestedObjectsBecomePathsAndListsOneText() throws IOException {
    Path file =
        Profiles.write(
            folder,
            "f.jsonl",
            """
            {"a":{"b":{"c":1},"d":2},"l":["x",null,"y"],"e":[],"n":[["p"],["q","r"]],\
            "who":[{"name":"甲","at":{"city":"苏州"}},{"name":"乙"},{"at":{"city":"上海"}}],\
            "mixed":[1,{"k":2}]}
            """);

    try (RowReader rows = Reading.open(file, Reading.format(folder, "list-separator = \"/\""))) {
      assertThat(rows.header())
          .containsExactly(
              "a.b.c", "a.d", "l", "e", "n", "who.name", "who.at.city", "mixed", "mixed.k");
      assertThat(rows.next().cells())
          .containsExactly("1", "2", "x//y", null, "p/q/r", "甲/乙/", "苏州//上海", "1/", "/2");
    }
  }

  @Test
  void listsNeedNoSeparatorInTheProfile() {
    assertThat(lines("{\"l\":[\"x\",\"y\"]}")).containsExactly("1@1 x\u001Fy");
  }

  @Test
  void theLastOfEqualKeysCounts() {
    assertThat(lines("{\"a\":1,\"a\":2}")).containsExactly("1@1 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":1",
        "{\"id\":}",
        "[1]",
        "1",
        "nonsense",
        "{\"id\":1}{\"id\":2}",
        "{\"id\":01}",
        "{'id':1}",
        "{\"id\":\"\t\"}"
      })
  void aLineThatIsNoObjectIsAFault(String line) {
    assertThat(lines("{\"id\":0}\n" + line + "\n{\"id\":9}"))
        .containsExactly("1@1 0", "2@2 bad_json: " + line, "3@3 9");
  }

  @Test
  void objectsThatAreTooDeepOrTooLargeAreFaults() {
    String deep = "{\"id\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
    StringBuilder objects = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      objects.append("{\"k").append(i).append("\":1},");
    }

    assertThat(lines("{\"id\":0}\n" + deep)).element(1).asString().startsWith("2@2 bad_json: ");
    assertThat(lines("{\"id\":0}\n{\"id\":[" + objects + "1]}"))
        .as("25 million places for 5,000 values")
        .element(1)
        .asString()
        .startsWith("2@2 bad_json: ");
  }

  @Test
  void aWantedColumnThatComesTooLateIsAFault() {
    String first = "{\"id\":1}\n".repeat(1000);
    Path file =
        Profiles.write(folder, "f.jsonl", first + "{\"id\":2,\" Name\":\"甲\"}\n{\"x\":3}\n");

    List<String> lines = Reading.lines(file, Reading.format(folder, ""), "id", "name");

    assertThat(lines).hasSize(1002);
    assertThat(lines.subList(1000, 1002))
        .containsExactly("1001@1001 late_column:  Name", "1002@1002 null");
  }

  @Test
  void anArrayOfObjectsIsReadAsWell() {
    Path file =
        Profiles.write(folder, "f.json", " [\n{\"id\":1},\n{\"id\":2,\n\"name\":\"甲\"}, 3, [4]]\n");

    assertThat(Reading.lines(file, Reading.format(folder, "")))
        .containsExactly("1@2 1|null", "2@3 2|甲", "3@4 bad_json: 3", "4@4 bad_json: [");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[{\"id\":1},", "[{\"id\":1}", "[{\"id\":1}] x", "[{\"id\":1},{\"id\":}]"})
  void anArrayThatIsBrokenIsRefused(String text) {
    Path file = Profiles.write(folder, "f.json", text);

    assertThatThrownBy(() -> Reading.lines(file, Reading.format(folder, "")))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("Cannot read file 'f.json': after data row 0 it cannot be read: ")
        .hasMessageEndingWith("Copy or export it again.");
  }

  @Test
  void filesWithoutObjectsAreRefused() {
    Path empty = Profiles.write(folder, "empty.jsonl", "\n \n");
    Path csv = Profiles.write(folder, "csv.jsonl", "id,name\n1,甲\n");

    assertThatThrownBy(() -> Reading.lines(empty, Reading.format(folder, "")))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("Cannot read file 'empty.jsonl': it is empty.");
    assertThatThrownBy(() -> Reading.lines(csv, Reading.format(folder, "")))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "Cannot read file 'csv.jsonl': none of its first lines is a JSON object."
                + " Write one object to a line, or correct the profile's format.");
  }

  @Test
  void theFormatOfTheProfileGoesBeforeTheName() throws IOException {
    Path file = Profiles.write(folder, "f.txt", "{\"id\":1}\n", "UTF-16LE");

    try (RowReader rows = Reading.open(file, Reading.format(folder, "format = jsonl"))) {
      assertThat(rows.description()).isEqualTo("jsonl, UTF-16LE");
      assertThat(rows.next().cells()).containsExactly("1");
    }
  }

  private List<String> lines(String text) {
    Path file = Profiles.write(folder, "f.jsonl", text);
    return Reading.lines(file, Reading.format(folder, ""));
  }
}
