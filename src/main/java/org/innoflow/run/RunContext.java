package org.innoflow.run;

import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;
import org.innoflow.config.Settings;
import org.innoflow.io.FileStore;
import org.innoflow.io.ReleasePaths;
import org.innoflow.io.TableStore;

/**
 * What the steps of one run share. Everything that they write lies below {@code paths}.
 *
 * @param last the manifest of the release that is published as the run begins, as text
 * @param notices takes a sentence that the user should read at once
 */
public record RunContext(
    SparkSession session,
    Settings settings,
    ReleasePaths paths,
    TableStore tables,
    FileStore files,
    Optional<String> last,
    Consumer<String> notices) {

  /** The same run, its tables read through another session. */
  public RunContext in(SparkSession other) {
    return new RunContext(
        other, settings, paths, new TableStore(other, paths), files, last, notices);
  }
}
