package org.innoflow.release;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.innoflow.failure.Failure;
import org.innoflow.io.FileStore;
import org.innoflow.io.ReleasePaths;

/** The releases of an output folder. */
public final class Releases {
  /** Stands for the run id of the published release. */
  public static final String CURRENT = "current";

  /** An unfinished run that has written nothing for so long has been killed. */
  private static final Duration ABANDONED = Duration.ofDays(1);

  private final FileStore files;
  private final String outputPath;

  public Releases(FileStore files, String outputPath) {
    this.files = files;
    this.outputPath = outputPath;
  }

  /**
   * A release in a list.
   *
   * @param status current; passed or failed, as its checks did; unfinished
   */
  public record Summary(String runId, String status, String finishedAt) {}

  /**
   * Makes a run the current release: the one atomic switch. All that the release holds is forced to
   * the disk before, so that no power cut leaves a pointer to half of it.
   *
   * @throws Failure of kind FAILED where the release has been removed meanwhile
   */
  void publish(ReleasePaths paths, String publishedAt) throws IOException {
    Map<String, String> pointer = new LinkedHashMap<>();
    pointer.put("run_id", paths.runId());
    pointer.put("path", "releases/" + paths.runId());
    pointer.put("published_at", publishedAt);
    files.force(paths.release());
    if (files.modified(paths.manifest()).isEmpty()) {
      throw Failure.failed(
          "publish run",
          paths.runId(),
          "it has been removed from " + outputPath + " while it ran",
          "Run again; current.json is as it was",
          null);
    }
    files.replace(ReleasePaths.pointer(outputPath), Json.write(pointer), paths.runId());
  }

  /** The run id that current.json names; empty before the first publication. */
  public Optional<String> current() throws IOException {
    return json(ReleasePaths.pointer(outputPath)).map(text -> text.path("run_id").asText());
  }

  /** The manifest of the published release; empty before the first publication. */
  public Optional<String> last() throws IOException {
    Optional<String> current = current();
    return current.isEmpty()
        ? Optional.empty()
        : files.text(new ReleasePaths(outputPath, current.get()).manifest());
  }

  /**
   * The run id of a release that has finished.
   *
   * @param runId a run id, or {@code current} for the published one
   * @throws Failure of kind USAGE where there is none, naming those there are
   */
  public String find(String runId) throws IOException {
    String id = runId.equals(CURRENT) ? current().orElse(CURRENT) : runId;
    List<String> finished =
        list().stream().filter(s -> !s.status().equals("unfinished")).map(Summary::runId).toList();
    if (!finished.contains(id)) {
      throw Failure.usage(
          "find release",
          runId,
          (runId.equals(CURRENT) ? "nothing is published in " : "there is none in ") + outputPath,
          finished.isEmpty() ? "Make one with the command run" : "Choose one of " + finished);
    }
    return id;
  }

  /**
   * Makes sure that a run may still write its tables: those of a published release never change.
   *
   * @throws Failure of kind USAGE where it is the current release or was one
   */
  public void requireUnpublished(String runId) throws IOException {
    String current = current().orElse("");
    boolean passed =
        list().stream().anyMatch(s -> s.runId().equals(runId) && s.status().equals("passed"));
    // Kept with the stage only, without which no step can go on.
    boolean published =
        files.text(new ReleasePaths(outputPath, runId).stepFile("release")).isPresent();
    if (published || runId.equals(current) || (passed && runId.compareTo(current) < 0)) {
      throw Failure.usage(
          "go on with run",
          runId,
          "it is published, and a published release does not change",
          "Begin a new one with the command run or ingest");
    }
  }

  /** All releases, the oldest first. */
  public List<Summary> list() throws IOException {
    Optional<String> current = current();
    List<Summary> summaries = new ArrayList<>();
    for (String runId : files.folders(ReleasePaths.releases(outputPath))) {
      if (!ReleasePaths.isRunId(runId)) {
        continue;
      }
      Optional<JsonNode> manifest = json(new ReleasePaths(outputPath, runId).manifest());
      String status = manifest.map(m -> m.path("status").asText()).orElse("unfinished");
      String finished = manifest.map(m -> m.path("finished_at").asText()).orElse("");
      boolean isCurrent = current.equals(Optional.of(runId));
      summaries.add(new Summary(runId, isCurrent ? "current" : status, finished));
    }
    return summaries;
  }

  /** What a file of ours says; empty where there is none. */
  private Optional<JsonNode> json(String file) throws IOException {
    Optional<String> text = files.text(file);
    try {
      return text.map(Json::read);
    } catch (UncheckedIOException e) {
      throw Failure.failed(
          "read file", file, "it is no JSON", "Restore it, or remove it if no run wrote it", e);
    }
  }

  /**
   * The manifest of a release.
   *
   * @throws Failure of kind USAGE where there is no such release or it has not finished
   */
  public String manifest(String runId) throws IOException {
    return files
        .text(new ReleasePaths(outputPath, runId).manifest())
        .orElseThrow(
            () ->
                Failure.usage(
                    "show release",
                    runId,
                    "there is no manifest of it in " + outputPath,
                    "See the run ids with: releases list"));
  }

  /**
   * The columns of each table of a release, as its dictionary says.
   *
   * @throws Failure of kind USAGE where it has no dictionary
   */
  public Map<String, List<String>> columns(String runId) throws IOException {
    return files
        .text(new ReleasePaths(outputPath, runId).dictionary())
        .map(Dictionary::columns)
        .orElseThrow(
            () ->
                Failure.usage(
                    "read release",
                    runId,
                    "it has no dictionary.json",
                    "Finish it with the command release"));
  }

  /**
   * Removes all but the newest releases. The current one is always kept, and so are runs that have
   * not finished, until they have written nothing for a day.
   *
   * @param keep how many to keep, 1 or more
   * @return the run ids removed
   */
  public List<String> prune(int keep, Clock clock) throws IOException {
    if (keep < 1) {
      throw Failure.usage(
          "prune releases, keeping", String.valueOf(keep), "at least 1 is kept", "Use --keep 1");
    }
    Instant abandoned = clock.instant().minus(ABANDONED);
    List<String> others = new ArrayList<>();
    for (Summary summary : list()) {
      boolean mayBeRunning =
          summary.status().equals("unfinished") && !writtenBefore(summary.runId(), abandoned);
      if (!summary.status().equals("current") && !mayBeRunning) {
        others.add(summary.runId());
      }
    }
    int kept = current().isEmpty() ? keep : keep - 1;
    List<String> removed = new ArrayList<>();
    for (String runId : others.subList(0, Math.max(0, others.size() - kept))) {
      // It may have been published since the list was made.
      if (!current().equals(Optional.of(runId))) {
        remove(runId);
        removed.add(runId);
      }
    }
    return removed;
  }

  private boolean writtenBefore(String runId, Instant time) throws IOException {
    String release = new ReleasePaths(outputPath, runId).release();
    return files.lastModified(release).stream().allMatch(last -> last.isBefore(time));
  }

  /** Removes a release and what its run may have been killed over: the pointer, its lock. */
  private void remove(String runId) throws IOException {
    files.delete(new ReleasePaths(outputPath, runId).release());
    files.delete(FileStore.replacement(ReleasePaths.pointer(outputPath), runId));
    files.delete(new ReleasePaths(outputPath, runId).lock());
  }
}
