package org.innoflow.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.innoflow.testkit.Processes;

/**
 * What the whole job or one of its steps costs on made-up extracts, beside DuckDB's SQL over the
 * same files: {@code jobs/bench.sh whole|ingest|resolve|flows [--patents N] [--deals N] [--runs
 * N]}. Nothing is printed before both have the same flows. Seconds are those of the command, from
 * its start to its exit; those of the reference are of its statements alone.
 */
public final class PipelineBench {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern HEAP = Pattern.compile("(\\d+)M->\\d+M\\(\\d+M\\)");
  private static final List<String> STEPS = List.of("ingest", "resolve", "flows");
  private static final String WHOLE = "whole";
  private static final int ORGANISATIONS = 400_000;
  private static final int FILES = 4;
  private static final long SEED = 1;

  private final String what;
  private final long patents;
  private final long deals;
  private final Path extracts;

  private PipelineBench(String what, long patents, long deals) {
    this.what = what;
    this.patents = patents;
    this.deals = deals;
    this.extracts =
        Path.of("target", "bench", "patents-%d-deals-%d".formatted(patents, deals))
            .toAbsolutePath();
  }

  /** What one run of both took. */
  private record Measured(
      double seconds, double reference, long peakHeap, long spilled, long written) {
    double ratio() {
      return seconds / reference;
    }
  }

  /** Runs the bench; arguments as the class says. */
  public static void main(String[] args) throws IOException {
    Map<String, Long> options =
        new LinkedHashMap<>(Map.of("--patents", 200_000L, "--deals", 40_000L, "--runs", 3L));
    for (int i = 1; i < args.length; i += 2) {
      if (!options.containsKey(args[i]) || i + 1 == args.length || !args[i + 1].matches("\\d+")) {
        System.err.println(
            "Cannot run bench '%s': %s is no option of it with a number. Use: %s"
                .formatted(args[0], args[i], String.join(" N, ", options.keySet()) + " N"));
        System.exit(2);
      }
      options.put(args[i], Long.valueOf(args[i + 1]));
    }
    PipelineBench bench =
        new PipelineBench(args[0], options.get("--patents"), options.get("--deals"));
    bench.extracts();
    List<Measured> runs = new ArrayList<>();
    for (long run = Math.max(1, options.get("--runs")); run > 0; run--) {
      runs.add(bench.run());
    }
    bench.report(runs);
  }

  private void extracts() throws IOException {
    if (Files.isDirectory(extracts)) {
      return;
    }
    Path made = Files.createDirectories(Path.of(extracts + ".part"));
    LargeExtract organisations = new LargeExtract(patents, ORGANISATIONS, 0, SEED);
    organisations.write(made, FILES);
    new LargeDeals(deals, organisations).write(made);
    Files.move(made, extracts);
  }

  private Measured run() throws IOException {
    Path folder = extracts.resolveSibling("run");
    delete(folder);
    Files.createDirectories(folder.resolve("events"));
    Path conf =
        Files.writeString(
            folder.resolve("bench.conf"),
            """
            input.path = "%s"
            output.path = "%s"
            sources.patents { profile = canonical-copatent, files = ["patents-*.csv"] }
            sources.deals { profile = canonical-venture, files = ["deals.csv"] }
            checks.published = []
            spark {
              master = "local[2]"
              event-log = "%s"
              conf { spark.eventLog.compress = false }
            }
            """
                .formatted(extracts, folder.resolve("out"), folder.resolve("events")));
    double seconds = 0;
    if (what.equals(WHOLE)) {
      seconds = command(folder, conf, "run");
    } else {
      for (String step : STEPS.subList(0, STEPS.indexOf(what) + 1)) {
        seconds = command(folder, conf, step);
      }
    }
    try (DuckDbReference reference = new DuckDbReference(extracts)) {
      Map<String, Double> times = new LinkedHashMap<>();
      times.put("ingest", reference.ingest());
      times.put("resolve", reference.resolve());
      times.put("flows", reference.flows());
      requireSame(reference, only(folder.resolve("out/releases")));
      return new Measured(
          seconds,
          what.equals(WHOLE) ? times.values().stream().mapToDouble(t -> t).sum() : times.get(what),
          peakHeap(folder.resolve("gc.log")),
          spilled(folder.resolve("events")),
          size(folder.resolve("out")));
    }
  }

