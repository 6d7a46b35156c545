package org.innoflow.ingest;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.innoflow.config.FieldSpec;
import org.innoflow.config.Nearest;
import org.innoflow.config.PartySpec;
import org.innoflow.config.SectorSpec;
import org.innoflow.config.SourceProfile;
import org.innoflow.failure.Failure;

/**
 * Where the fields of a profile stand in one file. Headers are matched after trimming, NFKC and
 * case folding. Every column that the profile names must be there.
 */
final class ColumnMap {
  private final SourceProfile profile;
  private final List<String> header;

  /** By identity: it is asked for every cell of every row. */
  private final IdentityHashMap<FieldSpec, Integer> positions = new IdentityHashMap<>();

  private ColumnMap(SourceProfile profile, List<String> header) {
    this.profile = profile;
    this.header = header;
    Map<String, Integer> byHeader = new HashMap<>();
    for (int i = header.size() - 1; i >= 0; i--) {
      byHeader.put(Cells.header(header.get(i)), i);
    }
    fields()
        .values()
        .forEach(
            field ->
                field.columns().stream()
                    .map(column -> byHeader.get(Cells.header(column)))
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
  static ColumnMap of(SourceProfile profile, List<String> header, String file) {
    ColumnMap map = new ColumnMap(profile, header);
    List<String> missing =
        map.fields().values().stream()
            .filter(f -> !map.positions.containsKey(f))
            .map(map::describe)
            .toList();
    if (!missing.isEmpty()) {
      throw Failure.input(
          "read file",
          file,
          "profile "
              + profile.name()
              + " needs "
              + String.join(" and ", missing)
              + ", and the file has only: "
              + String.join(", ", header),
          "Name the file's columns in conf/sources/"
              + profile.name()
              + ".conf, or correct its delimiter and encoding");
    }
    return map;
  }

  int size() {
    return header.size();
  }

  /** The cell of a field, the field's constant, or null where the profile says nothing of it. */
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
    fields().forEach((name, field) -> matches.put(name, header.get(positions.get(field))));
    return matches;
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
    Map<String, FieldSpec> fields = new LinkedHashMap<>();
    for (int i = 0; i < profile.eventId().size(); i++) {
      fields.put(i == 0 ? "event_id" : "event_id, part " + (i + 1), profile.eventId().get(i));
    }
    fields.put("date", profile.date());
    fields.put("year", profile.year());
    fields.put("title", profile.title());
    if (profile.amount() != null) {
      fields.put("amount", profile.amount().value());
      fields.put("currency", profile.amount().currency());
    }
    for (PartySpec party : profile.parties()) {
      fields.put(party.role(), party.name());
      fields.put(party.role() + "'s country", party.country());
      fields.put(party.role() + "'s province", party.province());
      fields.put(party.role() + "'s city", party.city());
      fields.put(party.role() + "'s county", party.county());
    }
    for (SectorSpec sector : profile.sectors()) {
      fields.put("sector in " + sector.scheme(), sector.column());
    }
    fields.values().removeIf(field -> field.columns().isEmpty());
    return fields;
  }
}
