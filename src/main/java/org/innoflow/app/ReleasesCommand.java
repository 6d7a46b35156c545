package org.innoflow.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.innoflow.config.Settings;
import org.innoflow.failure.Failure;
import org.innoflow.io.FileStore;
import org.innoflow.io.ReleasePaths;
import org.innoflow.release.Releases;
import org.innoflow.release.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists, shows, compares, verifies and removes releases. */
@Command(
    name = "releases",
    mixinStandardHelpOptions = true,
    description = "Lists, shows, compares, verifies and removes releases.",
    subcommands = {
      ReleasesCommand.ListAll.class,
      ReleasesCommand.Show.class,
      ReleasesDiffCommand.class,
      ReleasesCommand.Verify.class,
      ReleasesCommand.Prune.class
    })
final class ReleasesCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    throw Failure.usage(
        "run command", "releases", "it needs a subcommand", "See innoflow releases --help");
  }

  private abstract static class Base implements Callable<Integer> {
    @Mixin private ConfigOptions config;
    @Spec private CommandSpec spec;

    Releases releases() {
      return new Releases(new FileStore(new Configuration()), config.load().outputPath());
    }

    PrintWriter out() {
      return spec.commandLine().getOut();
    }
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists all releases, the oldest first.")
  static final class ListAll extends Base {
    @Override
    public Integer call() throws IOException {
      TextTable table = new TextTable("run_id", "status", "finished_at");
      releases().list().forEach(r -> table.add(r.runId(), r.status(), r.finishedAt()));
      table.print(out());
      out().flush();
      return 0;
    }
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Prints the manifest of a release.")
  static final class Show extends Base {
    @Parameters(arity = "0..1", paramLabel = "RUN_ID", description = "Default: the current one.")
    private String runId;

    @Override
    public Integer call() throws IOException {
      Releases releases = releases();
      String id = runId == null ? releases.current().orElse("current") : runId;
      out().print(releases.manifest(id));
      out().flush();
      return 0;
    }
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "Reads every file of a release again and compares it with the manifest.")
  static final class Verify implements Callable<Integer> {
    @Mixin private ConfigOptions config;
    @Spec private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "RUN_ID", description = "Default: the current one.")
    private String runId;

    @Override
    public Integer call() throws IOException {
      String named = runId == null ? Releases.CURRENT : runId;
      ReleasePaths.requireRunId(named);
      Settings settings = config.load();
      try (SparkSession session = Sessions.open(settings)) {
        FileStore files = new FileStore(session.sparkContext().hadoopConfiguration());
        Releases releases = new Releases(files, settings.outputPath());
        String id = releases.find(named);
        Verification verification =
            Verification.of(
                session, files, new ReleasePaths(settings.outputPath(), id), releases.manifest(id));
        if (!verification.faults().isEmpty()) {
          throw Failure.check(
              "verify release",
              id,
              String.join("; ", verification.faults()),
              "Publish another release with the command run, and keep this one out of use");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
            Locale.ROOT,
            "release %s is whole: %,d files of %,d tables, %,d bytes%n",
            id,
            verification.files(),
            verification.tables(),
            verification.bytes());
        out.flush();
      }
      return 0;
    }
  }

  @Command(
      name = "prune",
      mixinStandardHelpOptions = true,
      description = {
        "Removes all but the newest releases; the current one stays.",
        "So do runs that have not finished and have written something in the last 24 hours."
      })
  static final class Prune extends Base {
    @Option(names = "--keep", required = true, paramLabel = "N", description = "How many to keep.")
    private int keep;

    @Override
    public Integer call() throws IOException {
      releases().prune(keep, Clock.systemUTC()).forEach(id -> out().println("removed " + id));
      out().flush();
      return 0;
    }
  }
}
