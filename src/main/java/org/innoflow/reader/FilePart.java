package org.innoflow.reader;

import java.io.IOException;
import java.io.Serializable;
import org.innoflow.io.FileStore;

/**
 * A run of a file's rows that one reader reads, numbered as a reader of the whole file would.
 *
 * @param offset the byte that the text is read from, where a line begins
 * @param skippedLines lines there that still belong to a row before
 * @param linesBefore lines before the offset
 * @param rowsBefore data rows before the first
 * @param rows data rows; what follows is not this part's
 */
public record FilePart(long offset, long skippedLines, long linesBefore, long rowsBefore, long rows)
    implements Serializable {
  /** All rows of a file. */
  public static final FilePart WHOLE = new FilePart(0, 0, 0, 0, Long.MAX_VALUE);

  /** Whether the text is read from the file's beginning, where its header is. */
  boolean isFirst() {
    return offset == 0;
  }

  /** The text from this part's first row on. */
  DelimitedText open(FileStore files, FileStore.InputFile file, TextLayout layout)
      throws IOException {
    DelimitedText text =
        new DelimitedText(
            TextFile.from(files, file, layout.charset(), offset),
            layout.dialect(),
            1 + linesBefore);
    text.skipLines(skippedLines);
    return text;
  }

  FilePart withRows(long count) {
    return new FilePart(offset, skippedLines, linesBefore, rowsBefore, count);
  }
}
