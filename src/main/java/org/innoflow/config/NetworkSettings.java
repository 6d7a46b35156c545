package org.innoflow.config;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.innoflow.contract.Layer;
import org.innoflow.contract.Window;

/**
 * What graphs are made and how their statistics are computed.
 *
 * @param levels city, province
 * @param regionSets names of region sets; {@code all} is every place that has an edge
 * @param cumulativeSchemes the schemes that have graphs of all years up to each year, too
 */
public record NetworkSettings(
    List<String> levels,
    List<String> regionSets,
    List<String> cumulativeSchemes,
    Organisations organisations,
    PageRank pageRank,
    Limits limits,
    int seeds,
    int labelSteps,
    double significance) {

  /**
   * The graphs whose vertices are organisations.
   *
   * @param layers of these layers
   * @param windows ids of {@link Window}
   * @param tags for each also a graph of the organisations with the tag and their partners
   * @param mostLinks an event of more links is in none of the graphs
   */
  public record Organisations(
      List<String> layers, List<String> windows, List<String> tags, long mostLinks)
      implements Serializable {}

  /**
   * PageRank.
   *
   * @param damping the probability of following an edge
   * @param iterations GraphFrames iterations over all small graphs together
   * @param tolerance the L1 change per iteration at which a graph's ranks count as converged
   * @param maxIterations the most iterations that a graph's ranks are given
   */
  public record PageRank(double damping, int iterations, double tolerance, int maxIterations)
      implements Serializable {}

  /**
   * Up to which size a statistic is computed, and how.
   *
   * @param seriesPairs a series with more pairs in all its years has its graphs made by all
   *     executors
   * @param smallVertices a graph of such a series with more vertices has its PageRank computed by
   *     itself
   * @param edges a graph with more edges has those statistics alone that do not need it whole
   * @param distanceSteps a graph of more vertices x edges has its distances estimated
   * @param distanceSources from how many vertices those are looked for
   * @param communityEdges a graph with more edges has no communities
   * @param communitySteps a graph of more edges x seeds x rounds has its communities looked for
   *     from fewer seeds, two at least, in fewer rounds
   */
  public record Limits(
      long seriesPairs,
      int smallVertices,
      long edges,
      double distanceSteps,
      int distanceSources,
      long communityEdges,
      long communitySteps)
      implements Serializable {}

  static NetworkSettings read(Section section, RegionSets regions) {
    NetworkSettings settings =
        new NetworkSettings(
            each(section, "levels", List.of("city", "province")),
            regions.names(section, "region-sets"),
            section.strings("cumulative-schemes"),
            organisations(section.section("organisations")),
            pageRank(section.section("pagerank")),
            limits(section.section("limits")),
            section.integer("community-seeds"),
            section.integer("label-steps"),
            section.number("significance"));
    if (settings.seeds() < 2) {
      section.problem("community-seeds", "must be 2 or more");
    }
    if (settings.labelSteps() < 1) {
      section.problem("label-steps", "must be 1 or more");
    }
    if (!(settings.significance() > 0 && settings.significance() < 1)) {
      section.problem("significance", "must lie between 0 and 1");
    }
    section.done();
    return settings;
  }

  private static Organisations organisations(Section section) {
    Organisations organisations =
        new Organisations(
            each(section, "layers", Stream.of(Layer.values()).map(Layer::id).toList()),
            section.choices("windows", Window.class).stream().map(Window::id).toList(),
            section.strings("tags"),
            section.count("most-links"));
    if (organisations.mostLinks() < 1) {
      section.problem("most-links", "must be 1 or more");
    }
    section.done();
    return organisations;
  }

  private static PageRank pageRank(Section section) {
    PageRank settings =
        new PageRank(
            section.number("damping"),
            section.integer("iterations"),
            section.number("tolerance"),
            section.integer("max-iterations"));
    if (!(settings.damping() > 0 && settings.damping() < 1)) {
      section.problem("damping", "must lie between 0 and 1");
    }
    if (settings.iterations() < 1) {
      section.problem("iterations", "must be 1 or more");
    }
    if (!(settings.tolerance() > 0)) {
      section.problem("tolerance", "must be above 0");
    }
    if (settings.maxIterations() < settings.iterations()) {
      section.problem("max-iterations", "must be at least pagerank.iterations");
    }
    section.done();
    return settings;
  }

  private static Limits limits(Section section) {
    Limits limits =
        new Limits(
            section.count("series-pairs"),
            section.count("small-vertices"),
            section.count("edges"),
            section.number("distance-steps"),
            section.integer("distance-sources"),
            section.count("community-edges"),
            section.count("community-steps"));
    if (!(limits.distanceSteps() >= 0)) {
      section.problem("distance-steps", "must be 0 or more");
    }
    if (limits.distanceSources() < 128 || limits.distanceSources() > 65536) {
      section.problem("distance-sources", "must be 128 to 65536");
    }
    section.done();
    return limits;
  }

  private static List<String> each(Section section, String key, List<String> known) {
    List<String> values = section.strings(key);
    for (String value : values) {
      if (!known.contains(value)) {
        section.problem(key, "'" + value + "' is none of " + known);
      }
    }
    return values;
  }
}
