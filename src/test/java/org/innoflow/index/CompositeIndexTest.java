package org.innoflow.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.innoflow.config.IndexSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Indices small enough to be computed by hand, and what must hold of any. */
final class CompositeIndexTest {
  private static final double NEAR = 1e-9;
  private static final StructType VALUE = IndexRows.VALUE;
  private static final String BASE_YEAR = "normalisation = base-year, years.base = 2011";

  /** (100 * 3/2 + 100 * 8/4)/2 = 175, and of the second component 100 * 10/5 = 200. */
  @Test
  void aBaseYearIndexIsTheMeanOfRatios() {
    CompositeIndex index =
        TestIndex.of(plain(BASE_YEAR, 2, 1), new double[][][] {{{2, 3}}, {{4, 8}}, {{5, 10}}});

    assertThat(index.value(node(index, "c0"), 1)).isCloseTo(175, within(NEAR));
    assertThat(index.value(node(index, "c1"), 1)).isCloseTo(200, within(NEAR));
    assertThat(index.value(node(index, "total"), 1)).isCloseTo(187.5, within(NEAR));
    assertThat(index.value(node(index, "total"), 0)).isEqualTo(100);
    assertThat(index.contribution(node(index, "i0"), 1)).isCloseTo(37.5, within(NEAR));
    assertThat(index.contribution(node(index, "i1"), 1)).isCloseTo(50, within(NEAR));
    assertThat(index.contribution(node(index, "i2"), 1)).isCloseTo(100, within(NEAR));
    assertThat(index.change(node(index, "i0"), 1)).isCloseTo(12.5, within(NEAR));
    assertThat(index.change(node(index, "i2"), 1)).isCloseTo(50, within(NEAR));
  }

  /** Of ratios 1 and 4: 2.5, sqrt(4) = 2, and 2/(1 + 1/4) = 1.6. */
  @ParameterizedTest
  @CsvSource({"arithmetic, 250", "geometric, 200", "harmonic, 160"})
  void meansAreThoseOfTheirNames(String aggregation, double expected) {
    CompositeIndex index =
        TestIndex.of(
            plain(BASE_YEAR + ", aggregation = " + aggregation, 2),
            new double[][][] {{{3, 3}}, {{2, 8}}});

    assertThat(index.value(node(index, "total"), 1)).isCloseTo(expected, within(NEAR));
  }

  /** Less is better: 100 * 8/4. */
  @Test
  void aSmallerValueIsAGreaterIndexWhereLessIsBetter() {
    IndexSettings settings = TestIndex.declared(BASE_YEAR, 2011, 2012, i -> "direction = less", 1);

    assertThat(TestIndex.of(settings, new double[][][] {{{8, 4}}}).value(0, 1)).isEqualTo(200);
  }

  /** Over all places and years: from 0 to 10; z-scores of 0, 10, 5, 5 have the deviation 3.5355. */
  @Test
  void scoresAreOfAllPlacesAndYearsTogether() {
    double[][][] values = {{{0, 10}, {5, 5}}};
    CompositeIndex range = TestIndex.of(plain("normalisation = min-max", 1), values);
    CompositeIndex score = TestIndex.of(plain("normalisation = z-score", 1), values);
    CompositeIndex raised = TestIndex.of(plain("normalisation = min-max, floor = 0.1", 1), values);

    assertThat(range.values(0)).containsExactly(0, 100, 50, 50);
    assertThat(score.values(0))
        .containsExactly(new double[] {-1.414213562, 1.414213562, 0, 0}, within(1e-9));
    assertThat(raised.values(0)).containsExactly(new double[] {10, 100, 55, 55}, within(NEAR));
  }

  /** Of three places: ahead of both, and, tied, of none and half of the other one. */
  @Test
  void ranksAreSharesOfTheOthersOfTheYear() {
    CompositeIndex index =
        TestIndex.of(
            TestIndex.declared("normalisation = rank", 2011, 2011, i -> "", 1),
            new double[][][] {{{7}, {3}, {3}}});

    assertThat(index.values(0)).containsExactly(100, 25, 25);
    assertThat(index.ranks(0, 0)).containsExactly(1, 2, 2);
  }

