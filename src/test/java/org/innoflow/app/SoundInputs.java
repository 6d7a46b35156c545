package org.innoflow.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.innoflow.testkit.Processes;

/**
 * A folder with a configuration, extracts, a report and an index in which nothing is wrong, and
 * another one for what is made of them.
 *
 * @param sound the folder of sound files, which do not change
 * @param bad the folder of the case that is tried
 */
record SoundInputs(Path sound, Path bad) {
  /** The shipped profiles, indices and reports. */
  static final Path SHIPPED = Processes.HOME.resolve("conf");

  static SoundInputs in(Path folder) throws IOException {
    SoundInputs inputs =
        new SoundInputs(
            Files.createDirectories(folder.resolve("sound")),
            Files.createDirectories(folder.resolve("bad")));
    SmallRelease.configuration(inputs.sound, SmallRelease.PATENTS, SmallRelease.DEALS);
    Path reports = Files.createDirectories(inputs.sound.resolve("reports"));
    Files.copy(
        Processes.HOME.resolve("src/test/resources/reports/links_by_layer.sql"),
        reports.resolve("links_by_layer.sql"));
    String more =
        """
        profiles.path = "%s/sources"
        indices.path = "%s/indices"
        reports.path = "%s"
        """
            .formatted(SHIPPED, SHIPPED, reports);
    Files.writeString(inputs.configuration(), more, StandardOpenOption.APPEND);
    Files.writeString(
        inputs.withoutSources(),
        "input.path = \"%s\"\noutput.path = \"%s\"\n".formatted(folder, inputs.output()) + more);
    return inputs;
  }

  /** The sound configuration. */
  Path configuration() {
    return sound.resolve("small.conf");
  }

  /** A sound configuration but for its sources, of which it has none. */
  Path withoutSources() {
    return sound.resolve("bare.conf");
  }

  /** The folder that no case may make. */
  Path output() {
    return sound.resolve("out");
  }

  /** What the sound configuration says. */
  String text() {
    try {
      return Files.readString(configuration());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of the case. */
  Path write(String name, byte[] bytes) {
    try {
      Path file = bad.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path write(String name, String text) {
    return write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Removes what a case has written. */
  void clear() throws IOException {
    try (Stream<Path> files = Files.walk(bad)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(bad)) {
          Files.delete(file);
        }
      }
    }
  }

  static List<Path> files(Path folder, String suffix) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(suffix)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
