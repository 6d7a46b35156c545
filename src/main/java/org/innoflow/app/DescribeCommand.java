package org.innoflow.app;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Table;
import org.innoflow.failure.Failure;
import org.innoflow.release.Dictionary;
import org.innoflow.report.Report;
import org.innoflow.report.Reports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the dictionary. */
@Command(
    name = "describe",
    mixinStandardHelpOptions = true,
    description = "Prints the dictionary of the published tables as Markdown.")
final class DescribeCommand implements Callable<Integer> {
  @Mixin private ConfigOptions config;

  @Parameters(arity = "0..1", paramLabel = "TABLE", description = "One table. Default: all.")
  private String table;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(Dictionary.markdown(selected()));
    spec.commandLine().getOut().flush();
    return 0;
  }

  private List<Table> selected() {
    List<Table> tables =
        Stream.concat(
                Contract.tables().stream(),
                Reports.load(config.load().reports()).stream().map(Report::table))
            .toList();
    if (table == null) {
      return tables;
    }
    List<Table> found = tables.stream().filter(t -> t.name().equals(table)).toList();
    if (found.isEmpty()) {
      throw Failure.usage(
          "describe table",
          table,
          "there is no such table",
          "Choose one of " + tables.stream().map(Table::name).toList());
    }
    return found;
  }
}
