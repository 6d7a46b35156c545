package org.innoflow.release;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What two releases were made from, as far as it differs. */
public final class ManifestDiff {
  private static final List<String> VERSIONS =
      List.of("code_version", "contract_version", "spark_version");
  private static final List<String> COUNTS = List.of("in", "accepted", "rejected", "duplicate");

  private static final Predicate<String> OF_THE_TABLES =
      Pattern.compile("^(?!spark\\.|output\\.|lineage\\.)").asPredicate();

  private ManifestDiff() {}

  /**
   * Something that differs.
   *
   * @param kind version, input (a file: bytes and the beginning of its hash), rows (a count of a
   *     source) or config
   * @param a what the first release has; null where it has no such thing
   * @param b the same of the second
   */
  public record Difference(String kind, String thing, String a, String b) {}

  /**
   * The differences: versions, then inputs, counts and configuration, each in alphabetical order.
   *
   * @param a text of a manifest.json
   */
  public static List<Difference> of(String a, String b) {
    JsonNode first = Json.read(a);
    JsonNode second = Json.read(b);
    List<Difference> differences = new ArrayList<>();
    add("version", versions(first), versions(second), differences);
    add("input", inputs(first), inputs(second), differences);
    add("rows", counts(first), counts(second), differences);
    add("config", config(first), config(second), differences);
    return differences;
  }

  /**
   * The keys that differ between two configurations, in alphabetical order. Where a run's output
   * is, who hears of it, and Spark's own settings may be others when it is resumed.
   *
   * @param a a configuration as JSON, as a manifest has it
   */
  public static List<String> ofConfigurations(String a, String b) {
    Map<String, String> first = new TreeMap<>();
    Map<String, String> second = new TreeMap<>();
    flatten("", Json.read(a), first);
    flatten("", Json.read(b), second);
    List<Difference> differences = new ArrayList<>();
    add("config", first, second, differences);
    return differences.stream().map(Difference::thing).filter(OF_THE_TABLES).toList();
  }

  private static void add(
      String kind, Map<String, String> a, Map<String, String> b, List<Difference> differences) {
    TreeSet<String> things = new TreeSet<>(a.keySet());
    things.addAll(b.keySet());
    for (String thing : things) {
      if (!Objects.equals(a.get(thing), b.get(thing))) {
        differences.add(new Difference(kind, thing, a.get(thing), b.get(thing)));
      }
    }
  }

  private static Map<String, String> versions(JsonNode manifest) {
    Map<String, String> versions = new TreeMap<>();
    VERSIONS.forEach(name -> versions.put(name, manifest.path(name).asText()));
    return versions;
  }

  private static Map<String, String> inputs(JsonNode manifest) {
    Map<String, String> inputs = new TreeMap<>();
    for (JsonNode input : manifest.path("inputs")) {
      String sha256 = input.path("sha256").asText();
      inputs.put(
          input.path("source").asText() + " " + input.path("file").asText(),
          String.format(
              Locale.ROOT,
              "%,d bytes, %s",
              input.path("bytes").asLong(),
              sha256.substring(0, Math.min(12, sha256.length()))));
    }
    return inputs;
  }

  private static Map<String, String> counts(JsonNode manifest) {
    Map<String, String> counts = new TreeMap<>();
    for (JsonNode source : manifest.path("sources")) {
      for (String count : COUNTS) {
        counts.put(source.path("source").asText() + " " + count, source.path(count).asText());
      }
    }
    return counts;
  }

  private static Map<String, String> config(JsonNode manifest) {
    Map<String, String> settings = new TreeMap<>();
    flatten("", manifest.path("config"), settings);
    return settings;
  }

  /** The settings by their paths; a list is one setting. */
  private static void flatten(String path, JsonNode node, Map<String, String> settings) {
    if (node.isObject() && !node.isEmpty()) {
      node.properties()
          .forEach(
              field ->
                  flatten(
                      path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                      field.getValue(),
                      settings));
    } else {
      settings.put(path, node.isTextual() ? node.asText() : node.toString());
    }
  }
}
