package org.innoflow.network;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** What is known of the vertices of a graph: the columns of {@link GraphRow#VERTEX}. */
final class VertexColumns {
  private final Map<String, long[]> counts = new TreeMap<>();
  private final Map<String, double[]> numbers = new TreeMap<>();

  private VertexColumns() {}

  /** Those that came as rows. */
  static VertexColumns of(List<Row> vertices) {
    VertexColumns columns = new VertexColumns();
    for (StructField field : GraphRow.VERTEX.fields()) {
      String name = field.name();
      if (field.dataType().equals(DataTypes.LongType)) {
        columns.counts.put(name, vertices.stream().mapToLong(v -> v.<Long>getAs(name)).toArray());
      } else {
        columns.numbers.put(
            name,
            vertices.stream()
                .mapToDouble(v -> v.<Double>getAs(name) == null ? Double.NaN : v.getAs(name))
                .toArray());
      }
    }
    return columns;
  }

  /**
   * Degrees and strengths, counted; there are no ranks yet.
   *
   * @param arcs those of an undirected graph both ways
   * @param lon NaN where it is not known, as {@code lat}
   */
  static VertexColumns of(boolean directed, int vertices, Arcs arcs, double[] lon, double[] lat) {
    VertexColumns columns = new VertexColumns();
    long[] in = new long[vertices];
    long[] out = new long[vertices];
    long[] inStrength = new long[vertices];
    long[] outStrength = new long[vertices];
    arcs.forEach(
        (from, to, weight) -> {
          out[from]++;
          outStrength[from] += weight;
          in[to]++;
          inStrength[to] += weight;
        });
    columns.counts.put("in_degree", in);
    columns.counts.put("out_degree", out);
    columns.counts.put("degree", directed ? sums(in, out) : out);
    columns.counts.put("in_strength", inStrength);
    columns.counts.put("out_strength", outStrength);
    columns.counts.put("strength", directed ? sums(inStrength, outStrength) : outStrength);
    columns.numbers.put("lon", lon);
    columns.numbers.put("lat", lat);
    return columns;
  }

  private static long[] sums(long[] a, long[] b) {
    long[] sums = new long[a.length];
    Arrays.setAll(sums, i -> a[i] + b[i]);
    return sums;
  }

  /** A column of whole numbers: a degree or a strength. */
  long[] counts(String column) {
    return counts.get(column);
  }

  /** A column of numbers, NaN for null; null where all of it is still to be computed. */
  double[] numbers(String column) {
    return numbers.get(column);
  }
}
