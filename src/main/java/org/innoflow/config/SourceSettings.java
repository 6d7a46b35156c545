package org.innoflow.config;

import java.util.List;
import java.util.Map;

/**
 * One extract: its profile and its files.
 *
 * @param name the name in tables, {@code event.source}
 * @param files paths or globs below {@code input.path}, or absolute, or with a scheme
 * @param lookups the files of the profile's lookups, by the lookup's name
 * @param maxRejectShare above this share of rejected rows the run is not published
 */
public record SourceSettings(
    String name,
    SourceProfile profile,
    List<String> files,
    Map<String, List<String>> lookups,
    double maxRejectShare) {}
