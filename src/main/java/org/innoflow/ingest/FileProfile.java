package org.innoflow.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.innoflow.io.FileStore;
import org.innoflow.io.FileStore.InputFile;
import org.innoflow.reader.RowReader;

/**
 * What a profile makes of one file, found without Spark by reading it once.
 *
 * @param description what the file was taken for
 * @param matches the fields of the model to the headers they are taken from
 * @param absent the fields whose optional columns the file lacks, to these columns
 * @param unused the columns that no field is taken from
 * @param rows all rows
 * @param rejects refused rows by reason
 * @param samples the first accepted rows, as {@link StagedRow#ROW}
 * @param firstRejects the first refused row of each reason
 */
public record FileProfile(
    String description,
    Map<String, String> matches,
    Map<String, List<String>> absent,
    List<String> unused,
    long rows,
    Map<String, Long> rejects,
    List<Row> samples,
    List<Row> firstRejects) {

  private static final int SAMPLES = 5;

  /** Reads a file of an extract that has been found. */
  public static FileProfile of(Extract extract, InputFile file, FileStore store)
      throws IOException {
    var profile = extract.source().profile();
    Lookups lookups = extract.lookups(store);
    RowStager stager = new RowStager(extract.source().name(), profile, lookups, Corrections.NONE);
    long rows = 0;
    Map<String, Long> rejects = new TreeMap<>();
    List<Row> samples = new ArrayList<>();
    List<Row> firstRejects = new ArrayList<>();
    try (RowReader reader =
        RowReader.open(store, file, profile.file(), ColumnMap.wanted(profile))) {
      ColumnMap columns = ColumnMap.of(profile, reader.header(), file.name(), lookups);
      RowStager.OfFile staged = stager.of(file.name(), 0, reader.header());
      while (reader.hasNext()) {
        Row row = staged.row(reader.next());
        rows++;
        String reason = row.getString(StagedRow.ROW.fieldIndex("reason"));
        if (reason == null) {
          if (samples.size() < SAMPLES) {
            samples.add(row);
          }
        } else if (rejects.merge(reason, 1L, Long::sum) == 1) {
          firstRejects.add(row);
        }
      }
      return new FileProfile(
          reader.description(),
          columns.matches(),
          columns.absent(),
          columns.unused(),
          rows,
          rejects,
          samples,
          firstRejects);
    }
  }
}
