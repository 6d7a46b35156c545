package org.innoflow.config;

import java.util.List;

/**
 * A figure that someone has published, to be compared with what a release says.
 *
 * @param id the report table and figure, {@code a08.events}
 * @param title what it is, in words
 * @param published the published value, a number or a text
 * @param sql a query over the release's tables that gives one row with one value
 * @param tolerance how far a number may differ
 */
public record PublishedFigure(
    String id, String title, String published, String sql, double tolerance) {

  static PublishedFigure read(Section section) {
    PublishedFigure figure =
        new PublishedFigure(
            section.string("id"),
            section.string("title"),
            section.string("published"),
            section.string("sql"),
            section.has("tolerance") ? section.number("tolerance") : 0.0);
    section.done();
    return figure;
  }

  static List<PublishedFigure> readAll(Section file) {
    List<PublishedFigure> figures =
        file.sections("figures").stream().map(PublishedFigure::read).toList();
    file.done();
    return figures;
  }
}
