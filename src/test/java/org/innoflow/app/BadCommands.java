package org.innoflow.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Commands, options and settings with one fault each. */
final class BadCommands {
  private static final List<String> WORDS =
      List.of(
          "plan",
          "profile",
          "describe",
          "locate",
          "run",
          "ingest",
          "resolve",
          "flows",
          "network",
          "index",
          "report",
          "release",
          "releases",
          "rejects",
          "explain");

  /** Names that are no run's: they would leave the output folder, or name what is not a folder. */
  private static final List<String> NO_RUN_IDS =
      List.of(
          "../../x",
          "..",
          ".",
          "/etc",
          "a/b",
          "a\\b",
          "",
          " ",
          "x y",
          "a\nb",
          "../releases/x",
          "x/../../..",
          "file:///etc",
          "%2e%2e",
          "*",
          ".lock",
          "a\u0000b",
          "'; drop table x",
          "甲");

  /** Values out of range, by key; each is no value of its key. */
  private static final Map<String, List<String>> NO_VALUES = new TreeMap<>();

  static {
    value("checks.max-reject-share", "-0.1", "1.5", "NaN", "1e999");
    value("flows.role-threshold", "2", "-1");
    value("flows.region-sets", "[nowhere]", "[\"all\", \"yrd14\"]");
    value("network.region-sets", "[nowhere]");
    value("network.levels", "[town]", "[organisation]");
    value("network.organisations.layers", "[copatents]");
    value("network.organisations.windows", "[decade]");
    value("network.organisations.most-links", "0", "-1", "many");
    value("network.pagerank.damping", "0", "1", "1.5", "NaN");
    value("network.pagerank.iterations", "0", "-3", "1.5", "99999999999");
    value("network.pagerank.tolerance", "0", "-1e-9", "NaN");
    value("network.pagerank.max-iterations", "0", "1");
    value("network.limits.distance-sources", "127", "65537");
    value("network.limits.small-vertices", "-1");
    value("network.limits.edges", "-1");
    value("network.limits.distance-steps", "-1", "NaN");
    value("network.limits.community-edges", "-5");
    value("network.community-seeds", "1", "-2");
    value("network.label-steps", "0");
    value("network.significance", "0", "1", "2");
    value("specialisation.windows", "[month]");
    value("specialisation.pairs", "[g60]");
    value("specialisation.max-sectors", "0");
    value("output.lock", "exclusif", "EXCLUSIVE");
    value("output.path", "\"\"", "\"a\\u0000b\"", "\"nofs://x/y\"");
    value(
        "input.path",
        "\"\"",
        "\"a\\u0000b\"",
        "\"nofs://x/y\"",
        "\"http:// x\"",
        "\"[\"",
        "\"{a\"");
    value("profiles.path", "\"\"", "\"a\\u0000b\"", "\"/nowhere\"");
    value("reports.path", "\"\"", "\"a\\u0000b\"", "\"/nowhere\"", "\"/etc/hostname\"");
    value("indices.path", "\"\"", "\"a\\u0000b\"");
    value("indices.compute", "[nothing]", "[\"../sources/patsnap\"]", "[\"/etc/passwd\"]");
    value(
        "sources.patents.profile",
        "nothing",
        "\"../patsnap\"",
        "\"/etc/passwd\"",
        "\"..\"",
        "\"a\\u0000b\"",
        "\"patsnap.conf\"");
    value(
        "sources.patents.files",
        "[]",
        "[\"a\\u0000b\"]",
        "[\"\"]",
        "[\"nofs://x\"]",
        "[\"[\"]",
        "[\"{a\"]",
        "[\"nowhere.csv\"]");
    value("sources.patents.max-reject-share", "3", "-1");
    value("sources.patents.lookups", "{ x = [y.csv] }");
    value("organisations.aliases", "[nowhere.csv]", "[\"a\\u0000b\"]", "[\"/etc\"]");
    value("checks.published", "[nowhere.conf]", "[\"a\\u0000b\"]");
    value("policies.terms", "[\"\"]");
    value("currencies.USD.2021", "0", "-1");
    value("currencies.USD", "{ 21 = 6 }");
    value("region-sets.all", "[\"310000\"]");
    value("region-sets.yrd41", "[\"999999\"]", "[\"\"]", "[nowhere]", "[]");
    value("reports.parameters.year", "{}", "null", "[[1]]", "true");
    value("taxonomies.ai-chain.applies-to", "[ventures]");
    value("taxonomies.ai-chain.otherwise", "nothing");
    value("sectors.ALL", "{ x { zh = a, en = b } }");
  }

  private BadCommands() {}

  private static void value(String key, String... values) {
    NO_VALUES.put(key, List.of(values));
  }

