package org.innoflow.place;

public final class Coordinates {
  private static final Coordinates X = new Coordinates();

  public static Coordinates china() {
    return X;
  }

  public CityMatch locate(double lon, double lat) {
    return CityMatch.UNKNOWN;
  }
}
