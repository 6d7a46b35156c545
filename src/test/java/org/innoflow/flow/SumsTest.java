package org.innoflow.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.innoflow.testkit.TestSpark;
import org.junit.jupiter.api.Test;

class SumsTest {
  private static final int TERMS = 100_000;
  private static final StructType PARTS =
      new StructType().add("high", DataTypes.LongType).add("low", DataTypes.LongType);

  @Test
  void theSumIsTheSameInEveryOrderAndInAnyNumberOfPartitions() {
    List<Double> weights = weights();
    double expected = sum(weights, 1);
    for (int partitions : new int[] {2, 7, 16}) {
      Collections.shuffle(weights, new Random(partitions));
      assertThat(sum(weights, partitions)).isEqualTo(expected);
    }
  }

  /** Plain addition of the same weights does depend on the order, or the test would say nothing. */
  @Test
  void plainAdditionIsNot() {
    List<Double> weights = weights();
    double forth = weights.stream().reduce(0.0, Double::sum);
    Collections.reverse(weights);
    assertThat(weights.stream().reduce(0.0, Double::sum)).isNotEqualTo(forth);
  }

  @Test
  void theSumIsThatOfBigDecimals() {
    List<Double> weights = weights();
    BigDecimal exact =
        weights.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    double sum = sum(weights, 3);
    double bound = TERMS * Math.scalb(1.0, -61) + Math.ulp(sum);
    assertThat(new BigDecimal(sum).subtract(exact).abs().doubleValue()).isLessThanOrEqualTo(bound);
  }

  @Test
  void wholeAndHalfWeightsAreSummedExactly() {
    assertThat(sum(List.of(1.0, 0.5, 2500.0, 0.25, 0.0), 2)).isEqualTo(2501.75);
    assertThat(sum(List.of(1.0 / 3, 1.0 / 3, 1.0 / 3), 2)).isCloseTo(1, within(1e-15));
  }

  private static double sum(List<Double> weights, int partitions) {
    Dataset<Double> rows =
        TestSpark.session().createDataset(weights, Encoders.DOUBLE()).repartition(partitions);
    return rows.map(
            (MapFunction<Double, Row>) w -> RowFactory.create(Sums.high(w), Sums.low(w)),
            Encoders.row(PARTS))
        .select(Sums.weight(functions.sum("high"), functions.sum("low")))
        .as(Encoders.DOUBLE())
        .first();
  }

  /** The kinds of weights that there are: 1/(n-1), 2/(n(n-1)), sums of them, halves and thirds. */
  private static List<Double> weights() {
    Random random = new Random(4);
    List<Double> weights = new ArrayList<>();
    for (int i = 0; i < TERMS; i++) {
      int n = 2 + random.nextInt(5000);
      weights.add(
          switch (random.nextInt(4)) {
            case 0 -> 1.0 / (n - 1);
            case 1 -> 2.0 / ((double) n * (n - 1));
            case 2 -> random.nextDouble() * 2500;
            default -> random.nextDouble() / 3;
          });
    }
    return weights;
  }
}
