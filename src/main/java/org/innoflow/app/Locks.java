package org.innoflow.app;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import org.innoflow.failure.Failure;
import org.innoflow.io.FileStore;
import org.innoflow.io.ReleasePaths;
import org.innoflow.release.RunLock;

/** What keeps others away while this process is at work on a run. */
final class Locks implements AutoCloseable {
  private final FileStore files;
  private final ReleasePaths paths;
  private final Clock clock = Clock.systemUTC();
  private final Deque<RunLock> taken = new ArrayDeque<>();
  private boolean ofRun;

  private Locks(FileStore files, ReleasePaths paths) {
    this.files = files;
    this.paths = paths;
  }

  /**
   * Takes the lock of the output, where runs are to be alone there, and that of a run which has
   * been begun before.
   *
   * @throws Failure of kind FAILED where another process that lives has one of them
   */
  static Locks take(FileStore files, ReleasePaths paths, boolean exclusive) throws IOException {
    Locks locks = new Locks(files, paths);
    try {
      if (exclusive) {
        locks.taken.push(RunLock.ofOutput(files, paths.outputPath(), paths.runId(), locks.clock));
      }
      if (files.text(paths.configuration()).isPresent()) {
        locks.takeRun();
      }
    } catch (IOException | RuntimeException e) {
      locks.close();
      throw e;
    }
    return locks;
  }

  /** Takes the lock of the run, which others can see from now on. */
  void takeRun() throws IOException {
    if (!ofRun) {
      taken.push(RunLock.ofRun(files, paths, clock));
      ofRun = true;
    }
  }

  @Override
  public void close() {
    taken.forEach(RunLock::close);
  }
}
