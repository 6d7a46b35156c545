package org.innoflow.specialisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class SectorMatrixTest {
  private static final double EPS = 1e-12;

  /**
   *
   *
   * <pre>
   *      a  b  c | x_r
   *  A   4  4  0 |  8      s_r: .5   .5   0
   *  B   1  3  4 |  8           .125 .375 .5
   *  C   1  1  2 |  4           .25  .25  .5
   *  x_k 6  8  6 | 20      s:   .3   .4   .3
   * </pre>
   */
  private static final SectorMatrix MATRIX =
      matrix(
          List.of("A", "B", "C"),
          List.of("a", "b", "c"),
          new double[][] {{4, 4, 0}, {1, 3, 4}, {1, 1, 2}});

  @Example
  void locationQuotientsAreSharesOverThoseOfAll() {
    assertThat(MATRIX.places()).containsExactly("A", "B", "C");
    assertThat(MATRIX.sectors()).containsExactly("a", "b", "c");
    assertThat(MATRIX.events(1, 2)).isEqualTo(4);
    assertThat(MATRIX.share(1, 2)).isEqualTo(0.5);
    assertThat(lqs(MATRIX, 0)).containsExactly(new double[] {5 / 3.0, 1.25, 0}, within(EPS));
    assertThat(lqs(MATRIX, 1))
        .containsExactly(new double[] {5 / 12.0, 0.9375, 5 / 3.0}, within(EPS));
    assertThat(lqs(MATRIX, 2)).containsExactly(new double[] {5 / 6.0, 0.625, 5 / 3.0}, within(EPS));
    assertThat(specialisations(MATRIX)).containsExactly("A a", "A b", "B c", "C c");
  }

  @Example
  void theStructureOfAPlaceIsThatOfItsShares() {
    // |.5-.3| + |.5-.4| + |0-.3|; |.125-.3| + |.375-.4| + |.5-.3|; |.25-.3| + |.25-.4| + |.5-.3|
    assertThat(each(MATRIX::krugman)).containsExactly(new double[] {0.6, 0.4, 0.4}, within(EPS));
    // .25+.25; 1/64+9/64+16/64; 1/16+1/16+4/16
    assertThat(each(MATRIX::hhi)).containsExactly(new double[] {0.5, 0.40625, 0.375}, within(EPS));
    assertThat(MATRIX.entropy(0)).isCloseTo(Math.log(2), within(EPS));
    assertThat(MATRIX.entropy(2)).isCloseTo(1.5 * Math.log(2), within(EPS));
    assertThat(IntStream.range(0, 3).mapToObj(MATRIX::sectorsOf)).containsExactly(2L, 3L, 3L);
    assertThat(MATRIX.events(2)).isEqualTo(4);
  }

  @Example
  void twoPlacesAreComparedByTheirShares() {
    // |.5-.125| + |.5-.375| + |0-.5|
    assertThat(MATRIX.krugman(0, 1)).isCloseTo(1.0, within(EPS));
    // (.5*.125 + .5*.375) / sqrt(.5 * .40625)
    assertThat(MATRIX.similarity(0, 1)).isCloseTo(0.25 / Math.sqrt(0.203125), within(EPS));
    assertThat(MATRIX.similarity(1, 0)).isEqualTo(MATRIX.similarity(0, 1));
    assertThat(MATRIX.similarity(2, 2)).isCloseTo(1, within(EPS));
  }

  @Example
  void placesWithNothingInCommonAreFarthestApart() {
    SectorMatrix matrix =
        matrix(List.of("A", "B"), List.of("a", "b"), new double[][] {{3, 0}, {0, 7}});

    assertThat(matrix.krugman(0, 1)).isEqualTo(2);
    assertThat(matrix.similarity(0, 1)).isZero();
    assertThat(matrix.hhi(0)).isEqualTo(1);
    assertThat(matrix.entropy(0)).isEqualTo(0.0);
  }

  @Example
  void aPlaceAloneAndASectorAloneAreNotSpecial() {
    SectorMatrix place =
        matrix(List.of("A"), List.of("a", "b"), new double[][] {{1 / 3.0, 2 / 3.0}});
    SectorMatrix sector =
        matrix(List.of("A", "B"), List.of("a"), new double[][] {{1 / 3.0}, {0.1}});

    assertThat(specialisations(place)).isEmpty();
    assertThat(place.krugman(0)).isCloseTo(0, within(EPS));
    assertThat(specialisations(sector)).isEmpty();
    assertThat(new double[] {sector.lq(0, 0), sector.hhi(0), sector.similarity(0, 1)})
        .containsExactly(new double[] {1, 1, 1}, within(EPS));
  }

  /** Their location quotients are 1, for which sums of these numbers give one beside it. */
  @Example
  void placesOfOneStructureAreNotSpecial() {
    double[] shares = {0.1, 0.2, 1 / 3.0, 0.7, 1 / 7.0};
    double[][] rows = new double[9][];
    for (int r = 0; r < rows.length; r++) {
      double size = (r + 1) / 3.0;
      rows[r] = Arrays.stream(shares).map(x -> x * size).toArray();
    }
    SectorMatrix matrix = matrix(names("p", 9), names("s", 5), rows);

    assertThat(IntStream.range(0, 9).boxed().flatMapToDouble(r -> Arrays.stream(lqs(matrix, r))))
        .anyMatch(lq -> lq > 1);
    assertThat(specialisations(matrix)).isEmpty();
    assertThat(new Relatedness(matrix).density(0, 0)).isNull();
  }

  @Example
  void whatHasNoEventsIsNotThere() {
    SectorMatrix.Builder builder = new SectorMatrix.Builder();
    builder.add("A", "a", 0);
    assertThat(builder.sectors()).isZero();
    builder.add("B", "b", 2);
    builder.add("B", "b", 0.5);

    assertThat(builder.build().places()).containsExactly("B");
    assertThat(builder.build().sectors()).containsExactly("b");
    assertThat(builder.build().events(0, 0)).isEqualTo(2.5);
  }

  /**
   * P has a and b, Q a, b and c, S a and c, Z d, each as much of one as of the other: they are
   * specialised in all they have. n_a = 3, n_b = n_c = 2, n_d = 1; n_ab = n_ac = 2, n_bc = 1.
   */
  private static final SectorMatrix CHAIN =
      matrix(
          List.of("P", "Q", "S", "Z"),
          List.of("a", "b", "c", "d"),
          new double[][] {{1, 1, 0, 0}, {1, 1, 1, 0}, {1, 0, 1, 0}, {0, 0, 0, 10}});

  @Example
  void relatednessIsTheSmallerConditionalProbability() {
    Relatedness relatedness = new Relatedness(CHAIN);

    assertThat(specialisations(CHAIN))
        .containsExactly("P a", "P b", "Q a", "Q b", "Q c", "S a", "S c", "Z d");
    assertThat(relatedness.phi(0, 1)).isCloseTo(2 / 3.0, within(EPS));
    assertThat(relatedness.phi(2, 0)).isCloseTo(2 / 3.0, within(EPS));
    assertThat(relatedness.phi(1, 2)).isEqualTo(0.5);
    assertThat(relatedness.phi(0, 3)).isZero();
    assertThat(relatedness.phi(0, 0)).isZero();
    assertThat(relatedness.both(0, 1)).isEqualTo(2);
    assertThat(relatedness.both(0, 0)).isEqualTo(3);
  }

  @Example
  void densityLeavesTheSectorItselfOut() {
    Relatedness relatedness = new Relatedness(CHAIN);

    // sums of phi: a 2/3 + 2/3, b and c 2/3 + 1/2, d none
    assertThat(relatedness.density(0, 0)).isCloseTo(50, within(1e-10));
    assertThat(relatedness.density(0, 1)).isCloseTo(100 * 4 / 7.0, within(1e-10));
    assertThat(relatedness.density(0, 2)).isCloseTo(100, within(1e-10));
    assertThat(relatedness.density(3, 0)).isZero();
    assertThat(relatedness.density(0, 3)).isNull();
  }

  @Example
  void complementarityIsTheMeanDensityThatAnotherAdds() {
    Relatedness relatedness = new Relatedness(CHAIN);

    // P lacks the c of S: for a (2/3)/(4/3), for b (1/2)/(7/6), for c itself nothing
    assertThat(relatedness.complementarity(0, 2))
        .isCloseTo(100 * (1 / 2.0 + 3 / 7.0) / 3, within(1e-10));
    // Z lacks the a and b of P: for a phi_ab/(4/3), for b phi_ab/(7/6), for c all
    assertThat(relatedness.complementarity(3, 0))
        .isCloseTo(100 * (1 / 2.0 + 4 / 7.0 + 1) / 3, within(1e-10));
    assertThat(relatedness.complementarity(0, 3)).isZero();
    assertThat(relatedness.complementarity(1, 0)).isZero();
    assertThat(new Relatedness(MATRIX).complementarity(1, 0)).isCloseTo(100, within(1e-10));
  }

  @Property(tries = 100)
  void sizesDoNotMatterAndNamesDoNot(
      @ForAll long seed, @ForAll @DoubleRange(min = 0.01, max = 1000) double factor) {
    Random random = new Random(seed);
    int places = 1 + random.nextInt(6);
    int sectors = 1 + random.nextInt(6);
    double[][] rows = new double[places][sectors];
    double[][] scaled = new double[places][sectors];
    for (int r = 0; r < places; r++) {
      for (int k = 0; k < sectors; k++) {
        rows[r][k] = 1 + random.nextInt(9);
        scaled[r][k] = rows[r][k] * factor;
      }
    }
    List<String> placeNames = names("p", places);
    List<String> sectorNames = names("s", sectors);
    SectorMatrix one = matrix(placeNames, sectorNames, rows);
    assertSame(
        one,
        matrix(placeNames, sectorNames, scaled),
        IntStream.range(0, places).toArray(),
        IntStream.range(0, sectors).toArray());

    List<String> otherPlaces = shuffled(placeNames, random);
    List<String> otherSectors = shuffled(sectorNames, random);
    SectorMatrix other = matrix(otherPlaces, otherSectors, rows);
    assertSame(
        one,
        other,
        otherPlaces.stream().mapToInt(other.places()::indexOf).toArray(),
        otherSectors.stream().mapToInt(other.sectors()::indexOf).toArray());
  }

  private static void assertSame(SectorMatrix a, SectorMatrix b, int[] place, int[] sector) {
    Relatedness ra = new Relatedness(a);
    Relatedness rb = new Relatedness(b);
    for (int r = 0; r < place.length; r++) {
      assertThat(b.krugman(place[r])).isCloseTo(a.krugman(r), within(1e-9));
      assertThat(b.entropy(place[r])).isCloseTo(a.entropy(r), within(1e-9));
      assertThat(b.hhi(place[r])).isCloseTo(a.hhi(r), within(1e-9));
      for (int k = 0; k < sector.length; k++) {
        assertThat(b.lq(place[r], sector[k])).isCloseTo(a.lq(r, k), within(1e-9));
        assertThat(b.specialised(place[r], sector[k])).isEqualTo(a.specialised(r, k));
        assertClose(rb.density(place[r], sector[k]), ra.density(r, k));
      }
      for (int i = 0; i < place.length; i++) {
        assertThat(b.similarity(place[r], place[i])).isCloseTo(a.similarity(r, i), within(1e-9));
        assertClose(rb.complementarity(place[r], place[i]), ra.complementarity(r, i));
      }
    }
  }

  private static void assertClose(Double actual, Double expected) {
    if (expected == null) {
      assertThat(actual).isNull();
    } else {
      assertThat(actual).isCloseTo(expected, within(1e-9));
    }
  }

  private static List<String> names(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }

  private static List<String> shuffled(List<String> names, Random random) {
    List<String> shuffled = new ArrayList<>(names);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  private static double[] lqs(SectorMatrix matrix, int place) {
    return IntStream.range(0, matrix.sectors().size())
        .mapToDouble(k -> matrix.lq(place, k))
        .toArray();
  }

  private static double[] each(IntToDoubleFunction ofPlace) {
    return IntStream.range(0, 3).mapToDouble(ofPlace).toArray();
  }

  private static List<String> specialisations(SectorMatrix matrix) {
    List<String> all = new ArrayList<>();
    for (int r = 0; r < matrix.places().size(); r++) {
      for (int k = 0; k < matrix.sectors().size(); k++) {
        if (matrix.specialised(r, k)) {
          all.add(matrix.places().get(r) + " " + matrix.sectors().get(k));
        }
      }
    }
    return all;
  }

  private static SectorMatrix matrix(List<String> places, List<String> sectors, double[][] events) {
    SectorMatrix.Builder builder = new SectorMatrix.Builder();
    for (int r = 0; r < places.size(); r++) {
      for (int k = 0; k < sectors.size(); k++) {
        builder.add(places.get(r), sectors.get(k), events[r][k]);
      }
    }
    return builder.build();
  }
}
