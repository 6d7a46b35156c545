package org.innoflow.graph;

import java.util.Arrays;
import java.util.Random;
import nl.cwts.networkanalysis.Clustering;
import nl.cwts.networkanalysis.IterativeCPMClusteringAlgorithm;
import nl.cwts.networkanalysis.LeidenAlgorithm;
import nl.cwts.networkanalysis.LouvainAlgorithm;
import nl.cwts.networkanalysis.Network;
import nl.cwts.util.LargeDoubleArray;
import nl.cwts.util.LargeIntArray;

/**
 * Communities of greatest modularity, found by the Leiden algorithm (Traag, Waltman, van Eck 2019;
 * the authors' library) on the ties of a graph with the weights w_ij + w_ji, once for each seed 0,
 * 1, ...
 */
public final class Communities {
  /** The library's own choice; see Traag et al. */
  private static final double RANDOMNESS = LeidenAlgorithm.DEFAULT_RANDOMNESS;

  /** More rounds than a run takes that is left to end by itself. */
  public static final int MOST_ROUNDS = 100;

  private final int[] best;
  private final int count;
  private final double[] modularities;
  private final double bestModularity;
  private final double agreement;

  private Communities(Clustering[] found, double[] modularities) {
    int first = 0;
    for (int i = 1; i < found.length; i++) {
      first = modularities[i] > modularities[first] ? i : first;
    }
    this.best = found[first].getClusters();
    this.count = found[first].getNClusters();
    this.modularities = modularities;
    this.bestModularity = modularities[first];
    double sum = 0;
    for (int i = 0; i < found.length; i++) {
      sum += i == first ? 0 : similarity(found[i], found[first]);
    }
    this.agreement = sum / (found.length - 1);
  }

  /** The library divides by the entropies, which are 0 where all is one community. */
  private static double similarity(Clustering a, Clustering b) {
    if (a.getNClusters() == 1 || b.getNClusters() == 1) {
      return a.getNClusters() == b.getNClusters() ? 1 : 0;
    }
    return a.calcNormalizedMutualInformation(b);
  }

  /**
   * Communities of a graph that has an edge.
   *
   * @param seeds how many runs, 2 or more
   * @param rounds after which a run ends though it still improves
   */
  public static Communities leiden(Graph graph, int seeds, int rounds) {
    Ties ties = graph.ties();
    Network network = network(ties);
    Clustering[] found = new Clustering[seeds];
    double[] modularities = new double[seeds];
    for (int seed = 0; seed < seeds; seed++) {
      found[seed] =
          run(
              new LeidenAlgorithm(resolution(network), 1, RANDOMNESS, new Random(seed)),
              network,
              rounds);
      modularities[seed] = Modularity.of(ties, found[seed].getClusters());
    }
    return new Communities(found, modularities);
  }

  /** The modularity that one run of the Louvain algorithm reaches, with seed 0. */
  public static double louvainModularity(Graph graph, int rounds) {
    Network network = network(graph.ties());
    Clustering found =
        run(new LouvainAlgorithm(resolution(network), 1, new Random(0)), network, rounds);
    return Modularity.of(graph.ties(), found.getClusters());
  }

  /** Goes on while it improves; communities are numbered by size, then by their first vertex. */
  private static Clustering run(
      IterativeCPMClusteringAlgorithm algorithm, Network network, int rounds) {
    Clustering clustering = new Clustering(network.getNNodes());
    int round = 0;
    while (round < rounds && algorithm.improveClustering(network, clustering)) {
      round++;
    }
    clustering.removeEmptyClusters();
    clustering.orderClustersByNNodes();
    return clustering;
  }

  /** What makes the quality of the constant Potts model modularity of resolution 1. */
  private static double resolution(Network network) {
    return 1 / (2 * network.getTotalEdgeWeight());
  }

  private static Network network(Ties ties) {
    long[] start = new long[ties.vertices() + 1];
    for (int v = 0; v < start.length; v++) {
      start[v] = ties.first(v);
    }
    int[] neighbours = new int[ties.size()];
    double[] weights = new double[ties.size()];
    for (int tie = 0; tie < ties.size(); tie++) {
      neighbours[tie] = ties.neighbour(tie);
      weights[tie] = ties.weight(tie);
    }
    return new Network(
        ties.vertices(),
        true,
        start,
        new LargeIntArray(neighbours),
        new LargeDoubleArray(weights),
        false);
  }

  /** The community of each vertex in the run of greatest modularity, numbered from 0 by size. */
  public int[] best() {
    return best.clone();
  }

  /** How many communities that run has. */
  public int count() {
    return count;
  }

  /** The greatest modularity. */
  public double modularity() {
    return bestModularity;
  }

  /** The mean modularity of the runs. */
  public double mean() {
    return Arrays.stream(modularities).average().orElseThrow();
  }

  /** The standard deviation of the modularities of the runs, as of a sample. */
  public double standardDeviation() {
    double mean = mean();
    double squares = Arrays.stream(modularities).map(q -> (q - mean) * (q - mean)).sum();
    return Math.sqrt(squares / (modularities.length - 1));
  }

  /** How much alike the best run and the others are: their mean normalised mutual information. */
  public double agreement() {
    return agreement;
  }
}
