package org.innoflow.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.innoflow.config.IndexMethod.Imputation;
import org.innoflow.config.IndexMethod.Normalisation;
import org.innoflow.failure.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Declarations of indices: what they may leave out, and what is said of their faults. */
final class IndexSettingsTest {
  private static final String SOUND =
      """
      zh = 指数, en = Index, version = "1", level = region, region-sets = [yrd41]
      years { first = 2011, last = 2022, base = 2011 }
      normalisation = base-year
      weighting { components = given, indicators = ahp }
      series {
        a { indicator = a }
        b { sql = "select 1" }
        r { numerator = a, over = b }
      }
      components = [
        { id = x, zh = 甲, en = X, weight = 0.4, comparisons = [[2, 4], [4/2]]
          indicators = [
            { id = a, zh = 一, en = A }
            { id = b, zh = 二, en = B, direction = less, origin = report }
            { id = r, zh = 三, en = R, unit = share }
          ] }
        { id = y, zh = 乙, en = Y, weight = 0.6, indicators = [{ id = c, series = a, zh = 四, en = C }] }
      ]
      """;

  @TempDir private Path folder;

  @Test
  void aDeclarationLeavesOutWhatHasADefault() throws IOException {
    IndexSettings index = load(SOUND);

    assertThat(index.method().normalisation()).isEqualTo(Normalisation.BASE_YEAR);
    assertThat(index.method().missing().imputation()).isEqualTo(Imputation.INTERPOLATE);
    assertThat(index.method().missing().leastShare()).isEqualTo(0.65);
    assertThat(index.method().uncertainty().draws()).isEqualTo(1000);
    assertThat(index.method().uncertainty().normalisations())
        .containsExactly(Normalisation.BASE_YEAR);
    assertThat(index.components()).extracting(IndexComponent::weight).containsExactly(0.4, 0.6);
    // Twice as important as the next, and this twice as the last.
    assertThat(index.components().get(0).indicators())
        .extracting(IndexComponent.Indicator::weight)
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : Double.compare(a, b))
        .containsExactly(4 / 7.0, 2 / 7.0, 1 / 7.0);
  }

  /** One fault, one line that names the key; exit code 2. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id = a,|id = aa,|.id 'aa' is none of series; the nearest is 'a'",
        "series = a,|series = q,|.series 'q' is none of series",
        "weight = 0.6|weight = 0.5|: components have weights that sum to 0.9, not 1",
        ", base = 2011||: years.base is required by normalisation base-year",
        "base = 2011|base = 2010|: years.base is not between first and last",
        "last = 2022|last = 2002|: years.last is before first",
        "numerator = a|numerator = r|: series.r.numerator 'r' is itself made of 'r'",
        "over = b|over = bb|: series.r.over 'bb' is none of series; the nearest is 'b'",
        "[2, 4], [4/2]|[9, 9], [1/9]|comparisons contradict each other: their consistency ratio is",
        "[2, 4], [4/2]|[2, 4]|comparisons must be a list of 2 lists",
        "[2, 4], [4/2]|[2, 4], [many]|comparisons must be a list of 2 lists",
        "[2, 4], [4/2]|[2, 4], [-1]|comparisons must be a list of 2 lists",
        "= base-year|= base|: normalisation 'base' is none of base-year, min-max, z-score, rank",
        "region-sets = [yrd41]|region-sets = [all]|: region-sets cannot have 'all'",
        "region-sets = [yrd41]|region-sets = [yrd]|: region-sets 'yrd' is no region set",
        "id = y,|id = x,|].id 'x' is the name of another node",
        "id = y,|id = total,|].id 'total' is the name of another node",
        "direction = less|directions = less|directions is no key; the nearest is 'direction'",
        "en = Index,|en = Index, aggregation = geometric, floor = 0.1, uncertainty.normalisations = [z-score],|: aggregation cannot be geometric: z-scores are below 0, too",
        "en = Index,|en = Index, aggregation = harmonic, floor = 0, uncertainty.normalisations = [rank],|: floor must be above 0",
        "en = Index,|en = Index, growth-spans = [0],|: growth-spans must be of 1 or more years",
        "en = Index,|en = Index, uncertainty.draws = -1,|: uncertainty.draws must be 0 or more",
      })
  void aFaultIsSaidWithItsKey(String part, String instead, String message) {
    String text = SOUND.replace(part, instead == null ? "" : instead);
    assertThat(text).isNotEqualTo(SOUND);

    assertThatThrownBy(() -> load(text))
        .isInstanceOfSatisfying(
            Failure.class, f -> assertThat(f.kind()).isEqualTo(Failure.Kind.USAGE))
        .hasMessageContaining("it has 1 fault.")
        .hasMessageContaining("test.conf:")
        .hasMessageContaining(message);
  }

  @Test
  void aRatioThatLeadsBackToItselfIsNamed() {
    String text =
        SOUND
            .replace("r { numerator", "s { numerator = r, over = a }\nr { numerator")
            .replace("over = b", "over = s");

    assertThatThrownBy(() -> load(text))
        .hasMessageContaining("series.r.over 's' is itself made of 'r'")
        .hasMessageContaining("series.s.numerator 'r' is itself made of 's'");
  }

  /** Without being followed once per way that leads to it. */
  @Test
  void manyRatiosOfEachOtherAreReadAtOnce() throws IOException {
    StringBuilder ratios = new StringBuilder("r { numerator = r0, over = a }\n");
    for (int i = 0; i < 60; i++) {
      ratios.append("r%d { numerator = r%d, over = r%d }%n".formatted(i, i + 1, i + 1));
    }
    String text =
        SOUND.replace("r { numerator = a, over = b }", ratios + "r60 { numerator = a, over = b }");

    assertThat(load(text).series()).hasSize(64);
  }

  @Test
  void moreThanFifteenCannotBeCompared() {
    String many =
        IntStream.range(0, 16)
            .mapToObj(i -> "{ id = n%d, series = a, zh = 一, en = A }".formatted(i))
            .collect(Collectors.joining(", "));
    String text = SOUND.replace("indicators = [{ id = c,", "indicators = [" + many + ", { id = c,");

    assertThatThrownBy(() -> load(text)).hasMessageContaining("comparisons can be of 15 at most");
  }

  @Test
  void anIndexThatIsNotThereIsRefused() throws IOException {
    Files.writeString(folder.resolve("test.conf"), SOUND);

    assertThatThrownBy(() -> load(List.of("test", "other")))
        .hasMessageContaining("indices.compute 'other' is no index in " + folder)
        .hasMessageContaining("which has test");
  }

  @Test
  void theShippedDeclarationsLoad() {
    List<IndexSettings> indices =
        SettingsLoader.load(Path.of("conf/local.conf"), List.of()).indices();

    assertThat(indices)
        .extracting(IndexSettings::id)
        .containsExactly("delta-innovation", "competitiveness-province", "competitiveness-city");
    assertThat(indices.get(0).components()).hasSize(5).allMatch(c -> c.indicators().size() == 4);
    assertThat(indices.get(1).components()).hasSize(6);
    assertThat(indices.get(2).series().keySet()).isEqualTo(indices.get(1).series().keySet());
  }

  /** Saaty's example of three things: 1, 3, 5; 1/3, 1, 3 has the ratio 0.033. */
  @Test
  void consistencyIsThatOfSaaty() {
    Comparisons saaty = Comparisons.of(List.of(new double[] {3, 5}, new double[] {3}));

    assertThat(saaty.weights()[0]).isCloseTo(0.637, within(5e-4));
    assertThat(saaty.weights()[1]).isCloseTo(0.258, within(5e-4));
    assertThat(saaty.weights()[2]).isCloseTo(0.105, within(5e-4));
    assertThat(saaty.ratio()).isCloseTo(0.033, within(5e-4));
    assertThat(Comparisons.of(List.of(new double[] {9, 9}, new double[] {1 / 9.0})).ratio())
        .isGreaterThan(Comparisons.HIGHEST_RATIO);
    assertThat(Comparisons.of(List.of(new double[] {7})).weights())
        .containsExactly(new double[] {7 / 8.0, 1 / 8.0}, within(1e-12));
  }

  private IndexSettings load(String text) throws IOException {
    Files.writeString(folder.resolve("test.conf"), text);
    return load(List.of("test")).get(0);
  }

  private List<IndexSettings> load(List<String> ids) {
    return SettingsLoader.load(null, List.of("indices.path=" + folder, "indices.compute=" + ids))
        .indices();
  }
}
