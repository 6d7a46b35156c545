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
  public Processes.Ended submit(Path log, String... arguments) {
    List<String> submit =
        new ArrayList<>(
            List.of(
                "--master",
                url(),
                "--class",
                "org.innoflow.app.Main",
                "--conf",
                "spark.driver.host=127.0.0.1",
                "--conf",
                "spark.executor.memory=900m",
                Processes.applicationJar().toString()));
    submit.addAll(List.of(arguments));
    return Processes.run(
        log,
        environment(),
        Processes.java(
            Processes.sparkJars(),
            "1g",
            "org.apache.spark.deploy.SparkSubmit",
            submit.toArray(String[]::new)));
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

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
