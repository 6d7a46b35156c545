package org.innoflow.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.innoflow.config.EventSpec;
import org.innoflow.config.FieldSpec;
import org.innoflow.config.Nearest;
import org.innoflow.config.SourceProfile;
import org.innoflow.failure.Failure;

/**
 * Where the fields of a profile stand in one file. Headers are matched after trimming, NFKC and
 * case folding. Every column that the profile names and does not call optional must be there.
 */
final class ColumnMap {
  private final SourceProfile profile;
  private final List<String> own;
  private final List<String> header;
  private final Lookups.Keys lookupKeys;

  /** By identity: it is asked for every cell of every row. */
  private final IdentityHashMap<FieldSpec, Integer> positions = new IdentityHashMap<>();

  private ColumnMap(SourceProfile profile, List<String> own, Lookups lookups, String file) {
    this.profile = profile;
    this.own = own;
    this.header = lookups.header(own);
    this.lookupKeys = lookups.keys(own, file);
    Map<String, Integer> byHeader = new HashMap<>();
    for (int i = header.size() - 1; i >= 0; i--) {
      byHeader.put(Cells.folded(header.get(i)), i);
    }
    fields()
        .values()
        .forEach(
            field ->
                field.columns().stream()
                    .map(column -> byHeader.get(Cells.folded(column)))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(position -> positions.put(field, position)));
  }

  /**
   * Matches a profile with a file's header.
   *
   * @throws Failure of kind INPUT that names all missing columns, the nearest match of each and the
   *     columns that the file has
   */
  static ColumnMap of(SourceProfile profile, List<String> header, String file, Lookups lookups) {
    ColumnMap map = new ColumnMap(profile, header, lookups, file);
    List<String> missing = map.missing();
    if (!missing.isEmpty()) {
      throw Failure.input(
          "read file",
          file,
          "profile "
              + profile.name()
              + " needs "
              + String.join(" and ", missing)
              + ", and the file has only: "
              + String.join(", ", map.header),
          "Name the file's columns in profile "
              + profile.name()
              + ".conf, or correct its delimiter and encoding");
    }
    return map;
  }

  /** The names of all columns that a profile takes something from, as headers are compared. */
  static Set<String> wanted(SourceProfile profile) {
    return profile.content().fields().values().stream()
        .flatMap(field -> field.columns().stream())
        .map(Cells::folded)
        .collect(Collectors.toSet());
  }

  List<String> header() {
    return own;
  }

  /**
   * A row's cells with those that the lookups add.
   *
   * @throws RowFault where it has not as many cells as the header, or one that did not decode
   */
  List<String> row(List<String> cells) throws RowFault {
    if (cells.size() != own.size()) {
      throw new RowFault("field_count", null, String.join(",", cells));
    }
    for (String cell : cells) {
      if (cell != null && cell.indexOf('\uFFFD') >= 0) {
        throw new RowFault("undecodable", null, cell);
      }
    }
    return lookupKeys.extend(cells);
  }

  /** The cell of a field, the field's constant, or null where the file has no such column. */
  String cell(FieldSpec field, List<String> cells) {
    if (field.constant() != null) {
      return field.constant();
    }
    Integer position = positions.get(field);
    return position == null ? null : cells.get(position);
  }

  /** Which header each field of the model is taken from, for people to read. */
  Map<String, String> matches() {
    Map<String, String> matches = new LinkedHashMap<>();
    fields()
        .forEach(
            (name, field) -> {
              if (positions.containsKey(field)) {
                matches.put(name, header.get(positions.get(field)));
              }
            });
    return matches;
  }

  /** The fields whose optional columns the file lacks, with these columns. */
  Map<String, List<String>> absent() {
    Map<String, List<String>> absent = new LinkedHashMap<>();
    fields()
        .forEach(
            (name, field) -> {
              if (!positions.containsKey(field)) {
                absent.put(name, field.columns());
              }
            });
    return absent;
  }

  /** The columns that no field is taken from. */
  List<String> unused() {
    List<String> unused = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      if (!positions.containsValue(i)) {
        unused.add(header.get(i));
      }
    }
    return unused;
  }

  private List<String> missing() {
    List<String> missing = new ArrayList<>();
    fields().values().stream()
        .filter(field -> !field.optional() && !positions.containsKey(field))
        .map(this::describe)
        .forEach(missing::add);
    if (missing.isEmpty()
        && profile.content() instanceof EventSpec event
        && event.grain() != EventSpec.Grain.PART
        && lacks(event.date())
        && lacks(event.year())) {
      missing.add(describe(event.year().isAbsent() ? event.date() : event.year()));
    }
    return missing;
  }

  private boolean lacks(FieldSpec field) {
    return field.constant() == null && !positions.containsKey(field);
  }

  private String describe(FieldSpec field) {
    String wanted = String.join("' or '", field.columns());
    return "column '"
        + wanted
        + "'"
        + Nearest.of(field.columns().get(0), header).map(n -> " (nearest: '" + n + "')").orElse("");
  }

  /** The fields that the profile takes from columns, by their names in the model. */
  private Map<String, FieldSpec> fields() {
    Map<String, FieldSpec> fields = new LinkedHashMap<>(profile.content().fields());
    fields.values().removeIf(field -> field.columns().isEmpty());
    return fields;
  }
}
