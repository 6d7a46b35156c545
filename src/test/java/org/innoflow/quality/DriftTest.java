package org.innoflow.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.innoflow.config.DriftSettings.Bounds;
import org.innoflow.config.DriftSettings.Measure;
import org.junit.jupiter.api.Test;

/** Totals beside those of the release before. */
final class DriftTest {
  private static final Bounds BOTH = new Bounds(Optional.of(0.1), Optional.of(0.5));

  @Test
  void aTotalMayLieAnywhereWithinItsBounds() {
    assertThat(statuses(BOTH, 100, 90)).containsExactly("pass at least 90, at most 150");
    assertThat(statuses(BOTH, 100, 150)).containsExactly("pass at least 90, at most 150");
    assertThat(statuses(BOTH, 100, 89)).containsExactly("fail at least 90, at most 150");
    assertThat(statuses(BOTH, 100, 151)).containsExactly("fail at least 90, at most 150");
  }

  @Test
  void aSideWithoutBoundIsNotChecked() {
    Bounds declineAlone = new Bounds(Optional.of(0.1), Optional.empty());
    Bounds growthAlone = new Bounds(Optional.empty(), Optional.of(0.5));
    assertThat(statuses(declineAlone, 100, 10_000)).containsExactly("pass at least 90");
    assertThat(statuses(growthAlone, 100, 0)).containsExactly("pass at most 150");
  }

  @Test
  void whatIsNewIsNotCheckedAndWhatIsGoneIsNothing() {
    List<Check> checks =
        Drift.check(
            Map.of(Measure.EVENTS, BOTH),
            List.of(total("events", "gone", 7), total("links", "gone", 7)),
            List.of(total("events", "new", 5)));

    assertThat(checks)
        .extracting(check -> check.checkId() + " " + check.observed() + " " + check.status())
        .containsExactly("drift/events/gone 0 fail");
  }

  private static List<String> statuses(Bounds bounds, long before, long now) {
    return Drift.check(
            Map.of(Measure.EVENTS, bounds),
            List.of(total("events", "copatent", before)),
            List.of(total("events", "copatent", now)))
        .stream()
        .map(check -> check.status() + " " + check.expected())
        .toList();
  }

  private static Total total(String measure, String scope, long value) {
    return new Total(measure, scope, BigDecimal.valueOf(value));
  }
}
