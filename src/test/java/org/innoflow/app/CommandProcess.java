package org.innoflow.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.innoflow.testkit.Processes;
import picocli.CommandLine;

/**
 * Runs commands as a user would give them, one after the other in a Java process of their own: each
 * opens and closes its Spark session, which the session of the tests would not survive.
 */
final class CommandProcess implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MARK = "ended ";

  /**
   * For few rows and few commands, where compiling takes longer than what is compiled: queries are
   * interpreted, and Java is compiled once and quickly.
   */
  static final List<String> SHORT_LIVED =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-XX:ReservedCodeCacheSize=256m",
          "-Dspark.sql.codegen.wholeStage=false",
          "-Dspark.sql.codegen.factoryMode=NO_CODEGEN");

  private final Process process;
  private final BufferedReader answers;
  private final PrintStream commands;

  private CommandProcess(Process process) {
    this.process = process;
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  /** What a command printed and how it ended. */
  record Ended(int exitCode, String out, String err) {}

  static CommandProcess start(Path log) throws IOException {
    List<String> command =
        Processes.java(System.getProperty("java.class.path"), "1g", CommandProcess.class.getName());
    command.addAll(1, SHORT_LIVED);
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(Processes.HOME.toFile()).redirectError(log.toFile());
    builder.environment().put("INNOFLOW_HOME", Processes.HOME.toString());
    return new CommandProcess(builder.start());
  }

  Ended execute(String... args) throws IOException {
    commands.println(JSON.writeValueAsString(args));
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.startsWith(MARK)) {
        JsonNode ended = JSON.readTree(line.substring(MARK.length()));
        return new Ended(ended.get(0).asInt(), ended.get(1).asText(), ended.get(2).asText());
      }
    }
    throw new IllegalStateException("The process ended before the command did");
  }

  @Override
  public void close() {
    commands.close();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** The process: a command to a line in, its end to a line out. */
  public static void main(String[] none) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      StringWriter printed = new StringWriter();
      StringWriter errors = new StringWriter();
      CommandLine commandLine =
          Main.commandLine()
              .setOut(new PrintWriter(printed, true))
              .setErr(new PrintWriter(errors, true));
      int exitCode = Main.execute(commandLine, JSON.readValue(line, String[].class));
      out.println(
          MARK + JSON.writeValueAsString(List.of(exitCode, printed.toString(), errors.toString())));
    }
  }
}
