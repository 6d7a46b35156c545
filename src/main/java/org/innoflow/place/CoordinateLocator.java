package org.innoflow.place;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.innoflow.text.ResourceTable;

/**
 * Finds the city of China in which a point lies.
 *
 * <p>Immutable, safe for threads. Source: the resource city_areas.bin.gz, outlines of the cities
 * simplified to some 200 metres (maps of npm echarts 4.9.0, Apache-2.0, Copyright 2017-2020 The
 * Apache Software Foundation; cities of 2019 under their codes of today). Points of WGS 84 and
 * GCJ-02 differ by up to 700 metres, so near a border the neighbour may be given. A point up to two
 * kilometres outside of all cities (harbours, gaps between outlines) counts for the nearest;
 * Taiwan, whose cities have no codes, is left out. Cost: about a microsecond.
 */
public final class CoordinateLocator {

  private static final String RESOURCE = "city_areas.bin.gz";
  private static final double UNITS = 1024;
  private static final double NEAR = 0.02 * UNITS;
  private static final int WEST = 73;
  private static final int EAST = 136;
  private static final int SOUTH = 3;
  private static final int NORTH = 54;

  // Cell (longitude, latitude) of one degree -> the rings that touch it or lie near.
  private final List<List<Outline>> grid = new ArrayList<>();

  private CoordinateLocator() {
    for (int i = 0; i < (EAST - WEST) * (NORTH - SOUTH); i++) {
      grid.add(new ArrayList<>());
    }
    rings().forEach(this::add);
  }

  private static final class China {
    static final CoordinateLocator LOCATOR = new CoordinateLocator();
  }

  /** The locator for China, built once, when first asked for. */
  public static CoordinateLocator china() {
    return China.LOCATOR;
  }

  /**
   * The city at a point, with method {@code coordinates}; none outside of China, and for what is no
   * point on earth.
   *
   * @param lon degrees east
   * @param lat degrees north
   * @param when the date for which {@code thenId} is wanted; null for today
   */
  public CityMatch locate(double lon, double lat, LocalDate when) {
    if (!(lon >= WEST && lon < EAST && lat >= SOUTH && lat < NORTH)) {
      return CityMatch.UNKNOWN;
    }
    double x = lon * UNITS;
    double y = lat * UNITS;
    List<Outline> rings = grid.get(cell((int) lon, (int) lat));
    Outline found = containing(rings, x, y);
    if (found == null) {
      found = nearest(rings, x, y);
    }
    if (found == null) {
      return CityMatch.UNKNOWN;
    }
    String thenId = Gazetteer.china().former().idOf(found.cityId(), when);
    return CityMatch.of(found.cityId(), CityMatch.COORDINATES).then(thenId);
  }

  /** The smallest, as a city may lie within another one. */
  private static Outline containing(List<Outline> rings, double x, double y) {
    Outline found = null;
    for (Outline ring : rings) {
      boolean smaller = found == null || ring.area() < found.area();
      if (smaller && ring.isNear(x, y, 0) && ring.contains(x, y)) {
        found = ring;
      }
    }
    return found;
  }

  private static Outline nearest(List<Outline> rings, double x, double y) {
    Outline found = null;
    double least = NEAR;
    for (Outline ring : rings) {
      double distance = ring.isNear(x, y, least) ? ring.distance(x, y) : least;
      if (distance < least) {
        least = distance;
        found = ring;
      }
    }
    return found;
  }

  private static int cell(int lon, int lat) {
    return (lon - WEST) * (NORTH - SOUTH) + lat - SOUTH;
  }

  // Reading

  private void add(Outline ring) {
    int west = degree(ring.west() - NEAR, WEST, EAST);
    int east = degree(ring.east() + NEAR, WEST, EAST);
    int south = degree(ring.south() - NEAR, SOUTH, NORTH);
    int north = degree(ring.north() + NEAR, SOUTH, NORTH);
    for (int lon = west; lon <= east; lon++) {
      for (int lat = south; lat <= north; lat++) {
        grid.get(cell(lon, lat)).add(ring);
      }
    }
  }

  private static int degree(double units, int least, int end) {
    return Math.max(least, Math.min(end - 1, (int) Math.floor(units / UNITS)));
  }

  private static List<Outline> rings() {
    try (InputStream raw = CoordinateLocator.class.getResourceAsStream(RESOURCE)) {
      if (raw == null) {
        throw new IllegalStateException(
            ResourceTable.failure(RESOURCE, "it is not on the class path", "Build again."));
      }
      return rings(new DataInputStream(new GZIPInputStream(raw)));
    } catch (IOException e) {
      throw new UncheckedIOException(
          ResourceTable.failure(RESOURCE, e.getMessage(), "Build again."), e);
    }
  }

  private static List<Outline> rings(DataInputStream in) throws IOException {
    List<Outline> rings = new ArrayList<>();
    for (int city = in.readInt(); city > 0; city--) {
      String cityId = String.valueOf(in.readInt());
      for (int ring = in.readInt(); ring > 0; ring--) {
        rings.add(outline(cityId, in));
      }
    }
    return rings;
  }

  private static Outline outline(String cityId, DataInputStream in) throws IOException {
    int[] points = new int[2 * in.readInt()];
    for (int i = 0; i < points.length; i++) {
      points[i] = number(in) + (i < 2 ? 0 : points[i - 2]);
    }
    return new Outline(cityId, points);
  }

  private static int number(DataInputStream in) throws IOException {
    int value = 0;
    int shift = 0;
    int next;
    do {
      next = in.readUnsignedByte();
      value |= (next & 0x7F) << shift;
      shift += 7;
    } while ((next & 0x80) != 0);
    return (value >>> 1) ^ -(value & 1);
  }
}
