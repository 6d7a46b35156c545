package org.innoflow.app;

import java.util.List;
import java.util.concurrent.Callable;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Table;
import org.innoflow.failure.Failure;
import org.innoflow.release.Dictionary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the dictionary. */
@Command(
    name = "describe",
    mixinStandardHelpOptions = true,
    description = "Prints the dictionary of the published tables as Markdown.")
final class DescribeCommand implements Callable<Integer> {
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
    if (table == null) {
      return Contract.tables();
    }
    List<Table> found = Contract.tables().stream().filter(t -> t.name().equals(table)).toList();
    if (found.isEmpty()) {
      throw Failure.usage(
          "describe table",
          table,
          "there is no such table",
          "Choose one of " + Contract.tables().stream().map(Table::name).toList());
    }
    return found;
  }
}
