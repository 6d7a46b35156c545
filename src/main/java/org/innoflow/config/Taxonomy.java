package org.innoflow.config;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.innoflow.contract.Layer;

/**
 * The terms in an event's texts that tell its sectors.
 *
 * @param scheme the scheme of the sectors
 * @param layers the layers whose events are looked at, by id
 * @param otherwise the sector of an event without a term; null for none
 * @param terms per sector id the terms, as written
 */
public record Taxonomy(
    String scheme, Set<String> layers, String otherwise, Map<String, List<String>> terms)
    implements Serializable {

  static final String TOTAL = "ALL";

  static List<Taxonomy> readAll(Section settings, List<SectorLabel> declared) {
    List<Taxonomy> taxonomies = new ArrayList<>();
    Section section = settings.section("taxonomies");
    for (String scheme : section.keys()) {
      if (scheme.equals(TOTAL)) {
        section.problem(scheme, "is taken: 'ALL' is the total over sectors");
      }
      List<String> ids =
          declared.stream()
              .filter(label -> label.scheme().equals(scheme))
              .map(SectorLabel::sectorId)
              .toList();
      taxonomies.add(read(scheme, section.section(scheme), ids));
    }
    return taxonomies;
  }

  private static Taxonomy read(String scheme, Section section, List<String> ids) {
    Taxonomy taxonomy =
        new Taxonomy(
            scheme,
            layers(section),
            section.optionalString("otherwise").orElse(null),
            terms(section, scheme, ids));
    if (taxonomy.otherwise() != null) {
      checkDeclared(section, "otherwise", taxonomy.otherwise(), scheme, ids);
    }
    section.done();
    return taxonomy;
  }

  private static Set<String> layers(Section section) {
    List<String> known = List.of(Layer.values()).stream().map(Layer::id).toList();
    Set<String> layers = new LinkedHashSet<>(section.strings("applies-to"));
    for (String layer : layers) {
      if (!known.contains(layer)) {
        section.problem(
            "applies-to", "'" + layer + "' is no layer; there are " + String.join(", ", known));
      }
    }
    return layers;
  }

  private static Map<String, List<String>> terms(Section section, String scheme, List<String> ids) {
    Section sectors = section.section("terms");
    Map<String, List<String>> terms = new LinkedHashMap<>();
    for (String id : sectors.keys()) {
      terms.put(id, sectors.someStrings(id));
      checkDeclared(sectors, id, id, scheme, ids);
      if (terms.get(id).stream().anyMatch(String::isBlank)) {
        sectors.problem(id, "has an empty term");
      }
    }
    return terms;
  }

  private static void checkDeclared(
      Section section, String key, String id, String scheme, List<String> ids) {
    if (!ids.contains(id)) {
      section.problem(
          key,
          "'"
              + id
              + "' is no sector of sectors."
              + scheme
              + (ids.isEmpty() ? ", which has none" : ", which has " + String.join(", ", ids)));
    }
  }
}
