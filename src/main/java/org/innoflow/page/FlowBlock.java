package org.innoflow.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The flows of a layer in a sector, for all its years.
 *
 * <p>As numbers: for each year of the layer how many flows there are, then their pairs in rising
 * order, each as what it is above the one before, then the events of each where the layer is
 * undirected, then the links of each. A pair is source x cities + target, by the cities' positions
 * on the page.
 */
final class FlowBlock {
  /** A flow between two cities of the page. */
  record Flow(int source, int target, long events, long links) {}

  private final Map<Integer, List<Flow>> byYear = new TreeMap<>();

  void add(int year, Flow flow) {
    byYear.computeIfAbsent(year, y -> new ArrayList<>()).add(flow);
  }

  /**
   * The block's text.
   *
   * @param years all years of the layer
   * @param cities how many cities the page has
   * @param withEvents whether events are told beside links
   */
  String encoded(List<Integer> years, int cities, boolean withEvents) {
    Varints numbers = new Varints();
    for (int year : years) {
      List<Flow> flows =
          byYear.getOrDefault(year, List.of()).stream()
              .sorted(Comparator.comparingLong(flow -> pair(flow, cities)))
              .toList();
      numbers.add(flows.size());
      long before = 0;
      for (Flow flow : flows) {
        numbers.add(pair(flow, cities) - before);
        before = pair(flow, cities);
      }
      if (withEvents) {
        flows.forEach(flow -> numbers.add(flow.events()));
      }
      flows.forEach(flow -> numbers.add(flow.links()));
    }
    return numbers.base64();
  }

  private static long pair(Flow flow, int cities) {
    return (long) flow.source() * cities + flow.target();
  }
}
