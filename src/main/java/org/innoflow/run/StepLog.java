package org.innoflow.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.innoflow.failure.Failure;
import org.innoflow.io.FileStore;
import org.innoflow.io.ReleasePaths;

/** Which steps of a run are done and how long they took, kept in the run's own folder. */
public final class StepLog {
  private final FileStore files;
  private final ReleasePaths paths;

  public StepLog(FileStore files, ReleasePaths paths) {
    this.files = files;
    this.paths = paths;
  }

  public void finished(String step, double seconds) throws IOException {
    files.write(paths.stepFile(step), String.format(Locale.ROOT, "%.3f", seconds));
  }

  /** Takes back that steps are done: what they have read is being written anew. */
  public void forget(Collection<String> steps) throws IOException {
    for (String step : steps) {
      files.delete(paths.stepFile(step));
    }
  }

  /** Seconds per finished step, in the order given. */
  public Map<String, Double> seconds(List<String> steps) throws IOException {
    Map<String, Double> seconds = new LinkedHashMap<>();
    for (String step : steps) {
      files.text(paths.stepFile(step)).ifPresent(t -> seconds.put(step, Double.valueOf(t)));
    }
    return seconds;
  }

  /**
   * Makes sure that the steps before a step are done.
   *
   * @throws Failure of kind USAGE that names those that are not
   */
  public void requireBefore(Step step) throws IOException {
    List<String> missing = new ArrayList<>(step.after());
    missing.removeAll(seconds(step.after()).keySet());
    if (!missing.isEmpty()) {
      throw Failure.usage(
          "run step",
          step.name(),
          "run " + paths.runId() + " has not finished " + String.join(", ", missing),
          "Run the missing steps first, or everything with the command run");
    }
  }
}