  /** Runs a command of innoflow's in a process of its own; returns its seconds. */
  private static double command(Path folder, Path conf, String command) throws IOException {
    List<String> words =
        Processes.java(
            Processes.applicationJar() + ":" + Processes.sparkJars(),
            "4g",
            "org.innoflow.app.Main",
            command,
            "--conf",
            conf.toString());
    words.addAll(1, List.of("-XX:+UseParallelGC", "-Xlog:gc:file=" + folder.resolve("gc.log")));
    long start = System.nanoTime();
    Processes.Ended ended = Processes.run(folder.resolve(command + ".log"), Map.of(), words);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (ended.exitCode() != 0) {
      throw new IllegalStateException(command + " ended with " + ended);
    }
    return seconds;
  }

  private void requireSame(DuckDbReference reference, Path release) {
    List<String> differences = new ArrayList<>(reference.eventDifferences(release, what));
    if (what.equals(WHOLE) || what.equals("flows")) {
      differences.addAll(reference.flowDifferences(release));
    }
    if (!differences.isEmpty()) {
      throw new IllegalStateException(
          "innoflow and the reference differ:\n  " + String.join("\n  ", differences));
    }
  }

  private void report(List<Measured> runs) throws IOException {
    double seconds = median(runs.stream().mapToDouble(Measured::seconds));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("bench", what);
    json.put("patents", patents);
    json.put("deals", deals);
    json.put("rows_per_second", Math.round((patents + deals) / seconds));
    json.put("runs", runs);
    Files.writeString(
        Path.of("target", "bench.json"),
        JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n",
        StandardCharsets.UTF_8);
    System.out.printf(
        Locale.ROOT,
        "%s: %,d patents and %,d deals, %d runs; the flows are those of the reference%n",
        what,
        patents,
        deals,
        runs.size());
    line("innoflow, s", runs.stream().mapToDouble(Measured::seconds));
    line("reference, s", runs.stream().mapToDouble(Measured::reference));
    line("rows a second", runs.stream().mapToDouble(r -> (patents + deals) / r.seconds()));
    line("peak heap, MiB", runs.stream().mapToDouble(r -> r.peakHeap() / (double) (1 << 20)));
    line("spilled, MiB", runs.stream().mapToDouble(r -> r.spilled() / (double) (1 << 20)));
    line("written, MiB", runs.stream().mapToDouble(r -> r.written() / (double) (1 << 20)));
    double[] ratios = runs.stream().mapToDouble(Measured::ratio).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "ratio %.2f (%.2f-%.2f)%n",
        median(Arrays.stream(ratios)),
        ratios[0],
        ratios[ratios.length - 1]);
  }

  private static void line(String name, DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "  %-16s %,12.1f  (%,.1f to %,.1f)%n",
        name,
        median(Arrays.stream(sorted)),
        sorted[0],
        sorted[sorted.length - 1]);
  }

  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    int n = sorted.length;
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  /** The most that was in use when a collection began. */
  private static long peakHeap(Path log) throws IOException {
    long most = 0;
    Matcher matcher = HEAP.matcher(Files.readString(log));
    while (matcher.find()) {
      most = Math.max(most, Long.parseLong(matcher.group(1)) << 20);
    }
    return most;
  }

  /** Bytes that tasks wrote to disk for want of memory. */
  private static long spilled(Path events) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(events)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        for (String line : Files.readAllLines(file)) {
          if (line.contains("\"SparkListenerTaskEnd\"")) {
            JsonNode metrics = JSON.readTree(line).path("Task Metrics");
            bytes += metrics.path("Disk Bytes Spilled").asLong();
          }
        }
      }
    }
    return bytes;
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static Path only(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findFirst().orElseThrow();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
