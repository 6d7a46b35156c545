package org.innoflow.app;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.innoflow.io.JobDescription;
import picocli.CommandLine.Help;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The line that says how far a step is: its name, the seconds, the rows that it has written to
 * tables, and what it is at. On a terminal the line is renewed in place; elsewhere it is printed
 * from time to time.
 *
 * <p>The rows are those of tasks that have ended, and of running ones as their executors last
 * reported them.
 */
final class Progress extends SparkListener implements AutoCloseable {
  private static final String ROWS_WRITTEN = "internal.metrics.output.recordsWritten";
  private static final Duration ON_TERMINAL = Duration.ofSeconds(1);
  private static final Duration ELSEWHERE = Duration.ofSeconds(30);
  private static final String CLEAR_LINE = "\r\u001B[K";

  private final PrintWriter out;
  private final boolean terminal;
  private final Timer timer = new Timer("progress", true);
  private final Map<Long, Long> running = new ConcurrentHashMap<>();
  private String step;
  private final Map<Integer, String> jobs = new LinkedHashMap<>();
  private String doing = "";
  private long start;
  private long written;

  Progress(PrintWriter out) {
    this(out, Help.Ansi.AUTO.enabled(), null);
  }

  /**
   * A line on a terminal or elsewhere.
   *
   * @param every how often it is renewed; null for the usual times
   */
  Progress(PrintWriter out, boolean terminal, Duration every) {
    this.out = out;
    this.terminal = terminal;
    Duration usual = terminal ? ON_TERMINAL : ELSEWHERE;
    long millis = (every == null ? usual : every).toMillis();
    TimerTask renewal =
        new TimerTask() {
          @Override
          public void run() {
            renew();
          }
        };
    timer.schedule(renewal, millis, millis);
  }

  synchronized void begin(String name) {
    step = name;
    doing = "";
    start = System.nanoTime();
    written = 0;
    running.clear();
    jobs.clear();
  }

  /** Ends the step and prints its last line. */
  synchronized void end(String done) {
    say(line(done));
    step = null;
  }

  /** Prints a line of its own. */
  synchronized void say(String text) {
    out.println((terminal && step != null ? CLEAR_LINE : "") + text);
    out.flush();
  }

  private synchronized void renew() {
    if (step != null) {
      long rows = written + running.values().stream().mapToLong(n -> n).sum();
      String rowsWritten = rows == 0 ? "" : "%,d rows written".formatted(rows);
      String line =
          line(
              "... "
                  + Stream.of(rowsWritten, doing)
                      .filter(text -> !text.isEmpty())
                      .collect(Collectors.joining("; ")));
      out.print(terminal ? CLEAR_LINE + line : line + System.lineSeparator());
      out.flush();
    }
  }

  private String line(String text) {
    double seconds = (System.nanoTime() - start) / 1e9;
    return "%-8s %6.1f s  %s".formatted(step, seconds, text);
  }

  @Override
  public synchronized void onJobStart(SparkListenerJobStart job) {
    String description = job.properties().getProperty(JobDescription.PROPERTY);
    if (step != null && description != null) {
      String text =
          description.startsWith(step + ": ") ? description.substring(step.length() + 2) : "";
      jobs.put(job.jobId(), text);
      doing = atHand();
    }
  }

  @Override
  public synchronized void onJobEnd(SparkListenerJobEnd job) {
    jobs.remove(job.jobId());
    if (!jobs.isEmpty()) {
      doing = atHand();
    }
  }

  private String atHand() {
    return jobs.values().stream()
        .filter(text -> !text.isEmpty())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd task) {
    running.remove(task.taskInfo().taskId());
    TaskMetrics metrics = task.taskMetrics();
    if (metrics != null && task.taskInfo().successful()) {
      written += metrics.outputMetrics().recordsWritten();
    }
  }

  @Override
  public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
    CollectionConverters.asJava(update.accumUpdates())
        .forEach(
            task ->
                CollectionConverters.asJava(task._4()).stream()
                    .filter(a -> a.name().contains(ROWS_WRITTEN) && a.update().isDefined())
                    .forEach(
                        a ->
                            running.put(
                                (Long) task._1(), ((Number) a.update().get()).longValue())));
  }

  @Override
  public void close() {
    timer.cancel();
  }
}
