package org.innoflow.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.innoflow.failure.Failure;
import org.innoflow.io.FileStore;
import org.innoflow.io.ReleasePaths;

/** Which steps of a run are done, and what they did, kept in the run's own folder. */
public final class StepLog {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FileStore files;
  private final ReleasePaths paths;

  public StepLog(FileStore files, ReleasePaths paths) {
    this.files = files;
    this.paths = paths;
  }

  /**
   * A step that is done.
   *
   * @param rows of each table that it has written, intermediate ones as {@code _stage/<name>}
   */
  public record Done(double seconds, Map<String, Long> rows) {}

  public void finished(String step, Done done) throws IOException {
    files.replace(paths.stepFile(step), JSON.writeValueAsString(done), paths.runId());
  }

  /** Takes back that steps are done: what they have read is being written anew. */
  public void forget(Collection<String> steps) throws IOException {
    for (String step : steps) {
      files.delete(paths.stepFile(step));
    }
  }

  /** Those of the given steps that are done, in their order. */
  public Map<String, Done> done(List<String> steps) throws IOException {
    Map<String, Done> done = new LinkedHashMap<>();
    for (String step : steps) {
      files.text(paths.stepFile(step)).ifPresent(text -> done.put(step, read(text)));
    }
    return done;
  }

  private static Done read(String text) {
    try {
      return JSON.readValue(text, Done.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes sure that the steps before a step are done.
   *
   * @throws Failure of kind USAGE that names those that are not
   */
  public void requireBefore(Step step) throws IOException {
    List<String> missing = new ArrayList<>(step.after());
    missing.removeAll(done(step.after()).keySet());
    if (!missing.isEmpty()) {
      throw Failure.usage(
          "run step",
          step.name(),
          "run " + paths.runId() + " has not finished " + String.join(", ", missing),
          "Run the missing steps first, or everything with the command run");
    }
  }
}
