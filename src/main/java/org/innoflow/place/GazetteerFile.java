package org.innoflow.place;

import java.util.List;
import org.innoflow.text.ResourceTable;

/** Reads the rows of the resource places_cn.tsv; its first lines tell where they come from. */
final class GazetteerFile {

  private static final String RESOURCE = "places_cn.tsv";
  private static final int COLUMNS = 8;

  private GazetteerFile() {}

  /**
   * One row: a province, city or county.
   *
   * @param parentId the city of a county, the province of a city (itself when it is both); empty
   *     for a province
   * @param names the full name, then the other names in use
   * @param lon null where the table has none, as lat
   */
  record Row(
      String id,
      String level,
      String nameZh,
      String nameEn,
      String parentId,
      List<String> names,
      Double lon,
      Double lat) {

    boolean county() {
      return level.equals("county");
    }

    boolean city() {
      return level.equals("city");
    }

    boolean province() {
      return level.equals("province") || parentId.equals(id);
    }
  }

  static List<Row> rows() {
    return ResourceTable.rows(GazetteerFile.class, RESOURCE, COLUMNS).stream()
        .map(GazetteerFile::row)
        .toList();
  }

  private static Row row(List<String> cells) {
    String[] f = cells.toArray(String[]::new);
    String names = f[5].isEmpty() ? f[2] : f[2] + "|" + f[5];
    return new Row(
        f[0], f[1], f[2], f[3], f[4], List.of(names.split("\\|")), number(f[6]), number(f[7]));
  }

  private static Double number(String text) {
    return text.isEmpty() ? null : Double.valueOf(text);
  }

  static String failure(String reason, String remedy) {
    return ResourceTable.failure(RESOURCE, reason, remedy);
  }
}
