package org.innoflow.page;

import java.util.Comparator;
import org.apache.spark.sql.Row;

/** A sector of a scheme in a layer; the total over sectors is the first of its layer. */
record SectorKey(String layer, String scheme, String sectorId) implements Comparable<SectorKey> {
  /** What stands between the parts of the text; no name has it. */
  static final String BETWEEN = "\u0001";

  static final String TOTAL = "ALL";

  private static final Comparator<SectorKey> ORDER =
      Comparator.comparing(SectorKey::layer)
          .thenComparing(key -> !key.isTotal())
          .thenComparing(SectorKey::scheme)
          .thenComparing(SectorKey::sectorId);

  static SectorKey of(Row row) {
    return new SectorKey(row.getAs("layer"), row.getAs("scheme"), row.getAs("sector_id"));
  }

  static SectorKey total(String layer) {
    return new SectorKey(layer, TOTAL, TOTAL);
  }

  boolean isTotal() {
    return scheme.equals(TOTAL);
  }

  String text() {
    return String.join(BETWEEN, layer, scheme, sectorId);
  }

  @Override
  public int compareTo(SectorKey other) {
    return ORDER.compare(this, other);
  }
}
