package org.innoflow.graph;

/** How edges meet: both ways or one, between vertices of like degree or not. */
public final class Mixing {
  private Mixing() {}

  /** Arcs whose opposite exists, over all arcs; NaN without an arc. */
  public static double reciprocity(Graph graph) {
    Ties ties = graph.ties();
    long mutual = 0;
    for (int tie = 0; tie < ties.size(); tie++) {
      mutual += ties.arcs(tie) == 2 ? 1 : 0;
    }
    return (double) mutual / graph.arcs();
  }

  /**
   * Correlation, over the arcs, of the out-degree of the source with the in-degree of the target
   * (Newman 2003); of an undirected graph, of the degrees at both ends. NaN where either does not
   * vary.
   */
  public static double assortativity(Graph graph) {
    double n = graph.arcs();
    double meanFrom = 0;
    double meanTo = 0;
    for (int v = 0; v < graph.vertices(); v++) {
      double out = graph.outDegree(v);
      double in = graph.inDegree(v);
      meanFrom += out * out / n;
      meanTo += in * in / n;
    }
    double covariance = 0;
    double varianceFrom = 0;
    double varianceTo = 0;
    for (int v = 0; v < graph.vertices(); v++) {
      double from = graph.outDegree(v) - meanFrom;
      for (int arc = graph.first(v); arc < graph.first(v + 1); arc++) {
        double to = graph.inDegree(graph.target(arc)) - meanTo;
        covariance += from * to;
        varianceFrom += from * from;
        varianceTo += to * to;
      }
    }
    boolean varies = varianceFrom > 1e-12 * n && varianceTo > 1e-12 * n;
    return varies ? covariance / Math.sqrt(varianceFrom * varianceTo) : Double.NaN;
  }
}
