package org.innoflow.run;

import java.io.IOException;
import java.util.List;
import org.innoflow.config.Settings;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Table;

/** A step of the pipeline: it reads tables of earlier steps and writes its own. */
public interface Step {
  /** The name of the step and of its command. */
  String name();

  /** The steps whose tables it reads. */
  List<String> after();

  /** The tables that it writes, intermediate ones apart. */
  List<String> writes();

  /** The tables that it writes under a configuration. */
  default List<Table> tables(Settings settings) {
    return writes().stream().map(Contract::table).toList();
  }

  /** The intermediate tables that it writes. */
  default List<String> stages() {
    return List.of();
  }

  /**
   * Finds what can be found wrong before any work, without a session.
   *
   * @throws org.innoflow.failure.Failure of kind USAGE that names it
   */
  default void check(Settings settings) {}

  /**
   * Does the work.
   *
   * @return what was done, in a few words and numbers for the progress line
   */
  String run(RunContext context) throws IOException;
}