  /** Values that a key does not take, in the file and by {@code --set}. */
  static BadInputs values(SoundInputs inputs) {
    List<String> keys = List.copyOf(NO_VALUES.keySet());
    return random -> {
      String key = BadInputs.any(keys, random);
      String value = BadInputs.any(NO_VALUES.get(key), random);
      Set<Integer> codes = Set.of(BadCase.USAGE, BadCase.INPUT);
      Path file = inputs.write("more.conf", inputs.text() + key + " = " + value + "\n");
      List<String> args =
          random.nextBoolean() || !value.matches("[\\[{\"0-9-].*")
              ? BadCase.conf("plan", file)
              : BadCase.conf("plan", inputs.configuration(), "--set", key + "=" + value);
      return new BadCase(key + " = " + value, args, codes, List.of());
    };
  }

  /** Texts that are no settings. */
  static BadInputs settings(SoundInputs inputs) {
    List<String> texts =
        List.of(
            "",
            "=",
            "=x",
            "x",
            "nonsense",
            "  =1",
            "a..b=1",
            ".=1",
            "\"=1",
            "${x}=1",
            "output.pth=x",
            "output.path.x=1",
            "sources.patents.file=[a.csv]",
            "sources.patents.files={a=1}",
            "sources.patents=1",
            "sources=[]",
            "sources.x={}",
            "sources.x.profile=patsnap",
            "flows=1",
            "flows.region-sets=7",
            "network.pagerank.damping=high",
            "output.path=${nowhere}",
            "output.keep-stage=perhaps",
            "region-sets.x=17",
            "input=x",
            "spark.conf=x",
            "spark.mater=x",
            "checks.max-reject-share=",
            "reports.parameters=[1]",
            "indices.compute=delta",
            "output.path=[a, b]",
            "x=[1, 2",
            "output.lock={",
            "network.levels=[[city]]",
            "sources.patents.files=[{a = 1}]",
            "reports.parameters.year={a = 1}",
            "home.x=1");
    return random -> {
      String text = BadInputs.any(texts, random);
      String command = BadInputs.any(List.of("plan", "describe", "releases list"), random);
      List<String> args = new ArrayList<>(List.of(command.split(" ")));
      args.addAll(List.of("--conf", inputs.configuration().toString(), "--set", text));
      return new BadCase(command + " --set " + text, args, Set.of(BadCase.USAGE), List.of());
    };
  }

  /** Commands that are none, options that they have not, run ids that are none. */
  static BadInputs commands(SoundInputs inputs) {
    return random ->
        switch (random.nextInt(6)) {
          case 0 -> {
            String word = BadInputs.misspelt(BadInputs.any(WORDS, random), random);
            yield BadCase.of("command " + word, BadCase.USAGE, List.of(word), "command '");
          }
          case 1 -> {
            String word = BadInputs.any(WORDS, random);
            List<String> option =
                BadInputs.any(
                    List.of(
                        List.of("--cnof", "x"),
                        List.of("--conf"),
                        List.of("--conf", "a.conf", "--conf", "b.conf"),
                        List.of("--set"),
                        List.of("--keep", "many"),
                        List.of("more", "words", "than", "it", "takes"),
                        List.of("--limit", "1e3"),
                        List.of("@/nowhere/args"),
                        List.of("-x"),
                        List.of("")),
                    random);
            yield new BadCase(
                word + " " + option,
                Stream.concat(Stream.of(word), option.stream()).toList(),
                Set.of(BadCase.USAGE),
                List.of());
          }
          case 2, 3 -> runIds(inputs, random);
          case 4 -> files(inputs, random);
          default -> outputs(inputs, random);
        };
  }

  private static BadCase runIds(SoundInputs inputs, Random random) {
    String id = BadInputs.any(NO_RUN_IDS, random);
    List<String> command =
        BadInputs.any(
            List.of(
                List.of("releases", "show", id),
                List.of("releases", "verify", id),
                List.of("releases", "diff", id),
                List.of("releases", "diff", "current", id),
                List.of("explain", "--table", "flow_city", "--where", "true", "--release", id),
                List.of("run", "--resume", id),
                List.of("resolve", "--run-id", id),
                List.of("release", "--run-id", id),
                List.of("index", "--run-id", id),
                List.of("rejects", "--source", "x", "--output", "x.csv", "--run-id", id)),
            random);
    List<String> args = new ArrayList<>(command);
    args.addAll(List.of("--conf", inputs.configuration().toString()));
    return BadCase.of(String.join(" ", command), BadCase.USAGE, args);
  }

