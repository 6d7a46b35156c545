package org.innoflow.reader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.innoflow.config.FileFormat;
import org.innoflow.failure.Failure;

/**
 * The sheets of a workbook that hold its data: those with the wanted columns, or with half as many
 * of them as the one with the most. Others (covers, notes) are left out, and said to be.
 */
record XlsxTables(List<XlsxTable> tables, List<String> leftOut) {

  static XlsxTables find(String file, XlsxBook book, FileFormat format, Set<String> wanted)
      throws IOException {
    List<XlsxTable> candidates = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (XlsxBook.SheetPart sheet : book.sheets()) {
      XlsxTable table = isNamed(sheet, format) ? XlsxTable.of(book, sheet, wanted) : null;
      if (table == null) {
        leftOut.add(sheet.name());
      } else {
        candidates.add(table);
      }
    }
    if (candidates.isEmpty()) {
      throw nothing(file, book, format);
    }
    List<XlsxTable> tables =
        candidates.stream().filter(table -> holdsData(table, candidates, wanted)).toList();
    candidates.stream()
        .filter(table -> !tables.contains(table))
        .forEach(table -> leftOut.add(table.sheet().name()));
    tables.forEach(table -> requireSameColumns(file, tables.get(0), table, format, wanted));
    return new XlsxTables(tables, leftOut);
  }

  String description() {
    String read =
        "xlsx, "
            + (tables.size() == 1 ? "sheet " : "sheets ")
            + tables.stream().map(t -> quoted(t.sheet().name())).collect(Collectors.joining(", "));
    return leftOut.isEmpty()
        ? read
        : read
            + "; not read: "
            + leftOut.stream().map(XlsxTables::quoted).collect(Collectors.joining(", "));
  }

  private static boolean holdsData(
      XlsxTable table, List<XlsxTable> candidates, Set<String> wanted) {
    int most = candidates.stream().mapToInt(t -> t.found(wanted).size()).max().orElse(0);
    return most == 0
        ? table.comparableHeader().equals(candidates.get(0).comparableHeader())
        : 2 * table.found(wanted).size() >= most;
  }

  private static void requireSameColumns(
      String file, XlsxTable first, XlsxTable other, FileFormat format, Set<String> wanted) {
    Set<String> missing = new TreeSet<>(first.found(wanted));
    missing.removeAll(other.found(wanted));
    Set<String> more = new TreeSet<>(other.found(wanted));
    more.removeAll(first.found(wanted));
    if (!missing.isEmpty() || !more.isEmpty()) {
      throw Failure.input(
          "read file",
          file,
          "only one of its sheets "
              + quoted(first.sheet().name())
              + " and "
              + quoted(other.sheet().name())
              + " has column "
              + String.join(", ", missing.isEmpty() ? more : missing),
          "Name the sheets to read under sheets in profile " + format.profile() + ".conf");
    }
  }

  private static Failure nothing(String file, XlsxBook book, FileFormat format) {
    String names =
        book.sheets().stream().map(s -> quoted(s.name())).collect(Collectors.joining(", "));
    return book.sheets().stream().anyMatch(sheet -> isNamed(sheet, format))
        ? Failure.input(
            "read file",
            file,
            "it is empty",
            "Export it again, or take it out of the source's files")
        : Failure.input(
            "read file",
            file,
            "it has none of the sheets " + String.join(", ", format.sheets()) + ", only " + names,
            "Correct sheets in profile " + format.profile() + ".conf");
  }

  private static boolean isNamed(XlsxBook.SheetPart sheet, FileFormat format) {
    return format.sheets().isEmpty()
        || format.sheets().stream().anyMatch(glob -> pattern(glob).matcher(sheet.name()).matches());
  }

  /** A pattern of a glob: * stands for any text, ? for one character. */
  private static Pattern pattern(String glob) {
    return Pattern.compile(
        Arrays.stream(glob.split("(?<=[*?])|(?=[*?])"))
            .map(part -> part.equals("*") ? ".*" : part.equals("?") ? "." : Pattern.quote(part))
            .collect(Collectors.joining()));
  }

  private static String quoted(String name) {
    return "'" + name + "'";
  }
}