  /** What is left out gives its weight to the rest of its component, or to the other components. */
  @Test
  void anIndicatorWithoutABaseIsLeftOutWithItsReason() {
    CompositeIndex index =
        TestIndex.of(
            plain(BASE_YEAR, 2, 1, 1), new double[][][] {{{0, 3}}, {{2, 5}}, {{-1, 2}}, {{1, 1}}});

    assertThat(index.normalised().whyOut(0, 0))
        .isEqualTo("left out: its value in the base year is not above 0");
    assertThat(index.weight(0, 0)).isZero();
    assertThat(index.weight(1, 0)).isEqualTo(1);
    assertThat(index.value(node(index, "c0"), 1)).isEqualTo(250);
    assertThat(index.value(node(index, "c1"), 1)).isNaN();
    assertThat(index.weight(node(index, "c1"), 0)).isZero();
    assertThat(index.value(node(index, "total"), 1)).isEqualTo(175);
    assertThat(index.value(node(index, "total"), 0)).isEqualTo(100);
  }

  @Test
  void anIndexWithoutAnyIndicatorHasNoValue() {
    CompositeIndex index =
        TestIndex.of(plain("normalisation = min-max", 1), new double[][][] {{{4, 4}, {4, 4}}});

    assertThat(index.normalised().whyOut(0, 1)).isEqualTo("left out: it is the same everywhere");
    assertThat(index.values(node(index, "total"))).containsOnly(Double.NaN);
    assertThat(index.ranks(node(index, "total"), 0)).containsOnly(0);
  }

  @Test
  void anInfiniteOrMissingNumberIsNeverMade() {
    for (String aggregation : List.of("arithmetic", "geometric", "harmonic")) {
      CompositeIndex index =
          TestIndex.of(
              plain(BASE_YEAR + ", aggregation = " + aggregation, 2, 1),
              new double[][][] {{{1, 0}}, {{2, 3}}, {{4, 4}}});

      assertThat(index.value(node(index, "total"), 1)).as(aggregation).isFinite();
    }
  }

  /** To the last bit, with three, six and seven equal weights, and with indicators left out. */
  @ParameterizedTest
  @ValueSource(strings = {"arithmetic", "geometric", "harmonic"})
  void theBaseYearIsExactly100(String aggregation) {
    double[][][] values = random(16, 5, 2, 9);
    values[0][1][0] = 0;
    values[4][2][0] = -3;
    CompositeIndex index =
        TestIndex.of(plain(BASE_YEAR + ", aggregation = " + aggregation, 3, 6, 7), values);

    for (int node = 16; node < index.tree().size(); node++) {
      for (int p = 0; p < 5; p++) {
        assertThat(index.value(node, 2 * p)).as("%s of p%d", node, p).isEqualTo(100);
      }
    }
    assertThat(index.ranks(index.tree().total(), 0)).containsOnly(1);
  }

  /** In base-year indices too, where the unit is in both values of a ratio. */
  @Test
  void unitsChangeNoRatio() {
    double[][][] values = random(4, 3, 2, 6);
    double[][][] others = random(4, 3, 2, 6);
    for (double[][] places : others) {
      for (double[] years : places) {
        Arrays.setAll(years, y -> 1000 * years[y]);
      }
    }

    assertThat(TestIndex.of(plain(BASE_YEAR, 2, 2), others).values(6))
        .containsExactly(TestIndex.of(plain(BASE_YEAR, 2, 2), values).values(6), within(NEAR));
  }

  /** (20 + 50 + 40)/3 and (40 + 50 + 20)/3 differ in their last bit. */
  @Test
  void valuesThatRoundingTellsApartTie() {
    assertThat(CompositeIndex.ranks(new double[] {110 / 3.0, Math.nextUp(110 / 3.0), 40, 1e-17, 0}))
        .containsExactly(2, 2, 1, 4, 4);
    assertThat(CompositeIndex.ranks(new double[] {1 + 1e-9, 1, Double.NaN, -1e-17}))
        .containsExactly(1, 2, 0, 3);
  }

  /** sqrt(100 * 400) = 200: each adds 100; of the change of 100 the one that moved adds all. */
  @Test
  void partsOfAGeometricAndAHarmonicMeanAreThoseOfTheirFormulae() {
    CompositeIndex geometric =
        TestIndex.of(
            plain(BASE_YEAR + ", aggregation = geometric", 2),
            new double[][][] {{{3, 3}}, {{2, 8}}});
    CompositeIndex harmonic =
        TestIndex.of(
            plain(BASE_YEAR + ", aggregation = harmonic", 2),
            new double[][][] {{{3, 3}}, {{2, 8}}});

    assertThat(geometric.contribution(0, 1)).isCloseTo(100, within(NEAR));
    assertThat(geometric.contribution(1, 1)).isCloseTo(100, within(NEAR));
    assertThat(geometric.change(0, 1)).isZero();
    assertThat(geometric.change(1, 1)).isCloseTo(100, within(NEAR));
    // 160 = 160^2 (1/100 + 1/400)/2: 128 and 32.
    assertThat(harmonic.contribution(0, 1)).isCloseTo(128, within(NEAR));
    assertThat(harmonic.contribution(1, 1)).isCloseTo(32, within(NEAR));
    assertThat(harmonic.change(1, 1)).isCloseTo(60, within(NEAR));
  }

