package org.innoflow.lineage;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.innoflow.config.LineageSettings;

/**
 * Tells of a run in OpenLineage events: each step is a run of a job of its own, whose parent is the
 * whole run. An event that cannot be sent is said once, and none is sent there afterwards: a run
 * does not depend on who listens.
 */
public final class Lineage {
  /** The job of the whole run. */
  public static final String RUN = "run";

  private static final URI PRODUCER = URI.create("https://innoflow.org");
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .serializationInclusion(Include.NON_NULL)
          .build();

  private final OpenLineage model = new OpenLineage(PRODUCER);
  private final LineageSettings settings;
  private final String version;
  private final UUID run;
  private final Clock clock;
  private final Consumer<String> notices;
  private boolean fileFails;
  private boolean endpointFails;

  /**
   * Events of a run.
   *
   * @param version of innoflow
   * @param notices takes a sentence where events cannot be sent
   */
  public Lineage(
      LineageSettings settings,
      String runId,
      String version,
      Clock clock,
      Consumer<String> notices) {
    this.settings = settings;
    this.version = version;
    this.run = UUID.nameUUIDFromBytes(runId.getBytes(StandardCharsets.UTF_8));
    this.clock = clock;
    this.notices = notices;
  }

  /** Whether anybody listens. */
  public boolean isOn() {
    return settings.isOn();
  }

  /**
   * Says that a job has begun.
   *
   * @param job a step, or {@link #RUN}
   * @return what names it at its end
   */
  public UUID begin(String job) {
    UUID id = job.equals(RUN) ? run : UUID.randomUUID();
    send(EventType.START, job, id, List.of(), List.of(), null);
    return id;
  }

  /** Says that a job has ended, and what it has read and written. */
  public void end(String job, UUID id, List<DataSet> read, List<DataSet> written) {
    send(EventType.COMPLETE, job, id, read, written, null);
  }

  /** Says that a job has failed. */
  public void fail(String job, UUID id, String message) {
    send(EventType.FAIL, job, id, List.of(), List.of(), message);
  }

  private void send(
      EventType type,
      String job,
      UUID id,
      List<DataSet> read,
      List<DataSet> written,
      String error) {
    if (!isOn()) {
      return;
    }
    OpenLineage.RunFacetsBuilder facets =
        model
            .newRunFacetsBuilder()
            .processing_engine(model.newProcessingEngineRunFacet(version, "innoflow", null));
    if (!job.equals(RUN)) {
      facets.parent(
          model.newParentRunFacet(
              model.newParentRunFacetRun(run, null),
              model.newParentRunFacetJob(settings.namespace(), name(RUN), null),
              null));
    }
    if (error != null) {
      facets.errorMessage(model.newErrorMessageRunFacet(error, "Java", null));
    }
    OpenLineage.RunEvent event =
        model.newRunEvent(
            ZonedDateTime.now(clock),
            type,
            model.newRun(id, facets.build()),
            model.newJob(settings.namespace(), name(job), null),
            read.stream().map(this::input).toList(),
            written.stream().map(this::output).toList());
    try {
      deliver(JSON.writeValueAsString(event));
    } catch (IOException e) {
      throw new IllegalStateException("Events can always be written as JSON", e);
    }
  }

  private static String name(String job) {
    return "innoflow." + job;
  }

  private OpenLineage.InputDataset input(DataSet data) {
    OpenLineage.InputDatasetInputFacets statistics =
        model
            .newInputDatasetInputFacetsBuilder()
            .inputStatistics(
                model.newInputStatisticsInputDatasetFacet(data.rows(), data.bytes(), null))
            .build();
    return model.newInputDataset(data.namespace(), data.name(), facets(data), statistics);
  }

  private OpenLineage.OutputDataset output(DataSet data) {
    OpenLineage.OutputDatasetOutputFacets statistics =
        model
            .newOutputDatasetOutputFacetsBuilder()
            .outputStatistics(
                model.newOutputStatisticsOutputDatasetFacet(data.rows(), data.bytes(), null))
            .build();
    return model.newOutputDataset(data.namespace(), data.name(), facets(data), statistics);
  }

  private OpenLineage.DatasetFacets facets(DataSet data) {
    OpenLineage.DatasetFacetsBuilder facets = model.newDatasetFacetsBuilder();
    if (!data.columns().isEmpty()) {
      facets.schema(
          model.newSchemaDatasetFacet(
              data.columns().stream()
                  .map(
                      c ->
                          model
                              .newSchemaDatasetFacetFieldsBuilder()
                              .name(c.name())
                              .type(c.type())
                              .description(c.description())
                              .build())
                  .toList()));
    }
    if (data.version() != null) {
      facets.version(model.newDatasetVersionDatasetFacet(data.version()));
    }
    if (data.description() != null) {
      facets.documentation(model.newDocumentationDatasetFacet(data.description(), null));
    }
    return facets.build();
  }

  private void deliver(String event) {
    settings
        .file()
        .filter(file -> !fileFails)
        .ifPresent(
            file -> {
              try {
                Files.writeString(
                    Path.of(file),
                    event + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
              } catch (IOException e) {
                fileFails = true;
                failed("written to " + file, e);
              }
            });
    settings
        .endpoint()
        .filter(endpoint -> !endpointFails)
        .ifPresent(
            endpoint -> {
              try {
                post(endpoint, event);
              } catch (IOException e) {
                endpointFails = true;
                failed("posted to " + endpoint.getHost(), e);
              }
            });
  }

  private void post(URI endpoint, String event) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(event));
    settings.apiKey().ifPresent(key -> request.header("Authorization", "Bearer " + key));
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    try {
      HttpResponse<Void> response =
          client.send(request.build(), HttpResponse.BodyHandlers.discarding());
      if (response.statusCode() >= 300) {
        throw new IOException("it answers with status " + response.statusCode());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private void failed(String how, IOException e) {
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    notices.accept("lineage events cannot be " + how + " and are left out: " + reason);
  }
}
