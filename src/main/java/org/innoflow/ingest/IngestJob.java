package org.innoflow.ingest;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.innoflow.io.FileStore.InputFile;
import org.innoflow.run.RunContext;
import org.innoflow.run.Step;

/** The step from extracts to staged events and rejects. */
public final class IngestJob implements Step {
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
  public String run(RunContext context) throws IOException {
    List<Extract> extracts =
        Extract.find(context.settings(), context.session().sparkContext().hadoopConfiguration());
    stageInputs(context, extracts);
    Dataset<Row> rows = null;
    for (Extract extract : extracts) {
      Dataset<Row> read = ExtractRows.read(context.session(), extract);
      rows = rows == null ? read : rows.union(read);
    }
    context.tables().stage("row", rows);
    Dataset<Row> staged = context.tables().staged("row", StagedRow.ROW);
    context.tables().write("reject", rejects(staged));
    context.tables().stage("event", EventMerge.merge(staged.filter(col("reason").isNull())));
    return extracts.stream().mapToInt(e -> e.files().size()).sum() + " files";
  }

  private static Dataset<Row> rejects(Dataset<Row> rows) {
    return rows.filter(col("reason").isNotNull())
        .select(
            "source", "layer", "reason", "file", "row_number", "line_number", "field", "raw_value");
  }

  private static void stageInputs(RunContext context, List<Extract> extracts) throws IOException {
    List<Row> inputs = new ArrayList<>();
    for (Extract extract : extracts) {
      for (InputFile file : extract.files()) {
        inputs.add(
            RowFactory.create(
                extract.source().name(),
                extract.source().profile().name(),
                file.name(),
                file.bytes(),
                context.files().sha256(file.path())));
      }
    }
    context
        .tables()
        .stage("input", context.session().createDataFrame(inputs, StagedRow.INPUT).coalesce(1));
  }
}
