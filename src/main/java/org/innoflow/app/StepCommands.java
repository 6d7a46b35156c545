package org.innoflow.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.innoflow.run.Step;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The commands that run one step or all of them. */
final class StepCommands {
  private StepCommands() {}

  private abstract static class Base implements Callable<Integer> {
    @Mixin private ConfigOptions config;
    @Spec private CommandSpec spec;

    Integer run(String runId, List<Step> steps, Pipeline.Epilogue epilogue) throws IOException {
      new Pipeline(config.load(more()), spec.commandLine().getOut()).run(runId, steps, epilogue);
      return 0;
    }

    Integer resume(String runId, Pipeline.Epilogue epilogue) throws IOException {
      new Pipeline(config.load(more()), spec.commandLine().getOut()).resume(runId, epilogue);
      return 0;
    }

    /** Settings that options of the command stand for. */
    List<String> more() {
      return List.of();
    }

    List<Step> only(String name) {
      return Pipeline.steps().stream().filter(step -> step.name().equals(name)).toList();
    }
  }

  /** The commands that read extracts. */
  private abstract static class First extends Base {
    @Option(
        names = "--replay",
        paramLabel = "FILE",
        description =
            "Corrected rows, as the command rejects writes them; they take the places of the"
                + " refused ones. May be given several times.")
    private List<String> replay = new ArrayList<>();

    @Override
    List<String> more() {
      return replay.isEmpty()
          ? List.of()
          : List.of(
              replay.stream()
                  .map(file -> '"' + file + '"')
                  .collect(Collectors.joining(",", "input.replay=[", "]")));
    }
  }

  @Command(
      name = "run",
      mixinStandardHelpOptions = true,
      description = "Runs the whole pipeline and publishes its release.")
  static final class Run extends First {
    @Option(
        names = "--resume",
        paramLabel = "RUN_ID",
        description = "Goes on with a run that has failed, after the last step that it finished.")
    private String resume;

    @Override
    public Integer call() throws IOException {
      return resume == null
          ? run(Pipeline.newRunId(), Pipeline.steps(), FirstResults::print)
          : resume(resume, FirstResults::print);
    }
  }

  @Command(
      name = "ingest",
      mixinStandardHelpOptions = true,
      description = "Begins a run: reads the extracts into staged events and rejects.")
  static final class Ingest extends First {
    @Override
    public Integer call() throws IOException {
      return run(Pipeline.newRunId(), only("ingest"), (context, out) -> {});
    }
  }

  private abstract static class Later extends Base {
    @Option(
        names = "--run-id",
        paramLabel = "RUN_ID",
        description = "The run to go on with. Default: the one begun last.")
    private String runId;

    Integer run(String step) throws IOException {
      return run(runId, only(step), (context, out) -> {});
    }
  }

  @Command(
      name = "resolve",
      mixinStandardHelpOptions = true,
      description = "Finds organisations, places and sectors of a run's events.")
  static final class Resolve extends Later {
    @Override
    public Integer call() throws IOException {
      return run("resolve");
    }
  }

  @Command(
      name = "flows",
      mixinStandardHelpOptions = true,
      description = "Counts links, flows and profiles of a run.")
  static final class Flows extends Later {
    @Override
    public Integer call() throws IOException {
      return run("flows");
    }
  }

  @Command(
      name = "network",
      mixinStandardHelpOptions = true,
      description = "Computes the network statistics of a run.")
  static final class Network extends Later {
    @Override
    public Integer call() throws IOException {
      return run("network");
    }
  }

  @Command(
      name = "index",
      mixinStandardHelpOptions = true,
      description = "Computes the composite indices of a run; lists and compares their editions.",
      subcommands = {IndexCommands.Compare.class, IndexCommands.Editions.class})
  static final class Index extends Later {
    @Override
    public Integer call() throws IOException {
      return run("index");
    }
  }

  @Command(
      name = "report",
      mixinStandardHelpOptions = true,
      description = "Makes the report tables of a run.")
  static final class Report extends Later {
    @Override
    public Integer call() throws IOException {
      return run("report");
    }
  }

  @Command(
      name = "release",
      mixinStandardHelpOptions = true,
      description = "Checks a run and publishes it.")
  static final class Release extends Later {
    @Override
    public Integer call() throws IOException {
      return run("release");
    }
  }
}
