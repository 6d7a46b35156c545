package org.innoflow.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.innoflow.config.SourceProfile;
import org.innoflow.reader.RawRow;

/**
 * Makes {@link StagedRow#ROW} of the rows of one source. A row that is refused is tried again with
 * its correction, if there is one that corrects anything.
 */
record RowStager(String source, SourceProfile profile, Lookups lookups, Corrections corrections)
    implements Serializable {
  /** A row with more characters than this is not kept whole in its reject. */
  private static final int LONGEST_ROW = 100_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The rows of one file. */
  OfFile of(String file, int fileNumber, List<String> header) {
    return new OfFile(file, fileNumber, ColumnMap.of(profile, header, file, lookups));
  }

  /** Stages the rows of one file. */
  final class OfFile {
    private final String file;
    private final int fileNumber;
    private final CellNames names;
    private final RowParser parser;

    private OfFile(String file, int fileNumber, ColumnMap columns) {
      this.file = file;
      this.fileNumber = fileNumber;
      this.names = new CellNames(columns.header());
      this.parser = RowParser.of(profile, columns);
    }

    Row row(RawRow raw) {
      try {
        if (raw.fault() != null) {
          throw new RowFault(raw.fault(), null, raw.cells().get(0));
        }
        return row(raw, raw.cells(), false);
      } catch (RowFault fault) {
        if (!corrections.has(source, file, raw.rowNumber())) {
          return refused(raw, fault, false);
        }
        List<String> corrected = corrections.cells(source, file, raw, names);
        return corrected == null ? refused(raw, fault, true) : corrected(raw, corrected);
      }
    }

    private Row corrected(RawRow raw, List<String> cells) {
      try {
        return row(raw, cells, true);
      } catch (RowFault fault) {
        return refused(new RawRow(raw.rowNumber(), raw.lineNumber(), cells, null), fault, true);
      }
    }

    private Row row(RawRow raw, List<String> cells, boolean isCorrected) throws RowFault {
      Object[] content = parser.content(cells);
      Object[] values = position(raw, cells, isCorrected);
      System.arraycopy(content, 0, values, StagedRow.POSITION.length(), content.length);
      return RowFactory.create(values);
    }

    private Row refused(RawRow raw, RowFault fault, boolean isCorrected) {
      Object[] values = position(raw, raw.cells(), isCorrected);
      int at = values.length - StagedRow.FAULT.length();
      values[at] = fault.reason();
      values[at + 1] = fault.field();
      values[at + 2] = fault.rawValue();
      values[at + 3] = json(raw.cells());
      return RowFactory.create(values);
    }

    private Object[] position(RawRow raw, List<String> cells, boolean isCorrected) {
      Object[] values = new Object[StagedRow.ROW.length()];
      values[0] = source;
      values[1] = profile.layerId();
      values[2] = fileNumber;
      values[3] = file;
      values[4] = raw.rowNumber();
      values[5] = raw.lineNumber() == 0 ? null : raw.lineNumber();
      values[6] = isCorrected;
      values[7] = Cells.hash(cells);
      values[8] = profile.merging();
      return values;
    }

    /** Cells by name. */
    private String json(List<String> cells) {
      Map<String, String> row = new LinkedHashMap<>();
      int characters = 0;
      for (int i = 0; i < cells.size(); i++) {
        String cell = cells.get(i);
        characters += cell == null ? 0 : cell.length();
        row.put(names.get(i), cell);
      }
      try {
        return characters > LONGEST_ROW ? null : JSON.writeValueAsString(row);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("Texts can always be written as JSON", e);
      }
    }
  }
}
