package org.innoflow.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Spark standalone cluster of real processes: a master and workers of one core each. */
public final class StandaloneCluster implements AutoCloseable {
  private static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";

  private final Path folder;
  private final int port;
  private final List<Process> processes = new ArrayList<>();

  private StandaloneCluster(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** Starts a cluster and waits until its workers are registered. */
  public static StandaloneCluster start(Path folder, int workers) throws IOException {
    StandaloneCluster cluster = new StandaloneCluster(folder, freePort());
    cluster.launch(
        "master", "org.apache.spark.deploy.master.Master", "--port", String.valueOf(cluster.port));
    for (int i = 0; i < workers; i++) {
      String name = "worker" + i;
      cluster.launch(
          name,
          "org.apache.spark.deploy.worker.Worker",
          "--cores",
          "1",
          "--memory",
          "1g",
          "--work-dir",
          folder.resolve(name).toString(),
          cluster.url());
    }
    cluster.awaitWorkers(workers);
    return cluster;
  }

  public String url() {
    return "spark://127.0.0.1:" + port;
  }

  /** Runs the application through spark-submit in client mode. */
  public Processes.Ended submit(Path log, String... arguments) throws IOException {
    return Processes.await(driver(log, Map.of(), arguments), log);
  }

  /**
   * Starts the application through spark-submit in client mode: the process is its driver.
   *
   * @param settings of Spark, beside those that the cluster needs
   */
  public Process driver(Path log, Map<String, String> settings, String... arguments)
      throws IOException {
    List<String> submit = new ArrayList<>(List.of("--master", url()));
    submit.addAll(List.of("--class", "org.innoflow.app.Main"));
    submit.addAll(List.of("--conf", "spark.driver.host=127.0.0.1"));
    submit.addAll(List.of("--conf", "spark.executor.memory=900m"));
    // Of a driver and its executors on two cores each has a compiler: the quick one alone.
    submit.addAll(List.of("--conf", "spark.executor.extraJavaOptions=" + QUICK_COMPILER));
    settings.forEach((key, value) -> submit.addAll(List.of("--conf", key + "=" + value)));
    submit.add(Processes.applicationJar().toString());
    submit.addAll(List.of(arguments));
    List<String> command =
        Processes.java(
            Processes.sparkJars(),
            "1g",
            "org.apache.spark.deploy.SparkSubmit",
            submit.toArray(String[]::new));
    command.add(1, QUICK_COMPILER);
    return Processes.start(log, environment(), command);
  }

  /**
   * Kills the worker of an executor, and the executor, as the end of a machine does.
   *
   * @param executorId as Spark numbers them
   */
  public void killWorkerOf(String executorId) {
    for (Process worker : processes) {
      List<ProcessHandle> executors = worker.descendants().toList();
      if (executors.stream().anyMatch(process -> isExecutor(process, executorId))) {
        worker.destroyForcibly();
        executors.forEach(ProcessHandle::destroyForcibly);
        return;
      }
    }
    throw new IllegalStateException("There is no worker of executor " + executorId);
  }

  private static boolean isExecutor(ProcessHandle process, String executorId) {
    List<String> arguments = List.of(process.info().arguments().orElse(new String[0]));
    int id = arguments.indexOf("--executor-id");
    return id >= 0 && arguments.get(id + 1).equals(executorId);
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
  }

  private void launch(String name, String main, String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("--host", "127.0.0.1", "--webui-port", "0"));
    all.addAll(List.of(arguments));
    List<String> command =
        Processes.java(Processes.sparkJars(), "512m", main, all.toArray(String[]::new));
    command.removeIf(argument -> argument.startsWith("-Dlog4j2.configurationFile"));
    processes.add(Processes.start(log(name), environment(), command));
  }

  private void awaitWorkers(int workers) {
    long deadline = System.nanoTime() + 60_000_000_000L;
    while (registered() < workers) {
      if (System.nanoTime() > deadline) {
        close();
        throw new IllegalStateException("The workers did not register, see " + folder);
      }
      try {
        Thread.sleep(200);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private long registered() {
    try {
      return Files.readAllLines(log("master")).stream()
          .filter(line -> line.contains("Registering worker"))
          .count();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path log(String name) {
    return folder.resolve(name + ".log");
  }

  private static Map<String, String> environment() {
    return Map.of(
        "SPARK_HOME", Processes.HOME.resolve("target/spark").toString(),
        "SPARK_SCALA_VERSION", "2.13",
        "SPARK_LOCAL_IP", "127.0.0.1");
  }

  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
