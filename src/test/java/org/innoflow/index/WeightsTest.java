package org.innoflow.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.innoflow.config.IndexMethod.Weighting;
import org.innoflow.testkit.DuckDb;
import org.junit.jupiter.api.Test;

/** Weights that the data tell, by hand and by DuckDB. */
final class WeightsTest {
  private static final double NEAR = 1e-10;

  /** p = 0, 1 has entropy 0; p = 1/2, 1/2 has entropy 1 and so no weight. */
  @Test
  void entropyWeighsWhatTellsPlacesApart() {
    assertThat(Weights.of(Weighting.ENTROPY, new double[][] {{0, 1}, {0.5, 0.5}}))
        .containsExactly(1, 0);
  }

  /** 1 - e of 1/4, 3/4: e = (1/4 ln 4 + 3/4 ln 4/3)/ln 2 = 0.8112781; of 0, 1: 0. */
  @Test
  void entropyIsThatOfTheShares() {
    double rest = 1 - 0.8112781244591328;

    assertThat(Weights.of(Weighting.ENTROPY, new double[][] {{0.25, 0.75}, {0, 1}}))
        .containsExactly(new double[] {rest / (1 + rest), 1 / (1 + rest)}, within(NEAR));
  }

  /** Two that move together and one apart: sd 1/2 each, sums of 1 - r are 2, 2 and 4. */
  @Test
  void criticWeighsWhatConflictsWithTheOthers() {
    assertThat(Weights.of(Weighting.CRITIC, new double[][] {{0, 1}, {0, 1}, {1, 0}}))
        .containsExactly(new double[] {0.25, 0.25, 0.5}, within(NEAR));
  }

  /** Two that are alike have the first eigenvector of a third that is apart from them: 1/2 each. */
  @Test
  void principalComponentsWeighWhatVariesTogether() {
    double[][] values = {{0, 1, 0, 1}, {0, 1, 0, 1}, {0, 0, 1, 1}};

    assertThat(Weights.of(Weighting.PCA, values))
        .containsExactly(new double[] {0.5, 0.5, 0}, within(NEAR));
    assertThat(Weights.of(Weighting.PCA, new double[][] {{0, 1, 0.5}, {0, 0.4, 1}}))
        .containsExactly(new double[] {0.5, 0.5}, within(NEAR));
  }

  /** One series in three units: rounding must not decide, nor in which order they stand. */
  @Test
  void whatIsAlikeHasOneWeight() {
    double[] x = {0.97, 0.904, 0.512, 0.867, 0.964, 0.518};
    double[][] values = {
      x,
      Arrays.stream(x).map(v -> v / 7).toArray(),
      Arrays.stream(x).map(v -> 0.3 * v + 0.0111).toArray()
    };

    assertThat(Weights.of(Weighting.CRITIC, values)).containsExactly(1 / 3.0, 1 / 3.0, 1 / 3.0);
    assertThat(Weights.of(Weighting.PCA, new double[][] {{0, 1, 0, 1}, {0, 0, 1, 1}}))
        .containsExactly(new double[] {0.5, 0.5}, within(NEAR));
  }

  @Test
  void whatIsTheSameEverywhereHasNoWeight() {
    double[][] values = {{0.3, 0.3, 0.3}, {0, 0.2, 1}, {1, 0.5, 0}};
    for (Weighting weighting : new Weighting[] {Weighting.CRITIC, Weighting.PCA}) {
      double[] weights = Weights.of(weighting, values);
      assertThat(weights[0]).as(weighting.name()).isZero();
      assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(NEAR));
    }
    assertThat(Weights.of(Weighting.CRITIC, new double[][] {{1, 1}, {1, 1}}))
        .containsExactly(0.5, 0.5);
  }

  @Test
  void entropyAndCriticAreThoseOfSql() {
    double[][] values = random();
    try (DuckDb duck = DuckDb.open()) {
      duck.execute("create table x (i int, cell int, v double)");
      for (int i = 0; i < values.length; i++) {
        for (int cell = 0; cell < values[i].length; cell++) {
          if (!Double.isNaN(values[i][cell])) {
            duck.execute("insert into x values (%d, %d, %s)".formatted(i, cell, values[i][cell]));
          }
        }
      }
      assertThat(Weights.of(Weighting.ENTROPY, values))
          .containsExactly(
              weights(
                  duck,
                  """
                  select i, 1 + sum(case when p > 0 then p * ln(p) else 0 end) / ln(count(*)) as w
                  from (select i, v / sum(v) over (partition by i) as p from x) group by i"""),
              within(NEAR));
      assertThat(Weights.of(Weighting.CRITIC, values))
          .containsExactly(
              weights(
                  duck,
                  """
                  select i, any_value(sd) * sum(1 - r) as w
                  from (select a.i, b.i as j, corr(a.v, b.v) as r
                        from x a join x b on a.cell = b.cell group by 1, 2)
                  join (select i, stddev_pop(v) as sd from x group by 1) using (i)
                  group by i"""),
              within(NEAR));
    }
  }

  /** Values of five indicators in forty cells, of which some are missing. */
  private static double[][] random() {
    Random random = new Random(4);
    return IntStream.range(0, 5)
        .mapToObj(
            i ->
                IntStream.range(0, 40)
                    .mapToDouble(cell -> i == 2 && cell % 9 == 0 ? Double.NaN : random.nextDouble())
                    .toArray())
        .toArray(double[][]::new);
  }

  private static double[] weights(DuckDb duck, String sql) {
    return duck.rows("select w / sum(w) over () from (" + sql + ") order by i").stream()
        .mapToDouble(Double::parseDouble)
        .toArray();
  }
}
