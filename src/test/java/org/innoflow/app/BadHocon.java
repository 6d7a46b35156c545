package org.innoflow.app;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.innoflow.testkit.Mutation;

/** HOCON files with one fault each: in what they say, in how they are written, in their bytes. */
final class BadHocon implements BadInputs {
  private static final String NONSENSE = "nonsense";
  private static final List<Mutation> MUTATIONS = List.of(Mutation.values());

  /**
   * A kind of file.
   *
   * @param file the name that a file gets
   * @param trees what sound files say
   * @param open keys of objects that hold whatever names the user likes
   * @param unread keys that another file may override, so that a fault there may go unseen
   * @param required keys at the top without which there is no such file
   * @param choices keys whose text is one of a few
   * @param command the command that reads it
   */
  private record Kind(
      String file,
      Map<String, Map<String, Object>> trees,
      Set<String> open,
      Set<String> unread,
      Set<String> required,
      Set<String> choices,
      Function<Path, List<String>> command) {}

  /** A place in a tree: the object or list that holds it, and its key or index there. */
  private record Node(Object parent, Object key, boolean inOpen) {
    Object value() {
      return parent instanceof Map<?, ?> map ? map.get(key) : ((List<?>) parent).get((Integer) key);
    }

    @SuppressWarnings("unchecked")
    void set(Object value) {
      if (parent instanceof Map<?, ?> map) {
        ((Map<Object, Object>) map).put(key, value);
      } else {
        ((List<Object>) parent).set((Integer) key, value);
      }
    }
  }

  private final SoundInputs inputs;
  private final Kind kind;

  private BadHocon(SoundInputs inputs, Kind kind) {
    this.inputs = inputs;
    this.kind = kind;
  }

  static BadHocon configurations(SoundInputs inputs) {
    Config all =
        ConfigFactory.parseFile(inputs.configuration().toFile())
            .withFallback(ConfigFactory.parseResources("reference.conf"))
            .resolve();
    return new BadHocon(
        inputs,
        new Kind(
            "case.conf",
            Map.of("small.conf", tree(all.withoutPath("indices.defaults"))),
            Set.of(
                "sources",
                "sectors",
                "taxonomies",
                "terms",
                "currencies",
                "USD",
                "region-sets",
                "parameters",
                "conf",
                "ai-chain",
                "function",
                "patent-topic",
                "ai-field"),
            Set.of("home"),
            Set.of(),
            Set.of("lock"),
            file -> BadCase.conf("plan", file)));
  }

  static BadHocon profiles(SoundInputs inputs) {
    return new BadHocon(
        inputs,
        new Kind(
            "case.conf",
            trees(SoundInputs.SHIPPED.resolve("sources")),
            Set.of("lookups", "currency-names", "kind-names", "tag-names"),
            Set.of(),
            Set.of("layer", "row", "event", "reference", "fields"),
            Set.of("layer", "row", "reference", "role"),
            file ->
                BadCase.conf(
                    "plan",
                    inputs.withoutSources(),
                    "--set",
                    "profiles.path=" + file.getParent(),
                    "--set",
                    "sources.x={ profile = case, files = [sound/patents.csv] }")));
  }

  static BadHocon indices(SoundInputs inputs) {
    return new BadHocon(
        inputs,
        new Kind(
            "case.conf",
            trees(SoundInputs.SHIPPED.resolve("indices")),
            Set.of("series", "region-names", "values"),
            Set.of(),
            Set.of("zh", "en", "version", "level", "region-sets", "years", "components"),
            Set.of("level", "normalisation", "aggregation"),
            file ->
                BadCase.conf(
                    "plan",
                    inputs.configuration(),
                    "--set",
                    "indices.path=" + file.getParent(),
                    "--set",
                    "indices.compute=[case]")));
  }

  private static Map<String, Map<String, Object>> trees(Path folder) {
    Map<String, Map<String, Object>> trees = new TreeMap<>();
    for (Path file : SoundInputs.files(folder, ".conf")) {
      trees.put(
          file.getFileName().toString(), tree(ConfigFactory.parseFile(file.toFile()).resolve()));
    }
    return trees;
  }

