package org.innoflow.run;

import java.io.IOException;
import java.util.List;

/** A step of the pipeline: it reads tables of earlier steps and writes its own. */
public interface Step {
  /** The name of the step and of its command. */
  String name();

  /** The steps whose tables it reads. */
  List<String> after();

  /** The tables that it writes, intermediate ones apart. */
  List<String> writes();

  /**
   * Does the work.
   *
   * @return what was done, in a few words and numbers for the progress line
   */
  String run(RunContext context) throws IOException;
}
