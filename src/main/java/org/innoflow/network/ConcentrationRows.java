package org.innoflow.network;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.innoflow.graph.Concentration;
import org.innoflow.graph.Line;
import org.innoflow.graph.PowerLaw;

/** How the degrees and strengths of a graph are spread: the rows of network_concentration. */
final class ConcentrationRows {
  static final StructType SCHEMA =
      new StructType()
          .add("measure", StringType)
          .add("top_10pct_share", DoubleType)
          .add("top_1pct_share", DoubleType)
          .add("top_01pct_share", DoubleType)
          .add("gini", DoubleType)
          .add("hhi", DoubleType)
          .add("alpha", DoubleType)
          .add("x_min", LongType)
          .add("ks", DoubleType)
          .add("n_tail", LongType)
          .add("ols_slope", DoubleType)
          .add("ols_r2", DoubleType)
          .add("note", StringType);

  /** In an undirected graph in and out are the same as both together. */
  private static final List<String> UNDIRECTED = List.of("degree", "strength");

  private static final List<String> DIRECTED =
      List.of("in_degree", "out_degree", "degree", "in_strength", "out_strength", "strength");

  private static final long SHORTEST_TAIL = 50;
  private static final int FEWEST_POINTS = 3;

  private ConcentrationRows() {}

  /**
   * One row per measure.
   *
   * @param whyNone why the graph has no statistics; null where it has
   */
  static List<Row> of(GraphData data, String whyNone) {
    return (data.directed() ? DIRECTED : UNDIRECTED)
        .stream()
            .map(
                measure ->
                    whyNone == null
                        ? row(measure, counts(data, measure))
                        : RowFactory.create(
                            measure, null, null, null, null, null, null, null, null, null, null,
                            null, whyNone))
            .toList();
  }

  private static SortedMap<Long, Long> counts(GraphData data, String measure) {
    SortedMap<Long, Long> counts = new TreeMap<>();
    for (long value : data.vertices().counts(measure)) {
      counts.merge(value, 1L, Long::sum);
    }
    return counts;
  }

  private static Row row(String measure, SortedMap<Long, Long> counts) {
    Concentration concentration = Concentration.of(counts);
    SortedMap<Long, Long> positive = counts.tailMap(1L);
    long[] values = positive.keySet().stream().mapToLong(v -> v).toArray();
    long[] frequencies = positive.values().stream().mapToLong(n -> n).toArray();
    boolean enough = values.length > 1 && LongStream.of(frequencies).sum() >= SHORTEST_TAIL;
    PowerLaw law = enough ? PowerLaw.fit(values, frequencies) : null;
    boolean fits = law != null && law.tail() >= SHORTEST_TAIL;
    Line line = values.length < FEWEST_POINTS ? null : line(positive);
    return RowFactory.create(
        measure,
        concentration.top10(),
        concentration.top1(),
        concentration.top01(),
        concentration.gini(),
        concentration.hhi(),
        fits ? law.alpha() : null,
        fits ? law.xMin() : null,
        fits ? law.distance() : null,
        law == null ? null : law.tail(),
        line == null ? null : line.slope(),
        line == null || Double.isNaN(line.r2()) ? null : line.r2(),
        fits ? null : "too few");
  }

  /** ln of the number of vertices on ln of their value, as log-log plots are drawn. */
  private static Line line(Map<Long, Long> counts) {
    return Line.through(logarithms(counts.keySet().stream()), logarithms(counts.values().stream()));
  }

  private static double[] logarithms(Stream<Long> values) {
    return values.mapToDouble(value -> StrictMath.log(value)).toArray();
  }
}
