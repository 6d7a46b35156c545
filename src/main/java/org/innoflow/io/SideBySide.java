package org.innoflow.io;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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
   * is thrown once nothing is running any more; what had not begun is left.
   */
  public static <T> List<T> of(List<Callable<T>> work) {
    // Threads of their own each time, which inherit what the jobs of this one are called.
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    List<Future<T>> running = work.stream().map(threads::submit).toList();
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> each : running) {
        results.add(each.get());
      }
      return results;
    } catch (ExecutionException e) {
      running.forEach(each -> each.cancel(false));
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      end(threads);
    }
  }

  /** A job that went on after its run had failed would write into a folder that is swept. */
  private static void end(ExecutorService threads) {
    threads.shutdown();
    try {
      threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
