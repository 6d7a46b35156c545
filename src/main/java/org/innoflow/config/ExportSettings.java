package org.innoflow.config;

import java.util.List;
import org.innoflow.contract.Window;

/**
 * The graphs that a release has as files for Gephi, VOSviewer, Pajek and maps: those of cities,
 * over all sectors.
 *
 * @param regionSets of these region sets
 * @param windows ids of {@link Window}
 * @param years of these years; empty for the last of each layer
 */
public record ExportSettings(List<String> regionSets, List<String> windows, List<Integer> years) {
  static ExportSettings read(Section section, RegionSets regionSets) {
    ExportSettings settings =
        new ExportSettings(
            regionSets.names(section, "region-sets"),
            section.choices("windows", Window.class).stream().map(Window::id).toList(),
            section.integers("years"));
    section.done();
    return settings;
  }
}
