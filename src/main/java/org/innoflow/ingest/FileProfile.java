package org.innoflow.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.innoflow.config.FileFormat;
import org.innoflow.config.SourceProfile;
import org.innoflow.failure.Failure;
import org.innoflow.io.FileStore;
import org.innoflow.io.FileStore.InputFile;
import org.innoflow.reader.RowReader;
import scala.jdk.javaapi.CollectionConverters;

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

  /**
   * Reads a file of an extract that has been found.
   *
   * @throws Failure of kind USAGE where it is Parquet, whose rows Spark alone reads
   */
  public static FileProfile of(Extract extract, InputFile file, FileStore store)
      throws IOException {
    SourceProfile profile = extract.source().profile();
    if (profile.file().kindOf(file.name()) == FileFormat.Kind.PARQUET) {
      throw Failure.usage(
          "try profile on file",
          file.name(),
          "it is Parquet, which is read by Spark, and this command does not start Spark",
          "See what its columns are taken for with the command plan, or try some rows as CSV");
    }
    Lookups lookups = extract.lookups();
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
            samples.add(named(row));
          }
        } else if (rejects.merge(reason, 1L, Long::sum) == 1) {
          firstRejects.add(named(row));
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

  /** The row as Spark would give it back: with the names of its columns, arrays as sequences. */
  private static Row named(Row row) {
    Object[] values = new Object[row.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          row.get(i) instanceof Object[] array
              ? CollectionConverters.asScala(List.of(array)).toSeq()
              : row.get(i);
    }
    return new GenericRowWithSchema(values, StagedRow.ROW);
  }
}
