package org.innoflow.reader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.innoflow.config.FileFormat;
import org.innoflow.io.FileStore;
import org.innoflow.io.FileStore.InputFile;
import org.innoflow.reader.TextBlock.Extent;

/**
 * A large text file that is divided into parts for several readers, which together read what one
 * would.
 *
 * <p>Whether a line begins a row cannot be told from the line, for a quote may be open. So the file
 * is cut into blocks at lines, each of which is measured as though its first line began a row.
 * Where the rows of a block end behind its last line, the next one is measured once more, without
 * the lines that are not its own; mostly there is none such. No guess remains.
 */
public final class DividedText {
  private final List<TextBlock> blocks;
  private final int headerRows;

  private DividedText(List<TextBlock> blocks, int headerRows) {
    this.blocks = blocks;
    this.headerRows = headerRows;
  }

  /**
   * Cuts a file; empty where it is no larger than a block, is compressed or no text of lines, or
   * where other characters of its encoding may have the bytes of line ends.
   *
   * @param bytes the size of a block
   */
  public static Optional<DividedText> of(
      FileStore files, InputFile file, FileFormat format, Set<String> wanted, long bytes)
      throws IOException {
    boolean isText =
        switch (format.kindOf(file.name())) {
          case CSV, JSONL -> !files.isCompressed(file.path());
          default -> false;
        };
    if (file.bytes() <= bytes || !isText) {
      return Optional.empty();
    }
    try (FileRows rows = FileRows.open(files, file, format, wanted)) {
      return rows.layout()
          .filter(layout -> Encodings.keepsLineEnds(layout.charset()))
          .map(layout -> of(file, layout, bytes));
    }
  }

  private static DividedText of(InputFile file, TextLayout layout, long bytes) {
    List<TextBlock> blocks = new ArrayList<>();
    for (long from = 0; from < file.bytes(); from += bytes) {
      blocks.add(new TextBlock(file, layout, from, Math.min(from + bytes, file.bytes()), 0));
    }
    return new DividedText(blocks, layout.headerRows());
  }

  /**
   * The blocks that are to be measured next; none where the parts are known.
   *
   * @param extents what has been measured so far
   */
  public List<TextBlock> unmeasured(Map<TextBlock, Extent> extents) {
    List<TextBlock> unmeasured = new ArrayList<>();
    long excess = 0;
    for (TextBlock each : blocks) {
      TextBlock block = each.skipping(excess);
      Extent extent = extents.get(block);
      if (extent == null) {
        unmeasured.add(block);
      }
      excess = extent == null ? 0 : extent.excess();
    }
    return unmeasured;
  }

  /**
   * The parts with rows, in their order. The first one has the header, however long that is.
   *
   * @param extents of all blocks
   */
  public List<FilePart> parts(Map<TextBlock, Extent> extents) {
    List<FilePart> parts = new ArrayList<>();
    FilePart first = FilePart.WHOLE.withRows(0);
    long lines = 0;
    long rows = -headerRows;
    long excess = 0;
    for (TextBlock each : blocks) {
      Extent extent = extents.get(each.skipping(excess));
      if (rows <= 0) {
        first = first.withRows(Math.max(rows + extent.rows(), 0));
      } else if (extent.rows() > 0) {
        parts.add(new FilePart(extent.start(), excess, lines, rows, extent.rows()));
      }
      rows += extent.rows();
      lines += extent.lines();
      excess = extent.excess();
    }
    parts.add(0, first);
    return parts;
  }
}
