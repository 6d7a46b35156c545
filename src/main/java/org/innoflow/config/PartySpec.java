package org.innoflow.config;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.innoflow.contract.Layer;

/**
 * The parties of one role in an extract's row.
 *
 * @param role one of the layer's roles
 * @param name the organisation's name, or a list of names
 * @param kind what the extract says the organisation is
 * @param kindNames the extract's words for kinds to ours: company, university, institute,
 *     government, fund, person, other
 * @param tag a label of the organisation, such as a kind of fund
 * @param tagNames the extract's words for tags to those that are wanted; others stay as they are
 * @param placeScheme how the place columns are read
 * @param place the place columns by name, absent ones too: country, province, city, county,
 *     address, lon, lat, code; a list in them is matched with the names by position
 */
public record PartySpec(
    String role,
    FieldSpec name,
    FieldSpec kind,
    Map<String, String> kindNames,
    FieldSpec tag,
    Map<String, String> tagNames,
    PlaceScheme placeScheme,
    Map<String, FieldSpec> place)
    implements Serializable {

  /** The place columns, from the coarsest on. */
  public static final List<String> PLACE_COLUMNS =
      List.of("country", "province", "city", "county", "address", "lon", "lat", "code");

  /** The kinds of organisations that columns may state. */
  public static final List<String> KINDS =
      List.of("company", "university", "institute", "government", "fund", "person", "other");

  /** How place columns are read. */
  public enum PlaceScheme {
    /** There are none. */
    NONE,
    /** Chinese names or codes, addresses, coordinates. */
    CN,
    /** Country and city; places of China are those of CN. */
    WORLD,
    /** Codes of the European NUTS. */
    NUTS
  }

  static PartySpec read(Section section, Layer layer) {
    String role = section.string("role");
    if (layer != null && !layer.roles().contains(role)) {
      section.problem(
          "role",
          "'"
              + role
              + "' is no role of layer "
              + layer.id()
              + ", which has "
              + String.join(" and ", layer.roles()));
    }
    FieldSpec name = name(section);
    Section place = section.optionalSection("place").orElseGet(Section::empty);
    Map<String, FieldSpec> columns = new LinkedHashMap<>();
    PLACE_COLUMNS.forEach(column -> columns.put(column, FieldSpec.at(place, column)));
    PartySpec party =
        new PartySpec(
            role,
            name,
            FieldSpec.at(section, "kind"),
            kindNames(section),
            FieldSpec.at(section, "tag"),
            section.has("tag-names") ? section.flat("tag-names") : Map.of(),
            place.has("scheme") ? place.choice("scheme", PlaceScheme.class) : PlaceScheme.NONE,
            columns);
    place.done();
    section.done();
    return party;
  }

  /** A row must have a party of each role unless the profile says {@code required = false}. */
  private static FieldSpec name(Section section) {
    FieldSpec name = FieldSpec.required(section, "name");
    boolean required = section.has("required") ? section.flag("required") : name.required();
    return new FieldSpec(name.columns(), name.constant(), required, name.optional());
  }

  private static Map<String, String> kindNames(Section section) {
    Map<String, String> names = section.has("kind-names") ? section.flat("kind-names") : Map.of();
    names.values().stream()
        .filter(kind -> !KINDS.contains(kind))
        .forEach(
            kind ->
                section.problem(
                    "kind-names", "'" + kind + "' is none of " + String.join(", ", KINDS)));
    return names;
  }

  /** The fields of the party by their names in the model. */
  Map<String, FieldSpec> fields() {
    Map<String, FieldSpec> fields = new LinkedHashMap<>();
    fields.put(role, name);
    fields.put(role + "'s kind", kind);
    fields.put(role + "'s tag", tag);
    place.forEach((column, field) -> fields.put(role + "'s " + column, field));
    return fields;
  }

  /**
   * All parties of a profile.
   *
   * @param layer null where the profile's layer is none, so that roles cannot be judged
   */
  static List<PartySpec> readAll(Section profile, Layer layer, EventSpec.Grain grain) {
    boolean part = grain == EventSpec.Grain.PART;
    List<PartySpec> parties =
        (part ? profile.optionalSections("parties") : profile.someSections("parties"))
            .stream().map(s -> read(s, layer)).toList();
    List<String> roles = layer == null || parties.isEmpty() || part ? List.of() : layer.roles();
    for (String role : roles) {
      if (parties.stream().noneMatch(p -> p.role().equals(role))) {
        profile.problem("parties", "has no party of role " + role);
      }
    }
    return parties;
  }
}
