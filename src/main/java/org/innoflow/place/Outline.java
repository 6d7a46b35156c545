package org.innoflow.place;

/** The outline of a city or of a part of it, in any unit. */
final class Outline {
  private final String cityId;
  private final int[] points;
  private final int west;
  private final int east;
  private final int south;
  private final int north;
  private final double area;

  /**
   * An outline.
   *
   * @param points x0, y0, x1, y1 ...; not copied
   */
  Outline(String cityId, int[] points) {
    this.cityId = cityId;
    this.points = points;
    int[] least = {Integer.MAX_VALUE, Integer.MAX_VALUE};
    int[] most = {Integer.MIN_VALUE, Integer.MIN_VALUE};
    double twice = 0;
    for (int i = 0; i < points.length; i++) {
      least[i % 2] = Math.min(least[i % 2], points[i]);
      most[i % 2] = Math.max(most[i % 2], points[i]);
    }
    for (int i = 0; i < points.length; i += 2) {
      int next = (i + 2) % points.length;
      twice += (double) points[i] * points[next + 1] - (double) points[next] * points[i + 1];
    }
    west = least[0];
    south = least[1];
    east = most[0];
    north = most[1];
    area = Math.abs(twice) / 2;
  }

  String cityId() {
    return cityId;
  }

  int west() {
    return west;
  }

  int east() {
    return east;
  }

  int south() {
    return south;
  }

  int north() {
    return north;
  }

  double area() {
    return area;
  }

  /** Whether a point lies in the smallest upright rectangle, or at most a distance outside. */
  boolean isNear(double x, double y, double distance) {
    return x >= west - distance
        && x <= east + distance
        && y >= south - distance
        && y <= north + distance;
  }

  boolean contains(double x, double y) {
    boolean inside = false;
    int last = points.length - 2;
    for (int i = 0; i < points.length; i += 2) {
      boolean crosses = (points[i + 1] > y) != (points[last + 1] > y);
      if (crosses && x < xAt(y, i, last)) {
        inside = !inside;
      }
      last = i;
    }
    return inside;
  }

  private double xAt(double y, int i, int j) {
    double share = (y - points[i + 1]) / (points[j + 1] - points[i + 1]);
    return points[i] + share * (points[j] - points[i]);
  }

  /** The distance of a point from the line. */
  double distance(double x, double y) {
    double least = Double.MAX_VALUE;
    for (int i = 0; i + 3 < points.length; i += 2) {
      double dx = points[i + 2] - points[i];
      double dy = points[i + 3] - points[i + 1];
      double along = (x - points[i]) * dx + (y - points[i + 1]) * dy;
      double share = Math.max(0, Math.min(1, along / Math.max(dx * dx + dy * dy, 1)));
      double apart = Math.hypot(x - points[i] - share * dx, y - points[i + 1] - share * dy);
      least = Math.min(least, apart);
    }
    return least;
  }
}
