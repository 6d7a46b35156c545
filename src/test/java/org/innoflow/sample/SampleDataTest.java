package org.innoflow.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files of data-sample/ are those that the maker makes. After a change of the maker, write them
 * anew: {@code ./mvnw -q test -Dtest=SampleDataTest -Dsample.write=true}
 */
class SampleDataTest {

  @BeforeAll
  static void writesTheFilesAnewIfAsked() throws IOException {
    if (Boolean.getBoolean("sample.write")) {
      SampleMaker.writeTo(Recount.SAMPLE);
    }
  }

  @Test
  void filesAreTheOnesThatTheMakerMakes(@TempDir Path made) throws IOException {
    SampleMaker.main(new String[] {made.toString()});

    for (String file : files(made)) {
      // Packed bytes may differ with the zlib of the machine: what they hold may not.
      assertThat(Recount.bytes(Recount.SAMPLE.resolve(file)))
          .as(file)
          .isEqualTo(Recount.bytes(made.resolve(file)));
    }
  }

  @Test
  void makerMakesTheSameBytesEachTime() throws IOException {
    Map<String, byte[]> again = SampleMaker.files();

    SampleMaker.files().forEach((file, bytes) -> assertThat(again.get(file)).isEqualTo(bytes));
  }

  @Test
  void filesStaySmall() throws IOException {
    long bytes = 0;
    for (String file : SampleMaker.files().keySet()) {
      bytes += Files.size(Recount.SAMPLE.resolve(file));
    }

    assertThat(bytes).isLessThan(10_000_000);
  }

  @Test
  void patentsHaveAByteOrderMarkAndTheLineEndsOfTheirFile() throws IOException {
    String first = text("patents/ai_patents_1.csv");
    String second = text("patents/ai_patents_2.csv.gz");

    assertThat(List.of(first, second)).allMatch(text -> text.startsWith("\uFEFF公开(公告)号,标题,"));
    assertThat(first).doesNotContain("\r");
    assertThat(second).contains("简单法律状态\r\n").endsWith("\r\n");
  }

  @Test
  void packedFileNamesNoTime() throws IOException {
    byte[] packed = Files.readAllBytes(Recount.SAMPLE.resolve("patents/ai_patents_2.csv.gz"));

    assertThat(packed).startsWith(0x1f, 0x8b);
    assertThat(Arrays.copyOfRange(packed, 4, 8)).as("time").containsOnly(0);
  }

  private static String text(String file) throws IOException {
    return new String(Recount.bytes(Recount.SAMPLE.resolve(file)), UTF_8);
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> folder.relativize(path).toString())
          .toList();
    }
  }
}
