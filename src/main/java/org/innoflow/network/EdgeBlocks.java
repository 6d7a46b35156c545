package org.innoflow.network;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * The edges of one large graph in blocks of arrays, spread over the executors: each block holds all
 * edges that end in a range of vertices, in the order of their ends. A pass over the edges costs
 * one job: a value per vertex is broadcast, and each block gives back the sums of its range. A sum
 * is made in one block in one order, so that neither the number of blocks nor that of cores changes
 * a bit.
 *
 * <p>The driver holds some arrays with a value per vertex; built for up to 10^7 vertices and 10^9
 * edges, 12 bytes each.
 */
final class EdgeBlocks implements AutoCloseable {
  /** Enough for a task of a second or less. */
  private static final long EDGES_PER_BLOCK = 4_000_000;

  private final JavaSparkContext spark;
  private final JavaRDD<Block> blocks;
  private final long[] ids;

  private EdgeBlocks(JavaSparkContext spark, JavaRDD<Block> blocks, long[] ids) {
    this.spark = spark;
    this.blocks = blocks;
    this.ids = ids;
  }

  /** Edges that end in the vertices from {@code low} on: those of the i-th lie from start[i]. */
  private static final class Block implements Serializable {
    private static final long serialVersionUID = 1L;
    private final int low;
    private final int[] start;
    private final int[] source;
    private final long[] weight;

    Block(int low, int[] start, int[] source, long[] weight) {
      this.low = low;
      this.start = start;
      this.source = source;
      this.weight = weight;
    }

    int vertices() {
      return start.length - 1;
    }
  }

  /** What comes in at the vertices from {@code low} on. */
  private static final class Sums implements Serializable {
    private static final long serialVersionUID = 1L;
    private final int low;
    private final double[] plain;
    private final double[] weighted;

    Sums(int low, double[] plain, double[] weighted) {
      this.low = low;
      this.plain = plain;
      this.weighted = weighted;
    }
  }

  /**
   * The blocks of a graph; computed once and kept until closed.
   *
   * @param vertices id
   * @param edges src, dst, weight, each pair once; those of an undirected graph both ways
   * @param count the number of edges
   */
  static EdgeBlocks of(Dataset<Row> vertices, Dataset<Row> edges, long count) {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(edges.sparkSession().sparkContext());
    long[] ids = sortedIds(vertices);
    Broadcast<long[]> known = spark.broadcast(ids);
    int parts = (int) Math.max(spark.defaultParallelism(), 1 + count / EDGES_PER_BLOCK);
    JavaRDD<Block> blocks =
        edges
            .select("src", "dst", "weight")
            .repartitionByRange(parts, edges.col("dst"))
            .sortWithinPartitions("dst", "src")
            .toJavaRDD()
            .mapPartitions(rows -> block(rows, known.value()))
            .persist(StorageLevel.MEMORY_AND_DISK());
    return new EdgeBlocks(spark, blocks, ids);
  }

  private static long[] sortedIds(Dataset<Row> vertices) {
    List<long[]> parts =
        vertices
            .select("id")
            .toJavaRDD()
            .mapPartitions(rows -> List.of(longs(rows)).iterator())
            .collect();
    long[] ids = parts.stream().flatMapToLong(Arrays::stream).toArray();
    Arrays.sort(ids);
    return ids;
  }

  private static long[] longs(Iterator<Row> rows) {
    long[] values = new long[1 << 10];
    int size = 0;
    while (rows.hasNext()) {
      values = size == values.length ? Arrays.copyOf(values, 2 * size) : values;
      values[size++] = rows.next().getLong(0);
    }
    return Arrays.copyOf(values, size);
  }

  private static Iterator<Block> block(Iterator<Row> rows, long[] ids) {
    int[] source = new int[1 << 10];
    int[] target = new int[1 << 10];
    long[] weight = new long[1 << 10];
    int size = 0;
    while (rows.hasNext()) {
      Row row = rows.next();
      if (size == source.length) {
        source = Arrays.copyOf(source, 2 * size);
        target = Arrays.copyOf(target, 2 * size);
        weight = Arrays.copyOf(weight, 2 * size);
      }
      source[size] = Arrays.binarySearch(ids, row.getLong(0));
      target[size] = Arrays.binarySearch(ids, row.getLong(1));
      weight[size++] = row.getLong(2);
    }
    if (size == 0) {
      return List.<Block>of().iterator();
    }
    int low = target[0];
    int[] start = new int[target[size - 1] - low + 2];
    for (int edge = 0; edge < size; edge++) {
      start[target[edge] - low + 1]++;
    }
    for (int i = 1; i < start.length; i++) {
      start[i] += start[i - 1];
    }
    return List.of(new Block(low, start, Arrays.copyOf(source, size), Arrays.copyOf(weight, size)))
        .iterator();
  }

