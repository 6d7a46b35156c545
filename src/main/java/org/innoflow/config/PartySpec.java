package org.innoflow.config;

import java.io.Serializable;
import java.util.List;
import org.innoflow.contract.Layer;

/**
 * The parties of one role in an extract's row.
 *
 * @param role one of the layer's roles
 * @param name the organisation's name, or a list of names
 * @param placeScheme how the place columns are read: {@code cn} Chinese names or codes, {@code
 *     world} country and city, {@code none}
 * @param country, province, city, county the place columns; a list in them is matched with the
 *     names by position
 */
public record PartySpec(
    String role,
    FieldSpec name,
    PlaceScheme placeScheme,
    FieldSpec country,
    FieldSpec province,
    FieldSpec city,
    FieldSpec county)
    implements Serializable {

  /** How place columns are read. */
  public enum PlaceScheme {
    NONE,
    CN,
    WORLD
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
    FieldSpec name =
        new FieldSpec(
            section.someStrings("name"),
            null,
            !section.has("required") || section.flag("required"));
    Section place = section.optionalSection("place").orElseGet(Section::empty);
    PartySpec party =
        new PartySpec(
            role,
            name,
            place.has("scheme") ? place.choice("scheme", PlaceScheme.class) : PlaceScheme.NONE,
            FieldSpec.optional(place, "country"),
            FieldSpec.optional(place, "province"),
            FieldSpec.optional(place, "city"),
            FieldSpec.optional(place, "county"));
    place.done();
    section.done();
    return party;
  }

  /**
   * All parties of a profile.
   *
   * @param layer null where the profile's layer is none, so that roles cannot be judged
   */
  static List<PartySpec> readAll(Section profile, Layer layer) {
    List<PartySpec> parties =
        profile.someSections("parties").stream().map(s -> read(s, layer)).toList();
    List<String> roles = layer == null || parties.isEmpty() ? List.of() : layer.roles();
    for (String role : roles) {
      if (parties.stream().noneMatch(p -> p.role().equals(role))) {
        profile.problem("parties", "has no party of role " + role);
      }
    }
    return parties;
  }
}
