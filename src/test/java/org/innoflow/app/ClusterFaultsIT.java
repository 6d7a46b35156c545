package org.innoflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.innoflow.testkit.Processes;
import org.innoflow.testkit.StandaloneCluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged jar on a standalone cluster of three workers. One is killed in the flows step and
 * one in the network step, while it has a task of it: the run ends with the tables of local mode.
 * Then the driver of another run is killed.
 */
@Tag("long")
final class ClusterFaultsIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void aRunOutlivesItsWorkersAndTheReleaseItsDriver() throws Exception {
    Path conf = QuickRuns.configuration(folder, SmallRelease.DEALS);
    // The graphs by GraphFrames, which takes long enough for a worker to be lost meanwhile.
    Files.writeString(conf, "network.limits.series-pairs = 0\n", StandardOpenOption.APPEND);
    Path local = TestRuns.run(conf, folder.resolve("local"));
    Path output = folder.resolve("out");
    try (StandaloneCluster cluster = StandaloneCluster.start(folder, 3)) {
      int port = StandaloneCluster.freePort();
      Path log = folder.resolve("workers.log");
      Process driver =
          cluster.driver(log, settings(port), QuickRuns.command(conf, output.toString(), "run"));
      Set<String> killed = new HashSet<>();
      String inFlows = killBusyWorker(cluster, driver, port, output, "resolve", killed);
      String inNetwork = killBusyWorker(cluster, driver, port, output, "flows", killed);
      Processes.Ended ended = Processes.await(driver, log);
      assertThat(ended.exitCode()).as(ended.output()).isZero();

      String first = QuickRuns.releases(output).current().orElseThrow();
      QuickRuns.assertWhole(output, first);
      QuickRuns.assertSameTables(local, QuickRuns.folder(output, first));
      assertHeldTasks("flows", inFlows);
      assertHeldTasks("network", inNetwork);

      killDriverInNetworkStep(cluster, conf, output, first);
    }
  }

  private void killDriverInNetworkStep(
      StandaloneCluster cluster, Path conf, Path output, String first) throws Exception {
    List<String> before = QuickRuns.runIds(output);
    int port = StandaloneCluster.freePort();
    Process driver =
        cluster.driver(
            folder.resolve("driver.log"),
            settings(port),
            QuickRuns.command(conf, output.toString(), "run"));
    QuickRuns.await(driver, () -> QuickRuns.finishedAnew(output, before, "flows"));
    driver.destroyForcibly();
    assertThat(driver.waitFor()).isEqualTo(128 + 9);
    String killed = QuickRuns.newRun(output, before).orElseThrow();
    assertThat(QuickRuns.stepFile(output, killed, "network")).doesNotExist();
    assertThat(QuickRuns.releases(output).current()).contains(first);
    QuickRuns.assertWhole(output, first);

    Processes.Ended next =
        cluster.submit(
            folder.resolve("next.log"),
            QuickRuns.command(conf, output.toString(), "run", "--resume", killed));
    assertThat(next.exitCode()).as(next.output()).isZero();
    assertThat(QuickRuns.releases(output).current()).contains(killed);
    QuickRuns.assertWhole(output, killed);
    QuickRuns.assertSameTables(QuickRuns.folder(output, first), QuickRuns.folder(output, killed));
  }

  /**
   * Kills the worker of an executor that has a task, once a step is finished.
   *
   * @return the executor
   */
  private String killBusyWorker(
      StandaloneCluster cluster,
      Process driver,
      int port,
      Path output,
      String finished,
      Set<String> killed)
      throws Exception {
    QuickRuns.await(driver, () -> QuickRuns.finishedAnew(output, List.of(), finished));
    Optional<String> busy = Optional.empty();
    while (busy.isEmpty()) {
      assertThat(driver.isAlive()).as("the run goes on, see workers.log").isTrue();
      busy = busyExecutor(port, killed);
    }
    cluster.killWorkerOf(busy.get());
    killed.add(busy.get());
    return busy.get();
  }

  /** An executor that has a task now, as the driver's REST API says. */
  private Optional<String> busyExecutor(int port, Set<String> killed) throws Exception {
    String applications = "http://127.0.0.1:" + port + "/api/v1/applications";
    for (JsonNode application : get(applications)) {
      for (JsonNode executor :
          get(applications + "/" + application.path("id").asText() + "/executors")) {
        String id = executor.path("id").asText();
        if (executor.path("activeTasks").asInt() > 0
            && !id.equals("driver")
            && !killed.contains(id)) {
          return Optional.of(id);
        }
      }
    }
    return Optional.empty();
  }

  private JsonNode get(String url) throws IOException, InterruptedException {
    try {
      return JSON.readTree(
          http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
              .body());
    } catch (ConnectException e) {
      return JSON.createArrayNode();
    }
  }

  /** Asserts by Spark's own log of events that an executor ran tasks of a step, and was lost. */
  private static void assertHeldTasks(String step, String executor) {
    Set<Integer> stages = new HashSet<>();
    int done = 0;
    int lost = 0;
    boolean removed = false;
    for (JsonNode event : events()) {
      switch (event.path("Event").asText()) {
        case "SparkListenerJobStart" -> {
          if (event.path("Properties").path("spark.jobGroup.id").asText().equals(step)) {
            event.path("Stage IDs").forEach(stage -> stages.add(stage.asInt()));
          }
        }
        case "SparkListenerTaskEnd" -> {
          boolean its = event.path("Task Info").path("Executor ID").asText().equals(executor);
          if (its && stages.contains(event.path("Stage ID").asInt())) {
            String reason = event.path("Task End Reason").path("Reason").asText();
            done += reason.equals("Success") ? 1 : 0;
            lost += reason.equals("ExecutorLostFailure") ? 1 : 0;
          }
        }
        case "SparkListenerExecutorRemoved" ->
            removed |= event.path("Executor ID").asText().equals(executor);
        default -> {}
      }
    }
    System.out.printf(
        "Executor %s, killed in %s: %d tasks of it done, %d lost%n", executor, step, done, lost);
    assertThat(removed).isTrue();
    assertThat(done + lost).as("tasks of %s on executor %s", step, executor).isPositive();
  }

  private static List<JsonNode> events() {
    try (Stream<Path> files = Files.list(folder.resolve("events"))) {
      Path log = files.min(Path::compareTo).orElseThrow();
      return Files.readAllLines(log).stream().map(ClusterFaultsIT::json).toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> settings(int port) throws IOException {
    return Map.of(
        "spark.ui.port", String.valueOf(port),
        "spark.eventLog.enabled", "true",
        "spark.eventLog.dir", Files.createDirectories(folder.resolve("events")).toUri().toString(),
        "spark.eventLog.rolling.enabled", "false",
        "spark.eventLog.compress", "false",
        "spark.sql.codegen.wholeStage", "false",
        "spark.sql.codegen.factoryMode", "NO_CODEGEN");
  }
}