  /** The ids of the vertices, ascending: the vertex with the number i has the i-th. */
  long[] ids() {
    return ids;
  }

  /** How many edges leave each vertex, and the sum of their weights. */
  double[][] out() {
    int n = ids.length;
    return blocks
        .map(
            block -> {
              double[][] out = new double[2][n];
              for (int edge = 0; edge < block.source.length; edge++) {
                out[0][block.source[edge]]++;
                out[1][block.source[edge]] += block.weight[edge];
              }
              return out;
            })
        .reduce(
            (a, b) -> {
              for (int v = 0; v < n; v++) {
                a[0][v] += b[0][v];
                a[1][v] += b[1][v];
              }
              return a;
            });
  }

  /**
   * Sums, over the edges that enter each vertex, of what their sources give: to every edge alike,
   * and by its weight.
   *
   * @param plain what each source gives per edge; null where it is not asked for
   * @param weighted what it gives per unit of weight; null likewise
   * @return the sums, null as the arguments are
   */
  double[][] incoming(double[] plain, double[] weighted) {
    Broadcast<double[][]> given = spark.broadcast(new double[][] {plain, weighted});
    List<Sums> all = blocks.map(block -> sums(block, given.value()[0], given.value()[1])).collect();
    given.destroy();
    double[][] incoming = {
      plain == null ? null : new double[ids.length],
      weighted == null ? null : new double[ids.length]
    };
    for (Sums sums : all) {
      copy(sums.plain, incoming[0], sums.low);
      copy(sums.weighted, incoming[1], sums.low);
    }
    return incoming;
  }

  private static void copy(double[] from, double[] to, int low) {
    if (from != null) {
      System.arraycopy(from, 0, to, low, from.length);
    }
  }

  private static Sums sums(Block block, double[] plain, double[] weighted) {
    double[] plainSums = plain == null ? null : new double[block.vertices()];
    double[] weightedSums = weighted == null ? null : new double[block.vertices()];
    for (int v = 0; v < block.vertices(); v++) {
      for (int edge = block.start[v]; edge < block.start[v + 1]; edge++) {
        int source = block.source[edge];
        if (plain != null) {
          plainSums[v] += plain[source];
        }
        if (weighted != null) {
          weightedSums[v] += weighted[source] * block.weight[edge];
        }
      }
    }
    return new Sums(block.low, plainSums, weightedSums);
  }

  /** The weak component of each vertex, named by its first vertex: one pass over the edges. */
  int[] components() {
    int n = ids.length;
    int[] merged =
        blocks
            .map(
                block -> {
                  int[] parent = singletons(n);
                  for (int v = 0; v < block.vertices(); v++) {
                    for (int edge = block.start[v]; edge < block.start[v + 1]; edge++) {
                      unite(parent, block.low + v, block.source[edge]);
                    }
                  }
                  return parent;
                })
            .fold(
                singletons(n),
                (a, b) -> {
                  int[] both = a.clone();
                  for (int v = 0; v < n; v++) {
                    unite(both, v, b[v]);
                  }
                  return both;
                });
    for (int v = 0; v < n; v++) {
      merged[v] = root(merged, v);
    }
    return merged;
  }

  private static int[] singletons(int n) {
    int[] parent = new int[n];
    Arrays.setAll(parent, v -> v);
    return parent;
  }

  private static void unite(int[] parent, int a, int b) {
    int rootA = root(parent, a);
    int rootB = root(parent, b);
    parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  }

  private static int root(int[] parent, int vertex) {
    int v = vertex;
    while (parent[v] != v) {
      parent[v] = parent[parent[v]];
      v = parent[v];
    }
    return v;
  }

  @Override
  public void close() {
    blocks.unpersist(false);
  }
}
