package org.innoflow.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.innoflow.failure.Failure;

/**
 * How the columns of a source differ from those that the last release was made from.
 *
 * @param release the run id of that release
 * @param differences a phrase each
 */
public record InputDrift(String source, String release, List<String> differences) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The sources of both that differ.
   *
   * @param manifest of the last release; one without columns is no release to compare with
   */
  public static List<InputDrift> of(String manifest, List<Extract> extracts) {
    JsonNode last = parsed(manifest);
    Map<String, Map<String, InputColumn>> before = columns(last.path("inputs"));
    List<InputDrift> drifts = new ArrayList<>();
    for (Extract extract : extracts) {
      Map<String, InputColumn> was = before.get(extract.source().name());
      List<String> differences =
          was == null ? List.of() : differences(was, merged(extract.columns().values()));
      if (!differences.isEmpty()) {
        drifts.add(
            new InputDrift(extract.source().name(), last.path("run_id").asText(), differences));
      }
    }
    return drifts;
  }

  /** A sentence. */
  public String text() {
    return "source %s is not as in release %s: %s"
        .formatted(source, release, String.join("; ", differences));
  }

  /**
   * Refuses extracts that differ.
   *
   * @throws Failure of kind INPUT that names the columns
   */
  static void refuse(List<InputDrift> drifts) {
    if (!drifts.isEmpty()) {
      throw Failure.input(
          "read source",
          drifts.stream().map(InputDrift::source).collect(Collectors.joining(", ")),
          drifts.stream().map(InputDrift::text).collect(Collectors.joining("; ")),
          "Export it as before, or set checks.drift.columns = report");
    }
  }

  private static List<String> differences(
      Map<String, InputColumn> was, Map<String, InputColumn> is) {
    List<String> differences = new ArrayList<>();
    list("new", names(is, was), differences);
    list("missing", names(was, is), differences);
    is.values().stream()
        .filter(column -> was.containsKey(column.name()))
        .filter(column -> retyped(was.get(column.name()), column))
        .map(c -> "column %s was %s, is %s".formatted(c.name(), was.get(c.name()).type(), c.type()))
        .forEach(differences::add);
    return differences;
  }

  private static boolean retyped(InputColumn was, InputColumn is) {
    return !was.isEmpty() && !is.isEmpty() && !was.type().equals(is.type());
  }

  private static void list(String what, List<String> names, List<String> differences) {
    if (!names.isEmpty()) {
      differences.add(what + " columns " + String.join(", ", names));
    }
  }

  private static List<String> names(Map<String, InputColumn> of, Map<String, InputColumn> notIn) {
    return of.keySet().stream().filter(name -> !notIn.containsKey(name)).toList();
  }

  private static Map<String, InputColumn> merged(Collection<List<InputColumn>> files) {
    return files.stream()
        .flatMap(List::stream)
        .collect(Collectors.toMap(InputColumn::name, c -> c, InputColumn::and, TreeMap::new));
  }

  /** The columns of each source of a manifest, its files taken together. */
  private static Map<String, Map<String, InputColumn>> columns(JsonNode inputs) {
    Map<String, List<List<InputColumn>>> bySource = new TreeMap<>();
    for (JsonNode input : inputs) {
      if (!input.path("columns").isEmpty()) {
        List<InputColumn> columns = new ArrayList<>();
        for (JsonNode column : input.path("columns")) {
          columns.add(new InputColumn(column.path("name").asText(), column.path("type").asText()));
        }
        bySource
            .computeIfAbsent(input.path("source").asText(), s -> new ArrayList<>())
            .add(columns);
      }
    }
    Map<String, Map<String, InputColumn>> merged = new TreeMap<>();
    bySource.forEach((source, files) -> merged.put(source, merged(files)));
    return merged;
  }

  private static JsonNode parsed(String manifest) {
    try {
      return JSON.readTree(manifest);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
