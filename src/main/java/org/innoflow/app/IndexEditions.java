package org.innoflow.app;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.innoflow.failure.Failure;
import org.innoflow.io.FileStore;
import org.innoflow.io.ReleasePaths;
import org.innoflow.io.TableStore;
import org.innoflow.release.Releases;

/** The editions of indices that the finished releases of an output folder hold. */
final class IndexEditions {
  private static final String CATALOG = "index_catalog";

  private final SparkSession session;
  private final String outputPath;
  private final Releases releases;
  private final List<Held> all = new ArrayList<>();

  /** An edition in a release; {@code catalog} is its row of index_catalog. */
  record Held(String runId, String status, Row catalog) {
    String edition() {
      return catalog.getAs("edition");
    }

    String indexId() {
      return catalog.getAs("index_id");
    }
  }

  IndexEditions(SparkSession session, String outputPath) throws IOException {
    this.session = session;
    this.outputPath = outputPath;
    FileStore files = new FileStore(session.sparkContext().hadoopConfiguration());
    this.releases = new Releases(files, outputPath);
    for (Releases.Summary release : releases.list()) {
      boolean finished = !release.status().equals("unfinished");
      if (finished && !files.filesBelow(tables(release.runId()).path(CATALOG)).isEmpty()) {
        tables(release.runId()).read(CATALOG).orderBy("index_id").collectAsList().stream()
            .map(row -> new Held(release.runId(), release.status(), row))
            .forEach(all::add);
      }
    }
  }

  private TableStore tables(String runId) {
    return new TableStore(session, new ReleasePaths(outputPath, runId));
  }

  /** Every edition in every release, the oldest release first. */
  List<Held> all() {
    return all;
  }

  /**
   * An edition, from the newest release that holds it.
   *
   * @param name an edition, or the run id of a release, or {@code current}
   * @param indexId which index of a release; null where there is one alone
   * @throws Failure of kind USAGE where there is none or several
   */
  Held find(String name, String indexId) throws IOException {
    String current = releases.current().orElse("");
    String runId = name.equals(Releases.CURRENT) ? current : name;
    List<Held> known =
        all.stream()
            .filter(held -> held.edition().equals(name) || held.runId().equals(runId))
            .toList();
    List<Held> named =
        known.stream().filter(held -> indexId == null || held.indexId().equals(indexId)).toList();
    if (named.isEmpty() && !known.isEmpty()) {
      throw Failure.usage(
          "find index",
          indexId,
          name + " has " + String.join(", ", known.stream().map(Held::indexId).toList()),
          "Name one of these with --index");
    }
    if (named.stream().map(Held::indexId).distinct().count() > 1) {
      throw Failure.usage(
          "compare editions of release",
          name,
          "it has the indices " + String.join(", ", named.stream().map(Held::indexId).toList()),
          "Name one with --index");
    }
    if (named.isEmpty()) {
      throw Failure.usage(
          "find edition",
          name,
          "no finished release in " + outputPath + " holds it",
          "See the editions with: index editions");
    }
    return named.get(named.size() - 1);
  }

  /** The rows of index_value of an edition. */
  Dataset<Row> values(Held held) {
    return tables(held.runId())
        .read("index_value")
        .filter(
            col("edition").equalTo(held.edition()).and(col("index_id").equalTo(held.indexId())));
  }
}
