package org.innoflow.reader;

import java.util.List;

/**
 * A row of an extract.
 *
 * @param rowNumber its number in the file, data rows counted from 1
 * @param lineNumber the line it begins on, or the row of its sheet, from 1; 0 where the format has
 *     none
 * @param cells texts as the file has them; null where a format knows nulls. Where there is a fault,
 *     the beginning of the row's text alone
 * @param fault why the row cannot be taken apart: unclosed_quote, bad_quote, too_long, bad_json or
 *     late_column; null where it can
 */
public record RawRow(long rowNumber, long lineNumber, List<String> cells, String fault) {
  public RawRow(long rowNumber, long lineNumber, List<String> cells) {
    this(rowNumber, lineNumber, cells, null);
  }
}
