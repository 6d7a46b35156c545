package org.innoflow.config;

import java.nio.file.Path;
import java.util.Map;

/**
 * The report tables of a run.
 *
 * @param path the folder of their SQL files
 * @param parameters what {@code :name} in a file stands for: a text, a number, or a list of either
 *     as an array
 * @param page how much the page shows
 */
public record ReportSettings(Path path, Map<String, Object> parameters, PageSettings page) {

  static ReportSettings read(Section section) {
    ReportSettings settings =
        new ReportSettings(
            section.path("path"),
            section.values("parameters"),
            PageSettings.read(section.section("page")));
    section.done();
    return settings;
  }
}
