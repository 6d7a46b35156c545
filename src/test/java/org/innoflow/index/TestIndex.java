package org.innoflow.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.innoflow.config.IndexSettings;
import org.innoflow.config.SettingsLoader;
import org.innoflow.testkit.Processes;

/** Indices declared in HOCON, as users do, and computed without Spark. */
final class TestIndex {
  private TestIndex() {}

  /** The declaration that a text makes, with the defaults of reference.conf. */
  static IndexSettings declared(String text) {
    try {
      Path folder = Files.createTempDirectory("indices");
      Files.writeString(folder.resolve("test.conf"), text);
      return SettingsLoader.load(
              null,
              List.of("home=" + Processes.HOME, "indices.path=" + folder, "indices.compute=[test]"))
          .indices()
          .get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A declaration of components with so many indicators each, named i0, i1, ... throughout.
   *
   * @param method lines of HOCON
   * @param indicator further keys of an indicator, by its number
   */
  static IndexSettings declared(
      String method, int firstYear, int lastYear, IntFunction<String> indicator, int... sizes) {
    StringBuilder components = new StringBuilder();
    int next = 0;
    for (int k = 0; k < sizes.length; k++) {
      List<String> indicators = new ArrayList<>();
      for (int i = 0; i < sizes[k]; i++, next++) {
        indicators.add("{ id = i%d, zh = z, en = e, %s }".formatted(next, indicator.apply(next)));
      }
      components.append(
          "{ id = c%d, zh = z, en = e, indicators = [%s] }%n"
              .formatted(k, String.join(", ", indicators)));
    }
    String series =
        IntStream.range(0, next)
            .mapToObj(i -> "i%d { indicator = i%d }".formatted(i, i))
            .collect(Collectors.joining("\n"));
    return declared(
        """
        zh = z, en = e, version = "1", level = city, region-sets = [yrd41]
        years { first = %d, last = %d }
        %s
        series { %s }
        components = [%s]
        """
            .formatted(firstYear, lastYear, method, series, components));
  }

  /** Places named p0, p1, ... */
  static List<IndexPlace> places(int count) {
    return IntStream.range(0, count)
        .mapToObj(p -> new IndexPlace("p" + p, names("p" + p), Set.of(), names("p" + p)))
        .toList();
  }

  private static Set<String> names(String id) {
    return new TreeSet<>(Set.of(id));
  }

  /** An index of values by indicator, place and year; NaN is missing. */
  static CompositeIndex of(IndexSettings settings, double[][][] values) {
    List<IndexPlace> places = places(values[0].length);
    return new CompositeIndex(settings, places, series(settings, places, values));
  }

  static SeriesValues series(IndexSettings settings, List<IndexPlace> places, double[][][] values) {
    SeriesValues series = new SeriesValues(settings, places);
    for (int i = 0; i < values.length; i++) {
      for (int p = 0; p < values[i].length; p++) {
        for (int y = 0; y < values[i][p].length; y++) {
          if (!Double.isNaN(values[i][p][y])) {
            series.put("i" + i, "p" + p, settings.firstYear() + y, values[i][p][y]);
          }
        }
      }
    }
    return series;
  }
}
