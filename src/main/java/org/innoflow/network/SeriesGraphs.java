package org.innoflow.network;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import com.google.common.collect.Iterators;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.innoflow.config.NetworkSettings;
import org.innoflow.contract.Layer;
import org.innoflow.contract.Window;

/**
 * The graphs of series that fit into the memory of a task, and their statistics: each series is
 * read once, and the graphs of its years, of all years up to each, and of tagged organisations are
 * made of it one after the other.
 */
final class SeriesGraphs {
  private static final double[] NOWHERE = {Double.NaN, Double.NaN};

  private final GraphSeries series;
  private final Knowledge known;
  private final boolean organisations;
  private final boolean directed;

  private SeriesGraphs(GraphSeries series, Knowledge known) {
    this.series = series;
    this.known = known;
    this.organisations = series.part("level").equals(OrganisationGraphs.LEVEL);
    this.directed = Layer.directedIds().contains(series.part("layer"));
  }

  /**
   * What the tasks know beside the rows.
   *
   * @param cumulativeSchemes the schemes of places that have cumulative graphs
   * @param organisations which graphs organisations have
   * @param placeYears the years in which a layer has flows
   * @param organisationYears the years in which a layer has links
   * @param members the places of a region set, sorted, by region set and level: {@code yrd41/city}
   * @param positions longitude and latitude of places
   * @param tags the tags of organisations, of those that have graphs
   */
  record Knowledge(
      List<String> cumulativeSchemes,
      NetworkSettings.Organisations organisations,
      Map<String, SortedSet<Integer>> placeYears,
      Map<String, SortedSet<Integer>> organisationYears,
      Map<String, List<String>> members,
      Map<String, double[]> positions,
      Map<String, Set<String>> tags)
      implements Serializable {}

