package org.innoflow.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.innoflow.failure.Failure;
import org.innoflow.io.FileStore.InputFile;
import org.innoflow.io.FileSums;
import org.innoflow.io.TableStore;
import org.innoflow.run.RunContext;
import org.innoflow.run.Step;

/** The step from extracts to staged events and rejects. */
public final class IngestJob implements Step {
  private static final String REPEATED = "repeated";

  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public List<String> after() {
    return List.of();
  }

  @Override
  public List<String> writes() {
    return List.of("reject");
  }

  @Override
  public List<String> stages() {
    return List.of("input", "row", REPEATED, "event");
  }

  @Override
  public String run(RunContext context) throws IOException {
    List<Extract> extracts =
        Extract.find(context.settings(), context.session().sparkContext().hadoopConfiguration());
    reportDrift(context, extracts);
    List<InputFile> replayed = replayed(context);
    Corrections corrections = Corrections.read(replayed, context.files());
    stageInputs(context, extracts, replayed);
    try {
      context.tables().stage("row", ExtractRows.read(context.session(), extracts, corrections));
    } catch (Exception e) {
      throw DamagedFile.of(e);
    }
    Dataset<Row> staged = context.tables().staged("row", StagedRow.ROW);
    requireUsed(corrections, staged);
    Dataset<Row> accepted = accepted(context.tables());
    context.tables().stage(REPEATED, EventMerge.repeated(accepted));
    context.tables().stage("event", EventMerge.merge(accepted, repeated(context.tables())));
    Dataset<Row> merged = context.tables().staged("event", StagedRow.EVENT);
    context.tables().write("reject", rejects(staged).unionByName(incomplete(merged)));
    List<RefusedRows> refused = RefusedRows.of(staged, context.settings().sources());
    refused.stream().flatMap(rows -> rows.warning().stream()).forEach(context.notices());
    return "%d files, %,d rows, %,d of them refused"
        .formatted(
            extracts.stream().mapToInt(e -> e.files().size()).sum(),
            refused.stream().mapToLong(RefusedRows::rows).sum(),
            context.tables().rows(List.of("reject"), List.of()).get("reject"));
  }

  /**
   * All events that were staged, whole and incomplete.
   *
   * @return {@link StagedRow#EVENT}, of layers
   */
  public static Dataset<Row> events(TableStore tables) {
    return EventMerge.single(accepted(tables), repeated(tables))
        .unionByName(tables.staged("event", StagedRow.EVENT).filter(EventMerge.isEvent()));
  }

  /**
   * All references that were staged.
   *
   * @return {@link StagedRow#EVENT}, of references
   */
  public static Dataset<Row> references(TableStore tables) {
    return tables.staged("event", StagedRow.EVENT).filter(not(EventMerge.isEvent()));
  }

  private static Dataset<Row> accepted(TableStore tables) {
    return tables.staged("row", StagedRow.ROW).filter(col("reason").isNull());
  }

  private static Dataset<Row> repeated(TableStore tables) {
    return tables.staged(REPEATED, EventMerge.REPEATED);
  }

  private static void reportDrift(RunContext context, List<Extract> extracts) {
    List<InputDrift> drift =
        context.last().map(manifest -> InputDrift.of(manifest, extracts)).orElse(List.of());
    if (context.settings().drift().refuseColumns()) {
      InputDrift.refuse(drift);
    }
    drift.stream().map(InputDrift::text).forEach(context.notices());
  }

  private static List<InputFile> replayed(RunContext context) throws IOException {
    List<InputFile> files = new ArrayList<>();
    for (String name : context.settings().replay()) {
      List<InputFile> found = context.files().list(".", name);
      if (found.isEmpty()) {
        throw Failure.input(
            "replay file", name, "there is no such file", "Write it with the command rejects");
      }
      files.addAll(found);
    }
    return files;
  }

  private static void requireUsed(Corrections corrections, Dataset<Row> rows) {
    if (!corrections.isEmpty()) {
      corrections.requireUsed(
          rows.filter("corrected").select("source", "file", "row_number").collectAsList().stream()
              .map(r -> Corrections.key(r.getString(0), r.getString(1), r.getLong(2)))
              .collect(Collectors.toSet()));
    }
  }

  private static Dataset<Row> rejects(Dataset<Row> rows) {
    return rows.filter(col("reason").isNotNull())
        .select(
            "source",
            "layer",
            "reason",
            "file",
            "row_number",
            "line_number",
            "field",
            "raw_value",
            "row");
  }

  /** Rows of events that no row gives a year or a party. */
  private static Dataset<Row> incomplete(Dataset<Row> events) {
    return events
        .filter(size(col("incomplete")).gt(0))
        .select(col("layer"), col("event_id"), explode(col("incomplete")).as("i"))
        .select(
            col("i.source"),
            col("layer"),
            col("i.reason"),
            col("i.file"),
            col("i.row_number"),
            col("i.line_number"),
            lit("event_id").as("field"),
            col("event_id").as("raw_value"),
            lit(null).cast("string").as("row"));
  }

  /** A file that is read, as far as it is known before. */
  private record Input(
      String source, String profile, InputFile file, String format, List<InputColumn> columns) {
    Row row(String sha256) {
      return RowFactory.create(
          source,
          profile,
          file.name(),
          format,
          file.bytes(),
          sha256,
          columns.stream().map(c -> RowFactory.create(c.name(), c.type())).toArray(Row[]::new));
    }
  }

  private static void stageInputs(
      RunContext context, List<Extract> extracts, List<InputFile> replayed) {
    List<Input> inputs = new ArrayList<>();
    for (Extract extract : extracts) {
      String source = extract.source().name();
      String profile = extract.source().profile().name();
      for (InputFile file : extract.files()) {
        String format = extract.descriptions().get(file.name());
        List<InputColumn> columns = extract.columns().get(file.name());
        inputs.add(new Input(source, profile, file, format, columns));
      }
      for (List<InputFile> files : extract.lookupFiles().values()) {
        files.forEach(file -> inputs.add(new Input(source, profile, file, null, List.of())));
      }
    }
    replayed.forEach(file -> inputs.add(new Input("replay", "replay", file, null, List.of())));
    Iterator<String> hashes =
        FileSums.sha256(context.session(), inputs.stream().map(Input::file).toList()).iterator();
    List<Row> rows = inputs.stream().map(input -> input.row(hashes.next())).toList();
    context
        .tables()
        .stage("input", context.session().createDataFrame(rows, StagedRow.INPUT).coalesce(1));
  }
}
