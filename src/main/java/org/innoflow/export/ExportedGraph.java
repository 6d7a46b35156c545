package org.innoflow.export;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.innoflow.contract.Contract;
import org.innoflow.io.Schemas;

/**
 * A graph of cities as files have it.
 *
 * @param id as in network_catalog
 * @param directed whether edges have a direction
 * @param nodes {@link #NODE}, by node_id
 * @param edges {@link #EDGE}, by src_id and dst_id
 */
record ExportedGraph(String id, boolean directed, List<Row> nodes, List<Row> edges) {
  private static final List<String> OF_THE_PLACE =
      List.of("name_zh", "name_en", "province_id", "country", "lon", "lat");

  /** A city: its ids, where it is, and its statistics in this graph. */
  static final StructType NODE = nodeColumns();

  /** A flow between two cities, as in flow_significance. */
  static final StructType EDGE = Schemas.of(Contract.table("flow_significance"));

  private static StructType nodeColumns() {
    StructType node = Schemas.of(Contract.table("network_node"));
    StructType place = Schemas.of(Contract.table("dim_place"));
    return new StructType(
        Stream.of(
                Stream.of(node.fields()).limit(2),
                OF_THE_PLACE.stream().map(place::apply),
                Stream.of(node.fields()).skip(2))
            .flatMap(fields -> fields)
            .toArray(StructField[]::new));
  }

  /** What is said of a node beside its id. */
  static List<StructField> nodeAttributes() {
    return Stream.of(NODE.fields()).skip(2).toList();
  }

  /** What is said of an edge beside its ends. */
  static List<StructField> edgeAttributes() {
    return Stream.of(EDGE.fields()).skip(3).toList();
  }

  /** What a node is called: its Chinese name, its English one, or its id. */
  static String label(Row node) {
    for (String name : List.of("name_zh", "name_en")) {
      if (node.getAs(name) != null) {
        return node.getAs(name);
      }
    }
    return node.getAs("node_id");
  }

  /** The name of its files, without what follows the dot. */
  String fileName() {
    return id.replace("/ALL/ALL/city", "").replace('/', '-');
  }
}
