package org.innoflow.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.innoflow.config.IndexSettings;
import org.innoflow.failure.Failure;
import org.junit.jupiter.api.Test;

/** Where values come from, and how gaps are filled. */
final class IndicatorsTest {
  private static final double NONE = Double.NaN;

  @Test
  void gapsAreFilledInAStraightLineAndItsEndsByTheNearestYear() {
    Indicators indicators =
        indicators(
            "least-share = 0.4, imputation = interpolate",
            new double[][] {{NONE, 2, NONE, NONE, 8}});

    assertThat(indicators.values(0)).containsExactly(2, 2, 4, 6, 8);
    assertThat(indicators.imputed(0, 0)).isTrue();
    assertThat(indicators.imputed(0, 1)).isFalse();
    assertThat(indicators.imputed(0, 3)).isTrue();
    assertThat(indicators.presentShare(0)).isEqualTo(0.4);
    assertThat(indicators.whyOut(0, 0)).isNull();
    assertThat(indicators.lastYearKnown()).isEqualTo(4);
  }

  @Test
  void gapsAreFilledByTheOtherPlacesOfTheYear() {
    Indicators indicators =
        indicators("imputation = mean", new double[][] {{NONE, 1}, {2, 1}, {4, 1}});

    assertThat(indicators.values(0)).containsExactly(3, 1, 2, 1, 4, 1);
    assertThat(indicators.imputed(0, 0)).isTrue();
  }

  @Test
  void aPlaceWithAGapIsLeftOutWhereNoneIsFilled() {
    Indicators indicators =
        indicators("imputation = none", new double[][] {{NONE, 1}, {2, 1}, {4, 1}});

    assertThat(indicators.whyOut(0, 0))
        .isEqualTo("left out: a value is missing and there is none to fill it by");
    assertThat(indicators.whyOut(0, 1)).isNull();
  }

  @Test
  void anIndicatorOfWhichTooLittleIsKnownIsLeftOut() {
    Indicators indicators =
        indicators("least-share = 0.65", new double[][] {{1, NONE}, {NONE, 1}, {4, NONE}});
    Indicators enough =
        indicators("least-share = 0.65", new double[][] {{1, NONE}, {NONE, 1}, {4, 1}, {5, 5}});

    assertThat(indicators.whyOut(0, 2))
        .isEqualTo("left out: 3 of 6 values are known, less than 65 %");
    assertThat(enough.whyOut(0, 2)).isNull();
  }

  private static Indicators indicators(String missing, double[][] values) {
    IndexSettings settings =
        TestIndex.declared(
            "missing { %s }".formatted(missing), 2011, 2010 + values[0].length, i -> "", 1);
    List<IndexPlace> places = TestIndex.places(values.length);
    return Indicators.of(
        new IndexTree(settings.components()).indicators(),
        TestIndex.series(settings, places, new double[][][] {values}),
        places.size(),
        settings.years(),
        settings.method().missing());
  }

  /** What is told of the place itself comes before its provinces, and these before its cities. */
  @Test
  void aRegionHasItsOwnValueOrThatOfAllProvincesOrOfAllCities() {
    SeriesValues series = region("roll-up = sum");
    series.put("a", "c1", 2011, 1);
    series.put("a", "c2", 2011, 2);
    series.put("a", "c3", 2011, 4);
    series.put("a", "A", 2012, 10);
    series.put("a", "B", 2012, 20);
    series.put("a", "c1", 2012, 1);
    series.put("a", "region", 2013, 99);
    series.put("a", "A", 2013, 10);
    series.put("a", "A", 2014, 10);
    series.put("a", "c1", 2014, 1);

    assertThat(series.of("a").cells()).containsExactly(7, 30, 99, NONE);
  }

