package org.innoflow.graph;

import it.unimi.dsi.webgraph.ImmutableGraph;
import it.unimi.dsi.webgraph.algo.SumSweepDirectedDiameterRadius;
import it.unimi.dsi.webgraph.algo.SumSweepDirectedDiameterRadius.OutputLevel;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Distances in a graph that is too large for a search from every vertex: exact ones, but from a
 * random sample of the vertices that arcs leave, as others reach nothing (Eppstein and Wang 2004).
 * The diameter is exact, by WebGraph's SumSweep (Borassi et al. 2015). Time O(edges x diameter x
 * sources / 64).
 *
 * @param sources how many vertices the searches begin at
 * @param vertices how many there are that arcs leave
 * @param reachablePairs the ordered pairs of which the first can reach the second; exact where the
 *     graph is undirected
 * @param averagePathLength their mean distance
 * @param standardError of the average path length, as its share, from how groups of 64 sources
 *     differ; NaN where there is one group
 * @param efficiency the mean of 1/distance over all ordered pairs
 * @param diameter the largest finite distance
 */
public record SampledDistances(
    int sources,
    int vertices,
    double reachablePairs,
    double averagePathLength,
    double standardError,
    double efficiency,
    int diameter) {
  private static final long SEED = 1;

  /** Distances along the arcs, weights ignored, from at most so many sources. */
  public static SampledDistances of(Graph graph, Components components, int sources) {
    int[] candidates =
        IntStream.range(0, graph.vertices()).filter(v -> graph.outDegree(v) > 0).toArray();
    int[] sampled = sample(candidates, sources);
    Tally tally = new Tally(words(sampled.length));
    for (int from = 0; from < sampled.length; from += Search.SOURCES) {
      int to = Math.min(from + Search.SOURCES, sampled.length);
      new Search(graph, Arrays.copyOfRange(sampled, from, to)).run(tally, from / Long.SIZE);
    }
    double n = graph.vertices();
    double reached = Arrays.stream(tally.reached).sum();
    double pairs =
        graph.directed()
            ? reached * candidates.length / sampled.length
            : components.connectedPairs();
    return new SampledDistances(
        sampled.length,
        candidates.length,
        pairs,
        Arrays.stream(tally.distances).sum() / reached,
        tally.standardError(),
        Arrays.stream(tally.inverses).sum() / reached * pairs / (n * (n - 1)),
        diameter(graph));
  }

  /** Whether nothing is an estimate. */
  public boolean isExact() {
    return sources == vertices;
  }

  /** How many longs hold so many bits. */
  private static int words(int bits) {
    return (bits + Long.SIZE - 1) / Long.SIZE;
  }

  private static int[] sample(int[] vertices, int count) {
    int[] order = vertices.clone();
    SplittableRandom random = new SplittableRandom(SEED);
    int size = Math.min(count, order.length);
    for (int i = 0; i < size; i++) {
      int other = random.nextInt(i, order.length);
      int picked = order[other];
      order[other] = order[i];
      order[i] = picked;
    }
    return Arrays.copyOf(order, size);
  }

  private static int diameter(Graph graph) {
    SumSweepDirectedDiameterRadius sweep =
        new SumSweepDirectedDiameterRadius(new View(graph), OutputLevel.DIAMETER, null, null);
    sweep.compute();
    return sweep.getDiameter();
  }

  /** Sums over the pairs of a source and a vertex that it reaches, by groups of sources. */
  private static final class Tally {
    private final double[] reached;
    private final double[] distances;
    private final double[] inverses;

    Tally(int groups) {
      reached = new double[groups];
      distances = new double[groups];
      inverses = new double[groups];
    }

    void add(int group, long count, int distance) {
      reached[group] += count;
      distances[group] += (double) count * distance;
      inverses[group] += (double) count / distance;
    }

    /** Of the ratio of two sums over groups, to first order (Cochran 1977, 6.5). */
    double standardError() {
      int groups = reached.length;
      double mean = Arrays.stream(distances).sum() / Arrays.stream(reached).sum();
      double squares = 0;
      for (int group = 0; group < groups; group++) {
        double residual = distances[group] - mean * reached[group];
        squares += residual * residual;
      }
      double average = Arrays.stream(distances).sum() / groups;
      return Math.sqrt(squares / (groups - 1) / groups) / average;
    }
  }

  /** Breadth-first searches from many sources at once, a bit for each (Then et al. 2014). */
  private static final class Search {
    /** Bits of one line of the processor's cache. */
    static final int SOURCES = 512;

    private final Graph entering;
    private final int words;
    private final long[] seen;
    private long[] front;
    private long[] nextFront;
    private long[] isFront;
    private long[] isNextFront;

    Search(Graph graph, int[] sources) {
      int n = graph.vertices();
      entering = graph.reversed();
      words = words(sources.length);
      seen = new long[n * words];
      front = new long[n * words];
      nextFront = new long[n * words];
      isFront = new long[words(n)];
      isNextFront = new long[isFront.length];
      for (int i = 0; i < sources.length; i++) {
        int at = sources[i] * words + i / Long.SIZE;
        seen[at] |= 1L << i;
        front[at] |= 1L << i;
        isFront[sources[i] / Long.SIZE] |= 1L << sources[i];
      }
    }

    void run(Tally tally, int firstGroup) {
      long[] counts = new long[words];
      for (int distance = 1; step(counts); distance++) {
        for (int word = 0; word < words; word++) {
          tally.add(firstGroup + word, counts[word], distance);
        }
        Arrays.fill(counts, 0);
      }
    }

    /** Moves the front by one arc; counts the vertices that sources reach by it. */
    private boolean step(long[] counts) {
      long[] met = new long[words];
      boolean any = false;
      for (int v = 0; v < entering.vertices(); v++) {
        if (!meets(v, met)) {
          continue;
        }
        boolean isNew = false;
        for (int word = 0; word < words; word++) {
          int at = v * words + word;
          long fresh = met[word] & ~seen[at];
          seen[at] |= fresh;
          nextFront[at] = fresh;
          counts[word] += Long.bitCount(fresh);
          isNew |= fresh != 0;
        }
        if (isNew) {
          isNextFront[v / Long.SIZE] |= 1L << v;
          any = true;
        }
      }
      swapFronts();
      return any;
    }

    /** The searches that are one arc before a vertex. */
    private boolean meets(int v, long[] met) {
      boolean any = false;
      for (int arc = entering.first(v); arc < entering.first(v + 1); arc++) {
        int from = entering.target(arc);
        if ((isFront[from / Long.SIZE] & 1L << from) != 0) {
          if (!any) {
            Arrays.fill(met, 0);
            any = true;
          }
          for (int word = 0; word < words; word++) {
            met[word] |= front[from * words + word];
          }
        }
      }
      return any;
    }

    private void swapFronts() {
      long[] oldFront = front;
      front = nextFront;
      nextFront = oldFront;
      long[] oldIsFront = isFront;
      isFront = isNextFront;
      isNextFront = oldIsFront;
      Arrays.fill(isNextFront, 0);
    }
  }

  /** A graph as WebGraph reads it. */
  private static final class View extends ImmutableGraph {
    private final Graph graph;

    View(Graph graph) {
      this.graph = graph;
    }

    @Override
    public int numNodes() {
      return graph.vertices();
    }

    @Override
    public long numArcs() {
      return graph.arcs();
    }

    @Override
    public boolean randomAccess() {
      return true;
    }

    @Override
    public int outdegree(int vertex) {
      return graph.outDegree(vertex);
    }

    @Override
    public int[] successorArray(int vertex) {
      int[] targets = new int[graph.outDegree(vertex)];
      for (int i = 0; i < targets.length; i++) {
        targets[i] = graph.target(graph.first(vertex) + i);
      }
      return targets;
    }

    @Override
    public ImmutableGraph copy() {
      return this;
    }
  }
}
