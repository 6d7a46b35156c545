package org.innoflow.app;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.innoflow.failure.Failure;
import org.innoflow.io.SpreadsheetText;

/** A CSV file for a spreadsheet: UTF-8 with a byte order mark, there when it is whole. */
final class CsvOutput {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private CsvOutput() {}

  /**
   * Makes sure that a file can be written, before anything is computed for it.
   *
   * @param file null for none
   * @throws Failure of kind USAGE where it is a folder or would lie in none
   */
  static void require(Path file) {
    if (file == null) {
      return;
    }
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file)) {
      throw Failure.usage(
          "write file", file.toString(), "it is a folder", "Give --output the name of a file");
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw Failure.usage(
          "write file",
          file.toString(),
          "there is no folder " + folder,
          "Make the folder, or give --output another one");
    }
  }

  /** Writes the rows one by one and returns how many they were; null is an empty cell. */
  static long write(Path file, List<String> header, Iterator<Row> rows) throws IOException {
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    long count = 0;
    try (Writer text = Files.newBufferedWriter(part, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().build(text.append(BYTE_ORDER_MARK))) {
      csv.writeRecord(header);
      for (; rows.hasNext(); count++) {
        csv.writeRecord(cells(rows.next()));
      }
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(part);
      throw e;
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    return count;
  }

  private static List<String> cells(Row row) {
    return IntStream.range(0, row.size())
        .mapToObj(
            i ->
                row.isNullAt(i)
                    ? ""
                    : row.get(i) instanceof String text
                        ? SpreadsheetText.harmless(text)
                        : row.get(i).toString())
        .toList();
  }
}
