package org.innoflow.graph;

/** Modularity of given communities, with resolution 1 (Newman and Girvan 2004). */
public final class Modularity {
  private Modularity() {}

  /**
   * Without directions: Q = sum over communities of L_c/W - (D_c/2W)^2, where L_c weighs the ties
   * within, D_c is the sum of the strengths and W weighs all ties.
   *
   * @param communities the community of each vertex, numbered from 0
   */
  public static double of(Ties ties, int[] communities) {
    double[] within = new double[communities.length];
    double[] strength = new double[communities.length];
    double twice = 0;
    for (int v = 0; v < ties.vertices(); v++) {
      for (int tie = ties.first(v); tie < ties.first(v + 1); tie++) {
        twice += ties.weight(tie);
        strength[communities[v]] += ties.weight(tie);
        if (communities[v] == communities[ties.neighbour(tie)]) {
          within[communities[v]] += ties.weight(tie);
        }
      }
    }
    double q = 0;
    for (int c = 0; c < communities.length; c++) {
      double share = strength[c] / twice;
      q += within[c] / twice - share * share;
    }
    return q;
  }

  /**
   * With directions: Q = (1/W) x sum of w_ij - s_out_i s_in_j / W over the pairs within communities
   * (Leicht and Newman 2008).
   */
  public static double directed(Graph graph, int[] communities) {
    double[] within = new double[communities.length];
    double[] out = new double[communities.length];
    double[] in = new double[communities.length];
    double all = 0;
    for (int v = 0; v < graph.vertices(); v++) {
      for (int arc = graph.first(v); arc < graph.first(v + 1); arc++) {
        double weight = graph.weight(arc);
        int to = communities[graph.target(arc)];
        all += weight;
        out[communities[v]] += weight;
        in[to] += weight;
        within[to] += communities[v] == to ? weight : 0;
      }
    }
    double q = 0;
    for (int c = 0; c < communities.length; c++) {
      q += within[c] / all - out[c] / all * (in[c] / all);
    }
    return q;
  }
}
