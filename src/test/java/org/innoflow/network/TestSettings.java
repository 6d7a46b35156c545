package org.innoflow.network;

import java.util.List;
import java.util.Map;
import org.innoflow.config.NetworkSettings;

/** Settings of the network step for tests. */
final class TestSettings {
  static final NetworkSettings.Limits LIMITS =
      new NetworkSettings.Limits(2_000_000, 5000, 1_000_000, 1e10, 512, 1_000_000, 20_000_000);

  private TestSettings() {}

  static NetworkSettings of(
      List<String> levels, List<String> regionSets, NetworkSettings.PageRank pageRank) {
    return new NetworkSettings(
        levels,
        regionSets,
        List.of("ALL"),
        new NetworkSettings.Organisations(
            List.of("cooperation", "copatent"),
            List.of("cumulative"),
            List.of("platform"),
            500_000),
        pageRank,
        LIMITS,
        20,
        10,
        0.05);
  }

  static NetworkSettings of(int iterations, double tolerance, int maxIterations) {
    return of(
        List.of("city"),
        List.of("all"),
        new NetworkSettings.PageRank(0.85, iterations, tolerance, maxIterations));
  }

  /** Of graphs that have all links. */
  static GraphAnalysis.Options options(NetworkSettings settings) {
    return GraphAnalysis.Options.of(settings, 2, Map.of());
  }

  static NetworkSettings with(NetworkSettings.Limits limits) {
    return with(of(20, 1e-10, 300), limits);
  }

  static NetworkSettings with(NetworkSettings settings, NetworkSettings.Limits limits) {
    return with(settings, settings.organisations().mostLinks(), limits);
  }

  static NetworkSettings with(
      NetworkSettings settings, long mostLinks, NetworkSettings.Limits limits) {
    NetworkSettings.Organisations organisations = settings.organisations();
    return new NetworkSettings(
        settings.levels(),
        settings.regionSets(),
        settings.cumulativeSchemes(),
        new NetworkSettings.Organisations(
            organisations.layers(), organisations.windows(), organisations.tags(), mostLinks),
        settings.pageRank(),
        limits,
        settings.seeds(),
        settings.labelSteps(),
        settings.significance());
  }
}
