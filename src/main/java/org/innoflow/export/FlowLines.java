package org.innoflow.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;

/**
 * GeoJSON (RFC 7946): a point for each city and a line for each flow, for maps. Cities of unknown
 * position, and their flows, are not in it; member {@code unplaced_flows} counts them.
 */
final class FlowLines implements GraphFormat {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String suffix() {
    return "geojson";
  }

  @Override
  public void write(ExportedGraph graph, OutputStream out) throws IOException {
    Map<String, Row> placed = new HashMap<>();
    for (Row node : graph.nodes()) {
      if (node.getAs("lon") != null && node.getAs("lat") != null) {
        placed.put(node.getAs("node_id"), node);
      }
    }
    JsonGenerator json = JSON.getFactory().createGenerator(out);
    json.writeStartObject();
    json.writeStringField("type", "FeatureCollection");
    json.writeStringField("name", graph.id());
    json.writeArrayFieldStart("features");
    for (Row node : graph.nodes()) {
      if (placed.containsKey(node.<String>getAs("node_id"))) {
        point(node, json);
      }
    }
    int unplaced = 0;
    for (Row edge : graph.edges()) {
      Row src = placed.get(edge.<String>getAs("src_id"));
      Row dst = placed.get(edge.<String>getAs("dst_id"));
      if (src == null || dst == null) {
        unplaced++;
      } else {
        line(edge, src, dst, json);
      }
    }
    json.writeEndArray();
    json.writeNumberField("unplaced_flows", unplaced);
    json.writeEndObject();
    json.flush();
  }

  private static void point(Row node, JsonGenerator json) throws IOException {
    begin("Point", json);
    position(node, json);
    json.writeEndObject();
    json.writeObjectFieldStart("properties");
    json.writeStringField("node_id", node.getAs("node_id"));
    properties(node, ExportedGraph.nodeAttributes(), json);
    end(json);
  }

  private static void line(Row edge, Row src, Row dst, JsonGenerator json) throws IOException {
    begin("LineString", json);
    json.writeStartArray();
    position(src, json);
    position(dst, json);
    json.writeEndArray();
    json.writeEndObject();
    json.writeObjectFieldStart("properties");
    json.writeStringField("src_id", edge.getAs("src_id"));
    json.writeStringField("dst_id", edge.getAs("dst_id"));
    json.writeStringField("src", ExportedGraph.label(src));
    json.writeStringField("dst", ExportedGraph.label(dst));
    properties(edge, ExportedGraph.edgeAttributes(), json);
    end(json);
  }

  private static void begin(String geometry, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "Feature");
    json.writeObjectFieldStart("geometry");
    json.writeStringField("type", geometry);
    json.writeFieldName("coordinates");
  }

  private static void end(JsonGenerator json) throws IOException {
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void position(Row node, JsonGenerator json) throws IOException {
    json.writeStartArray();
    json.writeNumber(node.<Double>getAs("lon"));
    json.writeNumber(node.<Double>getAs("lat"));
    json.writeEndArray();
  }

  private static void properties(Row row, List<StructField> fields, JsonGenerator json)
      throws IOException {
    for (StructField field : fields) {
      json.writeObjectField(field.name(), row.getAs(field.name()));
    }
  }
}
