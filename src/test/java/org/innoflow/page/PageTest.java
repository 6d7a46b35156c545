package org.innoflow.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.innoflow.contract.Layer;
import org.innoflow.page.FlowBlock.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PageTest {
  private static final Path RESOURCES = Path.of("src/main/resources/org/innoflow/page");
  private static final Pattern WORD = Pattern.compile("\\bword\\(\"([A-Za-z.]+)\"[,)]");

  @TempDir private Path folder;

  @Test
  void jsonHasNoMarkup() throws IOException {
    String hostile = "</script><!-- & \u2028 \u2029 ]]> ' \" =cmd()";

    String json = PageJson.write(Map.of("name", hostile));

    assertThat(json).doesNotContain("<", ">", "&", "\u2028", "\u2029");
    assertThat(new ObjectMapper().readTree(json).path("name").asText()).isEqualTo(hostile);
  }

  @Test
  void wholeNumbersStayAndOthersHaveSixDigits() {
    List<Object> values = new ArrayList<>();
    values.addAll(
        Arrays.asList(
            1234567890123L,
            12345678.0,
            0.123456789,
            1e-9,
            Double.NaN,
            null,
            -3750763034362895579L));
    values.add(new BigDecimal("1500000.126"));
    values.add(LocalDate.of(2021, 3, 5));

    assertThat(PageJson.write(values))
        .isEqualTo(
            "[1234567890123,12345678,0.123457,1E-9,null,null,\"-3750763034362895579\","
                + "1500000,\"2021-03-05\"]");
  }

  @Test
  void flowsAreReadBackAsTheyWereWritten() throws IOException {
    int cities = 300;
    Map<Integer, List<Flow>> written = new HashMap<>();
    FlowBlock block = new FlowBlock();
    for (int year : List.of(2019, 2021)) {
      for (Flow flow :
          List.of(
              new Flow(299, 299, 5_000_000_000L, 1),
              new Flow(0, 0, 1, 127),
              new Flow(0, 299, 128, 16_384),
              new Flow(12, 7, 0, year))) {
        block.add(year, flow);
        written.computeIfAbsent(year, y -> new ArrayList<>()).add(flow);
      }
    }
    List<Integer> years = List.of(2019, 2020, 2021);

    Map<Integer, List<Flow>> read = decoded(block.encoded(years, cities, true), years, cities);

    assertThat(read.get(2020)).isEmpty();
    for (int year : List.of(2019, 2021)) {
      assertThat(read.get(year)).containsExactlyInAnyOrderElementsOf(written.get(year));
    }
    assertThatThrownBy(() -> new Varints().add(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Map<Integer, List<Flow>> decoded(String text, List<Integer> years, int cities)
      throws IOException {
    try (InputStream in =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
      Map<Integer, List<Flow>> flows = new HashMap<>();
      for (int year : years) {
        int count = (int) number(in);
        long[][] columns = new long[3][count];
        for (long[] column : columns) {
          for (int i = 0; i < count; i++) {
            column[i] = number(in);
          }
        }
        List<Flow> read = new ArrayList<>();
        long pair = 0;
        for (int i = 0; i < count; i++) {
          pair += columns[0][i];
          read.add(
              new Flow((int) (pair / cities), (int) (pair % cities), columns[1][i], columns[2][i]));
        }
        flows.put(year, read);
      }
      assertThat(in.read()).isEqualTo(-1);
      return flows;
    }
  }

  private static long number(InputStream in) throws IOException {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int next = in.read();
      value |= (long) (next & 0x7f) << shift;
      if (next < 0x80) {
        return value;
      }
    }
  }

  @Test
  void partsAreNotLookedInto() {
    assertThat(Page.filled("a {{x}} {{y}} b", Map.of("x", "{{y}} $1", "y", "\\")))
        .isEqualTo("a {{y}} $1 \\ b");
  }

  @Test
  void everyWordIsThereInBothLanguages() throws IOException {
    Map<String, List<String>> words = PageData.words();

    assertThat(words.values()).allSatisfy(pair -> assertThat(pair).noneMatch(String::isBlank));
    assertThat(words.keySet()).containsAll(asked());
    assertThat(words.keySet())
        .containsAll(
            Stream.of(Layer.values())
                .flatMap(
                    layer -> Stream.of("layer.", "events.", "flow.").map(key -> key + layer.id()))
                .toList());
    // What a word leaves open is the same in either language.
    assertThat(words)
        .allSatisfy((key, pair) -> assertThat(open(pair.get(0))).isEqualTo(open(pair.get(1))));
  }

  /** The keys of the words that the scripts ask for. */
  private static Set<String> asked() throws IOException {
    Set<String> keys = new TreeSet<>();
    try (Stream<Path> scripts = Files.walk(RESOURCES)) {
      for (Path script : scripts.filter(file -> file.toString().endsWith(".js")).toList()) {
        WORD.matcher(Files.readString(script)).results().forEach(found -> keys.add(found.group(1)));
      }
    }
    assertThat(keys).hasSizeGreaterThan(80);
    return keys;
  }

  private static Set<String> open(String word) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = Pattern.compile("\\{\\w+}").matcher(word);
    while (matcher.find()) {
      names.add(matcher.group());
    }
    return names;
  }

  @Test
  void aReleaseWithoutRowsHasAPageThatSaysSo() throws IOException {
    Path release = SyntheticRelease.empty(folder);

    JsonNode data = data(Files.readString(release.resolve("report.html")));

    assertThat(data.path("layers")).isEmpty();
    assertThat(data.path("places")).isEmpty();
    assertThat(data.path("tables").path(0).path("all").asInt()).isZero();
    assertThat(data.path("words").path("nothing.layers")).hasSize(2);
    assertThat(data.path("definitions").path("links")).hasSize(2);
  }

  @Test
  void theSameTablesGiveTheSamePageAndNamesStayTexts() throws IOException {
    Path release = SyntheticRelease.small(folder);

    String page = Files.readString(release.resolve("report.html"));

    assertThat(SyntheticRelease.page(release)).isEqualTo(page);
    assertThat(page).doesNotContain(SyntheticRelease.MARKUP);
    assertThat(data(page).path("places").findValues("names"))
        .anySatisfy(names -> assertThat(names.path(1).asText()).isEqualTo(SyntheticRelease.MARKUP));
  }

  @Test
  void citiesAndSectorsBeyondTheLimitsAreLeftOutAndCounted() throws IOException {
    Path release = SyntheticRelease.small(folder);

    JsonNode data = data(SyntheticRelease.page(release, "sectors=1", "cities=10"));

    JsonNode layer = data.path("layers").path(0);
    assertThat(layer.path("sectors")).hasSize(2);
    assertThat(layer.path("left").path("wipo35").asInt()).isEqualTo(2);
    assertThat(data.path("places")).hasSize(10);
    assertThat(data.path("region").path("cities").asInt()).isEqualTo(41);
    assertThat(data.path("region").path("allLinks").asLong())
        .isGreaterThan(data.path("region").path("shownLinks").asLong());
  }

  @Test
  void theSmallestSectorsGoFirstWhereThePageWouldBeTooLarge() throws IOException {
    Map<SectorKey, Long> weights =
        Map.of(
            SectorKey.total("venture"),
            9L,
            new SectorKey("venture", "s", "large"),
            5L,
            new SectorKey("venture", "s", "small"),
            4L);
    Selection selection = Selection.of(weights);
    Map<SectorKey, String> blocks = new HashMap<>();
    weights.keySet().forEach(key -> blocks.put(key, "0123456789"));

    selection.fit(blocks, 25);

    assertThat(selection.sectors())
        .containsExactly(SectorKey.total("venture"), new SectorKey("venture", "s", "large"));
    assertThat(selection.left("venture")).isEqualTo(Map.of("s", 1L));
  }

  /** What the page's scripts read. */
  static JsonNode data(String page) throws IOException {
    String start = "<script type=\"application/json\" id=\"release\">";
    int from = page.indexOf(start) + start.length();
    String json = page.substring(from, page.indexOf("</script>", from));
    return new ObjectMapper().readTree(json.getBytes(StandardCharsets.UTF_8));
  }
}
