package org.innoflow.network;

import java.io.Serializable;
import java.util.Map;
import org.innoflow.config.NetworkSettings;
import org.innoflow.graph.Clustering;
import org.innoflow.graph.Communities;
import org.innoflow.graph.Components;
import org.innoflow.graph.Cores;
import org.innoflow.graph.Distances;
import org.innoflow.graph.Graph;
import org.innoflow.graph.PageRank;
import org.innoflow.graph.SampledDistances;
import org.innoflow.graph.Significance;

/**
 * What several statistics of a graph are read from, computed once, when first asked for. {@link
 * GraphMetrics} asks for all of it, so that nothing is left to compute for who reads the
 * statistics.
 */
final class GraphAnalysis {
  /** After so many rounds most searches for communities have ended by themselves. */
  private static final int USUAL_ROUNDS = 10;

  /** Below these a statistic is null. */
  static final int FEWEST_VERTICES = 3;

  private final GraphData data;
  private final Options options;
  private Ranks ranks;
  private Components components;
  private Distances distances;
  private Clustering clustering;
  private Communities communities;
  private Significance significance;
  private int[] cores;

  /**
   * What is asked of every graph, and what is known of some.
   *
   * @param ahead how many graphs a task measures at once, by their edges
   * @param leftOut which links are not in a graph, by graph
   * @param large what was computed of large graphs already, by graph
   */
  record Options(
      NetworkSettings.PageRank pageRank,
      NetworkSettings.Limits limits,
      int seeds,
      int labelSteps,
      double significance,
      Ahead.Limits ahead,
      Map<String, String> leftOut,
      Map<String, LargeGraphs.Found> large)
      implements Serializable {
    /** After so many edges the next graph waits: with all that is beside them, some 2 GB. */
    private static final long EDGES_AT_ONCE = 8_000_000;

    /**
     * What the configuration says.
     *
     * @param cores of each executor
     */
    static Options of(NetworkSettings settings, int cores, Map<String, String> leftOut) {
      return new Options(
          settings.pageRank(),
          settings.limits(),
          settings.seeds(),
          settings.labelSteps(),
          settings.significance(),
          new Ahead.Limits(cores, EDGES_AT_ONCE),
          leftOut,
          Map.of());
    }

    Options with(Map<String, LargeGraphs.Found> found) {
      return new Options(pageRank, limits, seeds, labelSteps, significance, ahead, leftOut, found);
    }
  }

  /**
   * The ranks of the vertices, and how they were reached.
   *
   * @param plain null where the columns of the vertices hold the ranks themselves
   * @param weighted null as well then
   */
  record Ranks(PageRank.Result plain, PageRank.Result weighted, Convergence convergence) {
    double rank(int v, VertexColumns vertices) {
      return plain == null ? vertices.numbers("pagerank")[v] : plain.rank(v);
    }

    double weightedRank(int v, VertexColumns vertices) {
      return weighted == null ? vertices.numbers("pagerank_weighted")[v] : weighted.rank(v);
    }
  }

  GraphAnalysis(GraphData data, Options options) {
    this.data = data;
    this.options = options;
  }

  NetworkSettings.Limits limits() {
    return options.limits();
  }

  int labelSteps() {
    return options.labelSteps();
  }

  double significanceLevel() {
    return options.significance();
  }

  /** Which links are not in the graph; null where all are. */
  String leftOut() {
    return options.leftOut().get(data.graphId());
  }

  /** Why the graph has no statistics; null where it has. */
  String whyNone() {
    if (data.edges() == 0) {
      return "no edges";
    }
    return data.nodes().size() < FEWEST_VERTICES
        ? "fewer than " + FEWEST_VERTICES + " vertices"
        : null;
  }

  /** Why what needs the graph whole is missing. */
  String whyNotWhole() {
    return whyNone() != null || data.graph() != null
        ? whyNone()
        : "more than %d edges".formatted(options.limits().edges());
  }

  String whyNoCommunities() {
    return whyNotWhole() != null || data.edges() <= options.limits().communityEdges()
        ? whyNotWhole()
        : "more than %d edges".formatted(options.limits().communityEdges());
  }

  /** Why the edges are not set beside what is expected: that is done between cities alone. */
  String whyNoSignificance() {
    return whyNotWhole() != null || data.compared()
        ? whyNotWhole()
        : "for graphs of cities over all sectors alone";
  }

  boolean distancesAreEstimated() {
    return (double) data.nodes().size() * data.edges() > options.limits().distanceSteps();
  }

  String whyEstimated() {
    return "more than %.0f vertices x edges".formatted(options.limits().distanceSteps());
  }

  Ranks ranks() {
    if (ranks == null) {
      LargeGraphs.Found large = options.large().get(data.graphId());
      ranks = large == null ? ownRanks() : new Ranks(null, null, large.convergence());
    }
    return ranks;
  }

  private Ranks ownRanks() {
    NetworkSettings.PageRank settings = options.pageRank();
    PageRank pageRank =
        new PageRank(settings.damping(), settings.tolerance(), settings.maxIterations());
    double[] start = data.vertices().numbers("pagerank");
    PageRank.Result plain =
        start == null
            ? pageRank.unweighted(data.graph())
            : pageRank.unweighted(data.graph(), start, settings.iterations());
    PageRank.Result weighted = pageRank.weighted(data.graph());
    return new Ranks(
        plain,
        weighted,
        new Convergence(
            plain.iterations(), plain.residual(), weighted.iterations(), weighted.residual()));
  }

  double componentCount() {
    return data.graph() == null
        ? options.large().get(data.graphId()).components()
        : components().count();
  }

  double largestComponent() {
    return data.graph() == null
        ? options.large().get(data.graphId()).largestComponent()
        : components().largestSize();
  }

  private Components components() {
    if (components == null) {
      components = Components.of(data.graph());
    }
    return components;
  }

  Distances distances() {
    if (distances == null) {
      distances = Distances.of(data.graph(), components());
    }
    return distances;
  }

  /** Asked for by one statistic alone, and not kept. */
  SampledDistances sampledDistances() {
    return SampledDistances.of(data.graph(), components(), options.limits().distanceSources());
  }

  Clustering clustering() {
    if (clustering == null) {
      clustering = Clustering.of(data.graph());
    }
    return clustering;
  }

  int[] cores() {
    if (cores == null) {
      cores = Cores.of(data.graph());
    }
    return cores;
  }

  /** From how many seeds communities are looked for. */
  private int seeds() {
    long affordable = affordableRounds(1) / USUAL_ROUNDS;
    return (int) Math.max(Math.min(options.seeds(), 2), Math.min(options.seeds(), affordable));
  }

  /** After how many rounds each search for communities ends. */
  int rounds() {
    return (int) Math.min(Communities.MOST_ROUNDS, Math.max(2, affordableRounds(seeds())));
  }

  private long affordableRounds(int seeds) {
    return options.limits().communitySteps() / (Math.max(1, data.edges()) * seeds);
  }

  /** What there is to say of communities that were found; null for nothing. */
  String seedsNote() {
    return seeds() < options.seeds()
        ? "approximate: from %d seeds, %d rounds at most".formatted(seeds(), rounds())
        : null;
  }

  Communities communities() {
    if (communities == null) {
      communities = Communities.leiden(data.graph(), seeds(), rounds());
    }
    return communities;
  }

  Significance significance() {
    if (significance == null) {
      Graph graph = data.graph();
      VertexColumns vertices = data.vertices();
      significance = Significance.of(graph, vertices.numbers("lon"), vertices.numbers("lat"));
    }
    return significance;
  }
}
