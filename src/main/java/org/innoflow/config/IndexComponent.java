package org.innoflow.config;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.innoflow.config.IndexMethod.Weighting;

/**
 * A level-1 node of an index.
 *
 * @param weight its share in the index; null where the data tell it
 */
public record IndexComponent(
    String id, String zh, String en, Double weight, List<Indicator> indicators)
    implements Serializable {

  /** The root of every index; no other node may have its name. */
  public static final String TOTAL = "total";

  private static final double SUM_TOLERANCE = 1e-9;

  /** Whether a greater value is better. */
  public enum Direction {
    MORE,
    LESS
  }

  /** Whether a published report names the indicator, or implies it, or we chose it. */
  public enum Origin {
    REPORT,
    OURS
  }

  /**
   * A level-2 node.
   *
   * @param series the name of its values
   * @param weight its share in the component; null where the data tell it
   */
  public record Indicator(
      String id,
      String zh,
      String en,
      String unit,
      Direction direction,
      Origin origin,
      String series,
      Double weight)
      implements Serializable {}

  static List<IndexComponent> readAll(
      Section declaration, IndexMethod method, Map<String, IndexSeries> series) {
    List<Section> sections = declaration.someSections("components");
    List<Double> weights = weights(declaration, "components", sections, method.components());
    Set<String> names = new HashSet<>(Set.of(TOTAL));
    List<IndexComponent> components = new ArrayList<>();
    for (int i = 0; i < sections.size(); i++) {
      Section section = sections.get(i);
      components.add(
          new IndexComponent(
              name(section, names),
              section.nonEmpty("zh"),
              section.nonEmpty("en"),
              weights.get(i),
              indicators(section, method.indicators(), series, names)));
      section.done();
    }
    return components;
  }

  private static List<Indicator> indicators(
      Section component, Weighting weighting, Map<String, IndexSeries> series, Set<String> names) {
    List<Section> sections = component.someSections("indicators");
    List<Double> weights = weights(component, "indicators", sections, weighting);
    List<Indicator> indicators = new ArrayList<>();
    for (int i = 0; i < sections.size(); i++) {
      indicators.add(indicator(sections.get(i), weights.get(i), series, names));
    }
    return indicators;
  }

  private static Indicator indicator(
      Section section, Double weight, Map<String, IndexSeries> series, Set<String> names) {
    String id = name(section, names);
    Indicator indicator =
        new Indicator(
            id,
            section.nonEmpty("zh"),
            section.nonEmpty("en"),
            section.optionalString("unit").orElse(""),
            section.has("direction")
                ? section.choice("direction", Direction.class)
                : Direction.MORE,
            section.has("origin") ? section.choice("origin", Origin.class) : Origin.OURS,
            section.optionalString("series").orElse(id),
            weight);
    if (!series.containsKey(indicator.series())) {
      section.problem(
          section.has("series") ? "series" : "id", IndexSeries.unknown(indicator.series(), series));
    }
    section.done();
    return indicator;
  }

  private static String name(Section section, Set<String> names) {
    String id = section.nonEmpty("id");
    if (!names.add(id)) {
      section.problem("id", "'" + id + "' is the name of another node");
    }
    return id;
  }

  /** The weights that the declaration itself decides; nulls where the data do. */
  private static List<Double> weights(
      Section parent, String key, List<Section> nodes, Weighting weighting) {
    List<Double> weights = new ArrayList<>();
    for (Section node : nodes) {
      weights.add(weighting == Weighting.GIVEN ? Double.valueOf(node.share("weight")) : null);
    }
    if (weighting == Weighting.GIVEN) {
      double sum = weights.stream().mapToDouble(w -> w).sum();
      if (!nodes.isEmpty() && Math.abs(sum - 1) > SUM_TOLERANCE) {
        parent.problem(key, "have weights that sum to " + sum + ", not 1");
      }
    } else if (weighting == Weighting.EQUAL) {
      weights.replaceAll(w -> 1.0 / nodes.size());
    } else if (weighting == Weighting.AHP) {
      double[] compared = compared(parent, nodes.size());
      for (int i = 0; i < compared.length; i++) {
        weights.set(i, compared[i]);
      }
    }
    return weights;
  }

  private static double[] compared(Section parent, int nodes) {
    if (nodes < 2) {
      return nodes == 1 ? new double[] {1} : new double[0];
    }
    if (nodes > Comparisons.most()) {
      parent.problem("comparisons", "can be of " + Comparisons.most() + " at most");
      return new double[0];
    }
    List<double[]> upper = parent.triangle("comparisons", nodes);
    if (upper.isEmpty()) {
      return new double[0];
    }
    Comparisons comparisons = Comparisons.of(upper);
    if (comparisons.ratio() > Comparisons.HIGHEST_RATIO) {
      parent.problem(
          "comparisons",
          "contradict each other: their consistency ratio is %.3f, above %.1f"
              .formatted(comparisons.ratio(), Comparisons.HIGHEST_RATIO));
    }
    return comparisons.weights();
  }
}
