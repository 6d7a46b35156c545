package org.innoflow.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.innoflow.graph.Graph;

/**
 * One graph in the memory of a task.
 *
 * @param chain what the graphs of successive years have in common
 * @param compared whether its edges are set beside those that are expected
 * @param nodes the ids of the vertices
 * @param vertices what is known of each
 * @param graph null where it has more edges than are taken into memory
 * @param edges without loops
 * @param catalogued the columns of network_catalog between graph_id and nodes; null where the
 *     catalog is made of the flows
 */
record GraphData(
    String chain,
    String graphId,
    boolean directed,
    boolean compared,
    List<String> nodes,
    VertexColumns vertices,
    Graph graph,
    long edges,
    long loops,
    Row catalogued) {

  /** The sum of a column of the vertices. */
  long sum(String column) {
    return Arrays.stream(vertices.counts(column)).sum();
  }

  /** The vertices with an edge. */
  long active() {
    return Arrays.stream(vertices.counts("degree")).filter(degree -> degree > 0).count();
  }

  /**
   * The graphs of a partition.
   *
   * @param rows {@link GraphRow#SCHEMA}, by graph; the vertices of each before its flows
   * @param mostEdges a graph with more is not taken into memory
   */
  static Iterator<GraphData> of(Iterator<Row> rows, long mostEdges) {
    return new Reader(rows, mostEdges);
  }

  private static final class Reader implements Iterator<GraphData> {
    private final Iterator<Row> rows;
    private final long mostEdges;
    private Row next;

    Reader(Iterator<Row> rows, long mostEdges) {
      this.rows = rows;
      this.mostEdges = mostEdges;
      advance();
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public GraphData next() {
      if (next == null) {
        throw new NoSuchElementException();
      }
      String chain = next.getAs("chain");
      String graphId = next.getAs("graph_id");
      boolean directed = next.getAs("directed");
      boolean compared = next.getAs("compared");
      Map<String, Integer> numbers = new HashMap<>();
      List<String> nodes = new ArrayList<>();
      List<Row> vertices = new ArrayList<>();
      for (; inGraph(graphId) && next.getAs("vertex") != null; advance()) {
        String node = next.getAs("src");
        numbers.put(node, nodes.size());
        nodes.add(node);
        vertices.add(next.getAs("vertex"));
      }
      long ends = vertices.stream().mapToLong(v -> v.<Long>getAs("degree")).sum();
      long edges = ends / 2;
      Arcs arcs = new Arcs(edges > mostEdges ? 0 : Math.toIntExact(ends / (directed ? 2 : 1)));
      long loops = 0;
      for (; inGraph(graphId); advance()) {
        String src = next.getAs("src");
        String dst = next.getAs("dst");
        if (src.equals(dst)) {
          loops++;
        } else if (edges <= mostEdges) {
          arcs.add(numbers.get(src), numbers.get(dst), next.<Long>getAs("weight"), directed);
        }
      }
      Graph graph = edges > mostEdges ? null : arcs.graph(directed, nodes.size());
      return new GraphData(
          chain,
          graphId,
          directed,
          compared,
          nodes,
          VertexColumns.of(vertices),
          graph,
          edges,
          loops,
          null);
    }

    private boolean inGraph(String graphId) {
      return next != null && next.<String>getAs("graph_id").equals(graphId);
    }

    private void advance() {
      next = rows.hasNext() ? rows.next() : null;
    }
  }
}
