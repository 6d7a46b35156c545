package org.innoflow.config;

import java.io.Serializable;
import java.util.List;

/**
 * The sectors that an extract itself gives.
 *
 * @param scheme the scheme that the values belong to
 * @param column the column; several sectors in a cell share the event equally
 */
public record SectorSpec(String scheme, FieldSpec column) implements Serializable {
  static SectorSpec read(Section section) {
    SectorSpec sector = new SectorSpec(section.string("scheme"), FieldSpec.at(section, "column"));
    if (sector.scheme().equals("ALL")) {
      section.problem("scheme", "'ALL' is the total over sectors and no scheme of its own");
    }
    section.done();
    return sector;
  }

  static List<SectorSpec> readAll(Section profile) {
    return profile.optionalSections("sectors").stream().map(SectorSpec::read).toList();
  }
}
