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
    // Each list is taken apart once: a paper may have thousands of parties.
    List<String> kindWords = words(spec.kind(), row, names.size());
    List<String> tagWords = words(spec.tag(), row, names.size());
    List<List<String>> place = place(row, names.size());
    List<Row> parties = new ArrayList<>(names.size());
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (name != null) {
        Object[] values = new Object[StagedRow.PARTY.length()];
        values[0] = spec.role();
        values[1] = name;
        values[2] = inventors.contains(Cells.folded(name)) ? "person" : kind(at(kindWords, i));
        values[3] = scheme;
        for (int p = 0; p < place.size(); p++) {
          String text = at(place.get(p), i);
          values[4 + p] = p == LON ? degrees(text, 180) : p == LAT ? degrees(text, 90) : text;
        }
        values[TAG] = tag(at(tagWords, i));
        parties.add(RowFactory.create(values));
      }
    }
    return parties;
  }

  private String kind(String word) {
    return word == null ? null : kinds.get(Cells.folded(word));
  }

  private String tag(String word) {
    return word == null ? null : tags.getOrDefault(Cells.folded(word), word);
  }

  private static String at(List<String> values, int i) {
    return values.isEmpty() ? null : values.get(i);
  }

  /** A word for each of n names; none where a list of another length does not say whose it is. */
  private List<String> words(FieldSpec field, List<String> row, int n) {
    List<String> values = cells.values(columns.cell(field, row));
    return values.size() == n ? values : List.of();
  }

  /**
   * The place columns, from country to code, each with a value for each of n names, or with none. A
   * list of n values goes with the names by position; one of another length does not say whose
   * place it is. Nor does a list of n values say it where a coarser one has another length: exports
   * that leave values out of one list leave them out of the next, and n may be chance.
   */
  private List<List<String>> place(List<String> row, int n) {
    List<List<String>> place = new ArrayList<>(PartySpec.PLACE_COLUMNS.size());
    boolean aligned = true;
    for (String column : PartySpec.PLACE_COLUMNS) {
      List<String> values = cells.values(columns.cell(spec.place().get(column), row));
      aligned &= values.isEmpty() || values.size() == n;
      place.add(aligned ? values : List.of());
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
