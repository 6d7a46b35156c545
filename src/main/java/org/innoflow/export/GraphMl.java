package org.innoflow.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;

/** GraphML, which igraph, NetworkX, Cytoscape and yEd read. */
final class GraphMl implements GraphFormat {
  private static final String NAMESPACE = "http://graphml.graphdrawing.org/xmlns";

  @Override
  public String suffix() {
    return "graphml";
  }

  @Override
  public void write(ExportedGraph graph, OutputStream out) throws IOException {
    XmlText.write(
        out, xml -> xml.element("graphml", () -> content(graph, xml), "xmlns", NAMESPACE));
  }

  private static void content(ExportedGraph graph, XmlText xml) throws XMLStreamException {
    keys("node", ExportedGraph.nodeAttributes(), xml);
    keys("edge", ExportedGraph.edgeAttributes(), xml);
    xml.element(
        "graph",
        () -> {
          for (Row node : graph.nodes()) {
            xml.element(
                "node",
                () -> data("node", node, ExportedGraph.nodeAttributes(), xml),
                "id",
                node.getAs("node_id"));
          }
          for (Row edge : graph.edges()) {
            xml.element(
                "edge",
                () -> data("edge", edge, ExportedGraph.edgeAttributes(), xml),
                "source",
                edge.getAs("src_id"),
                "target",
                edge.getAs("dst_id"));
          }
        },
        "id",
        graph.id(),
        "edgedefault",
        graph.directed() ? "directed" : "undirected");
  }

  private static void keys(String of, List<StructField> fields, XmlText xml)
      throws XMLStreamException {
    for (StructField field : fields) {
      xml.empty(
          "key",
          "id",
          key(of, field),
          "for",
          of,
          "attr.name",
          field.name(),
          "attr.type",
          type(field));
    }
  }

  private static String type(StructField field) {
    return switch (field.dataType().typeName()) {
      case "long" -> "long";
      case "integer" -> "int";
      case "double" -> "double";
      case "boolean" -> "boolean";
      default -> "string";
    };
  }

  private static void data(String of, Row row, List<StructField> fields, XmlText xml)
      throws XMLStreamException {
    for (StructField field : fields) {
      Object value = row.getAs(field.name());
      if (value != null) {
        xml.element("data", () -> xml.text(value.toString()), "key", key(of, field));
      }
    }
  }

  private static String key(String of, StructField field) {
    return of + "_" + field.name();
  }
}
