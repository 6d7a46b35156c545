package org.innoflow.io;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Queries that do not depend on each other, two at a time: while one is planned, which takes one
 * thread of the driver, the tasks of the other run.
 */
public final class SideBySide {
  private static final int AT_ONCE = 2;

  private SideBySide() {}

  /** Does pieces of work that give nothing, as {@link #of} does. */
  public static void run(Runnable... work) {
    run(Stream.of(work));
  }

  /** Does pieces of work that give nothing, as {@link #of} does. */
  public static void run(Stream<Runnable> work) {
    of(work.map(Executors::callable).toList());
  }

  /**
   * Does pieces of work and returns what they gave, in their order. The first failure in that order
   * is thrown once nothing is running any more; what has not begun by the time of any is left.
   */
  public static <T> List<T> of(List<Callable<T>> work) {
    // Threads of their own each time, which inherit what the jobs of this one are called.
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    AtomicBoolean failed = new AtomicBoolean();
    try {
      List<Future<T>> running =
          work.stream().map(each -> threads.submit(unless(failed, each))).toList();
      List<T> results = new ArrayList<>();
      Throwable first = null;
      for (Future<T> each : running) {
        try {
          results.add(each.get());
        } catch (ExecutionException e) {
          boolean left = e.getCause() instanceof CancellationException;
          first = first == null && !left ? e.getCause() : first;
        }
      }
      if (first != null) {
        throw first instanceof RuntimeException e ? e : new IllegalStateException(first);
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> Callable<T> unless(AtomicBoolean failed, Callable<T> work) {
    return () -> {
      if (failed.get()) {
        throw new CancellationException();
      }
      try {
        return work.call();
      } catch (Throwable t) {
        failed.set(true);
        throw t;
      }
    };
  }
}
