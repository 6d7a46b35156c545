package org.innoflow.network;

import com.google.common.collect.Iterators;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;

/**
 * What a function makes of the items of a task, in their order, while other threads work on the
 * next ones already. All tasks of an executor share as many threads as it has cores: the one task
 * that is left at the end of a stage has them all.
 */
final class Ahead<T, R> implements Iterator<R> {
  /** So that a long item at the front does not leave the other cores without work. */
  private static final int BEGUN_PER_CORE = 4;

  private static final Map<Integer, ExecutorService> THREADS = new ConcurrentHashMap<>();

  private final Iterator<T> items;
  private final Function<T, R> function;
  private final ToLongFunction<T> size;
  private final Limits limits;
  private final ExecutorService threads;
  private final Queue<Begun<R>> begun = new ArrayDeque<>();
  private long held;
  private T next;

  /**
   * How far a task goes ahead.
   *
   * @param cores of the executor, and most items that are worked on at once
   * @param size most that the items have together which are begun and not yet taken
   */
  record Limits(int cores, long size) implements Serializable {}

  private record Begun<R>(Future<R> result, long size) {}

  /**
   * The results, of which those of the first items are begun. On one core, or where it is not known
   * how many there are, the task works on its items itself.
   *
   * @param size of an item, in the unit of the limits
   */
  static <T, R> Iterator<R> of(
      Iterator<T> items, Function<T, R> function, ToLongFunction<T> size, Limits limits) {
    return limits.cores() == 1
        ? Iterators.transform(items, function::apply)
        : new Ahead<>(items, function, size, limits);
  }

  private Ahead(Iterator<T> items, Function<T, R> function, ToLongFunction<T> size, Limits limits) {
    this.items = items;
    this.function = function;
    this.size = size;
    this.limits = limits;
    this.threads = THREADS.computeIfAbsent(limits.cores(), Ahead::threads);
    TaskContext task = TaskContext.get();
    if (task != null) {
      task.addTaskCompletionListener(
          (TaskCompletionListener) ended -> begun.forEach(each -> each.result().cancel(true)));
    }
  }

  private static ExecutorService threads(int cores) {
    return Executors.newFixedThreadPool(
        cores,
        work -> {
          Thread thread = new Thread(work, "ahead");
          thread.setDaemon(true);
          return thread;
        });
  }

  @Override
  public boolean hasNext() {
    begin();
    return !begun.isEmpty();
  }

  @Override
  public R next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Begun<R> first = begun.remove();
    held -= first.size();
    try {
      return first.result().get();
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void begin() {
    while (begun.size() < BEGUN_PER_CORE * limits.cores() && (next != null || items.hasNext())) {
      next = next == null ? items.next() : next;
      long more = size.applyAsLong(next);
      if (!begun.isEmpty() && held + more > limits.size()) {
        return;
      }
      T item = next;
      next = null;
      held += more;
      begun.add(new Begun<>(threads.submit(() -> function.apply(item)), more));
    }
  }

  private static RuntimeException failure(Throwable cause) {
    if (cause instanceof Error e) {
      throw e;
    }
    return cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
  }
}
