package org.innoflow.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.innoflow.testkit.Mutation;

/** Report files with one fault each, in the header, the query or the bytes. */
final class BadReports implements BadInputs {
  private static final List<Mutation> MUTATIONS = List.of(Mutation.values());

  private static final List<String> NO_QUERIES =
      List.of(
          "drop table event",
          "create table t as select 1 as x",
          "insert into event select * from event",
          "set spark.sql.ansi.enabled = false",
          "cache table event",
          "add jar '/tmp/x.jar'",
          "select * from parquet.`/etc`",
          "select reflect('java.lang.System', 'getenv')",
          "select '${env:HOME}' as home",
          "execute immediate 'select 1'",
          "select 1 as x; select 2 as x",
          "select year from event where",
          "select nonsense from event",
          "select * from nonsense",
          "select nonsense(year) as x from event",
          "select :nonsense as x",
          "select year + array(1) as x from event",
          "select count(*) from event group by nonsense",
          "select year, count(*) from event",
          "");

  private static final Set<String> REQUIRED =
      Set.of("id", "zh", "en", "key", "columns", "definitions");

  private final SoundInputs inputs;
  private final List<Path> sound;

  BadReports(SoundInputs inputs) {
    this.inputs = inputs;
    this.sound = SoundInputs.files(SoundInputs.SHIPPED.resolve("reports"), ".sql");
  }

  @Override
  public BadCase next(Random random) {
    Path file = BadInputs.any(sound, random);
    String name = file.getFileName().toString();
    List<String> lines = lines(file);
    int header = (int) lines.stream().takeWhile(line -> line.startsWith("--")).count();
    List<Integer> keys =
        IntStream.range(0, header)
            .filter(i -> lines.get(i).matches("-- [a-z]+:.*"))
            .boxed()
            .toList();
    int at = BadInputs.any(keys, random);
    int column = lines.indexOf("-- columns:") + 1;
    String key = lines.get(at).replaceAll("-- ([a-z]+):.*", "$1");
    switch (random.nextInt(12)) {
      case 0 -> {
        if (!REQUIRED.contains(key)) {
          return query(name, lines, header, random);
        }
        lines.set(at, "-- " + key + ":");
        if (key.equals("columns")) {
          lines.removeIf(line -> line.matches("--\\s{2,}.*"));
        }
        return refused("without " + key, name, lines, ":\\d+: ");
      }
      case 1 -> {
        lines.add(at, lines.get(at));
        return refused(
            key + " twice", name, lines, ":" + (at + 2) + ": '" + key + "' is there twice");
      }
      case 2 -> {
        String typo = BadInputs.misspelt(key, random);
        lines.set(at, lines.get(at).replaceFirst(key, typo));
        return refused(
            "header key " + typo, name, lines, ":" + (at + 1) + ": '" + typo + "' is none of");
      }
      case 3 -> {
        lines.set(column, lines.get(column) + " | more");
        return refused("column of five cells", name, lines, ":" + (column + 1) + ": a column is");
      }
      case 4 -> {
        lines.set(column, lines.get(column).replaceAll("\\|[^|]*$", "| "));
        return refused(
            "column without a label", name, lines, ":" + (column + 1) + ": column .* has no label");
      }
      case 5 -> {
        lines.add(column, lines.get(column));
        return refused(
            "column twice", name, lines, ":" + (column + 2) + ": column .* is there twice");
      }
      case 6 -> {
        lines.set(column, lines.get(column).replaceFirst("--   ", "--   nonsense_"));
        return refused(
            "column that the query has not", name, lines, ":\\d+: the query gives no column");
      }
      case 7 -> {
        lines.set(at, lines.get(at).replaceFirst("^--", "- -"));
        return refused("broken line of the header", name, lines, ":\\d+: ");
      }
      case 8 -> {
        int line =
            lines.indexOf(
                lines.stream()
                    .filter(l -> l.startsWith("-- definitions:"))
                    .findFirst()
                    .orElseThrow());
        lines.set(line, "-- definitions: links, nonsense");
        return refused(
            "unknown definition", name, lines, ":" + (line + 1) + ": 'nonsense' is no metric");
      }
      case 9 -> {
        return refused("another name", "x_" + name, lines, "is not the name of the file");
      }
      case 10 -> {
        return query(name, lines, header, random);
      }
      default -> {
        byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        Mutation mutation = BadInputs.any(MUTATIONS, random);
        inputs.write("reports/" + name, mutation.apply(bytes, random));
        return new BadCase(
            name + ": bytes, " + mutation, args(), Set.of(BadCase.DONE, BadCase.USAGE), List.of());
      }
    }
  }

  /** A query that is none, or that does more than read, or that speaks of what is not there. */
  private BadCase query(String name, List<String> lines, int header, Random random) {
    List<String> all = new ArrayList<>(lines.subList(0, header));
    String sql = String.join("\n", lines.subList(header, lines.size()));
    String broken =
        switch (random.nextInt(4)) {
          case 0 -> sql.replaceFirst("(?s)(.*)\\)", "$1 ");
          case 1 -> sql.replaceFirst("(?i)\\bfrom +(\\w+)", "from nonsense_$1");
          case 2 -> "(".repeat(3_000) + sql;
          default -> BadInputs.any(NO_QUERIES, random);
        };
    all.add(broken);
    return refused(
        "query " + broken.substring(0, Math.min(80, broken.length())), name, all, ":\\d+: ");
  }

  private BadCase refused(String what, String name, List<String> lines, String... named) {
    inputs.write("reports/" + name, String.join("\n", lines));
    List<String> all = new ArrayList<>(List.of(named));
    all.add(name);
    return BadCase.of(name + ": " + what, BadCase.USAGE, args(), all.toArray(String[]::new));
  }

  private List<String> args() {
    return BadCase.conf(
        "plan", inputs.configuration(), "--set", "reports.path=" + inputs.bad().resolve("reports"));
  }

  private static List<String> lines(Path file) {
    try {
      return new ArrayList<>(Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
