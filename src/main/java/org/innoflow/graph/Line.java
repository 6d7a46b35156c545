package org.innoflow.graph;

/**
 * A straight line by ordinary least squares.
 *
 * @param r2 the share of the variance that it explains; NaN where y does not vary
 */
public record Line(double slope, double intercept, double r2) {
  /**
   * The line through points; NaN throughout where x does not vary.
   *
   * @param y as many as {@code x}
   */
  public static Line through(double[] x, double[] y) {
    double meanX = 0;
    double meanY = 0;
    for (int i = 0; i < x.length; i++) {
      meanX += x[i] / x.length;
      meanY += y[i] / x.length;
    }
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      xy += (x[i] - meanX) * (y[i] - meanY);
      yy += (y[i] - meanY) * (y[i] - meanY);
    }
    double slope = xx == 0 ? Double.NaN : xy / xx;
    return new Line(slope, meanY - slope * meanX, xy * xy / (xx * yy));
  }
}
