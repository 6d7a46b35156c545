package org.innoflow.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.graphframes.GraphFrame;
import org.innoflow.config.NetworkSettings;
import org.innoflow.testkit.TestSpark;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.builder.GraphTypeBuilder;

/**
 * A graph without loops, as a Dataset of innoflow and as a graph of JGraphT.
 *
 * @param edges weights by pair of nodes; undirected ones stand once
 */
record TestGraph(String id, boolean directed, List<String> nodes, Map<Pair, Long> edges) {
  static final StructType VERTEX =
      new StructType()
          .add("graph_id", DataTypes.StringType)
          .add("node_id", DataTypes.StringType)
          .add("directed", DataTypes.BooleanType);

  static final StructType EDGE =
      new StructType()
          .add("graph_id", DataTypes.StringType)
          .add("src", DataTypes.StringType)
          .add("dst", DataTypes.StringType)
          .add("weight", DataTypes.LongType);

  static final StructType POSITION =
      new StructType()
          .add("node_id", DataTypes.StringType)
          .add("lon", DataTypes.DoubleType)
          .add("lat", DataTypes.DoubleType);

  static final StructType FLOW =
      new StructType()
          .add("graph_id", DataTypes.StringType)
          .add("chain", DataTypes.StringType)
          .add("year", DataTypes.IntegerType)
          .add("compared", DataTypes.BooleanType)
          .add("directed", DataTypes.BooleanType)
          .add("src", DataTypes.StringType)
          .add("dst", DataTypes.StringType)
          .add("weight", DataTypes.LongType);

  record Pair(String src, String dst) implements Comparable<Pair> {
    Pair opposite() {
      return new Pair(/* src= */ dst, /* dst= */ src);
    }

    @Override
    public int compareTo(Pair other) {
      return (src + " " + dst).compareTo(other.src + " " + other.dst);
    }
  }

  /**
   * Several components of 3 to 12 nodes and some isolates; where directed, about one node in four
   * has no outgoing edge.
   */
  static TestGraph random(String id, boolean directed, long seed) {
    Random random = new Random(seed);
    List<String> nodes = new ArrayList<>();
    Map<Pair, Long> edges = new TreeMap<>();
    int components = 1 + random.nextInt(3);
    for (int c = 0; c < components; c++) {
      List<String> members = new ArrayList<>();
      int size = 3 + random.nextInt(10);
      for (int i = 0; i < size; i++) {
        members.add("c" + c + "n" + i);
      }
      for (int i = 0; i < size; i++) {
        boolean dangling = directed && random.nextInt(4) == 0;
        for (int j = 0; j < size && !dangling; j++) {
          if (i != j && (directed || i < j) && random.nextInt(3) == 0) {
            edges.put(new Pair(members.get(i), members.get(j)), 1L + random.nextInt(50));
          }
        }
      }
      edges.put(new Pair(members.get(0), members.get(1)), 7L);
      nodes.addAll(members);
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      nodes.add("isolate" + i);
    }
    return new TestGraph(id, directed, nodes, edges);
  }

  static List<TestGraph> randoms(int count, boolean directed, long seed) {
    Random seeds = new Random(seed);
    List<TestGraph> graphs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      graphs.add(random((directed ? "d" : "u") + i, directed, seeds.nextLong()));
    }
    return graphs;
  }

  /** Every node with its number in {@link #nodes}. */
  org.innoflow.graph.Graph arrays() {
    List<Row> walked = walked().toList();
    return org.innoflow.graph.Graph.of(
        directed,
        nodes.size(),
        walked.stream().mapToInt(e -> nodes.indexOf(e.getString(1))).toArray(),
        walked.stream().mapToInt(e -> nodes.indexOf(e.getString(2))).toArray(),
        walked.stream().mapToLong(e -> e.getLong(3)).toArray());
  }

  private Stream<Row> walked() {
    return edges.entrySet().stream()
        .flatMap(
            e -> {
              Row forth = edge(e.getKey().src(), e.getKey().dst(), e.getValue());
              Row back = edge(e.getKey().dst(), e.getKey().src(), e.getValue());
              return directed ? Stream.of(forth) : Stream.of(forth, back);
            });
  }

  private Row edge(String src, String dst, long weight) {
    return RowFactory.create(id, src, dst, weight);
  }

  static Dataset<Row> vertices(List<TestGraph> graphs) {
    return TestSpark.session()
        .createDataFrame(
            graphs.stream()
                .flatMap(g -> g.nodes.stream().map(n -> RowFactory.create(g.id, n, g.directed)))
                .toList(),
            VERTEX);
  }

  static Dataset<Row> walked(List<TestGraph> graphs) {
    return TestSpark.session()
        .createDataFrame(graphs.stream().flatMap(TestGraph::walked).toList(), EDGE);
  }

  /** All statistics of graphs as production computes them. */
  static Dataset<Row> statistics(
      List<TestGraph> graphs, NetworkSettings settings, CachedData cached) {
    return NetworkStatistics.of(
        cached.keep(flows(graphs)),
        vertices(graphs).drop("directed"),
        TestSpark.session().createDataFrame(List.of(), POSITION),
        TestSettings.options(settings),
        cached);
  }

  static Dataset<Row> flows(List<TestGraph> graphs) {
    return TestSpark.session()
        .createDataFrame(
            graphs.stream()
                .flatMap(
                    g ->
                        g.edges.entrySet().stream()
                            .map(
                                e ->
                                    RowFactory.create(
                                        g.id,
                                        g.id,
                                        2021,
                                        false,
                                        g.directed,
                                        e.getKey().src(),
                                        e.getKey().dst(),
                                        e.getValue())))
                .toList(),
            FLOW);
  }

  /** The union of graphs as production makes it. */
  static GraphFrame union(List<TestGraph> graphs, CachedData cached) {
    return UnionGraph.of(vertices(graphs), walked(graphs), cached);
  }

  Graph<String, DefaultWeightedEdge> jgrapht(boolean weighted) {
    GraphTypeBuilder<String, DefaultWeightedEdge> type =
        directed ? GraphTypeBuilder.directed() : GraphTypeBuilder.undirected();
    Graph<String, DefaultWeightedEdge> graph =
        type.weighted(weighted)
            .edgeClass(DefaultWeightedEdge.class)
            .vertexClass(String.class)
            .buildGraph();
    nodes.forEach(graph::addVertex);
    edges.forEach(
        (pair, weight) -> {
          DefaultWeightedEdge edge = graph.addEdge(pair.src(), pair.dst());
          if (weighted) {
            graph.setEdgeWeight(edge, weight);
          }
        });
    return graph;
  }
}