  private static Map<String, Object> tree(Config config) {
    return config.root().unwrapped();
  }

  @Override
  public BadCase next(Random random) {
    String origin = BadInputs.any(List.copyOf(kind.trees().keySet()), random);
    return switch (random.nextInt(10)) {
      case 0, 1, 2, 3, 4 -> meaning(origin, random);
      case 5, 6, 7 -> writing(origin, random);
      default -> bytes(origin, random);
    };
  }

  private BadCase meaning(String origin, Random random) {
    Map<String, Object> tree = copy(kind.trees().get(origin));
    List<Node> nodes = new ArrayList<>();
    collect(tree, false, nodes);
    String what =
        switch (random.nextInt(5)) {
          case 0 -> wrongType(nodes, random);
          case 1 -> unknownKey(tree, nodes, random);
          case 2 -> misspeltKey(nodes, random);
          case 3 -> missingKey(tree, nodes, random);
          default -> misspeltChoice(tree, nodes, random);
        };
    Path file = inputs.write(kind.file(), text(tree));
    return BadCase.of(
        origin + ": " + what, BadCase.USAGE, kind.command().apply(file), kind.file() + ":\\d+: ");
  }

  private String wrongType(List<Node> nodes, Random random) {
    Node node = BadInputs.any(nodes.stream().filter(n -> !isOpen(n)).toList(), random);
    node.set(ofAnotherType(node.value(), random));
    return "wrong type of " + node.key();
  }

  private String unknownKey(Map<String, Object> tree, List<Node> nodes, Random random) {
    List<Node> objects =
        nodes.stream().filter(n -> n.value() instanceof Map && !isOpen(n)).toList();
    boolean atTop = objects.isEmpty() || random.nextInt(4) == 0;
    Map<String, Object> object = atTop ? tree : object(BadInputs.any(objects, random).value());
    object.put(NONSENSE + random.nextInt(100), "x");
    return "unknown key";
  }

  private String misspeltKey(List<Node> nodes, Random random) {
    Node node =
        BadInputs.any(
            nodes.stream().filter(n -> n.key() instanceof String && !n.inOpen()).toList(), random);
    String typo = BadInputs.misspelt((String) node.key(), random);
    Map<String, Object> object = object(node.parent());
    object.put(typo, object.remove(node.key()));
    return "misspelt key " + node.key() + ", " + typo;
  }

  private String missingKey(Map<String, Object> tree, List<Node> nodes, Random random) {
    List<String> keys = tree.keySet().stream().filter(kind.required()::contains).sorted().toList();
    if (keys.isEmpty()) {
      return unknownKey(tree, nodes, random);
    }
    String key = BadInputs.any(keys, random);
    tree.remove(key);
    return "without " + key;
  }

  private String misspeltChoice(Map<String, Object> tree, List<Node> nodes, Random random) {
    List<Node> choices =
        nodes.stream()
            .filter(n -> kind.choices().contains(n.key()) && n.value() instanceof String)
            .toList();
    if (choices.isEmpty()) {
      return unknownKey(tree, nodes, random);
    }
    Node node = BadInputs.any(choices, random);
    String typo = BadInputs.misspelt((String) node.value(), random);
    node.set(typo);
    return "misspelt " + node.key() + " " + typo;
  }

  /** An object or list in place of a text, a text in place of anything else. */
  private static Object ofAnotherType(Object value, Random random) {
    if (value instanceof String) {
      return Map.of(NONSENSE, 1);
    }
    if (value instanceof List) {
      return random.nextBoolean() ? Map.of(NONSENSE, 1) : 17;
    }
    // A column may be a text or an object, so that a text is a fault of no object.
    return value instanceof Map || random.nextBoolean()
        ? List.of(List.of(NONSENSE))
        : "a " + NONSENSE;
  }

