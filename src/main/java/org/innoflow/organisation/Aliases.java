package org.innoflow.organisation;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.innoflow.failure.Failure;

/**
 * Other names of organisations: earlier ones, short ones, those in other languages.
 *
 * <p>Immutable, safe for threads, small enough to be sent along with a task.
 */
public final class Aliases implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String ADVICE = "Correct the file; its columns are alias and name";

  private final Map<String, String> nameOfAlias;

  private record Entry(String alias, String name, String place) {}

  private Aliases(Map<String, String> nameOfAlias) {
    this.nameOfAlias = nameOfAlias;
  }

  public static Aliases none() {
    return new Aliases(new HashMap<>());
  }

  /**
   * Reads CSV files (UTF-8) with the columns {@code alias} and {@code name}. Both are made
   * canonical; a name may be the alias of a further one; the order of rows and files does not
   * matter.
   *
   * @throws Failure of kind USAGE that names file and line, when a cell is empty, an alias stands
   *     for two names, or aliases go round in a circle
   */
  public static Aliases of(List<String> files) {
    Map<String, Entry> entries = new HashMap<>();
    for (String file : files) {
      for (Entry entry : read(file)) {
        Entry other = entries.putIfAbsent(entry.alias(), entry);
        if (other != null && !other.name().equals(entry.name())) {
          throw failure(
              entry,
              "'" + entry.alias() + "' stands for '" + other.name() + "' in " + other.place());
        }
      }
    }
    Map<String, String> nameOfAlias = new HashMap<>();
    entries.values().forEach(entry -> nameOfAlias.put(entry.alias(), last(entry, entries)));
    return new Aliases(nameOfAlias);
  }

  /**
   * These aliases and others, which give way to them.
   *
   * @param others canonical aliases to canonical names, none of which is an alias
   */
  public Aliases and(Map<String, String> others) {
    Map<String, String> all = new HashMap<>();
    others.forEach((alias, name) -> all.put(alias, nameOfAlias.getOrDefault(name, name)));
    all.putAll(nameOfAlias);
    return new Aliases(all);
  }

  /** The canonical name that a text stands for: the end of its chain of aliases, or its own. */
  public String canonical(String name) {
    String canonical = OrganisationName.canonical(name);
    return nameOfAlias.getOrDefault(canonical, canonical);
  }

  private static List<Entry> read(String file) {
    List<Entry> entries = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(Path.of(file))) {
      for (NamedCsvRecord row : rows) {
        String place = file + ":" + row.getStartingLineNumber();
        Entry entry = new Entry(cell(row, "alias", place), cell(row, "name", place), place);
        if (!entry.alias().equals(entry.name())) {
          entries.add(entry);
        }
      }
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      throw Failure.usage("read aliases", file, String.valueOf(e.getMessage()), ADVICE);
    }
    return entries;
  }

  private static String cell(NamedCsvRecord row, String column, String place) {
    String name = OrganisationName.canonical(row.findField(column).orElse(""));
    if (name.isEmpty()) {
      throw Failure.usage("read aliases", place, "it has no " + column, ADVICE);
    }
    return name;
  }

  private static String last(Entry start, Map<String, Entry> entries) {
    Set<String> met = new HashSet<>();
    Entry at = start;
    while (entries.containsKey(at.name())) {
      if (!met.add(at.alias())) {
        throw circle(at, entries);
      }
      at = entries.get(at.name());
    }
    return at.name();
  }

  private static Failure circle(Entry member, Map<String, Entry> entries) {
    SortedSet<String> circle = new TreeSet<>();
    for (Entry at = member; circle.add(at.alias()); at = entries.get(at.name())) {}
    return failure(
        entries.get(circle.first()),
        "the aliases '" + String.join("', '", circle) + "' stand for one another");
  }

  private static Failure failure(Entry entry, String reason) {
    return Failure.usage("use alias", entry.place(), reason, ADVICE);
  }
}