  /** A filled base year is in every ratio to it. */
  @Test
  void aRatioToAFilledBaseYearIsFlaggedInEveryYear() {
    CompositeIndex index =
        TestIndex.of(
            TestIndex.declared(BASE_YEAR + ", missing.least-share = 0.5", 2011, 2012, i -> "", 2),
            new double[][][] {{{Double.NaN, 5}}, {{2, 3}}});

    assertThat(index.imputedShare(0, 1)).isEqualTo(1);
    assertThat(index.imputedShare(index.tree().total(), 1)).isEqualTo(0.5);
  }

  /** z-scores below and above 0 have no growth; neither has a place that is left out a rank. */
  @Test
  void whatHasNoMeaningIsNull() {
    CompositeIndex score =
        TestIndex.of(
            plain("normalisation = z-score", 1), new double[][][] {{{1, 2}, {5, 9}, {3, 3}}});
    assertThat(rows(new IndexRows(score, TestIndex.places(3)).values()))
        .allMatch(row -> row.isNullAt(VALUE.fieldIndex("yoy")));
    assertThat(rows(new IndexRows(score, TestIndex.places(3)).growth()))
        .allMatch(row -> row.isNullAt(IndexRows.GROWTH.fieldIndex("growth")));

    CompositeIndex without =
        TestIndex.of(
            plain(BASE_YEAR + ", uncertainty.normalisations = [base-year, min-max]", 1),
            new double[][][] {{{0, 2}, {5, 9}, {3, 4}}});
    assertThat(rows(new IndexRows(without, TestIndex.places(3)).values()))
        .filteredOn(row -> row.isNullAt(VALUE.fieldIndex("value")))
        .hasSize(6)
        .allMatch(row -> row.isNullAt(VALUE.fieldIndex("rank_low")))
        .allMatch(row -> !row.isNullAt(VALUE.fieldIndex("note")));
  }

  /** Entropy gives the constant one of two no weight; where the other is left out it counts. */
  @Test
  void whatIsLeftOfAComponentCountsThoughItHasNoWeight() {
    CompositeIndex index =
        TestIndex.of(
            plain(BASE_YEAR + ", weighting.indicators = entropy", 2),
            new double[][][] {{{4, 4}, {4, 4}}, {{0, 1}, {1, 3}}});

    assertThat(index.weight(0, 0)).isEqualTo(1);
    assertThat(index.weight(0, 1)).isZero();
    assertThat(index.value(index.tree().total(), 1)).isEqualTo(100);
  }

  private static List<Row> rows(Iterator<Row> rows) {
    List<Row> all = new ArrayList<>();
    rows.forEachRemaining(all::add);
    return all;
  }

  @ParameterizedTest
  @CsvSource({
    "arithmetic, min-max", "arithmetic, z-score", "arithmetic, rank", "arithmetic, base-year",
    "geometric, min-max", "geometric, base-year", "harmonic, rank", "harmonic, base-year"
  })
  void contributionsAndChangesAddUp(String aggregation, String normalisation) {
    for (int seed = 0; seed < 20; seed++) {
      CompositeIndex index =
          TestIndex.of(
              plain(
                  "aggregation = %s, normalisation = %s, floor = 0.05, years.base = 2011"
                      .formatted(aggregation, normalisation),
                  3,
                  1,
                  4),
              random(8, 6, 2, seed));
      for (int cell = 0; cell < 12; cell++) {
        double total = index.value(node(index, "total"), cell);
        for (int depth : new int[] {1, 2}) {
          assertThat(sum(index, depth, cell, false)).isCloseTo(total, within(NEAR));
          if (cell % 2 == 1) {
            double before = index.value(node(index, "total"), cell - 1);
            assertThat(sum(index, depth, cell, true)).isCloseTo(total - before, within(NEAR));
          }
        }
      }
    }
  }

  private static double sum(CompositeIndex index, int depth, int cell, boolean change) {
    double sum = 0;
    for (int node = 0; node < index.tree().size(); node++) {
      if (index.tree().depth(node) == depth) {
        sum += change ? index.change(node, cell) : index.contribution(node, cell);
      }
    }
    return sum;
  }

