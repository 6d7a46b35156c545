package org.innoflow.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Real extracts that tests check against where they are at hand: in the folder that the environment
 * variable INNOFLOW_REALDATA names, else in ../shared/realdata. They are not part of the project.
 */
public final class RealData {

  private RealData() {}

  /** The folder, where there is one. */
  public static Optional<Path> folder() {
    String named = System.getenv("INNOFLOW_REALDATA");
    return Stream.of(named == null ? "" : named, "../shared/realdata")
        .filter(path -> !path.isBlank())
        .map(Path::of)
        .filter(Files::isDirectory)
        .findFirst();
  }

  /** A file of the folder, e.g. places/modood_cities.csv; without it the test is skipped. */
  public static Path file(String path) {
    Optional<Path> file = folder().map(folder -> folder.resolve(path)).filter(Files::exists);
    assumeTrue(file.isPresent(), () -> "no real data " + path);
    return file.orElseThrow();
  }

  /** The rows of a UTF-8 file with a header line; without the file the test is skipped. */
  public static List<NamedCsvRecord> csv(String path) {
    return read(path, ',');
  }

  /** As {@link #csv}, for fields separated by tabs. */
  public static List<NamedCsvRecord> tsv(String path) {
    return read(path, '\t');
  }

  private static List<NamedCsvRecord> read(String path, char separator) {
    Path file = file(path);
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder()
            .fieldSeparator(separator)
            .detectBomHeader(true)
            .ofNamedCsvRecord(file)) {
      return rows.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
