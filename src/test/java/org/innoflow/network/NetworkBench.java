package org.innoflow.network;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.graphframes.GraphFrame;
import org.innoflow.config.NetworkSettings;
import org.innoflow.graph.Concentration;

/**
 * What network statistics cost: {@code jobs/bench.sh network [EDGES]}. Many small graphs with all
 * statistics, and a seeded power-law graph at a tenth of the edges and at all of them, beside
 * GraphFrames' own PageRank on the smaller one.
 */
public final class NetworkBench {
  private static final int SMALL_GRAPHS = 2000;
  private static final int SMALL_VERTICES = 41;
  private static final int SMALL_EDGES = 250;
  private static final int GRAPHFRAMES_ITERATIONS = 10;
  private static final long EDGES_PER_VERTEX = 10;
  private static final NetworkSettings.PageRank RANKS =
      new NetworkSettings.PageRank(0.85, 20, 1e-9, 300);
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private NetworkBench() {}

  public static void main(String[] args) {
    long edges = args.length > 0 ? Long.parseLong(args[0]) : 10_000_000;
    SparkSession session =
        SparkSession.builder()
            .master("local[*]")
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", 4)
            .getOrCreate();
    session.sparkContext().setLogLevel("ERROR");
    small(session);
    double smaller = large(session, edges / 10, true);
    double larger = large(session, edges, false);
    print("10 times the edges cost %.1f times the time", larger / smaller);
    print("peak heap %,d MiB", peakHeap() >> 20);
    session.stop();
  }

  private static void small(SparkSession session) {
    Dataset<Row> flows =
        session
            .range((long) SMALL_GRAPHS * SMALL_EDGES)
            .selectExpr(
                "concat('g', id % " + SMALL_GRAPHS + ") as graph_id",
                "cast(pmod(xxhash64(id, 1), " + SMALL_VERTICES + ") as string) as src",
                "cast(pmod(xxhash64(id, 2), " + SMALL_VERTICES + ") as string) as dst",
                "1 + pmod(xxhash64(id, 3), 50) as weight")
            .filter(col("src").notEqual(col("dst")))
            .groupBy("graph_id", "src", "dst")
            .agg(sum("weight").as("weight"))
            .select(
                col("graph_id"),
                col("graph_id").as("chain"),
                lit(2021).as("year"),
                lit(true).as("compared"),
                lit(true).as("directed"),
                col("src"),
                col("dst"),
                col("weight"));
    Dataset<Row> vertices =
        session
            .range((long) SMALL_GRAPHS * SMALL_VERTICES)
            .selectExpr(
                "concat('g', id div " + SMALL_VERTICES + ") as graph_id",
                "cast(id % " + SMALL_VERTICES + " as string) as node_id");
    Dataset<Row> positions =
        session
            .range(SMALL_VERTICES)
            .selectExpr(
                "cast(id as string) as node_id", "115d + id % 7 as lon", "27d + id % 6 as lat");
    NetworkSettings settings =
        new NetworkSettings(
            List.of(),
            List.of(),
            List.of(),
            null,
            RANKS,
            new NetworkSettings.Limits(
                2_000_000, 5000, 20_000_000, 1e10, 512, 1_000_000, 4_000_000),
            20,
            10,
            0.05);
    long start = System.nanoTime();
    try (CachedData cached = new CachedData(session)) {
      long rows =
          NetworkStatistics.of(
                  cached.keep(flows), vertices, positions, TestSettings.options(settings), cached)
              .count();
      print(
          "%,d graphs of %d vertices, all statistics: %.1f s (%,d rows)",
          SMALL_GRAPHS, SMALL_VERTICES, seconds(start), rows);
    }
  }

  /** Returns the seconds of PageRank, degrees, components and concentration together. */
  private static double large(SparkSession session, long wanted, boolean withGraphFrames) {
    long n = wanted / EDGES_PER_VERTEX;
    try (CachedData cached = new CachedData(session)) {
      Dataset<Row> edges = cached.keep(powerLaw(session, n, wanted));
      Dataset<Row> vertices = cached.keep(session.range(n).toDF("id"));
      long count = edges.count();
      print("%,d vertices, %,d edges", vertices.count(), count);
      long start = System.nanoTime();
      double total = 0;
      try (EdgeBlocks blocks = EdgeBlocks.of(vertices, edges, count)) {
        blocks.out();
        total += said("  blocks", start);
        start = System.nanoTime();
        BlockRanks ranks = BlockRanks.of(blocks, RANKS);
        double seconds = said("  pagerank, plain and weighted", start);
        total += seconds;
        int passes =
            Math.max(ranks.convergence().iterations(), ranks.convergence().weightedIterations())
                + 1;
        print(
            "    %d and %d iterations to an L1 change of %.0e, %.2f s per pass",
            ranks.convergence().iterations(),
            ranks.convergence().weightedIterations(),
            RANKS.tolerance(),
            seconds / passes);
        start = System.nanoTime();
        blocks.components();
        total += said("  components", start);
        if (withGraphFrames) {
          graphFrames(vertices, edges, seconds / passes);
        }
      }
      start = System.nanoTime();
      GraphFrame graph = GraphFrame.apply(vertices, edges);
      SortedMap<Long, Long> degrees = new TreeMap<>();
      graph
          .degrees()
          .groupBy(col("degree").cast("long"))
          .agg(count(lit(1)))
          .collectAsList()
          .forEach(row -> degrees.put(row.getLong(0), row.getLong(1)));
      Concentration concentration = Concentration.of(degrees);
      total += said("  degrees and concentration", start);
      print("    top 1 %% hold %.3f, Gini %.3f", concentration.top1(), concentration.gini());
      return total;
    }
  }

  private static void graphFrames(Dataset<Row> vertices, Dataset<Row> edges, double pass) {
    long start = System.nanoTime();
    GraphFrame.apply(vertices, edges)
        .pageRank()
        .resetProbability(0.15)
        .maxIter(GRAPHFRAMES_ITERATIONS)
        .run()
        .vertices()
        .count();
    double seconds = seconds(start) / GRAPHFRAMES_ITERATIONS;
    print(
        "  GraphFrames' pageRank, unweighted: %.2f s per iteration, %.1f times a pass of ours",
        seconds, seconds / pass);
  }

  /** Vertices are drawn with a density that falls as their number grows; each pair once. */
  private static Dataset<Row> powerLaw(SparkSession session, long n, long edges) {
    String vertex = "cast(%d * pow(pmod(xxhash64(id, %d), 1000003) / 1000003d, 2.5) as bigint)";
    return session
        .range(0, edges * 5 / 4, 1, 8)
        .select(
            expr(String.format(Locale.ROOT, vertex, n, 1)).as("src"),
            expr(String.format(Locale.ROOT, vertex, n, 2)).as("dst"))
        .filter(col("src").notEqual(col("dst")))
        .groupBy("src", "dst")
        .agg(count(lit(1)).as("weight"));
  }

  private static double said(String what, long start) {
    double seconds = seconds(start);
    print("%s: %.1f s", what, seconds);
    return seconds;
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }

  private static void print(String format, Object... values) {
    OUT.println(String.format(Locale.ROOT, format, values));
  }
}
