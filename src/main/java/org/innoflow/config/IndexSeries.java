package org.innoflow.config;

import java.io.Serializable;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Where the values of an indicator come from: one value for a place and a year. */
public sealed interface IndexSeries extends Serializable {

  /** How a place's value is made of its cities', where a source has none of the place itself. */
  enum RollUp {
    /** It is not. */
    NONE,
    SUM,
    MEAN
  }

  /** The value of a cell without a row: null where it is missing. */
  Double otherwise();

  /**
   * Values of table indicator.
   *
   * @param indicator the name of the indicator there
   * @param unit the unit of the rows that count; null where all have one
   */
  record Given(String indicator, String unit, RollUp rollUp, Double otherwise)
      implements IndexSeries {}

  /**
   * A query over the published tables.
   *
   * @param sql gives place_id, year, value
   * @param key where it stands, {@code series.papers.sql}
   */
  record Query(String sql, String key, Double otherwise) implements IndexSeries {}

  /**
   * A series over another one; a year in which either is missing, or the second is 0, is missing.
   */
  record Ratio(String numerator, String denominator, Double otherwise) implements IndexSeries {}

  /** All series of a declaration by name; ratios of each other are followed to their ends. */
  static Map<String, IndexSeries> readAll(Section declaration) {
    Section section = declaration.section("series");
    Map<String, IndexSeries> all = new TreeMap<>();
    for (String name : section.keys()) {
      all.put(name, read(section.section(name)));
    }
    for (String name : section.keys()) {
      checkRatio(section.section(name), name, all);
    }
    section.done();
    return all;
  }

  private static IndexSeries read(Section section) {
    Double otherwise = section.has("otherwise") ? section.number("otherwise") : null;
    IndexSeries series;
    if (section.has("sql")) {
      series = new Query(section.nonEmpty("sql"), section.path() + ".sql", otherwise);
    } else if (section.has("over") || section.has("numerator")) {
      series = new Ratio(section.string("numerator"), section.string("over"), otherwise);
    } else {
      RollUp rollUp =
          section.has("roll-up") ? section.choice("roll-up", RollUp.class) : RollUp.NONE;
      series =
          new Given(
              section.nonEmpty("indicator"),
              section.optionalString("unit").orElse(null),
              rollUp,
              otherwise);
    }
    section.done();
    return series;
  }

  private static void checkRatio(Section section, String name, Map<String, IndexSeries> all) {
    if (!(all.get(name) instanceof Ratio ratio)) {
      return;
    }
    Map<String, String> parts = Map.of("numerator", ratio.numerator(), "over", ratio.denominator());
    new TreeMap<>(parts)
        .forEach(
            (key, part) -> {
              if (!all.containsKey(part)) {
                section.problem(key, unknown(part, all));
              } else if (leadsTo(part, name, all, new HashSet<>())) {
                section.problem(key, "'" + part + "' is itself made of '" + name + "'");
              }
            });
  }

  /** What is said of a name that no series has. */
  static String unknown(String name, Map<String, IndexSeries> all) {
    return "'"
        + name
        + "' is none of series"
        + Nearest.of(name, all.keySet())
            .map(near -> "; the nearest is '" + near + "'")
            .orElse(", which has " + String.join(", ", all.keySet()));
  }

  /** Whether a ratio is made, at whatever depth, of a series. */
  private static boolean leadsTo(
      String from, String name, Map<String, IndexSeries> all, Set<String> seen) {
    return from.equals(name)
        || (seen.add(from)
            && all.get(from) instanceof Ratio ratio
            && (leadsTo(ratio.numerator(), name, all, seen)
                || leadsTo(ratio.denominator(), name, all, seen)));
  }
}
