package org.innoflow.quality;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.innoflow.config.DriftSettings.Bounds;
import org.innoflow.config.DriftSettings.Measure;
import org.innoflow.config.Spelling;

/** Whether a release's totals lie within their bounds around those of the release before it. */
public final class Drift {
  private Drift() {}

  /**
   * A check for each bounded total of the release before. One that is new is not checked; one that
   * is gone is 0.
   *
   * @param last the totals of the release before
   */
  public static List<Check> check(
      Map<Measure, Bounds> bounds, List<Total> last, List<Total> totals) {
    List<Check> checks = new ArrayList<>();
    bounds.forEach(
        (measure, bound) -> {
          String name = Spelling.of(measure);
          Map<String, BigDecimal> now = of(name, totals);
          of(name, last)
              .forEach(
                  (scope, before) ->
                      checks.add(
                          check(
                              name,
                              scope,
                              before,
                              now.getOrDefault(scope, BigDecimal.ZERO),
                              bound)));
        });
    return checks;
  }

  private static Map<String, BigDecimal> of(String measure, List<Total> totals) {
    Map<String, BigDecimal> values = new TreeMap<>();
    totals.stream()
        .filter(total -> total.measure().equals(measure))
        .forEach(total -> values.put(total.scope(), total.value()));
    return values;
  }

  private static Check check(
      String measure, String scope, BigDecimal before, BigDecimal now, Bounds bounds) {
    Optional<BigDecimal> least =
        bounds.decline().map(d -> before.multiply(BigDecimal.ONE.subtract(BigDecimal.valueOf(d))));
    Optional<BigDecimal> most =
        bounds.growth().map(g -> before.multiply(BigDecimal.ONE.add(BigDecimal.valueOf(g))));
    boolean within =
        least.map(l -> now.compareTo(l) >= 0).orElse(true)
            && most.map(m -> now.compareTo(m) <= 0).orElse(true);
    return new Check(
        "drift/" + measure + "/" + scope,
        "%s of %s, %s in the release before".formatted(measure, scope, text(before)),
        text(now),
        least.map(l -> "at least " + text(l)).orElse("")
            + (least.isPresent() && most.isPresent() ? ", " : "")
            + most.map(m -> "at most " + text(m)).orElse(""),
        0,
        within ? Check.Status.PASS : Check.Status.FAIL);
  }

  private static String text(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
