package org.innoflow.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Table;

/** Compares releases table by table, bit by bit, with DuckDB. */
public final class ReleaseTables {
  /** Folders of a release that are no tables. */
  private static final Set<String> DOCUMENTS = Set.of("exports", "sql");

  private ReleaseTables() {}

  /** Asserts that two releases have the same rows in every table. */
  public static void assertEqual(Path expected, Path actual) {
    assertEqual(expected, actual, Map.of());
  }

  /**
   * Asserts that two releases have the same rows in every table, some columns apart.
   *
   * @param apart columns that are not compared, with commas between them, by table
   */
  public static void assertEqual(Path expected, Path actual, Map<String, String> apart) {
    assertEqual(expected, actual, names(expected), apart);
  }

  /** Asserts that two releases have the same rows in some tables, of which none is empty. */
  public static void assertEqual(
      Path expected, Path actual, List<String> tables, Map<String, String> apart) {
    try (DuckDb duck = DuckDb.open()) {
      for (String name : tables) {
        String columns = apart.containsKey(name) ? "* exclude (" + apart.get(name) + ")" : "*";
        String rows = "select " + columns + " from " + name;
        duck.release(expected, name).execute("create or replace table a as " + rows);
        duck.release(actual, name).execute("create or replace table b as " + rows);
        List<String> differing =
            duck.rows(
                "select '-' as side, * from (from a except all from b)"
                    + " union all select '+', * from (from b except all from a) limit 10");
        assertThat(differing).as("rows of " + name + " that differ").isEmpty();
        assertThat(duck.count("select count(*) from a")).as("rows of " + name).isPositive();
      }
    }
  }

  /** The tables of a release, those of the contract among them. */
  public static List<String> names(Path release) {
    try (Stream<Path> folders = Files.list(release)) {
      List<String> names =
          folders
              .filter(Files::isDirectory)
              .map(folder -> folder.getFileName().toString())
              .filter(name -> !DOCUMENTS.contains(name))
              .sorted()
              .toList();
      assertThat(names).containsAll(Contract.tables().stream().map(Table::name).toList());
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
