package org.innoflow.index;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.innoflow.config.IndexSettings;

/**
 * What an index costs: {@code jobs/bench.sh index [DRAWS]}. 400 places, 30 years and 60 indicators
 * in ten components, with rank intervals, for each mean; in one task and so on one core.
 */
public final class IndexBench {
  private static final int PLACES = 400;
  private static final int YEARS = 30;
  private static final int COMPONENTS = 10;
  private static final int INDICATORS = 6;
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private IndexBench() {}

  public static void main(String[] args) {
    int draws = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
    print(
        "%d places x %d years x %d indicators x %,d draws",
        PLACES, YEARS, COMPONENTS * INDICATORS, draws);
    for (String aggregation : List.of("arithmetic", "geometric", "harmonic")) {
      run(aggregation, draws);
    }
  }

  private static void run(String aggregation, int draws) {
    int[] sizes = new int[COMPONENTS];
    Arrays.fill(sizes, INDICATORS);
    IndexSettings settings =
        TestIndex.declared(
            """
            aggregation = %s, floor = 0.01, weighting { components = critic, indicators = entropy }
            uncertainty { draws = %d, normalisations = [min-max, rank] }
            """
                .formatted(aggregation, draws),
            2001,
            2000 + YEARS,
            i -> "",
            sizes);
    Random random = new Random(1);
    double[][][] values = new double[COMPONENTS * INDICATORS][PLACES][YEARS];
    for (double[][] places : values) {
      for (double[] years : places) {
        for (int y = 0; y < YEARS; y++) {
          // One value in twenty is missing.
          years[y] = random.nextInt(20) == 0 ? Double.NaN : Math.exp(random.nextGaussian());
        }
      }
    }
    long start = System.nanoTime();
    List<IndexPlace> places = TestIndex.places(PLACES);
    CompositeIndex index =
        new CompositeIndex(settings, places, TestIndex.series(settings, places, values));
    double computed = (System.nanoTime() - start) / 1e9;
    IndexRows rows = new IndexRows(index, places);
    long made = count(rows.values()) + count(rows.growth());
    print(
        "  %-10s  index %5.1f s, all rows %5.1f s (%,d rows)",
        aggregation, computed, (System.nanoTime() - start) / 1e9, made);
  }

  private static long count(Iterator<Row> rows) {
    long count = 0;
    for (; rows.hasNext(); count++) {
      rows.next();
    }
    return count;
  }

  private static void print(String format, Object... values) {
    OUT.println(String.format(Locale.ROOT, format, values));
  }
}
