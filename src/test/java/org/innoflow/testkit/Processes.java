package org.innoflow.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Java processes of the packaged application, as a user would start them. */
public final class Processes {
  /** The folder of the project, which is the working directory of the tests. */
  public static final Path HOME = Path.of("").toAbsolutePath();

  private Processes() {}

  /** What a process printed and how it ended. */
  public record Ended(int exitCode, String output) {}

  /** Runs a command to its end, with INNOFLOW_HOME set. */
  public static Ended run(Path log, Map<String, String> environment, List<String> command) {
    try {
      return await(start(log, environment, command), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the end of a process that was started with a log. */
  public static Ended await(Process process, Path log) {
    return await(process, log, Duration.ofMinutes(30));
  }

  /** Waits so long, and no longer. */
  public static Ended await(Process process, Path log, Duration most) {
    try {
      if (!process.waitFor(most.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("Still running after " + most + ": " + process.info());
      }
      return new Ended(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts a command; what it prints goes to the log. */
  public static Process start(Path log, Map<String, String> environment, List<String> command)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(HOME.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("INNOFLOW_HOME", HOME.toString());
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** A Java command with Spark's jars, and more, on its class path. */
  public static List<String> java(String classPath, String heap, String main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + HOME.resolve("conf/jvm.options"));
    command.add("-Xmx" + heap);
    command.add("-Dlog4j2.configurationFile=" + HOME.resolve("conf/log4j2.properties"));
    command.addAll(List.of("-cp", classPath, main));
    command.addAll(List.of(arguments));
    return command;
  }

  public static String sparkJars() {
    return HOME.resolve("target/spark/jars") + "/*";
  }

  public static Path applicationJar() {
    return HOME.resolve("target/innoflow.jar");
  }
}