  /** In other units, and a z-score from another zero, an index is the same. */
  @ParameterizedTest
  @CsvSource({"min-max, entropy", "min-max, critic", "z-score, pca", "rank, critic"})
  void unitsChangeNothing(String normalisation, String weighting) {
    IndexSettings settings =
        plain(
            "normalisation = %s, weighting { components = %s, indicators = %s }"
                .formatted(normalisation, weighting, weighting),
            3,
            2);
    double[][][] values = random(5, 7, 2, 3);
    double[][][] others = random(5, 7, 2, 3);
    for (int i = 0; i < others.length; i++) {
      for (double[] years : others[i]) {
        for (int y = 0; y < years.length; y++) {
          years[y] = 1000 * (i + 1) * years[y] + 77;
        }
      }
    }

    assertThat(TestIndex.of(settings, others).values(7))
        .containsExactly(TestIndex.of(settings, values).values(7), within(1e-8));
  }

  @Test
  void ranksOfManyDrawsHoldTheirOwnAndAreTheSameEachTime() {
    IndexSettings settings =
        plain("uncertainty { draws = 500, normalisations = [min-max, z-score, rank] }", 3, 3);
    CompositeIndex index = TestIndex.of(settings, random(6, 12, 2, 5));
    RankIntervals first = RankIntervals.of(index);
    RankIntervals again = RankIntervals.of(index);
    int wide = 0;
    for (int cell = 0; cell < 24; cell++) {
      assertThat(first.low(cell)).isBetween(1, first.high(cell)).isEqualTo(again.low(cell));
      assertThat(first.high(cell)).isLessThanOrEqualTo(12).isEqualTo(again.high(cell));
      wide += first.high(cell) > first.low(cell) ? 1 : 0;
    }
    assertThat(wide).isPositive();
  }

  /** A place ahead in everything is first however the rest is weighted. */
  @ParameterizedTest
  @CsvSource({"arithmetic, 0", "geometric, 0.1", "harmonic, 0.1"})
  void thePlaceAheadInEverythingIsFirstInEveryDraw(String aggregation, double floor) {
    double[][][] values = random(4, 5, 1, 8);
    for (double[][] places : values) {
      places[3][0] = 1000;
    }
    CompositeIndex index =
        TestIndex.of(
            TestIndex.declared(
                "aggregation = %s, floor = %s, uncertainty { draws = 200, spread = 1, normalisations = [min-max, rank] }"
                    .formatted(aggregation, floor),
                2011,
                2011,
                i -> "",
                2,
                2),
            values);
    RankIntervals intervals = RankIntervals.of(index);

    assertThat(intervals.low(3)).isEqualTo(1);
    assertThat(intervals.high(3)).isEqualTo(1);
    assertThat(intervals.high(0)).isGreaterThan(1);
  }

  @Test
  void theEditionIsTheSameForTheSameValuesAndDeclarationAlone() {
    IndexSettings settings = plain("normalisation = min-max", 2);
    double[][][] values = random(2, 3, 2, 1);
    double[][][] others = random(2, 3, 2, 1);
    others[1][2][1] += 1e-9;
    String edition = edition(settings, values);

    assertThat(edition).matches("1-2012-[0-9a-f]{8}-[0-9a-f]{8}");
    assertThat(edition(settings, values)).isEqualTo(edition);
    assertThat(edition(settings, others)).isNotEqualTo(edition).endsWith(edition.substring(16));
    assertThat(edition(plain("normalisation = z-score", 2), values))
        .isNotEqualTo(edition)
        .startsWith(edition.substring(0, 15));
  }

  private static String edition(IndexSettings settings, double[][][] values) {
    List<IndexPlace> places = TestIndex.places(values[0].length);
    SeriesValues series = TestIndex.series(settings, places, values);
    return Edition.of(new CompositeIndex(settings, places, series), places, series).id();
  }

  private static IndexSettings plain(String method, int... sizes) {
    return TestIndex.declared(method, 2011, 2012, i -> "", sizes);
  }

  private static double[][][] random(int indicators, int places, int years, long seed) {
    Random random = new Random(seed);
    double[][][] values = new double[indicators][places][years];
    for (double[][] ofIndicator : values) {
      for (double[] ofPlace : ofIndicator) {
        for (int y = 0; y < years; y++) {
          ofPlace[y] = 1 + 99 * random.nextDouble();
        }
      }
    }
    return values;
  }

  private static int node(CompositeIndex index, String name) {
    int node = 0;
    while (!index.tree().name(node).equals(name)) {
      node++;
    }
    return node;
  }
}