  private BadCase writing(String origin, Random random) {
    String text = text(kind.trees().get(origin));
    List<String> lines = new ArrayList<>(text.lines().toList());
    int at = random.nextInt(lines.size() - 1);
    String stray =
        BadInputs.any(List.of("}", "]", "\"open", "= =", ", ,", "{", "${", "\\"), random);
    switch (random.nextInt(9)) {
      case 0, 1, 2 -> {
        lines.add(1 + at, stray);
        return refused(origin + ": stray " + stray, String.join("\n", lines), "no HOCON");
      }
      case 3 -> {
        return refused(origin + ": a circle", with("a-x = ${b-x}\nb-x = ${a-x}", lines), "[ab]-x");
      }
      case 4 -> {
        return refused(
            origin + ": unresolved", with("x-y = ${no.such.key}", lines), "no\\.such\\.key");
      }
      case 5 -> {
        String include =
            BadInputs.any(
                List.of(
                    "required(\"nowhere.conf\")",
                    "required(file(\"/nowhere/x.conf\"))",
                    "url(\"http://127.0.0.1:9/x.conf\")",
                    "file(\"/etc/hostname\")",
                    "\"../../elsewhere.conf\"",
                    "classpath(\"reference.conf\")"),
                random);
        return refused(origin + ": include " + include, with("include " + include, lines));
      }
      case 6 -> {
        return refused(origin + ": nested deeply", with("x = " + "[".repeat(20_000), lines));
      }
      case 7 -> {
        Path file = inputs.write(kind.file() + "/inside.txt", "").getParent();
        return BadCase.of("a folder", BadCase.USAGE, kind.command().apply(file));
      }
      default -> {
        Path file = inputs.bad().resolve(kind.file());
        return BadCase.of("no file", BadCase.USAGE, kind.command().apply(file));
      }
    }
  }

  /** A text with a line more within its root object. */
  private static String with(String line, List<String> lines) {
    List<String> all = new ArrayList<>(lines);
    all.add(1, line);
    return String.join("\n", all);
  }

  private BadCase refused(String what, String text, String... named) {
    Path file = inputs.write(kind.file(), text);
    return BadCase.of(what, BadCase.USAGE, kind.command().apply(file), named);
  }

  private BadCase bytes(String origin, Random random) {
    byte[] sound = text(kind.trees().get(origin)).getBytes(StandardCharsets.UTF_8);
    Mutation mutation = BadInputs.any(MUTATIONS, random);
    Path file = inputs.write(kind.file(), mutation.apply(sound, random));
    return new BadCase(
        origin + ": bytes, " + mutation,
        kind.command().apply(file),
        Set.of(BadCase.DONE, BadCase.USAGE, BadCase.INPUT),
        List.of());
  }

  private boolean isOpen(Node node) {
    return node.inOpen() || kind.open().contains(node.key());
  }

  /** All places of a tree at which a fault is seen. */
  private void collect(Object value, boolean inOpen, List<Node> nodes) {
    if (value instanceof Map<?, ?> map) {
      for (Object key : map.keySet().stream().sorted().toList()) {
        if (!kind.unread().contains(key)) {
          nodes.add(new Node(map, key, inOpen));
          collect(map.get(key), kind.open().contains(key), nodes);
        }
      }
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        nodes.add(new Node(list, i, inOpen));
        collect(list.get(i), false, nodes);
      }
    }
  }

  private static Map<String, Object> copy(Map<String, Object> tree) {
    return object(copyOf(tree));
  }

  private static Object copyOf(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.keySet().stream().sorted().forEach(key -> copy.put(key, copyOf(map.get(key))));
      return copy;
    }
    if (value instanceof List<?> list) {
      return new ArrayList<>(list.stream().map(BadHocon::copyOf).toList());
    }
    return value;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }

  private static String text(Map<String, Object> tree) {
    return ConfigValueFactory.fromMap(tree)
        .render(ConfigRenderOptions.defaults().setOriginComments(false).setComments(false));
  }
}