  /** Provinces or cities of which some are known come before what stands for all. */
  @Test
  void anAbsentCityOrProvinceCountsAsWhatIsStatedForIt() {
    SeriesValues series = region("roll-up = mean, otherwise = 0");
    series.put("a", "c1", 2011, 6);
    series.put("a", "A", 2012, 8);
    series.put("a", "c1", 2013, 3);
    series.put("a", "c2", 2013, 3);
    series.put("a", "c3", 2013, 3);
    series.put("a", "A", 2013, 8);

    assertThat(series.of("a").cells()).containsExactly(2, 4, 3, 0);
    assertThat(series.of("a").told(0)).isTrue();
    assertThat(series.of("a").told(3)).isFalse();
    assertThat(series.of("a").toldCells()).isEqualTo(3);
  }

  /** A municipality is a province and a city: it does not make the provinces known. */
  @Test
  void aMunicipalityIsAddedUpWithTheOtherCities() {
    SeriesValues series =
        new SeriesValues(
            TestIndex.declared(declaration("a { indicator = a, roll-up = sum, otherwise = 0 }")),
            List.of(
                new IndexPlace(
                    "region",
                    Set.of("region"),
                    new TreeSet<>(Set.of("M", "A")),
                    new TreeSet<>(Set.of("M", "c1", "c2")))));
    series.put("a", "M", 2011, 10);
    series.put("a", "c1", 2011, 5);
    series.put("a", "M", 2012, 10);
    series.put("a", "A", 2012, 20);
    series.put("a", "M", 2013, 10);

    assertThat(series.of("a").cells()).containsExactly(15, 30, 10, 0);
  }

  @Test
  void twoValuesForOnePlaceAndYearAreRefused() {
    SeriesValues series = region("roll-up = none");
    series.put("a", "region", 2011, 6);
    series.put("a", "region", 1999, 6);
    series.put("a", "region", 1999, 7);

    assertThatThrownBy(() -> series.put("a", "region", 2011, 7))
        .isInstanceOfSatisfying(
            Failure.class, f -> assertThat(f.kind()).isEqualTo(Failure.Kind.USAGE))
        .hasMessage(
            "Cannot compute index 'test': series.a gives place region two values in 2011. Group its"
                + " query by place_id and year.");
  }

  @Test
  void anIndicatorOfWhichNoSourceGivesAValueIsLeftOut() {
    IndexSettings settings = TestIndex.declared(declaration("a { indicator = a, otherwise = 0 }"));
    List<IndexPlace> places = List.of(place());
    Indicators indicators =
        Indicators.of(
            new IndexTree(settings.components()).indicators(),
            new SeriesValues(settings, places),
            1,
            settings.years(),
            settings.method().missing());

    assertThat(indicators.whyOut(0, 0))
        .isEqualTo("left out: no source gives a value of these places and years");
    assertThat(indicators.lastYearKnown()).isEqualTo(-1);
  }

  @Test
  void aRatioIsOfTheSumsAndMissingWhereItsParts() {
    IndexSettings settings =
        TestIndex.declared(
            declaration(
                "a { indicator = a, roll-up = sum }, b { indicator = b }\n"
                    + "r { numerator = a, over = b }"));
    SeriesValues series = new SeriesValues(settings, List.of(place()));
    for (String city : List.of("c1", "c2", "c3")) {
      series.put("a", city, 2011, 4);
      series.put("a", city, 2012, 4);
      series.put("a", city, 2013, 4);
    }
    series.put("b", "region", 2011, 3);
    series.put("b", "region", 2012, 0);

    assertThat(series.of("r").cells()).containsExactly(4, NONE, NONE, NONE);
  }

  private static SeriesValues region(String keys) {
    return new SeriesValues(
        TestIndex.declared(declaration("a { indicator = a, %s }".formatted(keys))),
        List.of(place()));
  }

  private static String declaration(String series) {
    return """
        zh = z, en = e, version = "1", level = region, region-sets = [yrd41]
        years { first = 2011, last = 2014 }
        series { %s }
        components = [{ id = c, zh = z, en = e, indicators = [{ id = a, zh = z, en = e }] }]
        """
        .formatted(series);
  }

  private static IndexPlace place() {
    return new IndexPlace(
        "region",
        Set.of("region"),
        new TreeSet<>(Set.of("A", "B")),
        new TreeSet<>(Set.of("c1", "c2", "c3")));
  }
}
