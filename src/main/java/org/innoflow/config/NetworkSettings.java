package org.innoflow.config;

import java.util.List;

/**
 * What graphs are made and how PageRank is computed.
 *
 * @param levels city, province
 * @param regionSets names of region sets; {@code all} is every place that has an edge
 * @param cumulativeSchemes the schemes that have graphs of all years up to each year, too
 * @param damping the probability of following an edge
 * @param iterations GraphFrames iterations over all graphs together
 * @param tolerance the L1 change per iteration at which a graph's ranks count as converged
 * @param maxIterations the most iterations that a graph's ranks are given
 */
public record NetworkSettings(
    List<String> levels,
    List<String> regionSets,
    List<String> cumulativeSchemes,
    double damping,
    int iterations,
    double tolerance,
    int maxIterations) {

  static NetworkSettings read(Section section, RegionSets regions) {
    Section pageRank = section.section("pagerank");
    NetworkSettings settings =
        new NetworkSettings(
            levels(section),
            regions.names(section, "region-sets"),
            section.strings("cumulative-schemes"),
            pageRank.number("damping"),
            pageRank.integer("iterations"),
            pageRank.number("tolerance"),
            pageRank.integer("max-iterations"));
    if (!(settings.damping() > 0 && settings.damping() < 1)) {
      pageRank.problem("damping", "must lie between 0 and 1");
    }
    if (settings.iterations() < 1) {
      pageRank.problem("iterations", "must be 1 or more");
    }
    if (!(settings.tolerance() > 0)) {
      pageRank.problem("tolerance", "must be above 0");
    }
    if (settings.maxIterations() < settings.iterations()) {
      pageRank.problem("max-iterations", "must be at least pagerank.iterations");
    }
    pageRank.done();
    section.done();
    return settings;
  }

  private static List<String> levels(Section section) {
    List<String> levels = section.strings("levels");
    for (String level : levels) {
      if (!level.equals("city") && !level.equals("province")) {
        section.problem("levels", "'" + level + "' is neither city nor province");
      }
    }
    return levels;
  }
}
