package org.innoflow.config;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A composite index, as a file of indices.path declares it.
 *
 * @param id the name of the file
 * @param version of the method, as its authors count it
 * @param regionSets the region sets whose places it is of; at level region they are the places
 * @param regionNames other names of region sets in table indicator
 * @param baseYear the year that ratios are to; null where there is none
 * @param spans over how many years growth is stated, beside that since the base year
 * @param components the tree
 * @param text the declaration as read, of which the edition is made
 */
public record IndexSettings(
    String id,
    String zh,
    String en,
    String version,
    Level level,
    List<String> regionSets,
    Map<String, List<String>> regionNames,
    int firstYear,
    int lastYear,
    Integer baseYear,
    IndexMethod method,
    List<Integer> spans,
    Map<String, IndexSeries> series,
    List<IndexComponent> components,
    String text)
    implements Serializable {

  /** What its places are. */
  public enum Level {
    /** Whole region sets. */
    REGION,
    PROVINCE,
    CITY
  }

  static IndexSettings read(String id, Section section, RegionSets regions, String text) {
    Section years = section.section("years");
    Map<String, IndexSeries> series = IndexSeries.readAll(section);
    IndexMethod method = IndexMethod.read(section);
    Map<String, List<String>> regionNames = new TreeMap<>();
    section
        .optionalSection("region-names")
        .ifPresent(
            names -> {
              names.keys().forEach(set -> regionNames.put(set, regionNames(names, set, regions)));
              names.done();
            });
    IndexSettings settings =
        new IndexSettings(
            id,
            section.nonEmpty("zh"),
            section.nonEmpty("en"),
            section.nonEmpty("version"),
            section.choice("level", Level.class),
            regions.names(section, "region-sets"),
            regionNames,
            years.integer("first"),
            years.integer("last"),
            years.has("base") ? years.integer("base") : null,
            method,
            section.integers("growth-spans"),
            series,
            IndexComponent.readAll(section, method, series),
            text);
    settings.checkYears(years);
    settings.checkPlaces(section);
    years.done();
    section.done();
    return settings;
  }

  private static List<String> regionNames(Section names, String set, RegionSets regions) {
    if (!regions.members().containsKey(set)) {
      names.problem(set, "is no region set");
    }
    return names.strings(set);
  }

  private void checkYears(Section years) {
    if (lastYear < firstYear) {
      years.problem("last", "is before first");
      return;
    }
    boolean needed =
        method.normalisation() == IndexMethod.Normalisation.BASE_YEAR
            || method.uncertainty().normalisations().contains(IndexMethod.Normalisation.BASE_YEAR);
    if (needed && baseYear == null) {
      years.problem("base", "is required by normalisation base-year");
    } else if (baseYear != null && (baseYear < firstYear || baseYear > lastYear)) {
      years.problem("base", "is not between first and last");
    }
  }

  private void checkPlaces(Section section) {
    if (regionSets.isEmpty()) {
      section.problem("region-sets", "must name at least one");
    }
    if (regionSets.contains(RegionSets.ALL)) {
      section.problem("region-sets", "cannot have 'all': an index is of places that are listed");
    }
    if (spans.stream().anyMatch(span -> span < 1)) {
      section.problem("growth-spans", "must be of 1 or more years");
    }
  }

  /** How many years it has. */
  public int years() {
    return lastYear - firstYear + 1;
  }
}
