package org.innoflow.network;

import it.unimi.dsi.fastutil.longs.LongArrays;
import java.util.Arrays;

/** Pairs of numbered vertices with weights, each pair once, sorted by their numbers. */
final class PairWeights {
  static final PairWeights NONE = new PairWeights(new long[0], new long[0], 0);

  private final long[] keys;
  private final long[] weights;
  private final int size;

  private PairWeights(long[] keys, long[] weights, int size) {
    this.keys = keys;
    this.weights = weights;
    this.size = size;
  }

  /** Something done with each pair. */
  @FunctionalInterface
  interface Visitor {
    void pair(int src, int dst, long weight);
  }

  /** Pairs as they come, of which none comes twice; renumbered by the rank of each vertex. */
  static PairWeights of(int[] src, int[] dst, long[] weights, int size, int[] ranks) {
    long[] keys = new long[size];
    for (int i = 0; i < size; i++) {
      keys[i] = key(ranks[src[i]], ranks[dst[i]]);
    }
    long[] byKey = Arrays.copyOf(weights, size);
    LongArrays.radixSort(keys, byKey);
    return new PairWeights(keys, byKey, size);
  }

  private static long key(int src, int dst) {
    return (long) src << Integer.SIZE | dst;
  }

  /** These and others, the weights of pairs in both added. */
  PairWeights plus(PairWeights other) {
    long[] allKeys = new long[size + other.size];
    long[] allWeights = new long[size + other.size];
    int n = 0;
    int i = 0;
    int j = 0;
    while (i < size || j < other.size) {
      boolean mine = j == other.size || (i < size && keys[i] <= other.keys[j]);
      boolean others = i == size || (j < other.size && other.keys[j] <= keys[i]);
      allKeys[n] = mine ? keys[i] : other.keys[j];
      allWeights[n] = (mine ? weights[i] : 0) + (others ? other.weights[j] : 0);
      n++;
      i += mine ? 1 : 0;
      j += others ? 1 : 0;
    }
    return new PairWeights(allKeys, allWeights, n);
  }

  int size() {
    return size;
  }

  /** Visits the pairs in their order. */
  void forEach(Visitor visitor) {
    for (int i = 0; i < size; i++) {
      visitor.pair((int) (keys[i] >>> Integer.SIZE), (int) keys[i], weights[i]);
    }
  }
}
