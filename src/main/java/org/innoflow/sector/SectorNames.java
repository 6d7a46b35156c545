package org.innoflow.sector;

import java.io.Serializable;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.innoflow.config.SectorLabel;

/**
 * The sectors that texts of extracts mean: declared ones by id, label or other name, else the text.
 */
public final class SectorNames implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Map<String, String> ids = new HashMap<>();

  public SectorNames(List<SectorLabel> declared) {
    for (SectorLabel sector : declared) {
      sector.names().forEach(name -> put(sector, name));
      put(sector, sector.nameEn());
      put(sector, sector.nameZh());
      put(sector, sector.sectorId());
    }
  }

  public String sectorId(String scheme, String label) {
    return ids.getOrDefault(key(scheme, label), label);
  }

  private void put(SectorLabel sector, String name) {
    ids.put(key(sector.scheme(), name), sector.sectorId());
  }

  private static String key(String scheme, String name) {
    return scheme
        + "\u0000"
        + Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }
}
