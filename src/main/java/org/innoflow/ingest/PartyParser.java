package org.innoflow.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.innoflow.config.FieldSpec;
import org.innoflow.config.PartySpec;

/** The parties of one role in a row, as {@link StagedRow#PARTY}. */
final class PartyParser {
  private static final int LON = PartySpec.PLACE_COLUMNS.indexOf("lon");
  private static final int LAT = PartySpec.PLACE_COLUMNS.indexOf("lat");
  private static final int TAG = StagedRow.PARTY.fieldIndex("tag");

  private final PartySpec spec;
  private final ColumnMap columns;
  private final Cells cells;
  private final String scheme;
  private final Map<String, String> kinds = new HashMap<>();
  private final Map<String, String> tags = new HashMap<>();

  PartyParser(PartySpec spec, ColumnMap columns, Cells cells) {
    this.spec = spec;
    this.columns = columns;
    this.cells = cells;
    this.scheme = spec.placeScheme().name().toLowerCase(Locale.ROOT);
    PartySpec.KINDS.forEach(kind -> kinds.put(kind, kind));
    spec.kindNames().forEach((word, kind) -> kinds.put(Cells.folded(word), kind));
    spec.tagNames().forEach((word, tag) -> tags.put(Cells.folded(word), tag));
  }

  /**
   * The parties that the row names.
   *
   * @param inventors folded names of natural persons
   */
  List<Row> parties(List<String> row, Set<String> inventors) {
    List<String> names = cells.values(columns.cell(spec.name(), row));
    List<Row> parties = new ArrayList<>(names.size());
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i) != null) {
        parties.add(party(row, names, i, inventors));
      }
    }
    return parties;
  }

  private Row party(List<String> row, List<String> names, int i, Set<String> inventors) {
    List<String> place = place(row, names.size(), i);
    Object[] values = new Object[StagedRow.PARTY.length()];
    values[0] = spec.role();
    values[1] = names.get(i);
    values[2] =
        inventors.contains(Cells.folded(names.get(i))) ? "person" : kind(row, names.size(), i);
    values[3] = scheme;
    for (int p = 0; p < place.size(); p++) {
      String text = place.get(p);
      values[4 + p] = p == LON ? degrees(text, 180) : p == LAT ? degrees(text, 90) : text;
    }
    values[TAG] = tag(row, names.size(), i);
    return RowFactory.create(values);
  }

  private String kind(List<String> row, int n, int i) {
    String word = word(spec.kind(), row, n, i);
    return word == null ? null : kinds.get(Cells.folded(word));
  }

  private String tag(List<String> row, int n, int i) {
    String word = word(spec.tag(), row, n, i);
    return word == null ? null : tags.getOrDefault(Cells.folded(word), word);
  }

  /** The word for the i-th of n names; a list of another length does not say whose it is. */
  private String word(FieldSpec field, List<String> row, int n, int i) {
    List<String> values = cells.values(columns.cell(field, row));
    return values.size() == n ? values.get(i) : null;
  }

  /**
   * The place columns' values for the i-th of n names, from country to code. A list of n values
   * goes with the names by position; one of another length does not say whose place it is, and
   * gives null. Nor does a list of n values say it where a coarser one has another length: exports
   * that leave values out of one list leave them out of the next, and n may be chance.
   */
  private List<String> place(List<String> row, int n, int i) {
    List<String> place = new ArrayList<>(PartySpec.PLACE_COLUMNS.size());
    boolean aligned = true;
    for (String column : PartySpec.PLACE_COLUMNS) {
      FieldSpec field = spec.place().get(column);
      List<String> values = cells.values(columns.cell(field, row));
      aligned &= values.isEmpty() || values.size() == n;
      place.add(aligned && !values.isEmpty() ? values.get(i) : null);
    }
    return place;
  }

  /** Degrees, or null where the text gives none; a place is then looked for in other ways. */
  private static Double degrees(String text, double most) {
    if (text == null) {
      return null;
    }
    try {
      double degrees = Double.parseDouble(text);
      return Math.abs(degrees) <= most ? (Double) degrees : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
