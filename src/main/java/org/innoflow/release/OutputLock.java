package org.innoflow.release;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import org.innoflow.failure.Failure;
import org.innoflow.io.FileStore;
import org.innoflow.io.ReleasePaths;

/**
 * The right of one run alone to write to an output folder ({@code output.lock = exclusive}): a file
 * that names the run, the host and the process, and is written anew every few seconds while the run
 * lives. A lock is stale, and is taken over, when its process is gone from this host or it has not
 * been written anew for two minutes.
 *
 * <p>Creation is atomic on local disks and HDFS. Object stores have none: two runs that begin in
 * the same second may both go on there, which harms no release.
 */
public final class OutputLock implements AutoCloseable {
  private static final Duration BEAT = Duration.ofSeconds(20);
  private static final Duration STALE = Duration.ofMinutes(2);

  private final FileStore files;
  private final String file;
  private final String runId;
  private final Clock clock;
  private final String since;
  private final Timer heart = new Timer("output-lock", true);
  private boolean closed;

  private OutputLock(FileStore files, String file, String runId, Clock clock) {
    this.files = files;
    this.file = file;
    this.runId = runId;
    this.clock = clock;
    this.since = now();
  }

  /**
   * Takes the lock for a run.
   *
   * @throws Failure of kind FAILED where a run that lives has it
   */
  public static OutputLock take(FileStore files, String outputPath, String runId, Clock clock)
      throws IOException {
    OutputLock lock = new OutputLock(files, ReleasePaths.lock(outputPath), runId, clock);
    Optional<String> other = files.text(lock.file);
    if (other.isPresent() && lock.isStale(other.get())) {
      files.delete(lock.file);
    }
    if (!files.create(lock.file, lock.text())) {
      throw lock.refused(files.text(lock.file).orElse(""));
    }
    TimerTask beat =
        new TimerTask() {
          @Override
          public void run() {
            lock.beat();
          }
        };
    lock.heart.schedule(beat, BEAT.toMillis(), BEAT.toMillis());
    return lock;
  }

  private Failure refused(String text) {
    JsonNode owner = text.isBlank() ? Json.read("{}") : Json.read(text);
    return Failure.failed(
        "begin run",
        runId,
        "run %s of process %s on host %s has the output since %s"
            .formatted(
                owner.path("run_id").asText("another"),
                owner.path("process").asText("?"),
                owner.path("host").asText("?"),
                owner.path("since").asText("?")),
        "Wait for it to end, or set output.lock = none: runs share no file",
        null);
  }

  private boolean isStale(String text) {
    try {
      JsonNode owner = Json.read(text);
      boolean gone =
          owner.path("host").asText().equals(host())
              && ProcessHandle.of(owner.path("process").asLong()).isEmpty();
      Instant alive = Instant.parse(owner.path("alive_at").asText());
      return gone || alive.plus(STALE).isBefore(clock.instant());
    } catch (RuntimeException e) {
      // Cut off by the end of its process while it was written.
      return true;
    }
  }

  private synchronized void beat() {
    try {
      if (!closed) {
        files.replace(file, text(), runId);
      }
    } catch (IOException e) {
      // The next beat may reach it; if none does, the lock becomes stale.
    }
  }

  private String text() {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("run_id", runId);
    text.put("host", host());
    text.put("process", ProcessHandle.current().pid());
    text.put("since", since);
    text.put("alive_at", now());
    return Json.write(text);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  private String now() {
    return Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Gives the lock back. */
  @Override
  public synchronized void close() {
    closed = true;
    heart.cancel();
    try {
      files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
