package org.innoflow.reader;

import java.util.List;

/**
 * A row of an extract.
 *
 * @param rowNumber its number in the file, data rows counted from 1
 * @param lineNumber the line it begins on, from 1; 0 where the format has no lines
 * @param cells texts as the file has them; null where a format knows nulls
 */
public record RawRow(long rowNumber, long lineNumber, List<String> cells) {}
