package org.innoflow.config;

/**
 * How much the page of a release shows. What it leaves out it names.
 *
 * @param cities at most so many cities of the region set, those of most links
 * @param sectors at most so many sectors of a layer and scheme, those of the largest flows
 * @param rows at most so many rows of a report table
 * @param megabytes how large the flows of sectors may make the page, in MiB
 */
public record PageSettings(int cities, int sectors, int rows, int megabytes) {

  static PageSettings read(Section section) {
    PageSettings settings =
        new PageSettings(
            atLeast(section, "cities", 2),
            atLeast(section, "sectors", 0),
            atLeast(section, "rows", 0),
            atLeast(section, "megabytes", 2));
    section.done();
    return settings;
  }

  private static int atLeast(Section section, String key, int least) {
    int value = section.integer(key);
    if (value < least) {
      section.problem(key, "must be " + least + " or more");
    }
    return value;
  }
}
