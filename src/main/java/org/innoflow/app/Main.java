package org.innoflow.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.innoflow.failure.Failure;
import org.innoflow.failure.Secrets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code innoflow}. */
@Command(
    name = "innoflow",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Innovation flows between cities: from raw extracts to published Parquet tables.",
    subcommands = {
      StepCommands.Run.class,
      StepCommands.Ingest.class,
      StepCommands.Resolve.class,
      StepCommands.Flows.class,
      StepCommands.Network.class,
      StepCommands.Index.class,
      StepCommands.Report.class,
      StepCommands.Release.class,
      PlanCommand.class,
      ProfileCommand.class,
      RejectsCommand.class,
      ExplainCommand.class,
      DescribeCommand.class,
      LocateCommand.class,
      ReleasesCommand.class
    },
    footer = {
      "",
      "Exit codes: 0 done; 1 failure; 2 usage or configuration;",
      "3 input does not match its profile; 4 a check failed."
    })
public final class Main {
  /** As operating systems say it; Spark and Hadoop wrap it in many ways. */
  private static final String DISK_FULL = "No space left on device";

  /** What Spark says of work that it is given while the process is being ended. */
  private static final Pattern STOPPED =
      Pattern.compile("stopped SparkContext|SparkContext (was|has been) shut ?down");

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of a failure.")
  private boolean debug;

  /** Classes that take part in an argument's conversion, which say nothing to a user. */
  private static final Pattern CLASSES =
      Pattern.compile(" to (?:class|interface) (?:[a-z]+\\.)+\\w+|(?<=\\()(?:[a-z]+\\.)+\\w+: ");

  private Main() {}

  public static void main(String[] args) {
    System.exit(execute(args));
  }

  /** Runs a command and returns its exit code. */
  static int execute(String... args) {
    return execute(commandLine(), args);
  }

  static CommandLine commandLine() {
    Main main = new Main();
    return new CommandLine(main)
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(usage())
        .setExecutionExceptionHandler(execution());
  }

  static int execute(CommandLine commandLine, String... args) {
    if (args.length == 0) {
      commandLine.usage(commandLine.getErr());
      return Failure.Kind.USAGE.exitCode();
    }
    try {
      return commandLine.execute(args);
    } catch (StackOverflowError | OutOfMemoryError | LinkageError e) {
      return refuse(e, commandLine, args[0]);
    }
  }

  private static IParameterExceptionHandler usage() {
    return (e, args) -> {
      CommandLine command = e.getCommandLine();
      PrintWriter err = command.getErr();
      err.println(
          Failure.usage(
                  "run command",
                  Stream.of(args).map(Secrets::hiddenInArgument).collect(Collectors.joining(" ")),
                  CLASSES.matcher(e.getMessage()).replaceAll(""),
                  "See " + command.getCommandSpec().qualifiedName() + " --help")
              .getMessage());
      return Failure.Kind.USAGE.exitCode();
    };
  }

  private static IExecutionExceptionHandler execution() {
    return (e, command, parsed) -> refuse(e, command, command.getCommandName());
  }

  /** Says what went wrong, with --debug also where, and returns the exit code. */
  private static int refuse(Throwable e, CommandLine commandLine, String command) {
    Failure failure = failure(e, command);
    PrintWriter err = commandLine.getErr();
    err.println(failure.getMessage());
    Main main = (Main) commandLine.getCommandSpec().root().userObject();
    if (main.debug) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      err.println(Secrets.hiddenIn(trace.toString()));
    }
    return failure.kind().exitCode();
  }

  /** The failure itself, or the one that Spark wrapped on its way from a task. */
  static Failure failure(Throwable thrown, String command) {
    Throwable root = thrown;
    boolean isDiskFull = false;
    boolean isOutOfMemory = false;
    boolean isStopped = false;
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof Failure failure) {
        return failure;
      }
      root = t;
      isDiskFull |= String.valueOf(t.getMessage()).contains(DISK_FULL);
      isOutOfMemory |= t instanceof OutOfMemoryError;
      isStopped |= STOPPED.matcher(String.valueOf(t.getMessage())).find();
    }
    if (isStopped) {
      return Failure.failed(
          "finish command",
          command,
          "it was stopped",
          "Go on after its last finished step with: run --resume RUN_ID, see releases list",
          thrown);
    }
    if (isOutOfMemory) {
      return Failure.failed(
          "finish command",
          command,
          Reason.of(root),
          "Give it more: INNOFLOW_JAVA_OPTS=-Xmx8g for jobs/run-local.sh, --driver-memory and"
              + " --executor-memory for spark-submit",
          thrown);
    }
    if (isDiskFull) {
      return Failure.failed(
          "finish command",
          command,
          DISK_FULL,
          "Make room in output.path and in spark.local.dir, then run again",
          thrown);
    }
    return Failure.failed(
        "finish command", command, Reason.of(root), "Add --debug for the stack trace", thrown);
  }

  /** The version that the jar's manifest states. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"innoflow " + code()};
    }

    static String code() {
      String version = Main.class.getPackage().getImplementationVersion();
      return version == null ? "development" : version;
    }
  }
}
