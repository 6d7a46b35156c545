package org.innoflow.network;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import org.apache.spark.sql.types.StructType;

/** The rows in which graphs come to the tasks: the vertices of a graph first, then its flows. */
final class GraphRow {
  /** What is known of a vertex; null in the row of a flow. */
  static final StructType VERTEX =
      new StructType()
          .add("in_degree", LongType)
          .add("out_degree", LongType)
          .add("degree", LongType)
          .add("in_strength", LongType)
          .add("out_strength", LongType)
          .add("strength", LongType)
          .add("pagerank", DoubleType)
          .add("pagerank_weighted", DoubleType)
          .add("lon", DoubleType)
          .add("lat", DoubleType);

  /** {@code compared}: whether its edges are set beside those that are expected. */
  static final StructType SCHEMA =
      new StructType()
          .add("chain", StringType)
          .add("year", IntegerType)
          .add("graph_id", StringType)
          .add("directed", BooleanType)
          .add("compared", BooleanType)
          .add("src", StringType)
          .add("dst", StringType)
          .add("weight", LongType)
          .add("vertex", VERTEX);

  private GraphRow() {}
}
