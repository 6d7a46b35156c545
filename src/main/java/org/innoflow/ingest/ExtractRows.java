package org.innoflow.ingest;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.util.SerializableConfiguration;
import org.innoflow.config.SourceProfile;
import org.innoflow.io.FileStore;
import org.innoflow.io.FileStore.InputFile;
import org.innoflow.reader.RawRow;
import org.innoflow.reader.RowReader;

/** Reads extracts into {@link StagedRow#ROW}: one row per row, in one pass over each file. */
final class ExtractRows {
  private static final int POSITION_COLUMNS = 7;
  private static final int CONTENT_COLUMNS = 8;

  private ExtractRows() {}

  static Dataset<Row> read(SparkSession session, Extract extract) throws IOException {
    return switch (extract.source().profile().file().kind()) {
      case CSV -> csv(session, extract);
      case PARQUET -> parquet(session, extract);
    };
  }

  /** One task per file: a quoted line break makes a place in the middle of a file ambiguous. */
  private static Dataset<Row> csv(SparkSession session, Extract extract) {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
    List<String> paths = extract.files().stream().map(InputFile::path).toList();
    Map<String, InputFile> byPath = new LinkedHashMap<>();
    extract.files().forEach(f -> byPath.put(f.path(), f));
    String source = extract.source().name();
    SourceProfile profile = extract.source().profile();
    SerializableConfiguration hadoop = new SerializableConfiguration(spark.hadoopConfiguration());
    return session
        .createDataset(spark.parallelize(paths, paths.size()).rdd(), Encoders.STRING())
        .flatMap(
            (FlatMapFunction<String, Row>)
                path -> csvRows(source, profile, byPath.get(path), hadoop.value()),
            Encoders.row(StagedRow.ROW));
  }

  private static Iterator<Row> csvRows(
      String source, SourceProfile profile, InputFile file, Configuration hadoop)
      throws IOException {
    RowReader csv = RowReader.open(new FileStore(hadoop), file, profile.file());
    TaskContext.get()
        .addTaskCompletionListener(
            context -> {
              try {
                csv.close();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    RowParser parser = new RowParser(profile, ColumnMap.of(profile, csv.header(), file.name()));
    Iterable<RawRow> lines = () -> csv;
    return StreamSupport.stream(lines.spliterator(), false)
        .map(line -> row(source, profile, file.name(), parser, line))
        .iterator();
  }

  /** Files with the same columns are read together; values become text, lists cells with a list. */
  private static Dataset<Row> parquet(SparkSession session, Extract extract) throws IOException {
    Configuration hadoop = session.sparkContext().hadoopConfiguration();
    SourceProfile profile = extract.source().profile();
    Map<List<String>, List<InputFile>> byHeader = new LinkedHashMap<>();
    for (InputFile file : extract.files()) {
      List<String> header = Extract.header(profile, file, new FileStore(hadoop), hadoop);
      byHeader.computeIfAbsent(header, h -> new ArrayList<>()).add(file);
    }
    return byHeader.entrySet().stream()
        .map(e -> parquet(session, extract, e.getKey(), e.getValue()))
        .reduce(Dataset::union)
        .orElseThrow();
  }

  private static Dataset<Row> parquet(
      SparkSession session, Extract extract, List<String> header, List<InputFile> files) {
    String source = extract.source().name();
    SourceProfile profile = extract.source().profile();
    Map<String, String> names = new LinkedHashMap<>();
    files.forEach(f -> names.put(new Path(f.path()).toUri().getPath(), f.name()));
    Dataset<Row> table =
        session.read().parquet(files.stream().map(InputFile::path).toArray(String[]::new));
    Column[] cells =
        Stream.of(table.schema().fields())
            .map(f -> text(f, profile.file().listSeparator()))
            .toArray(Column[]::new);
    return table
        .select(col("_metadata.file_path"), col("_metadata.row_index"), array(cells).as("cells"))
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>)
                rows -> {
                  Map<String, RowParser> parsers = new LinkedHashMap<>();
                  Iterable<Row> iterable = () -> rows;
                  return StreamSupport.stream(iterable.spliterator(), false)
                      .map(
                          r -> {
                            String file = names.get(URI.create(r.getString(0)).getPath());
                            RowParser parser =
                                parsers.computeIfAbsent(
                                    file,
                                    f -> new RowParser(profile, ColumnMap.of(profile, header, f)));
                            RawRow line = new RawRow(r.getLong(1) + 1, 0, r.getList(2));
                            return row(source, profile, file, parser, line);
                          })
                      .iterator();
                },
            Encoders.row(StagedRow.ROW));
  }

  /** Lists keep a place for their nulls; of a time the day is taken. */
  private static Column text(StructField field, String listSeparator) {
    Column column = col("`" + field.name().replace("`", "``") + "`");
    if (field.dataType() instanceof ArrayType) {
      return array_join(column.cast("array<string>"), listSeparator, "");
    }
    boolean isTime = field.dataType().typeName().startsWith("timestamp");
    return (isTime ? column.cast("date") : column).cast("string");
  }

  private static Row row(
      String source, SourceProfile profile, String file, RowParser parser, RawRow line) {
    Object[] values = new Object[StagedRow.ROW.length()];
    values[0] = source;
    values[1] = profile.layer().id();
    values[2] = file;
    values[3] = line.rowNumber();
    values[4] = line.lineNumber() == 0 ? null : line.lineNumber();
    values[5] = Cells.hash(line.cells());
    values[6] = profile.grain() == SourceProfile.Grain.PARTY;
    try {
      System.arraycopy(parser.content(line.cells()), 0, values, POSITION_COLUMNS, CONTENT_COLUMNS);
    } catch (RowFault fault) {
      values[POSITION_COLUMNS + CONTENT_COLUMNS] = fault.reason();
      values[POSITION_COLUMNS + CONTENT_COLUMNS + 1] = fault.field();
      values[POSITION_COLUMNS + CONTENT_COLUMNS + 2] = fault.rawValue();
    }
    return RowFactory.create(values);
  }
}
