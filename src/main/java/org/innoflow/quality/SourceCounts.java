package org.innoflow.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.innoflow.config.SourceSettings;
import org.innoflow.ingest.IngestJob;
import org.innoflow.ingest.StagedRow;
import org.innoflow.io.TableStore;

/**
 * What became of the rows of a source.
 *
 * @param duplicate rows alike in every cell to one that counted, and superseded ones
 * @param superseded those of them that a later row of the same event replaced
 */
public record SourceCounts(
    String source, long in, long accepted, long rejected, long duplicate, long superseded) {

  /**
   * Counts each from the table that holds it: in from all rows, the others from what became of
   * them.
   */
  public static List<SourceCounts> of(TableStore tables, List<SourceSettings> sources) {
    Dataset<Row> in =
        tables.staged("row", StagedRow.ROW).groupBy("source").agg(count(lit(1)).as("in"));
    Dataset<Row> rejected =
        tables.read("reject").groupBy("source").agg(count(lit(1)).as("rejected"));
    Dataset<Row> merged =
        IngestJob.events(tables)
            .unionByName(IngestJob.references(tables))
            .select(explode(col("fates")).as("fate"))
            .groupBy(col("fate.source").as("source"))
            .agg(
                sum("fate.accepted").as("accepted"),
                sum(col("fate.duplicate").plus(col("fate.superseded"))).as("duplicate"),
                sum("fate.superseded").as("superseded"));
    List<Row> counted =
        in.join(rejected, new String[] {"source"}, "full")
            .join(merged, new String[] {"source"}, "full")
            .na()
            .fill(0L)
            .collectAsList();
    return sources.stream().map(s -> of(s.name(), counted)).toList();
  }

  private static SourceCounts of(String source, List<Row> counted) {
    return counted.stream()
        .filter(row -> row.getAs("source").equals(source))
        .findFirst()
        .map(
            row ->
                new SourceCounts(
                    source,
                    row.getAs("in"),
                    row.getAs("accepted"),
                    row.getAs("rejected"),
                    row.getAs("duplicate"),
                    row.getAs("superseded")))
        .orElse(new SourceCounts(source, 0, 0, 0, 0, 0));
  }

  Check balance() {
    return Check.counts(
        "rows_balance/" + source,
        "accepted + rejected + duplicate rows against rows in",
        accepted + rejected + duplicate,
        in);
  }

  /** Whether the source has rows that count, and no more rejects than it may. */
  List<Check> acceptance(double maxRejectShare) {
    double share = in == 0 ? 0 : (double) rejected / in;
    return List.of(
        new Check(
            "rows_accepted/" + source,
            accepted > 0
                ? "rows accepted"
                : "rows accepted: of %d rows %d are refused, %d duplicates of other rows"
                    .formatted(in, rejected, duplicate),
            Long.toString(accepted),
            "above 0",
            0,
            accepted > 0 ? Check.Status.PASS : Check.Status.FAIL),
        new Check(
            "reject_share/" + source,
            "rejected rows over rows in",
            Check.number(share),
            "at most " + maxRejectShare,
            0,
            share <= maxRejectShare ? Check.Status.PASS : Check.Status.FAIL));
  }
}
