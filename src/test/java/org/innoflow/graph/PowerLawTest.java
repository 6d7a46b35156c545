package org.innoflow.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class PowerLawTest {
  /** zeta(2) = pi^2/6, zeta(4) = pi^4/90, and zeta(2, 3) = zeta(2) - 1 - 1/4. */
  @Test
  void zetaHasItsKnownValues() {
    double two = Math.PI * Math.PI / 6;
    assertThat(PowerLaw.scaledZeta(2, 1, 1)).isCloseTo(two, within(1e-13));
    assertThat(PowerLaw.scaledZeta(4, 1, 1)).isCloseTo(Math.pow(Math.PI, 4) / 90, within(1e-13));
    assertThat(PowerLaw.scaledZeta(2, 3, 3)).isCloseTo(9 * (two - 1.25), within(1e-12));
    assertThat(PowerLaw.scaledZeta(1.5, 1, 1)).isCloseTo(2.612375348685488, within(1e-12));
  }

  /** The slope of ln zeta, on both sides of where terms are summed one by one. */
  @Test
  void theExpectedLogarithmIsTheSlopeOfZeta() {
    for (double alpha : new double[] {1.05, 1.5, 2.5, 7, 19.5}) {
      for (double q : new double[] {1, 2, 9, 30, 200, 5000}) {
        double h = 1e-4;
        double slope =
            (Math.log(PowerLaw.scaledZeta(alpha + h, q, q))
                    - Math.log(PowerLaw.scaledZeta(alpha - h, q, q)))
                / (2 * h);
        double expected = PowerLaw.expectedLog(alpha, q);
        assertThat(-slope / expected).as("%s, %s", alpha, q).isCloseTo(1, within(1e-5));
      }
    }
  }

  /** zeta(alpha, q) = q^-alpha + zeta(alpha, q + 1), across the place where terms give way. */
  @Test
  void zetaIsItsFirstTermAndTheRest() {
    for (double alpha : new double[] {1.5, 2.5, 7, 19}) {
      for (double q = 10 * alpha - 2; q < 10 * alpha + 3; q++) {
        double whole = PowerLaw.scaledZeta(alpha, q, q);
        assertThat(1 + PowerLaw.scaledZeta(alpha, q + 1, q))
            .isCloseTo(whole, within(2e-14 * whole));
      }
    }
  }

  /** For each x_min: alpha on a grid by the sum of logarithms, the distance over all integers. */
  @Test
  void theFitIsThatOfASearchOverAllValues() {
    SortedMap<Long, Long> counts = sample(2.3, 3, 200, 7);
    PowerLaw law = fit(counts);
    double best = Double.MAX_VALUE;
    long bestMin = 0;
    double bestAlpha = 0;
    for (long xMin : counts.headMap(counts.lastKey()).keySet()) {
      double alpha = likeliest(counts.tailMap(xMin), xMin);
      double distance = distance(counts.tailMap(xMin), xMin, alpha);
      if (distance < best) {
        best = distance;
        bestMin = xMin;
        bestAlpha = alpha;
      }
    }

    assertThat(law.xMin()).isEqualTo(bestMin);
    assertThat(law.alpha()).isCloseTo(bestAlpha, within(5e-3));
    assertThat(law.distance()).isCloseTo(best, within(5e-3));
  }

  /** Of ten thousand values the estimate errs by about (alpha - 1)/sqrt(n) = 0.015. */
  @Test
  void theExponentOfALargeSampleIsFound() {
    PowerLaw law = fit(sample(2.5, 1, 10_000, 1));

    assertThat(law.alpha()).isCloseTo(2.5, within(0.06));
    assertThat(law.distance()).isLessThan(0.02);
  }

  private static double likeliest(Map<Long, Long> counts, long xMin) {
    double best = 0;
    double highest = -Double.MAX_VALUE;
    for (double alpha = 1.05; alpha < 6; alpha += 0.002) {
      double zeta = Math.log(tailSum(alpha, xMin));
      double likelihood = 0;
      for (Map.Entry<Long, Long> each : counts.entrySet()) {
        likelihood += each.getValue() * (-alpha * Math.log((double) each.getKey()) - zeta);
      }
      if (likelihood > highest) {
        highest = likelihood;
        best = alpha;
      }
    }
    return best;
  }

  private static double distance(SortedMap<Long, Long> counts, long xMin, double alpha) {
    double zeta = tailSum(alpha, xMin);
    double n = counts.values().stream().mapToLong(c -> c).sum();
    double observed = 0;
    double fitted = 0;
    double largest = 0;
    for (long x = xMin; x <= counts.lastKey(); x++) {
      observed += counts.getOrDefault(x, 0L) / n;
      fitted += Math.pow((double) x, -alpha) / zeta;
      largest = Math.max(largest, Math.abs(observed - fitted));
    }
    return largest;
  }

  /** Two thousand terms, and the integral of the rest. */
  private static double tailSum(double alpha, long from) {
    long end = from + 2000;
    double terms = LongStream.range(from, end).mapToDouble(x -> Math.pow((double) x, -alpha)).sum();
    return terms + Math.pow(end - 0.5, 1 - alpha) / (alpha - 1);
  }

  private static PowerLaw fit(SortedMap<Long, Long> counts) {
    return PowerLaw.fit(
        counts.keySet().stream().mapToLong(x -> x).toArray(),
        counts.values().stream().mapToLong(x -> x).toArray());
  }

  /** Values of a power law, by inversion of its distribution. */
  private static SortedMap<Long, Long> sample(double alpha, long xMin, int size, long seed) {
    Random random = new Random(seed);
    TreeMap<Long, Long> counts = new TreeMap<>();
    double zeta = tailSum(alpha, xMin);
    for (int i = 0; i < size; i++) {
      double left = random.nextDouble() * zeta;
      long x = xMin;
      while (left > Math.pow((double) x, -alpha) && x < 100_000) {
        left -= Math.pow((double) x, -alpha);
        x++;
      }
      counts.merge(x, 1L, Long::sum);
    }
    return counts;
  }
}
