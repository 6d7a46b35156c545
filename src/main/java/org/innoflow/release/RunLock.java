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
 * The right of one process alone to write the tables of a run, or of one run alone to write to an
 * output folder ({@code output.lock = exclusive}): a file that names the run, the host and the
 * process, and is written anew every few seconds while the process lives. A lock is stale, and is
 * taken over, when its process is gone from this host or it has not been written anew for two
 * minutes.
 *
 * <p>Creation is atomic on local disks and HDFS. Object stores have none: two runs that begin in
 * the same second may both go on there, which harms no release.
 */
public final class RunLock implements AutoCloseable {
  private static final Duration BEAT = Duration.ofSeconds(20);
  private static final Duration STALE = Duration.ofMinutes(2);
  private static final String UNKNOWN = "unknown";

  private final FileStore files;
  private final String file;
  private final String runId;
  private final Terms terms;
  private final Clock clock;
  private final String since;
  private final Timer heart = new Timer("run-lock", true);
  private boolean closed;

  /** How a refusal reads. */
  private record Terms(String action, String claim, String advice) {}

  private RunLock(FileStore files, String file, String runId, Terms terms, Clock clock) {
    this.files = files;
    this.file = file;
    this.runId = runId;
    this.terms = terms;
    this.clock = clock;
    this.since = now();
  }

  /**
   * Takes the lock of an output folder for a run.
   *
   * @throws Failure of kind FAILED where a run that lives has it
   */
  public static RunLock ofOutput(FileStore files, String outputPath, String runId, Clock clock)
      throws IOException {
    return take(
        new RunLock(
            files,
            ReleasePaths.lock(outputPath),
            runId,
            new Terms(
                "begin run",
                "has the output",
                "Wait for it to end, or set output.lock = none: runs share no file"),
            clock));
  }

  /**
   * Takes the lock of a run for this process.
   *
   * @throws Failure of kind FAILED where another process that lives has it
   */
  public static RunLock ofRun(FileStore files, ReleasePaths paths, Clock clock) throws IOException {
    return take(
        new RunLock(
            files,
            paths.lock(),
            paths.runId(),
            new Terms(
                "go on with run",
                "is at work",
                "Wait for it to end, or begin a new run with the command run"),
            clock));
  }

  private static RunLock take(RunLock lock) throws IOException {
    FileStore files = lock.files;
    Optional<String> other = files.text(lock.file);
    if (other.isPresent() && lock.isStale(other.get())) {
      lock.removeStale();
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
    JsonNode owner = owner(text).orElseGet(() -> Json.read("{}"));
    return Failure.failed(
        terms.action(),
        runId,
        "run %s of process %s on host %s %s since %s"
            .formatted(
                owner.path("run_id").asText("another"),
                owner.path("process").asText("?"),
                owner.path("host").asText("?"),
                terms.claim(),
                owner.path("since").asText("?")),
        terms.advice(),
        null);
  }

  private boolean isStale(String text) throws IOException {
    Optional<Instant> alive =
        owner(text).map(owner -> Instant.parse(owner.path("alive_at").asText()));
    if (alive.isEmpty()) {
      // Its run is just writing it, or was killed while it did.
      alive = files.modified(file);
    }
    return isGone(text) || alive.stream().allMatch(this::isTooOld);
  }

  private boolean isTooOld(Instant sign) {
    return sign.plus(STALE).isBefore(clock.instant());
  }

  /** Whether its process has ended; that of another host, or of one without a name, may live. */
  private static boolean isGone(String text) {
    return owner(text)
        .filter(owner -> owner.path("host").asText().equals(host()))
        .filter(owner -> !owner.path("host").asText().equals(UNKNOWN))
        .filter(
            owner ->
                ProcessHandle.of(owner.path("process").asLong())
                    .filter(process -> begun(process).equals(owner.path("begun").asText()))
                    .isEmpty())
        .isPresent();
  }

  /** When a process began, which tells it from an earlier one of the same number. */
  private static String begun(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("");
  }

  /** What a lock says of its run; empty where its text is not whole. */
  private static Optional<JsonNode> owner(String text) {
    try {
      return Optional.of(Json.read(text)).filter(owner -> owner.has("alive_at"));
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
  }

  /**
   * Removes a stale lock. Of several runs that find it one alone does, while a second file is
   * there: another might remove the lock that the first has just taken.
   */
  private void removeStale() throws IOException {
    String guard = file + ".takeover";
    if (files.modified(guard).filter(this::isTooOld).isPresent()) {
      files.delete(guard);
    }
    if (files.create(guard, text())) {
      try {
        Optional<String> other = files.text(file);
        if (other.isPresent() && isStale(other.get())) {
          files.delete(file);
        }
      } finally {
        files.delete(guard);
      }
    }
  }

  private boolean isOurs() throws IOException {
    return files
        .text(file)
        .flatMap(RunLock::owner)
        .filter(owner -> owner.path("run_id").asText().equals(runId))
        .filter(owner -> owner.path("host").asText().equals(host()))
        .filter(owner -> owner.path("process").asLong() == ProcessHandle.current().pid())
        .isPresent();
  }

  private synchronized void beat() {
    try {
      // A run that was stopped for minutes, with its machine say, may have lost it to another.
      if (!closed && isOurs()) {
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
    text.put("begun", begun(ProcessHandle.current()));
    text.put("since", since);
    text.put("alive_at", now());
    return Json.write(text);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return UNKNOWN;
    }
  }

  private String now() {
    return Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Gives the lock back. Where it cannot be removed it becomes stale with this process. */
  @Override
  public synchronized void close() {
    closed = true;
    heart.cancel();
    try {
      if (isOurs()) {
        files.delete(file);
      }
    } catch (IOException e) {
      // What the run has done, or why it failed, is not to be lost over it.
    }
  }
}
