package org.innoflow.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of a row's cells in table reject and in files of corrected rows: those of the header,
 * each once. A column without a name is called by its number; of one whose name is taken, by a
 * column before it or by one of {@link RejectFile#POSITION}, a number stands behind the name. Cells
 * beyond the header are +1, +2 and so on.
 */
final class CellNames {
  private final List<String> names = new ArrayList<>();

  CellNames(List<String> header) {
    Set<String> taken = new HashSet<>(RejectFile.POSITION);
    for (int i = 0; i < header.size(); i++) {
      String own = header.get(i).isBlank() ? "column " + (i + 1) : header.get(i);
      String name = own;
      for (int n = 2; !taken.add(Cells.folded(name)); n++) {
        name = own + " (" + n + ")";
      }
      names.add(name);
    }
  }

  /** How many the header has. */
  int size() {
    return names.size();
  }

  /** The name of the i-th cell, from 0. */
  String get(int i) {
    return i < names.size() ? names.get(i) : "+" + (i - names.size() + 1);
  }
}
