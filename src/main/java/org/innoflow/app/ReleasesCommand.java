package org.innoflow.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.innoflow.failure.Failure;
import org.innoflow.io.FileStore;
import org.innoflow.release.Releases;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists, shows, compares and removes releases. */
@Command(
    name = "releases",
    mixinStandardHelpOptions = true,
    description = "Lists, shows, compares and removes releases.",
    subcommands = {
      ReleasesCommand.ListAll.class,
      ReleasesCommand.Show.class,
      ReleasesDiffCommand.class,
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
      name = "prune",
      mixinStandardHelpOptions = true,
      description = "Removes all but the newest releases; the current one stays.")
  static final class Prune extends Base {
    @Option(names = "--keep", required = true, paramLabel = "N", description = "How many to keep.")
    private int keep;

    @Override
    public Integer call() throws IOException {
      releases().prune(keep).forEach(id -> out().println("removed " + id));
      out().flush();
      return 0;
    }
  }
}
