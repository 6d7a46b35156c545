package org.innoflow.config;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * How an index is made of its indicators.
 *
 * @param floor the least normalised value of min-max and rank, so that products have no 0
 * @param components how level-1 nodes are weighted, {@code indicators} how those of level 2 are
 */
public record IndexMethod(
    Normalisation normalisation,
    double floor,
    Aggregation aggregation,
    Weighting components,
    Weighting indicators,
    Missing missing,
    Uncertainty uncertainty)
    implements Serializable {

  /** What makes indicators comparable. */
  public enum Normalisation {
    /** The ratio to the value of the base year. */
    BASE_YEAR,
    /** The place between the least and the greatest value of all places and years. */
    MIN_MAX,
    /** The distance from the mean of all places and years in standard deviations. */
    Z_SCORE,
    /** The share of the year's other places that the place is ahead of. */
    RANK
  }

  /** How values become one. */
  public enum Aggregation {
    ARITHMETIC,
    GEOMETRIC,
    HARMONIC
  }

  /** Where weights come from. */
  public enum Weighting {
    EQUAL,
    /** From the declaration. */
    GIVEN,
    ENTROPY,
    CRITIC,
    /** From the declaration's comparisons, by the analytic hierarchy process. */
    AHP,
    PCA
  }

  /** How missing cells are filled. */
  public enum Imputation {
    /** They are not: the indicator is left out for a place without all years. */
    NONE,
    /**
     * By the place's years around, in a straight line; before the first and after the last as it.
     */
    INTERPOLATE,
    /** By the mean of the year's other places. */
    MEAN
  }

  /**
   * Missing cells.
   *
   * @param leastShare an indicator with a smaller share of its cells is left out
   */
  public record Missing(double leastShare, Imputation imputation) implements Serializable {}

  /**
   * The Monte Carlo runs behind rank intervals.
   *
   * @param draws how many; 0 for none
   * @param spread weights are drawn from (1 - spread) to (1 + spread) times their own
   * @param normalisations one is drawn each time
   */
  public record Uncertainty(int draws, int seed, double spread, List<Normalisation> normalisations)
      implements Serializable {}

  static IndexMethod read(Section section) {
    Normalisation normalisation = section.choice("normalisation", Normalisation.class);
    Section weighting = section.section("weighting");
    IndexMethod method =
        new IndexMethod(
            normalisation,
            section.share("floor"),
            section.choice("aggregation", Aggregation.class),
            weighting.choice("components", Weighting.class),
            weighting.choice("indicators", Weighting.class),
            missing(section.section("missing")),
            uncertainty(section.section("uncertainty"), normalisation));
    weighting.done();
    if (method.floor() == 1) {
      section.problem("floor", "must be below 1");
    }
    method.check(section);
    return method;
  }

  /** A mean of ratios or roots is for positive values. */
  private void check(Section section) {
    if (aggregation == Aggregation.ARITHMETIC || aggregation == null) {
      return;
    }
    List<Normalisation> all = new ArrayList<>(uncertainty.normalisations());
    all.add(0, normalisation);
    if (all.contains(Normalisation.Z_SCORE)) {
      section.problem(
          "aggregation", "cannot be " + Spelling.of(aggregation) + ": z-scores are below 0, too");
    }
    if (floor == 0 && (all.contains(Normalisation.MIN_MAX) || all.contains(Normalisation.RANK))) {
      section.problem(
          "floor",
          "must be above 0, since a " + Spelling.of(aggregation) + " mean needs values above 0");
    }
  }

  private static Missing missing(Section section) {
    Missing missing =
        new Missing(section.share("least-share"), section.choice("imputation", Imputation.class));
    section.done();
    return missing;
  }

  private static Uncertainty uncertainty(Section section, Normalisation own) {
    List<Normalisation> normalisations = section.choices("normalisations", Normalisation.class);
    Uncertainty uncertainty =
        new Uncertainty(
            section.integer("draws"),
            section.integer("seed"),
            section.share("spread"),
            normalisations.isEmpty() && own != null ? List.of(own) : normalisations);
    if (uncertainty.draws() < 0) {
      section.problem("draws", "must be 0 or more");
    }
    section.done();
    return uncertainty;
  }
}
