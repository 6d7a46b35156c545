package org.innoflow.config;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A declared sector of a scheme.
 *
 * @param names the texts in extracts that mean this sector, beside its id and labels
 */
public record SectorLabel(
    String scheme, String sectorId, String nameZh, String nameEn, List<String> names)
    implements Serializable {

  static List<SectorLabel> readAll(Section settings) {
    List<SectorLabel> labels = new ArrayList<>();
    settings
        .named("sectors")
        .forEach(
            (scheme, sectors) -> {
              if (scheme.equals(Taxonomy.TOTAL)) {
                sectors.noted("is taken: 'ALL' is the total over sectors");
              }
              for (String id : sectors.keys()) {
                Section sector = sectors.section(id);
                labels.add(
                    new SectorLabel(
                        scheme,
                        id,
                        sector.string("zh"),
                        sector.string("en"),
                        sector.optionalStrings("names")));
                sector.done();
              }
            });
    return labels;
  }
}
