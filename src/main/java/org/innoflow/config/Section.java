package org.innoflow.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.innoflow.failure.Secrets;

/**
 * One object of a configuration file, read key by key. A missing key or a wrong type is noted in
 * {@link Problems} and a neutral value is returned, so that reading goes on and all faults are
 * reported together; {@link #done()} notes the keys that nobody asked for.
 */
final class Section {
  private static final int LONGEST_SHOWN = 60;

  private final ConfigObject object;
  private final Config config;
  private final String path;
  private final Problems problems;
  private final Set<String> known = new HashSet<>();
  private final Set<String> unread = new HashSet<>();

  Section(ConfigObject object, String path, Problems problems) {
    this.object = object;
    this.config = object.toConfig();
    this.path = path;
    this.problems = problems;
  }

  /** A section without keys, for an object that may be left out. */
  static Section empty() {
    return new Section(ConfigFactory.empty().root(), "", new Problems());
  }

  String path() {
    return path;
  }

  Set<String> keys() {
    return new TreeSet<>(object.keySet());
  }

  boolean has(String key) {
    known.add(key);
    ConfigValue value = object.get(key);
    return value != null && value.valueType() != ConfigValueType.NULL;
  }

  /** Whether the key holds an object, and not a text, a number or a list. */
  boolean isObject(String key) {
    return has(key) && object.get(key).valueType() == ConfigValueType.OBJECT;
  }

  /** Notes a fault of the value at the key, unless it could not even be read. */
  void problem(String key, String reason) {
    if (unread.contains(key)) {
      return;
    }
    ConfigValue value = object.get(key);
    problems.add(value == null ? object.origin() : value.origin(), child(key), reason);
  }

  /** Notes a fault of the whole object. */
  void noted(String reason) {
    problems.add(object.origin(), path, reason);
  }

  String string(String key) {
    return required(key, "a text", config::getString, "");
  }

  /** A text that must not be empty, such as a path. */
  String nonEmpty(String key) {
    String text = string(key);
    if (text.isBlank()) {
      problem(key, "must not be empty");
    }
    return text;
  }

  /** A path on any file system. */
  String address(String key) {
    String text = nonEmpty(key);
    if (text.chars().anyMatch(Character::isISOControl)) {
      problem(key, "must not hold control characters");
    }
    return text;
  }

  /** A whole number of things, 0 or more. */
  int count(String key) {
    int count = integer(key);
    if (count < 0) {
      problem(key, "must be 0 or more");
    }
    return count;
  }

  /** A path on the local disk. */
  Path path(String key) {
    String text = nonEmpty(key);
    return path(key, text).orElse(Path.of(""));
  }

  /** Files on the local disk, each of which must be there. */
  List<Path> files(String key) {
    List<Path> files = new ArrayList<>();
    for (String name : optionalStrings(key)) {
      path(key, name)
          .ifPresent(
              file -> {
                if (Files.isRegularFile(file)) {
                  files.add(file);
                } else {
                  problem(key, "'" + name + "' is no file");
                }
              });
    }
    return files;
  }

