package org.innoflow.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.innoflow.sample.Financing.Investor;

/**
 * The companies in other provinces of the delta that investors of each province have backed up to
 * 2022, as published, less those of the deals in artificial intelligence. Only where they lie is
 * made up.
 */
final class InvesteePlan {

  /** A company of one province that investors of another back. */
  record Backing(String from, String to) {}

  private static final int LAST_YEAR = 2022;

  /** 51.71, 18.93, 26.79 and 2.56 % of 7,838. */
  private static final Map<String, Integer> COMPANIES =
      new TreeMap<>(Map.of("上海", 4053, "江苏", 1484, "浙江", 2100, "安徽", 201));

  /** The larger the number, the more often a province is chosen. */
  private static final Map<String, Integer> WEIGHTS =
      new TreeMap<>(Map.of("上海", 9, "江苏", 8, "浙江", 7, "安徽", 2));

  private InvesteePlan() {}

  /**
   * The backings still to be made, in random order.
   *
   * @param deals those that count too
   */
  static List<Backing> backings(List<Financing> deals, Random random) {
    List<Backing> backings = new ArrayList<>();
    COMPANIES.forEach(
        (from, companies) -> {
          List<String> others = new ArrayList<>();
          WEIGHTS.forEach(
              (to, n) -> others.addAll(Collections.nCopies(from.equals(to) ? 0 : n, to)));
          for (int left = companies - backed(from, deals); left > 0; left--) {
            backings.add(new Backing(from, Decks.pick(others, random)));
          }
        });
    Collections.shuffle(backings, random);
    return backings;
  }

  private static int backed(String from, List<Financing> deals) {
    Set<String> companies = new HashSet<>();
    for (Financing deal : deals) {
      if (deal.date().getYear() <= LAST_YEAR
          && elsewhereInDelta(deal.investee().province(), from)) {
        deal.investors().stream()
            .map(Investor::party)
            .filter(investor -> investor.province().startsWith(from))
            .forEach(investor -> companies.add(deal.investee().name()));
      }
    }
    return companies.size();
  }

  private static boolean elsewhereInDelta(String province, String from) {
    return COMPANIES.keySet().stream().anyMatch(province::startsWith) && !province.startsWith(from);
  }
}