  /**
   * The statistics of all graphs.
   *
   * @param pairs {@link SeriesRow#SCHEMA}
   * @param partitions how many tasks share the series
   * @return {@link GraphStatistics#SCHEMA}
   */
  static Dataset<Row> statistics(
      Dataset<Row> pairs, int partitions, Knowledge known, GraphAnalysis.Options options) {
    return ofWindows(pairs, known.organisations().windows())
        .withColumn("series", concat_ws("/", SeriesRow.series(), col("window")))
        .repartition(partitions, col("series"))
        .sortWithinPartitions("series", "year")
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>)
                rows -> GraphStatistics.rows(graphs(rows, known), options),
            Encoders.row(GraphStatistics.SCHEMA));
  }

  /**
   * The pairs of organisations once for each window, whose graphs are then a series of their own.
   */
  private static Dataset<Row> ofWindows(Dataset<Row> pairs, List<String> windows) {
    Column ofOrganisations = col("level").equalTo(OrganisationGraphs.LEVEL);
    return pairs.withColumn(
        "window",
        explode(
            when(ofOrganisations, array(windows.stream().map(w -> lit(w)).toArray(Column[]::new)))
                .otherwise(array(lit(null).cast("string")))));
  }

  private static Iterator<GraphData> graphs(Iterator<Row> rows, Knowledge known) {
    return Iterators.concat(
        Iterators.transform(GraphSeries.of(rows), each -> new SeriesGraphs(each, known).graphs()));
  }

  /** Those of one chain after the other. */
  private Iterator<GraphData> graphs() {
    List<Chain> chains = new ArrayList<>();
    for (String window : windows()) {
      chains.add(new Chain(window, null));
      if (organisations) {
        known.organisations().tags().forEach(tag -> chains.add(new Chain(window, tag)));
      }
    }
    return Iterators.concat(Iterators.transform(chains.iterator(), this::graphs));
  }

  /** A window and a tag, which is null for graphs of all organisations and of places. */
  private record Chain(String window, String tag) {}

  private List<String> windows() {
    boolean stock = Layer.of(series.part("layer")).stock();
    if (!organisations) {
      boolean both = !stock && known.cumulativeSchemes().contains(series.part("scheme"));
      return both ? List.of(Window.YEAR.id(), Window.CUMULATIVE.id()) : List.of(Window.YEAR.id());
    }
    // A stock has no sum over years; its one window is not made twice.
    boolean first = series.window().equals(known.organisations().windows().get(0));
    return stock ? (first ? List.of(Window.YEAR.id()) : List.of()) : List.of(series.window());
  }

  private Iterator<GraphData> graphs(Chain chain) {
    BitSet tagged = tagged(chain.tag());
    if (chain.window().equals(Window.YEAR.id())) {
      return present(
          Iterators.transform(
              series.years().entrySet().iterator(),
              year -> graph(chain, year.getKey(), year.getValue(), tagged)));
    }
    Collection<Integer> years =
        (organisations ? known.organisationYears() : known.placeYears()).get(series.part("layer"));
    int first = series.years().firstKey();
    return present(
        new Iterator<>() {
          private final Iterator<Integer> rest =
              years.stream().filter(year -> year >= first).iterator();
          private PairWeights sum = PairWeights.NONE;

          @Override
          public boolean hasNext() {
            return rest.hasNext();
          }

          @Override
          public GraphData next() {
            int year = rest.next();
            sum = sum.plus(series.years().getOrDefault(year, PairWeights.NONE));
            return graph(chain, year, sum, tagged);
          }
        });
  }

  private static Iterator<GraphData> present(Iterator<GraphData> graphs) {
    return Iterators.filter(graphs, Objects::nonNull);
  }

  /** The organisations that have a tag; null for no tag. */
  private BitSet tagged(String tag) {
    if (tag == null) {
      return null;
    }
    BitSet tagged = new BitSet();
    for (int v = 0; v < series.nodes().size(); v++) {
      if (known.tags().getOrDefault(series.nodes().get(v), Set.of()).contains(tag)) {
        tagged.set(v);
      }
    }
    return tagged;
  }

  /** The graph of pairs; null where they have no organisation with the tag. */
  private GraphData graph(Chain chain, int year, PairWeights pairs, BitSet tagged) {
    BitSet ends = tagged == null ? ends(pairs) : partners(pairs, tagged);
    if (tagged != null && ends.isEmpty()) {
      return null;
    }
    List<String> members =
        known.members().get(memberKey(series.part("region_set"), series.part("level")));
    List<String> nodes = members == null ? named(ends) : members;
    int[] numbers = numbers(nodes);
    Arcs arcs = new Arcs(Math.multiplyExact(pairs.size(), directed ? 1 : 2));
    long[] loops = {0};
    pairs.forEach(
        (src, dst, weight) -> {
          if (src == dst) {
            loops[0]++;
          } else if (numbers[src] >= 0 && numbers[dst] >= 0) {
            arcs.add(numbers[src], numbers[dst], weight, directed);
          }
        });
    return new GraphData(
        GraphId.chain(series.parts(), chain.window(), chain.tag()),
        GraphId.of(series.parts(), year, chain.window(), chain.tag()),
        directed,
        FlowGraphs.betweenCitiesOverAllSectors(series.parts()),
        nodes,
        VertexColumns.of(directed, nodes.size(), arcs, positions(nodes, 0), positions(nodes, 1)),
        arcs.graph(directed, nodes.size()),
        arcs.size() / (directed ? 1 : 2),
        loops[0],
        catalogued(chain, year));
  }

  /** The columns of network_catalog that are known before the graph is counted. */
  private Row catalogued(Chain chain, int year) {
    return RowFactory.create(
        series.part("layer"),
        year,
        chain.window(),
        series.part("scheme"),
        series.part("sector_id"),
        series.part("level"),
        series.part("region_set"),
        chain.tag(),
        directed,
        FlowGraphs.weight(directed));
  }

  /** The vertices with an edge. */
  private static BitSet ends(PairWeights pairs) {
    BitSet ends = new BitSet();
    pairs.forEach(
        (src, dst, weight) -> {
          if (src != dst) {
            ends.set(src);
            ends.set(dst);
          }
        });
    return ends;
  }

  /** The vertices of a set and those with an edge to one of them, of those with an edge. */
  private static BitSet partners(PairWeights pairs, BitSet tagged) {
    BitSet partners = new BitSet();
    pairs.forEach(
        (src, dst, weight) -> {
          if (src != dst && (tagged.get(src) || tagged.get(dst))) {
            partners.set(src);
            partners.set(dst);
          }
        });
    return partners;
  }

  private List<String> named(BitSet vertices) {
    return vertices.stream().mapToObj(series.nodes()::get).toList();
  }

  /** The place of each vertex of the series among the nodes of a graph, -1 for none. */
  private int[] numbers(List<String> nodes) {
    int[] numbers = new int[series.nodes().size()];
    for (int v = 0, n = 0; v < numbers.length; v++) {
      String node = series.nodes().get(v);
      while (n < nodes.size() && nodes.get(n).compareTo(node) < 0) {
        n++;
      }
      numbers[v] = n < nodes.size() && nodes.get(n).equals(node) ? n : -1;
    }
    return numbers;
  }

  private double[] positions(List<String> nodes, int axis) {
    return nodes.stream()
        .mapToDouble(node -> known.positions().getOrDefault(node, NOWHERE)[axis])
        .toArray();
  }

  static String memberKey(String regionSet, String level) {
    return regionSet + "/" + level;
  }
}
