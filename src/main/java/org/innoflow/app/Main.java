package org.innoflow.app;

import java.io.PrintWriter;
import org.innoflow.failure.Failure;
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
  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of a failure.")
  private boolean debug;

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
        .setParameterExceptionHandler(usage())
        .setExecutionExceptionHandler(execution(main));
  }

  static int execute(CommandLine commandLine, String... args) {
    if (args.length == 0) {
      commandLine.usage(commandLine.getErr());
      return Failure.Kind.USAGE.exitCode();
    }
    return commandLine.execute(args);
  }

  private static IParameterExceptionHandler usage() {
    return (e, args) -> {
      CommandLine command = e.getCommandLine();
      PrintWriter err = command.getErr();
      err.println(
          Failure.usage(
                  "run command",
                  String.join(" ", args),
                  e.getMessage(),
                  "See " + command.getCommandSpec().qualifiedName() + " --help")
              .getMessage());
      return Failure.Kind.USAGE.exitCode();
    };
  }

  private static IExecutionExceptionHandler execution(Main main) {
    return (e, command, parsed) -> {
      Failure failure = failure(e, command.getCommandName());
      command.getErr().println(failure.getMessage());
      if (main.debug) {
        e.printStackTrace(command.getErr());
      }
      return failure.kind().exitCode();
    };
  }

  /** The failure itself, or the one that Spark wrapped on its way from a task. */
  static Failure failure(Throwable thrown, String command) {
    Throwable root = thrown;
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof Failure failure) {
        return failure;
      }
      root = t;
    }
    String message = root.getMessage() == null ? root.getClass().getName() : root.getMessage();
    return Failure.failed(
        "finish command",
        command,
        message.lines().filter(line -> !line.isBlank()).findFirst().orElse(message),
        "Add --debug for the stack trace",
        thrown);
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
