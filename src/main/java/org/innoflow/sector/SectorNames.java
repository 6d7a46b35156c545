package org.innoflow.sector;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.innoflow.config.SectorLabel;
import org.innoflow.text.PlainText;

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
    return declaredId(scheme, label).orElse(label);
  }

  Optional<String> declaredId(String scheme, String label) {
    return Optional.ofNullable(ids.get(key(scheme, label)));
  }

  private void put(SectorLabel sector, String name) {
    ids.put(key(sector.scheme(), name), sector.sectorId());
  }

  private static String key(String scheme, String name) {
    return scheme + "\u0000" + PlainText.of(name).strip();
  }
}
