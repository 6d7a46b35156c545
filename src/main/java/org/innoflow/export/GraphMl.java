package org.innoflow.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;

/**
 * GraphML, which igraph, NetworkX, Cytoscape and yEd read. Ids of GraphML hold neither slashes nor
 * spaces, as ids of places may: nodes are numbered, and attribute {@code node_id} has theirs.
 */
final class GraphMl implements GraphFormat {
  private static final String NAMESPACE = "http://graphml.graphdrawing.org/xmlns";
  private static final List<StructField> OF_NODES =
      Stream.concat(
              Stream.of(ExportedGraph.NODE.apply("node_id")),
              ExportedGraph.nodeAttributes().stream())
          .toList();

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
    xml.element("desc", () -> xml.text(graph.id()));
    keys("node", OF_NODES, xml);
    keys("edge", ExportedGraph.edgeAttributes(), xml);
    Map<String, String> ids = new HashMap<>();
    xml.element(
        "graph",
        () -> {
          for (Row node : graph.nodes()) {
            String id = "n" + ids.size();
            ids.put(node.getAs("node_id"), id);
            xml.element("node", () -> data("node", node, OF_NODES, xml), "id", id);
          }
          for (Row edge : graph.edges()) {
            xml.element(
                "edge",
                () -> data("edge", edge, ExportedGraph.edgeAttributes(), xml),
                "source",
                ids.get(edge.<String>getAs("src_id")),
                "target",
                ids.get(edge.<String>getAs("dst_id")));
          }
        },
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
