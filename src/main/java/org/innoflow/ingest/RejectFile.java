package org.innoflow.ingest;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.innoflow.io.SpreadsheetText;

/**
 * The file in which refused rows are corrected: CSV in UTF-8 with a byte order mark, for Excel. Its
 * columns are those of {@link #POSITION}, then the cells of the extract's rows, see {@link
 * CellNames}. {@link Corrections} reads it.
 */
public final class RejectFile {
  /** Where a row stands and why it was refused. */
  static final List<String> POSITION =
      List.of("source", "file", "row_number", "reason", "field", "raw_value");

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final ObjectMapper JSON = new ObjectMapper();

  private RejectFile() {}

  /**
   * Writes rejects of one source.
   *
   * @param rejects rows of table reject whose {@code row} was kept
   * @param text where to, in UTF-8; it is closed
   */
  public static void write(List<Row> rejects, Writer text) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    Set<String> columns = new LinkedHashSet<>();
    for (Row reject : rejects) {
      Map<String, String> cells =
          JSON.readValue(
              reject.<String>getAs("row"), new TypeReference<LinkedHashMap<String, String>>() {});
      rows.add(cells);
      columns.addAll(cells.keySet());
    }
    try (CsvWriter csv = CsvWriter.builder().build(text.append(BYTE_ORDER_MARK))) {
      List<String> header = new ArrayList<>(POSITION);
      columns.forEach(column -> header.add(SpreadsheetText.harmless(column)));
      csv.writeRecord(header);
      for (int i = 0; i < rows.size(); i++) {
        List<String> record = new ArrayList<>();
        for (String column : POSITION) {
          Object value = rejects.get(i).getAs(column);
          record.add(value == null ? "" : SpreadsheetText.harmless(value.toString()));
        }
        for (String column : columns) {
          String cell = rows.get(i).get(column);
          record.add(cell == null ? "" : SpreadsheetText.harmless(cell));
        }
        csv.writeRecord(record);
      }
    }
  }
}