  private static BadCase files(SoundInputs inputs, Random random) {
    String file = inputs.write("a.csv", "address,x\n苏州市,1\n").toString();
    String other = inputs.bad().resolve("nowhere/out.csv").toString();
    return BadInputs.any(
        List.of(
            BadCase.of(
                "locate nothing",
                BadCase.INPUT,
                List.of("locate", "--input", "nowhere.csv", "--column", "address")),
            BadCase.of(
                "locate a folder",
                BadCase.INPUT,
                List.of("locate", "--input", inputs.bad().toString(), "--column", "address")),
            BadCase.of(
                "locate by no column",
                BadCase.INPUT,
                List.of("locate", "--input", file, "--column", "adress"),
                "nearest: 'address'"),
            BadCase.of(
                "locate by no province",
                BadCase.INPUT,
                List.of(
                    "locate", "--input", file, "--column", "address", "--province-column", "p")),
            BadCase.of(
                "locate to itself",
                BadCase.USAGE,
                List.of("locate", "--input", file, "--column", "address", "--output", file)),
            BadCase.of(
                "locate to no folder",
                BadCase.USAGE,
                List.of("locate", "--input", file, "--column", "address", "--output", other),
                "nowhere"),
            BadCase.of(
                "locate to a folder",
                BadCase.USAGE,
                List.of(
                    "locate",
                    "--input",
                    file,
                    "--column",
                    "address",
                    "--output",
                    inputs.bad().toString())),
            BadCase.of(
                "locate in no encoding",
                BadCase.USAGE,
                List.of("locate", "--input", file, "--column", "address", "--encoding", "UTF-88"),
                "UTF-88"),
            BadCase.of(
                "locate in a strange encoding",
                BadCase.USAGE,
                List.of("locate", "--input", file, "--column", "address", "--encoding", "")),
            BadCase.of(
                "locate on no day",
                BadCase.USAGE,
                List.of("locate", "--input", file, "--column", "address", "--date", "2021-02-30")),
            BadCase.of(
                "locate by no glob",
                BadCase.USAGE,
                List.of("locate", "--input", "[", "--column", "address")),
            BadCase.of(
                "locate an unknown file system",
                BadCase.USAGE,
                List.of("locate", "--input", "nofs://x/a.csv", "--column", "address"),
                "nofs"),
            BadCase.of(
                "describe no table",
                BadCase.USAGE,
                BadCase.conf("describe", inputs.configuration(), "flow_town"),
                "flow_town"),
            BadCase.of(
                "explain no table",
                BadCase.USAGE,
                BadCase.conf("explain", inputs.configuration(), "--table", "x", "--where", "true")),
            BadCase.of(
                "explain no row",
                BadCase.USAGE,
                BadCase.conf(
                    "explain",
                    inputs.configuration(),
                    "--table",
                    "flow_city",
                    "--where",
                    "true",
                    "--limit",
                    "0")),
            BadCase.of("prune all", BadCase.USAGE, List.of("releases", "prune", "--keep", "0")),
            BadCase.of(
                "profile of no source",
                BadCase.USAGE,
                BadCase.conf(
                    "profile", inputs.configuration(), "--source", "nothing", "--file", file)),
            BadCase.of(
                "profile of a path",
                BadCase.USAGE,
                BadCase.conf(
                    "profile", inputs.configuration(), "--source", "../patsnap", "--file", file)),
            BadCase.of(
                "profile of a key",
                BadCase.USAGE,
                BadCase.conf(
                    "profile", inputs.configuration(), "--source", "a=b.c", "--file", file)),
            BadCase.of(
                "profile of nothing",
                BadCase.USAGE,
                BadCase.conf("profile", inputs.configuration(), "--source", "", "--file", file)),
            BadCase.of(
                "profile of a quote",
                BadCase.USAGE,
                BadCase.conf(
                    "profile", inputs.configuration(), "--source", "a\"b", "--file", file)),
            BadCase.of(
                "diff of less than nothing",
                BadCase.USAGE,
                BadCase.conf("releases", inputs.configuration()).subList(0, 1)),
            BadCase.of(
                "a file of no name",
                BadCase.USAGE,
                BadCase.conf(
                    "profile",
                    inputs.configuration(),
                    "--source",
                    "patents",
                    "--file",
                    "a\u0000b"))),
        random);
  }

  /** Output folders that hold what no run has written. */
  private static BadCase outputs(SoundInputs inputs, Random random) {
    String text =
        BadInputs.any(
            List.of(
                "",
                "{",
                "nonsense",
                "[]",
                "{\"run_id\": \"../../etc\"}",
                "{\"run_id\": 7}",
                "\u0000",
                "{\"run_id\": \"\"}"),
            random);
    boolean pointer = random.nextBoolean();
    inputs.write(
        pointer ? "out/current.json" : "out/releases/20260101T000000Z-a/manifest.json", text);
    List<String> command =
        BadInputs.any(
            List.of(
                List.of("releases", "list"),
                List.of("releases", "show"),
                List.of("releases", "show", "20260101T000000Z-a"),
                List.of("releases", "prune", "--keep", "1")),
            random);
    List<String> args = new ArrayList<>(command);
    args.addAll(List.of("--set", "output.path=" + inputs.bad().resolve("out")));
    return new BadCase(
        String.join(" ", command) + " with " + (pointer ? "pointer " : "manifest ") + text,
        args,
        Set.of(BadCase.DONE, BadCase.FAILED, BadCase.USAGE),
        List.of());
  }
}
