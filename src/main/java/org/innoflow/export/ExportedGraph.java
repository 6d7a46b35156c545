package org.innoflow.export;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A graph of cities as files have it.
 *
 * @param id as in network_catalog
 * @param directed whether edges have a direction
 * @param nodes {@link #NODE}, by node_id
 * @param edges {@link #EDGE}, by src_id and dst_id
 */
record ExportedGraph(String id, boolean directed, List<Row> nodes, List<Row> edges) {
  /** A city: where it is, and its statistics in this graph. */
  static final StructType NODE =
      new StructType()
          .add("graph_id", DataTypes.StringType)
          .add("node_id", DataTypes.StringType)
          .add("name_zh", DataTypes.StringType)
          .add("name_en", DataTypes.StringType)
          .add("province_id", DataTypes.StringType)
          .add("country", DataTypes.StringType)
          .add("lon", DataTypes.DoubleType)
          .add("lat", DataTypes.DoubleType)
          .add("in_degree", DataTypes.LongType)
          .add("out_degree", DataTypes.LongType)
          .add("degree", DataTypes.LongType)
          .add("in_strength", DataTypes.LongType)
          .add("out_strength", DataTypes.LongType)
          .add("strength", DataTypes.LongType)
          .add("pagerank", DataTypes.DoubleType)
          .add("pagerank_weighted", DataTypes.DoubleType)
          .add("clustering", DataTypes.DoubleType)
          .add("core_number", DataTypes.IntegerType)
          .add("betweenness", DataTypes.DoubleType)
          .add("closeness", DataTypes.DoubleType)
          .add("community", DataTypes.IntegerType);

  /** A flow between two cities, as in flow_significance. */
  static final StructType EDGE =
      new StructType()
          .add("graph_id", DataTypes.StringType)
          .add("src_id", DataTypes.StringType)
          .add("dst_id", DataTypes.StringType)
          .add("weight", DataTypes.LongType)
          .add("expected_weight", DataTypes.DoubleType)
          .add("affinity", DataTypes.DoubleType)
          .add("backbone", DataTypes.BooleanType)
          .add("distance_km", DataTypes.DoubleType);

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
