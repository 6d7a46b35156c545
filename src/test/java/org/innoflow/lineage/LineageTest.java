package org.innoflow.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.innoflow.config.LineageSettings;
import org.innoflow.contract.Contract;
import org.innoflow.ingest.InputColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events as listeners get them. */
final class LineageTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private final List<String> notices = new ArrayList<>();

  @Test
  void anEventTellsNoPasswordOfAnAddress() {
    assertThat(
            DataSet.file(new org.apache.hadoop.fs.Path("s3a://key:word@bucket/a.csv"), List.of(), 1)
                .namespace())
        .isEqualTo("s3a://bucket");
  }

  @Test
  void aStepIsAJobWithWhatItReadAndWrote() throws IOException {
    Path file = folder.resolve("events.jsonl");
    Lineage lineage = lineage(null, null, file.toString());

    UUID run = lineage.begin(Lineage.RUN);
    UUID step = lineage.begin("ingest");
    lineage.end("ingest", step, List.of(extract()), List.of(table()));
    lineage.fail(Lineage.RUN, run, "Cannot <x>");

    List<JsonNode> events = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      events.add(JSON.readTree(line));
    }
    assertThat(events)
        .extracting(e -> e.path("eventType").asText() + " " + e.path("job").path("name").asText())
        .containsExactly(
            "START innoflow.run",
            "START innoflow.ingest",
            "COMPLETE innoflow.ingest",
            "FAIL innoflow.run");
    JsonNode end = events.get(2);
    assertThat(end.path("eventTime").asText()).isEqualTo("2026-03-01T10:00:00Z");
    assertThat(end.path("schemaURL").asText()).contains("openlineage.io/spec");
    assertThat(end.path("run").path("runId").asText()).isEqualTo(step.toString());
    assertThat(end.at("/run/facets/parent/run/runId").asText())
        .isEqualTo(events.get(0).at("/run/runId").asText());
    assertThat(end.at("/inputs/0/namespace").asText()).isEqualTo("hdfs://nn:8020");
    assertThat(end.at("/inputs/0/name").asText()).isEqualTo("/in/a.csv");
    assertThat(end.at("/inputs/0/facets/schema/fields/0/name").asText()).isEqualTo("标题");
    assertThat(end.at("/inputs/0/inputFacets/inputStatistics/size").asLong()).isEqualTo(99);
    assertThat(end.at("/outputs/0/name").asText()).isEqualTo("/out/reject");
    assertThat(end.at("/outputs/0/facets/version/datasetVersion").asText()).isEqualTo("run1");
    assertThat(end.at("/outputs/0/outputFacets/outputStatistics/rowCount").asLong()).isEqualTo(5);
    assertThat(events.get(3).at("/run/facets/errorMessage/message").asText())
        .isEqualTo("Cannot <x>");
    assertThat(notices).isEmpty();
  }

  @Test
  void eventsArePostedWithTheKey() throws IOException {
    List<String> requests = new CopyOnWriteArrayList<>();
    HttpServer server = server(requests, 201);
    try {
      lineage(address(server), "k1", null).begin("flows");
    } finally {
      server.stop(0);
    }

    assertThat(requests).hasSize(1);
    assertThat(requests.get(0))
        .startsWith("POST application/json Bearer k1 {")
        .contains("innoflow.flows");
  }

  @Test
  void anEndpointThatRefusesOrIsAwayIsSaidOnceAndLeftAlone() throws IOException {
    List<String> requests = new CopyOnWriteArrayList<>();
    HttpServer server = server(requests, 500);
    Lineage refused = lineage(address(server), null, null);
    refused.begin("flows");
    refused.begin("network");
    server.stop(0);
    Lineage away = lineage(address(server), "secret", null);
    away.begin("flows");
    away.begin("network");
    lineage(null, null, folder.resolve("no/such/folder").toString()).begin("flows");

    assertThat(requests).hasSize(1);
    assertThat(notices).hasSize(3);
    assertThat(notices.get(0))
        .isEqualTo(
            "lineage events cannot be posted to 127.0.0.1 and are left out: it answers with status 500");
    assertThat(notices.get(1)).startsWith("lineage events cannot be posted to 127.0.0.1");
    assertThat(notices.get(2)).startsWith("lineage events cannot be written to ");
    assertThat(notices).noneMatch(notice -> notice.contains("secret"));
  }

  private static DataSet extract() {
    return DataSet.file(
        new org.apache.hadoop.fs.Path("hdfs://nn:8020/in/a.csv"),
        List.of(new InputColumn("标题", "text")),
        99);
  }

  private static DataSet table() {
    return DataSet.table(
        new org.apache.hadoop.fs.Path("file:/out"), Contract.table("reject"), "run1", 5L);
  }

  private Lineage lineage(URI endpoint, String key, String file) {
    return new Lineage(
        new LineageSettings(
            "innoflow",
            Optional.ofNullable(endpoint),
            Optional.ofNullable(key),
            Optional.ofNullable(file)),
        "run1",
        "0.1",
        CLOCK,
        notices::add);
  }

  private static URI address(HttpServer server) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/v1/lineage");
  }

  private static HttpServer server(List<String> requests, int status) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v1/lineage",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          requests.add(
              "%s %s %s %s"
                  .formatted(
                      exchange.getRequestMethod(),
                      exchange.getRequestHeaders().getFirst("Content-Type"),
                      exchange.getRequestHeaders().getFirst("Authorization"),
                      body));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    return server;
  }
}
