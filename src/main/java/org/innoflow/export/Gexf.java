package org.innoflow.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;

/**
 * GEXF 1.2, which Gephi opens. Nodes stand where they are on a map, and carry every statistic as an
 * attribute.
 */
final class Gexf implements GraphFormat {
  private static final String NAMESPACE = "http://www.gexf.net/1.2draft";

  /** Gephi's units to a degree, so that nodes do not cover each other. */
  private static final double SCALE = 100;

  @Override
  public String suffix() {
    return "gexf";
  }

  @Override
  public void write(ExportedGraph graph, OutputStream out) throws IOException {
    XmlText.write(
        out,
        xml ->
            xml.element(
                "gexf",
                () -> content(graph, xml),
                "xmlns",
                NAMESPACE,
                "xmlns:viz",
                NAMESPACE + "/viz",
                "version",
                "1.2"));
  }

  private static void content(ExportedGraph graph, XmlText xml) throws XMLStreamException {
    xml.element(
        "meta",
        () -> {
          xml.element("creator", () -> xml.text("innoflow"));
          xml.element("description", () -> xml.text(graph.id()));
        });
    xml.element(
        "graph",
        () -> {
          attributes("node", ExportedGraph.nodeAttributes(), xml);
          attributes("edge", ExportedGraph.edgeAttributes(), xml);
          xml.element(
              "nodes",
              () -> {
                for (Row node : graph.nodes()) {
                  node(node, xml);
                }
              });
          xml.element(
              "edges",
              () -> {
                int number = 0;
                for (Row edge : graph.edges()) {
                  edge(number++, edge, xml);
                }
              });
        },
        "mode",
        "static",
        "defaultedgetype",
        graph.directed() ? "directed" : "undirected");
  }

  private static void attributes(String of, List<StructField> fields, XmlText xml)
      throws XMLStreamException {
    xml.element(
        "attributes",
        () -> {
          for (StructField field : fields) {
            xml.empty("attribute", "id", field.name(), "title", field.name(), "type", type(field));
          }
        },
        "class",
        of,
        "mode",
        "static");
  }

  private static String type(StructField field) {
    return switch (field.dataType().typeName()) {
      case "long" -> "long";
      case "integer" -> "integer";
      case "double" -> "double";
      case "boolean" -> "boolean";
      default -> "string";
    };
  }

  private static void node(Row node, XmlText xml) throws XMLStreamException {
    xml.element(
        "node",
        () -> {
          values(node, ExportedGraph.nodeAttributes(), xml);
          Double lon = node.getAs("lon");
          Double lat = node.getAs("lat");
          if (lon != null && lat != null) {
            String x = String.valueOf(lon * SCALE);
            String y = String.valueOf(lat * SCALE);
            xml.empty("viz:position", "x", x, "y", y, "z", "0.0");
          }
        },
        "id",
        node.getAs("node_id"),
        "label",
        ExportedGraph.label(node));
  }

  private static void edge(int number, Row edge, XmlText xml) throws XMLStreamException {
    xml.element(
        "edge",
        () -> values(edge, ExportedGraph.edgeAttributes(), xml),
        "id",
        String.valueOf(number),
        "source",
        edge.getAs("src_id"),
        "target",
        edge.getAs("dst_id"),
        "weight",
        String.valueOf(edge.<Long>getAs("weight")));
  }

  private static void values(Row row, List<StructField> fields, XmlText xml)
      throws XMLStreamException {
    xml.element(
        "attvalues",
        () -> {
          for (StructField field : fields) {
            Object value = row.getAs(field.name());
            if (value != null) {
              xml.empty("attvalue", "for", field.name(), "value", value.toString());
            }
          }
        });
  }
}
