package org.innoflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.innoflow.testkit.DuckDb;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A reader that follows current.json while release after release is published, each of more deals
 * than the one before, and old ones are pruned.
 */
@Tag("long")
final class PollingReaderTest {
  private static final int PUBLICATIONS = 10;

  @TempDir private static Path folder;

  @Test
  void everyReadIsOfOneWholeRelease() throws Exception {
    Path output = folder.resolve("out");
    ExecutorService publisher = Executors.newSingleThreadExecutor();
    Set<String> seen = new LinkedHashSet<>();
    int reads = 0;
    int overtaken = 0;
    try (DuckDb duck = DuckDb.open()) {
      publish(output, 0);
      Future<List<String>> publishing =
          publisher.submit(
              () -> {
                List<String> runs = new ArrayList<>();
                for (int i = 1; i <= PUBLICATIONS; i++) {
                  runs.add(publish(output, i));
                }
                return runs;
              });
      while (!publishing.isDone()) {
        String runId = read(duck, output);
        seen.add(runId);
        reads++;
        if (!QuickRuns.json(output.resolve("current.json")).path("run_id").asText().equals(runId)) {
          overtaken++;
        }
        // Without pause from the last step of a run on, in which it is published.
        Thread.sleep(isReleasing(output) ? 10 : 500);
      }
      seen.add(read(duck, output));
      assertThat(seen).containsAll(publishing.get()).hasSize(PUBLICATIONS + 1);
    } finally {
      publisher.shutdown();
    }
    System.out.printf("%d reads of %d releases, %d overtaken%n", reads, seen.size(), overtaken);
    assertThat(reads).isGreaterThan(PUBLICATIONS * 3);
    assertThat(overtaken).as("reads during which a release was published").isPositive();
    assertThat(QuickRuns.runIds(output)).as("the others were pruned").hasSize(4);
  }

  private static boolean isReleasing(Path output) throws IOException {
    List<String> runs = QuickRuns.runIds(output);
    return Files.exists(QuickRuns.stepFile(output, runs.get(runs.size() - 1), "report"));
  }

  /** Reads every table of the current release and returns its run id. */
  private static String read(DuckDb duck, Path output) throws IOException {
    JsonNode pointer = QuickRuns.json(output.resolve("current.json"));
    String runId = pointer.path("run_id").asText();
    Path release = output.resolve(pointer.path("path").asText());
    assertThat(QuickRuns.json(release.resolve("manifest.json")).path("run_id").asText())
        .isEqualTo(runId);
    Map<String, Long> stated = QuickRuns.rows(release);
    stated.values().removeIf(rows -> rows == 0);
    String[] tables = stated.keySet().toArray(String[]::new);
    assertThat(tables).contains("event", "link", "flow_city");
    duck.release(release, tables);
    String counts =
        stated.keySet().stream()
            .map(table -> "select '%s', count(*) from %s".formatted(table, table))
            .collect(Collectors.joining(" union all "));
    assertThat(duck.rows(counts))
        .containsExactlyInAnyOrderElementsOf(
            stated.entrySet().stream().map(e -> e.getKey() + "|" + e.getValue()).toList());
    // Each release has another number of deals: tables of two would not agree.
    assertThat(duck.count("select count(*) from link"))
        .isEqualTo(duck.count("select sum(links) from flow_city where scheme = 'ALL'"));
    return runId;
  }

  private static String publish(Path output, int more) throws IOException {
    String deals =
        IntStream.range(0, more)
            .mapToObj(i -> "M%d,2021-06-01,B资本,江苏省,苏州市,丁公司,江苏省,南京市,30,CNY%n".formatted(i))
            .collect(Collectors.joining("", SmallRelease.DEALS, ""));
    TestRuns.run(QuickRuns.configuration(folder, deals), output);
    QuickRuns.releases(output).prune(4, Clock.systemUTC());
    return QuickRuns.releases(output).current().orElseThrow();
  }
}
