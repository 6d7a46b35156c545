package org.innoflow.config;

import java.io.Serializable;
import java.util.List;
import org.innoflow.contract.Window;

/**
 * What specialisation is computed for.
 *
 * @param windows ids of {@link Window}
 * @param regionSets names of region sets, each a universe of its own; {@code all} is every place
 * @param pairs those of the region sets of which pairs of places are compared, and of which the
 *     sectors that a place lacks are told
 * @param maxSectors a universe with more sectors is left out
 */
public record SpecialisationSettings(
    List<String> windows, List<String> regionSets, List<String> pairs, int maxSectors)
    implements Serializable {

  static SpecialisationSettings read(Section section, RegionSets regions) {
    SpecialisationSettings settings =
        new SpecialisationSettings(
            section.choices("windows", Window.class).stream().map(Window::id).toList(),
            regions.names(section, "region-sets"),
            regions.names(section, "pairs"),
            section.integer("max-sectors"));
    for (String set : settings.pairs()) {
      if (!settings.regionSets().contains(set)) {
        section.problem("pairs", "'" + set + "' is none of specialisation.region-sets");
      }
    }
    if (settings.maxSectors() < 1) {
      section.problem("max-sectors", "must be 1 or more");
    }
    section.done();
    return settings;
  }
}