  private Optional<Path> path(String key, String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      problem(key, "must be a path: " + e.getReason());
      return Optional.empty();
    }
  }

  Optional<String> optionalString(String key) {
    return has(key) ? Optional.of(string(key)) : Optional.empty();
  }

  int integer(String key) {
    return required(key, "a whole number", this::wholeNumber, 0);
  }

  /** A share: a number from 0 to 1. */
  double share(String key) {
    double share = number(key);
    if (!(share >= 0 && share <= 1)) {
      problem(key, "must lie between 0 and 1");
    }
    return share;
  }

  double number(String key) {
    return required(key, "a number", config::getDouble, 0.0);
  }

  boolean flag(String key) {
    return required(key, "true or false", config::getBoolean, false);
  }

  /** A list of strings; a single string counts as a list of one. */
  List<String> strings(String key) {
    if (has(key) && object.get(key).valueType() == ConfigValueType.STRING) {
      return List.of(string(key));
    }
    return required(key, "a list of texts", config::getStringList, List.of());
  }

  /** As {@link #strings}, with one string or more. */
  List<String> someStrings(String key) {
    List<String> strings = strings(key);
    if (strings.isEmpty()) {
      problem(key, "must name at least one");
    }
    return strings;
  }

  List<String> optionalStrings(String key) {
    return has(key) ? strings(key) : List.of();
  }

  /**
   * One of an enum's constants, written in lower case with hyphens; null, and the fault noted,
   * where it is none of them.
   */
  <E extends Enum<E>> E choice(String key, Class<E> type) {
    return choice(key, string(key), type);
  }

  /** A list of an enum's constants; those that are none of them are noted and left out. */
  <E extends Enum<E>> List<E> choices(String key, Class<E> type) {
    List<E> choices = new ArrayList<>();
    for (String text : strings(key)) {
      E choice = choice(key, text, type);
      if (choice != null) {
        choices.add(choice);
      }
    }
    return choices;
  }

  private <E extends Enum<E>> E choice(String key, String text, Class<E> type) {
    E[] constants = type.getEnumConstants();
    for (E constant : constants) {
      if (Spelling.of(constant).equals(text)) {
        return constant;
      }
    }
    List<String> spellings = Stream.of(constants).map(Spelling::of).toList();
    String nearest =
        Nearest.of(text, spellings).map(n -> "; the nearest is '" + n + "'").orElse("");
    problem(key, "'" + text + "' is none of " + String.join(", ", spellings) + nearest);
    return null;
  }

  /** An object as it is, for the defaults of another file. */
  Config config(String key) {
    return required(key, "an object", config::getConfig, ConfigFactory.empty());
  }

  Section section(String key) {
    return required(key, "an object", this::childSection, empty());
  }

  Optional<Section> optionalSection(String key) {
    return has(key) ? Optional.of(section(key)) : Optional.empty();
  }

  /** A list of objects. */
  List<Section> sections(String key) {
    return required(
        key,
        "a list of objects",
        k -> {
          List<Section> sections = new ArrayList<>();
          for (ConfigObject element : config.getObjectList(k)) {
            sections.add(new Section(element, child(key) + "[" + sections.size() + "]", problems));
          }
          return sections;
        },
        List.of());
  }

  /** As {@link #sections}, with one object or more. */
  List<Section> someSections(String key) {
    List<Section> sections = sections(key);
    if (sections.isEmpty()) {
      problem(key, "must have at least one");
    }
    return sections;
  }

  List<Section> optionalSections(String key) {
    return has(key) ? sections(key) : List.of();
  }

  /** A list of whole numbers. */
  List<Integer> integers(String key) {
    return required(key, "a list of whole numbers", config::getIntList, List.of());
  }

  /**
   * The numbers above the diagonal of a square matrix, row by row, each above 0; one below 1 may be
   * written as a fraction, {@code 1/3}. Empty, and the fault noted, where they are none.
   */
  List<double[]> triangle(String key, int size) {
    String kind =
        "a list of %d lists: how each compares with those after it, numbers above 0 or fractions"
            .formatted(size - 1);
    return required(key, kind, k -> triangle(config.getList(k), size), List.of());
  }

  private static List<double[]> triangle(ConfigList rows, int size) {
    List<double[]> triangle = new ArrayList<>();
    for (ConfigValue row : rows) {
      double[] numbers =
          row.unwrapped() instanceof List<?> cells
              ? cells.stream().mapToDouble(Section::fraction).toArray()
              : new double[0];
      triangle.add(numbers);
      boolean whole = numbers.length == size - triangle.size();
      if (!whole || !Arrays.stream(numbers).allMatch(x -> x > 0 && x < Double.MAX_VALUE)) {
        throw new ConfigException.WrongType(row.origin(), "");
      }
    }
    if (triangle.size() != size - 1) {
      throw new ConfigException.WrongType(rows.origin(), "");
    }
    return triangle;
  }

  /** NaN for what is no number. */
  private static double fraction(Object cell) {
    String[] parts = String.valueOf(cell).split("/", -1);
    try {
      double top = Double.parseDouble(parts[0]);
      return parts.length == 1 ? top : top / Double.parseDouble(parts[1]);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** An object whose keys are names given by the user, in alphabetical order. */
  Map<String, Section> named(String key) {
    Section parent = section(key);
    Map<String, Section> named = new LinkedHashMap<>();
    for (String name : parent.keys()) {
      named.put(name, parent.section(name));
    }
    return named;
  }

  /** An object of which every leaf is a string, with dotted keys, in alphabetical order. */
  Map<String, String> flat(String key) {
    Map<String, String> flat = new TreeMap<>();
    if (has(key) && object.get(key) instanceof ConfigObject nested) {
      nested
          .toConfig()
          .entrySet()
          .forEach(
              e ->
                  flat.put(
                      String.join(".", ConfigUtil.splitPath(e.getKey())),
                      String.valueOf(e.getValue().unwrapped())));
    } else {
      problem(key, has(key) ? "must be an object, not " + shown(key) : "is required");
    }
    return flat;
  }

  /**
   * An object of texts, numbers and lists of either, which come as arrays, in alphabetical order.
   */
  Map<String, Object> values(String key) {
    Map<String, Object> values = new TreeMap<>();
    Section parent = section(key);
    for (String name : parent.keys()) {
      values.put(name, parent.value(name));
    }
    return values;
  }

  private Object value(String key) {
    Object value = object.get(key).unwrapped();
    if (value instanceof List<?> list && list.stream().allMatch(e -> e instanceof Integer)) {
      return list.toArray(Integer[]::new);
    }
    if (value instanceof List<?> list && list.stream().allMatch(e -> e instanceof String)) {
      return list.toArray(String[]::new);
    }
    if (!(value instanceof String || value instanceof Number)) {
      problem(key, "must be a text, a number, or a list of texts or of whole numbers");
    }
    return value;
  }

  /** Notes every key that has not been asked for. */
  void done() {
    for (String key : keys()) {
      if (!known.contains(key)) {
        problem(
            key,
            Nearest.of(key, known)
                .map(near -> "is no key; the nearest is '" + near + "'")
                .orElse("is no key; the keys here are " + String.join(", ", new TreeSet<>(known))));
      }
    }
  }

  private <T> T required(String key, String kind, Function<String, T> read, T otherwise) {
    if (!has(key)) {
      problem(key, "is required");
      unread.add(key);
      return otherwise;
    }
    try {
      return read.apply(ConfigUtil.joinPath(key));
    } catch (ConfigException.WrongType | ConfigException.BadValue e) {
      problem(key, "must be " + kind + ", not " + shown(key));
      unread.add(key);
      return otherwise;
    }
  }

  private Section childSection(String joinedKey) {
    return new Section(config.getObject(joinedKey), child(joinedKey), problems);
  }

  private int wholeNumber(String joinedKey) {
    double number = config.getDouble(joinedKey);
    if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
      throw new ConfigException.WrongType(config.origin(), joinedKey);
    }
    return (int) number;
  }

  /** A value as the user wrote it, or its beginning. */
  private String shown(String key) {
    if (Secrets.isSecret(child(key))) {
      return Secrets.HIDDEN;
    }
    String text = object.get(key).render(ConfigRenderOptions.concise());
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
  }

  private String child(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
