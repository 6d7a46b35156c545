package org.innoflow.place.gazetteer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.innoflow.place.CityMatch;
import org.innoflow.place.Gazetteer;

/**
 * Makes the resource {@code org/innoflow/place/city_areas.bin.gz}, the outlines of the cities of
 * China, from the maps in npm echarts 4.9.0 (Apache-2.0). Outlines are simplified by Douglas and
 * Peucker's method to some 200 metres, and former codes replaced by those of today.
 *
 * <pre>
 * npm install --ignore-scripts --prefix target/npm echarts@4.9.0
 * java -cp target/classes:target/test-classes:$(cat target/test.cp) \
 *   org.innoflow.place.gazetteer.AreasMaker target/npm/node_modules \
 *   src/main/resources/org/innoflow/place/city_areas.bin.gz
 * </pre>
 */
public final class AreasMaker {

  /** The maps count in 1/1024 degree, and so does the resource. */
  private static final int UNITS = 1024;

  private static final double TOLERANCE = 2;

  private static final int FEWEST_POINTS = 4;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, List<int[]>> rings = new TreeMap<>();
  private final TreeSet<String> unknown = new TreeSet<>();

  private AreasMaker() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      throw new IllegalArgumentException("Arguments: the node_modules folder, the file to write.");
    }
    AreasMaker maker = new AreasMaker();
    Path maps = Path.of(args[0]).resolve("echarts/map/json/province");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(maps, "*.json")) {
      List<Path> sorted = new ArrayList<>();
      files.forEach(sorted::add);
      sorted.sort(null);
      for (Path file : sorted) {
        if (!file.endsWith("taiwan.json")) {
          maker.read(file);
        }
      }
    }
    maker.write(Path.of(args[1]));
    System.out.println("no city: " + maker.unknown);
  }

  private void read(Path map) throws IOException {
    for (JsonNode feature : JSON.readTree(map.toFile()).get("features")) {
      String id = feature.path("id").asText();
      CityMatch city = city(id, feature.get("properties").path("name").asText());
      if (!city.resolved()) {
        unknown.add(id + feature.get("properties").path("name").asText());
        continue;
      }
      JsonNode geometry = feature.get("geometry");
      JsonNode coordinates = geometry.get("coordinates");
      JsonNode offsets = geometry.get("encodeOffsets");
      boolean several = geometry.get("type").asText().equals("MultiPolygon");
      for (int i = 0; i < (several ? coordinates.size() : 1); i++) {
        JsonNode outer = several ? coordinates.path(i).path(0) : coordinates.path(0);
        if (outer.isTextual()) {
          JsonNode offset = several ? offsets.get(i).get(0) : offsets.get(0);
          add(city.cityId(), decoded(outer.asText(), offset));
        } else {
          add(city.cityId(), plain(outer));
        }
      }
    }
  }

  private static CityMatch city(String id, String name) {
    CityMatch byId = Gazetteer.china().locate(null, id, null);
    if (byId.resolved()) {
      return byId;
    }
    String province = id.length() < 2 ? null : id.substring(0, 2) + "0000";
    return Gazetteer.china().locate(province, name, null);
  }

  private void add(String cityId, int[] ring) {
    int[] simple = ring.length < 2 * FEWEST_POINTS ? ring : simplified(ring);
    if (simple.length >= 2 * FEWEST_POINTS) {
      rings.computeIfAbsent(cityId, id -> new ArrayList<>()).add(simple);
    }
  }

  /** Some maps are not encoded. */
  private static int[] plain(JsonNode points) {
    int[] ring = new int[2 * points.size()];
    for (int i = 0; i < ring.length; i++) {
      ring[i] = (int) Math.round(points.get(i / 2).get(i % 2).asDouble() * UNITS);
    }
    return ring;
  }

  /** As parseGeoJson of echarts: differences, the sign in the lowest bit, 64 added. */
  private static int[] decoded(String text, JsonNode offset) {
    int[] ring = new int[text.length()];
    int x = offset.get(0).asInt();
    int y = offset.get(1).asInt();
    for (int i = 0; i + 1 < text.length(); i += 2) {
      x += difference(text.charAt(i));
      y += difference(text.charAt(i + 1));
      ring[i] = x;
      ring[i + 1] = y;
    }
    return ring;
  }

  private static int difference(char c) {
    int value = c - 64;
    return (value >> 1) ^ -(value & 1);
  }

  // Douglas and Peucker

  private static int[] simplified(int[] ring) {
    int points = ring.length / 2;
    boolean[] kept = new boolean[points];
    int middle = points / 2;
    kept[0] = true;
    kept[middle] = true;
    kept[points - 1] = true;
    keep(ring, 0, middle, kept);
    keep(ring, middle, points - 1, kept);
    List<Integer> simple = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      if (kept[i]) {
        simple.add(ring[2 * i]);
        simple.add(ring[2 * i + 1]);
      }
    }
    return simple.stream().mapToInt(Integer::intValue).toArray();
  }

  private static void keep(int[] ring, int first, int last, boolean[] kept) {
    double farthest = TOLERANCE;
    int found = -1;
    for (int i = first + 1; i < last; i++) {
      double distance = distance(ring, i, first, last);
      if (distance > farthest) {
        farthest = distance;
        found = i;
      }
    }
    if (found >= 0) {
      kept[found] = true;
      keep(ring, first, found, kept);
      keep(ring, found, last, kept);
    }
  }

  private static double distance(int[] ring, int point, int from, int to) {
    double dx = ring[2 * to] - ring[2 * from];
    double dy = ring[2 * to + 1] - ring[2 * from + 1];
    double px = ring[2 * point] - ring[2 * from];
    double py = ring[2 * point + 1] - ring[2 * from + 1];
    double length = Math.hypot(dx, dy);
    return length == 0 ? Math.hypot(px, py) : Math.abs(dx * py - dy * px) / length;
  }

  // Writing: cities; per city its code and rings; per ring the points as differences

  private void write(Path file) throws IOException {
    int points = 0;
    try (DataOutputStream out =
        new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
      out.writeInt(rings.size());
      for (Map.Entry<String, List<int[]>> city : rings.entrySet()) {
        out.writeInt(Integer.parseInt(city.getKey()));
        out.writeInt(city.getValue().size());
        for (int[] ring : city.getValue()) {
          points += ring.length / 2;
          write(ring, out);
        }
      }
    }
    System.out.printf("%d cities, %d points, %d bytes%n", rings.size(), points, Files.size(file));
  }

  private static void write(int[] ring, DataOutputStream out) throws IOException {
    out.writeInt(ring.length / 2);
    int x = 0;
    int y = 0;
    for (int i = 0; i < ring.length; i += 2) {
      writeNumber(ring[i] - x, out);
      writeNumber(ring[i + 1] - y, out);
      x = ring[i];
      y = ring[i + 1];
    }
  }

  /** Seven bits a byte, the lowest first, the sign in the lowest bit. */
  private static void writeNumber(int number, DataOutputStream out) throws IOException {
    int rest = (number << 1) ^ (number >> 31);
    while ((rest & ~0x7F) != 0) {
      out.writeByte((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.writeByte(rest);
  }
}
