package org.innoflow.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.innoflow.config.IndexSettings;
import org.innoflow.config.Settings;
import org.innoflow.config.Spelling;
import org.innoflow.failure.Secrets;
import org.innoflow.ingest.Extract;
import org.innoflow.ingest.InputDrift;
import org.innoflow.io.FileStore;
import org.innoflow.release.Releases;
import org.innoflow.report.Report;
import org.innoflow.report.Reports;
import org.innoflow.run.Step;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what a run would do, and refuses what it would refuse, without starting Spark. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description =
        "Says what a run would read, do and write. Opens the files, does not start Spark.")
final class PlanCommand implements Callable<Integer> {
  @Mixin private ConfigOptions config;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Settings settings = config.load();
    new FileStore(new Configuration()).requirePath(settings.outputPath());
    List<Extract> extracts = Extract.find(settings, new Configuration());
    Pipeline.steps().forEach(step -> step.check(settings));
    List<Report> reports = Reports.load(settings.reports());
    PrintWriter out = spec.commandLine().getOut();
    out.println("Reads, below " + Secrets.hiddenIn(settings.inputPath()));
    for (Extract extract : extracts) {
      print(extract, out);
    }
    drift(settings, extracts).forEach(drift -> out.println("  " + drift.text()));
    out.println("Does");
    TextTable steps = new TextTable("step", "after", "writes");
    for (Step step : Pipeline.steps()) {
      steps.add(step.name(), String.join(", ", step.after()), String.join(", ", step.writes()));
    }
    steps.print(out);
    out.println("Reports, of " + settings.reports().path());
    TextTable titles = new TextTable("table", "title", "");
    reports.forEach(r -> titles.add(r.table().name(), r.table().en(), r.table().zh()));
    titles.print(out);
    out.println("Indices");
    TextTable indices = new TextTable("index", "title", "", "level", "years", "indicators");
    settings.indices().forEach(index -> add(index, indices));
    indices.print(out);
    out.println("Writes");
    String output = Secrets.hiddenIn(settings.outputPath());
    out.println("  " + output + "/releases/<run_id>");
    out.println("  " + output + "/current.json, when all checks have passed");
    out.flush();
    return 0;
  }

  /** How the columns differ from those of the published release. */
  private static List<InputDrift> drift(Settings settings, List<Extract> extracts)
      throws IOException {
    return new Releases(new FileStore(new Configuration()), settings.outputPath())
        .last()
        .map(manifest -> InputDrift.of(manifest, extracts))
        .orElse(List.of());
  }

  private static void add(IndexSettings index, TextTable indices) {
    indices.add(
        index.id() + " " + index.version(),
        index.en(),
        index.zh(),
        Spelling.of(index.level()),
        index.firstYear() + "-" + index.lastYear(),
        index.components().stream().mapToInt(c -> c.indicators().size()).sum());
  }

  private static void print(Extract extract, PrintWriter out) {
    out.printf(
        "  %s: layer %s, profile %s%n",
        extract.source().name(),
        extract.source().profile().layerId(),
        extract.source().profile().name());
    for (FileStore.InputFile file : extract.files()) {
      out.printf(
          "    %s, %,d bytes, %s%n",
          file.name(), file.bytes(), extract.descriptions().get(file.name()));
    }
    extract.matches().forEach((field, column) -> out.printf("      %s <- %s%n", field, column));
  }
}
