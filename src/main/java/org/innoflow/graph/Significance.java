package org.innoflow.graph;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/**
 * Which edges weigh more than chance, size and distance explain.
 *
 * <p>Affinity sets the weight beside the one expected from the strengths alone: s_i s_j / 2W where
 * undirected, s_out_i s_in_j / W where directed (W the weight of all edges). The disparity filter
 * (Serrano, Boguna, Vespignani 2009) asks at each end how likely so large a share of the strength
 * is by chance: (1 - w/s)^(k-1), 1 where k = 1. Gravity fits ln w = a + b ln(s_i s_j) + c ln km by
 * least squares over the edges whose ends have a position; directed with one exponent for the
 * out-strength of the source and one for the in-strength of the target.
 */
public final class Significance {
  /** Fewer edges than these do not carry a fit. */
  private static final int FEWEST_EDGES = 10;

  /** A regressor that varies less than this beside the others says nothing of its own. */
  private static final double SINGULAR = 1e-9;

  private static final double EARTH_RADIUS_KM = 6371.0088;

  private final List<Edge> edges;
  private final double distanceExponent;
  private final double r2;
  private final int fitted;

  private Significance(List<Edge> edges, double distanceExponent, double r2, int fitted) {
    this.edges = edges;
    this.distanceExponent = distanceExponent;
    this.r2 = r2;
    this.fitted = fitted;
  }

  /**
   * An edge; where undirected, from the vertex of lower number.
   *
   * @param expected the weight that the strengths alone let expect
   * @param sourceP the disparity filter's p of the edge at its source
   * @param targetP that at its target
   * @param km great-circle distance; NaN where an end has no position
   * @param gravity the weight that the gravity fit gives; NaN where there is none
   */
  public record Edge(
      int source,
      int target,
      long weight,
      double expected,
      double sourceP,
      double targetP,
      double km,
      double gravity) {
    /** The weight over the expected one. */
    public double affinity() {
      return weight / expected;
    }

    /** ln of the weight over what gravity gives; NaN where there is no fit. */
    public double gravityResidual() {
      return Math.log(weight / gravity);
    }
  }

  /**
   * The edges of a graph that has one.
   *
   * @param lon degrees east of each vertex, NaN where unknown
   * @param lat degrees north
   */
  public static Significance of(Graph graph, double[] lon, double[] lat) {
    Graph reversed = graph.reversed();
    double total = 0;
    for (int v = 0; v < graph.vertices(); v++) {
      total += graph.outStrength(v);
    }
    List<Edge> edges = new ArrayList<>();
    for (int v = 0; v < graph.vertices(); v++) {
      double out = graph.outStrength(v);
      for (int arc = graph.first(v); arc < graph.first(v + 1); arc++) {
        int to = graph.target(arc);
        if (!graph.directed() && to < v) {
          continue;
        }
        double in = reversed.outStrength(to);
        double weight = graph.weight(arc);
        edges.add(
            new Edge(
                v,
                to,
                graph.weight(arc),
                out * in / total,
                Math.pow(1 - weight / out, graph.outDegree(v) - 1),
                Math.pow(1 - weight / in, graph.inDegree(to) - 1),
                kilometres(lon[v], lat[v], lon[to], lat[to]),
                Double.NaN));
      }
    }
    return withGravity(graph, edges);
  }

  private static Significance withGravity(Graph graph, List<Edge> edges) {
    List<Edge> apart = edges.stream().filter(edge -> edge.km() > 0).toList();
    if (apart.size() < FEWEST_EDGES) {
      return new Significance(edges, Double.NaN, Double.NaN, 0);
    }
    double[] y = apart.stream().mapToDouble(edge -> Math.log((double) edge.weight())).toArray();
    double[][] x = apart.stream().map(edge -> regressors(graph, edge)).toArray(double[][]::new);
    OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression(SINGULAR);
    regression.newSampleData(y, x);
    double[] coefficients;
    try {
      coefficients = regression.estimateRegressionParameters();
    } catch (SingularMatrixException e) {
      return new Significance(edges, Double.NaN, Double.NaN, 0);
    }
    List<Edge> fitted =
        edges.stream()
            .map(edge -> edge.km() > 0 ? fitted(graph, edge, coefficients) : edge)
            .toList();
    return new Significance(
        fitted,
        coefficients[coefficients.length - 1],
        regression.calculateRSquared(),
        apart.size());
  }

  private static Edge fitted(Graph graph, Edge edge, double[] coefficients) {
    double[] x = regressors(graph, edge);
    double logarithm = coefficients[0];
    for (int i = 0; i < x.length; i++) {
      logarithm += coefficients[i + 1] * x[i];
    }
    return new Edge(
        edge.source(),
        edge.target(),
        edge.weight(),
        edge.expected(),
        edge.sourceP(),
        edge.targetP(),
        edge.km(),
        Math.exp(logarithm));
  }

  private static double[] regressors(Graph graph, Edge edge) {
    double out = Math.log((double) graph.outStrength(edge.source()));
    double in = Math.log((double) graph.reversed().outStrength(edge.target()));
    double distance = Math.log(edge.km());
    return graph.directed() ? new double[] {out, in, distance} : new double[] {out + in, distance};
  }

  /** Great-circle distance on a sphere of the Earth's mean radius (haversine). */
  static double kilometres(double lonA, double latA, double lonB, double latB) {
    double north = Math.sin(Math.toRadians(latB - latA) / 2);
    double east = Math.sin(Math.toRadians(lonB - lonA) / 2);
    double a =
        north * north
            + Math.cos(Math.toRadians(latA)) * Math.cos(Math.toRadians(latB)) * east * east;
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(a)));
  }

  /** All edges. */
  public List<Edge> edges() {
    return edges;
  }

  /** The exponent of distance in the gravity fit; NaN where there is none. */
  public double distanceExponent() {
    return distanceExponent;
  }

  /** The share of the variance of ln w that gravity explains; NaN where there is no fit. */
  public double r2() {
    return r2;
  }

  /** How many edges the fit is made of. */
  public int fitted() {
    return fitted;
  }
}
