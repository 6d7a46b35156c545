package org.innoflow.release;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.innoflow.quality.Total;

/** The totals that the manifest of an earlier release has. */
final class LastTotals {
  private LastTotals() {}

  /** None where there is no such release, or its manifest is older than they are. */
  static List<Total> of(Optional<String> manifest) {
    List<Total> totals = new ArrayList<>();
    if (manifest.isPresent()) {
      for (JsonNode total : Json.read(manifest.get()).path("totals")) {
        totals.add(
            new Total(
                total.path("measure").asText(),
                total.path("scope").asText(),
                total.path("value").decimalValue()));
      }
    }
    return totals;
  }
}
