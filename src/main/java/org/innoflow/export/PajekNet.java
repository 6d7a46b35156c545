package org.innoflow.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Row;

/** Pajek's .net, which VOSviewer opens too: labels, weights, and whether edges have a direction. */
final class PajekNet implements GraphFormat {
  @Override
  public String suffix() {
    return "net";
  }

  @Override
  public void write(ExportedGraph graph, OutputStream out) throws IOException {
    Map<String, Integer> numbers = new HashMap<>();
    BufferedWriter text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    text.write("*Vertices " + graph.nodes().size() + "\r\n");
    for (Row node : graph.nodes()) {
      numbers.put(node.getAs("node_id"), numbers.size() + 1);
      text.write("%d \"%s\"\r\n".formatted(numbers.size(), label(node)));
    }
    text.write(graph.directed() ? "*Arcs\r\n" : "*Edges\r\n");
    for (Row edge : graph.edges()) {
      text.write(
          "%d %d %d\r\n"
              .formatted(
                  numbers.get(edge.<String>getAs("src_id")),
                  numbers.get(edge.<String>getAs("dst_id")),
                  edge.<Long>getAs("weight")));
    }
    text.flush();
  }

  /** A label has no way to hold a quotation mark or a line end. */
  private static String label(Row node) {
    return ExportedGraph.label(node).replace('"', '\'').replaceAll("\\p{Cntrl}", " ");
  }
}
