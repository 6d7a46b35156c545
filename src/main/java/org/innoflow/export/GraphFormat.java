package org.innoflow.export;

import java.io.IOException;
import java.io.OutputStream;

/** A way to write a graph into a file. */
interface GraphFormat {
  /** What names of such files end in, without the dot. */
  String suffix();

  void write(ExportedGraph graph, OutputStream out) throws IOException;
}
