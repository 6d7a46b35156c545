package org.innoflow.config;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far a run may differ from the release before it.
 *
 * @param refuseColumns whether inputs with other columns end a run before any work
 * @param bounds what is bounded
 */
public record DriftSettings(boolean refuseColumns, Map<Measure, Bounds> bounds) {

  /** What is compared with the release before, each for every source, layer or table. */
  public enum Measure {
    /** Rows of each source. */
    ROWS,
    /** Events of each layer. */
    EVENTS,
    /** Links of each layer. */
    LINKS,
    /** Links of each layer both ends of which are located. */
    LOCATED_LINKS,
    /** Amounts of each layer, yuan. */
    AMOUNT_CNY,
    /** Rows of each published table. */
    TABLE_ROWS
  }

  /**
   * How far a number may move, as a share of what it was before: 0.2 is a fifth.
   *
   * @param decline empty where it may decline to nothing
   * @param growth empty where it may grow without bound
   */
  public record Bounds(Optional<Double> decline, Optional<Double> growth) {}

  private enum Columns {
    REPORT,
    REFUSE
  }

  static DriftSettings read(Section section) {
    boolean refuse = section.choice("columns", Columns.class) == Columns.REFUSE;
    Section bounds = section.section("bounds");
    Map<Measure, Bounds> read = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      bounds.optionalSection(Spelling.of(measure)).ifPresent(b -> read.put(measure, bounds(b)));
    }
    bounds.done();
    section.done();
    return new DriftSettings(refuse, read);
  }

  private static Bounds bounds(Section section) {
    Optional<Double> decline =
        section.has("decline") ? Optional.of(section.share("decline")) : Optional.empty();
    Optional<Double> growth =
        section.has("growth") ? Optional.of(section.number("growth")) : Optional.empty();
    if (growth.isPresent() && !(growth.get() >= 0)) {
      section.problem("growth", "must not be below 0");
    }
    section.done();
    return new Bounds(decline, growth);
  }
}
