package org.innoflow.ingest;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.util.SerializableConfiguration;
import org.innoflow.config.FileFormat;
import org.innoflow.config.SourceProfile;
import org.innoflow.io.FileStore;
import org.innoflow.io.FileStore.InputFile;
import org.innoflow.reader.FilePart;
import org.innoflow.reader.RawRow;
import org.innoflow.reader.RowReader;

/** Reads extracts into {@link StagedRow#ROW}: one row per row. */
final class ExtractRows {
  private final SparkSession session;
  private final Extract extract;
  private final Broadcast<RowStager> stager;

  private ExtractRows(SparkSession session, Extract extract, Broadcast<RowStager> stager) {
    this.session = session;
    this.extract = extract;
    this.stager = stager;
  }

  /** What one task reads of a file, with the number of its stager. */
  private record StreamedPart(int stager, int number, InputFile file, FilePart part)
      implements Serializable {}

  /** The rows of all extracts. */
  static Dataset<Row> read(SparkSession session, List<Extract> extracts, Corrections corrections)
      throws IOException {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
    List<Broadcast<RowStager>> stagers = new ArrayList<>();
    List<StreamedPart> streamed = new ArrayList<>();
    FileParts fileParts = new FileParts(session, extracts);
    List<Dataset<Row>> parts = new ArrayList<>();
    for (Extract extract : extracts) {
      SourceProfile profile = extract.source().profile();
      Broadcast<RowStager> stager =
          spark.broadcast(
              new RowStager(extract.source().name(), profile, extract.lookups(), corrections));
      Map<InputFile, List<FilePart>> divided = fileParts.of(extract);
      List<Integer> parquet = new ArrayList<>();
      for (int i = 0; i < extract.files().size(); i++) {
        InputFile file = extract.files().get(i);
        if (profile.file().kindOf(file.name()) == FileFormat.Kind.PARQUET) {
          parquet.add(i);
        } else {
          for (FilePart part : divided.getOrDefault(file, List.of(FilePart.WHOLE))) {
            streamed.add(new StreamedPart(stagers.size(), i, file, part));
          }
        }
      }
      if (!parquet.isEmpty()) {
        parts.add(new ExtractRows(session, extract, stager).parquet(parquet));
      }
      stagers.add(stager);
    }
    if (!streamed.isEmpty()) {
      parts.add(0, streamed(session, spark, streamed, stagers));
    }
    return parts.stream().reduce(Dataset::union).orElseThrow();
  }

  /**
   * One task per file or part of one, those of the largest files first. The files of all extracts
   * are one dataset, whose code is compiled once.
   */
  private static Dataset<Row> streamed(
      SparkSession session,
      JavaSparkContext spark,
      List<StreamedPart> parts,
      List<Broadcast<RowStager>> stagers) {
    parts.sort(Comparator.comparing(f -> -f.file().bytes()));
    SerializableConfiguration hadoop = new SerializableConfiguration(spark.hadoopConfiguration());
    List<Integer> numbers = IntStream.range(0, parts.size()).boxed().toList();
    return session
        .createDataset(spark.parallelize(numbers, numbers.size()).rdd(), Encoders.INT())
        .flatMap(
            (FlatMapFunction<Integer, Row>)
                i -> {
                  StreamedPart part = parts.get(i);
                  return rows(stagers.get(part.stager()).value(), part, hadoop.value());
                },
            Encoders.row(StagedRow.ROW));
  }

  private static Iterator<Row> rows(RowStager stager, StreamedPart part, Configuration hadoop)
      throws IOException {
    RowReader reader =
        RowReader.open(
            new FileStore(hadoop),
            part.file(),
            stager.profile().file(),
            ColumnMap.wanted(stager.profile()),
            part.part());
    TaskContext.get()
        .addTaskCompletionListener(
            context -> {
              try {
                reader.close();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    RowStager.OfFile rows = stager.of(part.file().name(), part.number(), reader.header());
    Iterable<RawRow> raw = () -> reader;
    return StreamSupport.stream(raw.spliterator(), false).map(rows::row).iterator();
  }

  /**
   * Files with the same columns of the same types are read together; values become text, lists
   * cells with a list.
   */
  private Dataset<Row> parquet(List<Integer> numbers) {
    Map<List<InputColumn>, List<InputFile>> byColumns = new LinkedHashMap<>();
    for (int number : numbers) {
      InputFile file = extract.files().get(number);
      byColumns
          .computeIfAbsent(extract.columns().get(file.name()), c -> new ArrayList<>())
          .add(file);
    }
    return byColumns.entrySet().stream()
        .map(e -> parquet(e.getKey().stream().map(InputColumn::name).toList(), e.getValue()))
        .reduce(Dataset::union)
        .orElseThrow();
  }

  private Dataset<Row> parquet(List<String> header, List<InputFile> files) {
    Map<String, Integer> numbers = new HashMap<>();
    files.forEach(
        f -> numbers.put(new Path(f.path()).toUri().getPath(), extract.files().indexOf(f)));
    Dataset<Row> table =
        session.read().parquet(files.stream().map(InputFile::path).toArray(String[]::new));
    Column[] cells =
        Stream.of(table.schema().fields())
            .map(f -> text(f, extract.source().profile().file().listSeparator()))
            .toArray(Column[]::new);
    List<String> names = extract.files().stream().map(InputFile::name).toList();
    Broadcast<RowStager> shared = stager;
    return table
        .select(col("_metadata.file_path"), col("_metadata.row_index"), array(cells).as("cells"))
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>)
                rows -> parquetRows(rows, shared.value(), header, numbers, names),
            Encoders.row(StagedRow.ROW));
  }

  private static Iterator<Row> parquetRows(
      Iterator<Row> rows,
      RowStager stager,
      List<String> header,
      Map<String, Integer> numbers,
      List<String> names) {
    Map<Integer, RowStager.OfFile> byFile = new HashMap<>();
    Iterable<Row> iterable = () -> rows;
    return StreamSupport.stream(iterable.spliterator(), false)
        .map(
            r ->
                byFile
                    .computeIfAbsent(
                        numbers.get(URI.create(r.getString(0)).getPath()),
                        number -> stager.of(names.get(number), number, header))
                    .row(new RawRow(r.getLong(1) + 1, 0, r.getList(2))))
        .iterator();
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
}
