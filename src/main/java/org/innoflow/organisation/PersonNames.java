package org.innoflow.organisation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.innoflow.text.ResourceTable;

/** Tells names of persons in Chinese characters; those in Latin letters look like any other. */
final class PersonNames {
  private static final Set<String> COMMON = new HashSet<>();
  private static final Set<String> WEAK = new HashSet<>();
  private static final Set<String> COMPOUND = new HashSet<>();
  private static final Set<String> NOT_PERSONS = new HashSet<>();

  static {
    for (List<String> row : ResourceTable.rows(PersonNames.class, "surnames.tsv", 2)) {
      Set<String> surnames =
          switch (row.get(0)) {
            case "common" -> COMMON;
            case "weak" -> WEAK;
            default -> COMPOUND;
          };
      surnames.addAll(List.of(row.get(1).split(" ")));
    }
    ResourceTable.rows(PersonNames.class, "not_persons.tsv", 1)
        .forEach(row -> NOT_PERSONS.add(row.get(0)));
  }

  private PersonNames() {}

  /**
   * Whether a name without any word of an organisation is a person's: a surname and a given name of
   * one or two characters, or a foreign name with a middle dot.
   */
  static boolean isPerson(String canonical) {
    if (canonical.indexOf('·') > 0) {
      return isForeign(canonical);
    }
    int length = canonical.length();
    if (length < 2 || length > 4 || !allHan(canonical) || NOT_PERSONS.contains(canonical)) {
      return false;
    }
    String first = canonical.substring(0, 1);
    return (length > 2 && COMPOUND.contains(canonical.substring(0, 2)))
        || (length < 4 && COMMON.contains(first))
        || (length == 3 && WEAK.contains(first));
  }

  /** Parts of Chinese characters or initials: 彼得·詹姆士·希尔顿, r·图利. */
  private static boolean isForeign(String canonical) {
    boolean named = false;
    for (String part : canonical.split("·", -1)) {
      if (part.isEmpty() || (!allHan(part) && part.length() > 1)) {
        return false;
      }
      named |= part.length() > 1;
    }
    return named;
  }

  private static boolean allHan(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!Punctuation.isHan(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
