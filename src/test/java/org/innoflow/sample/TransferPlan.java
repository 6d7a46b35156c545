package org.innoflow.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Who hands patents to whom: in the years for which a total is published every transfer inside the
 * delta, and some beyond it. Which cities of a province take part is made up, but for the roles of
 * five.
 */
final class TransferPlan {

  /** One transfer to be made. */
  record Route(City from, City to) {}

  /**
   * A year.
   *
   * @param acrossProvinces rows send, columns receive: Shanghai, Jiangsu, Zhejiang, Anhui
   * @param betweenCities of the same province
   * @param fromShanghai to cities outside the delta
   * @param elsewhere both ends outside
   */
  private record Year(
      List<List<Integer>> acrossProvinces,
      List<Integer> betweenCities,
      List<Integer> withinCities,
      int fromShanghai,
      int toShanghai,
      int fromOthers,
      int toOthers,
      int elsewhere) {}

  /** 358, 30,967 and 35,504 in the delta. */
  private static final Map<Integer, Year> YEARS =
      Map.of(
          // 243 between provinces. Sent 135, 57, 44, 7; received 49, 104, 63, 27. The published
          // columns add up to 242 and 243: that of what was sent lacks one, here given to Shanghai.
          2011,
          new Year(
              List.of(
                  List.of(0, 80, 40, 15),
                  List.of(30, 0, 20, 7),
                  List.of(17, 22, 0, 5),
                  List.of(2, 2, 3, 0)),
              List.of(0, 10, 8, 4),
              List.of(30, 30, 22, 11),
              20,
              5,
              10,
              10,
              5),
          2021,
          new Year(
              List.of(
                  List.of(0, 1900, 1400, 560),
                  List.of(1500, 0, 2850, 1100),
                  List.of(1650, 3700, 0, 1300),
                  List.of(720, 1780, 1720, 0)),
              List.of(0, 1050, 800, 437),
              List.of(2550, 2750, 2050, 1150),
              900,
              70,
              400,
              400,
              150),
          // 23,267 between provinces. Sent 4,445, 6,285, 7,690, 4,847; received 4,427, 8,522,
          // 6,876, 3,442.
          2022,
          new Year(
              List.of(
                  List.of(0, 2200, 1600, 645),
                  List.of(1700, 0, 3300, 1285),
                  List.of(1900, 4278, 0, 1512),
                  List.of(827, 2044, 1976, 0)),
              List.of(0, 1200, 900, 500),
              List.of(2900, 3100, 2300, 1337),
              1300,
              80,
              500,
              500,
              200));

  /** Hubs send and receive alike; these receive several times what they send. */
  private static final Map<String, Integer> SENDING =
      Map.of("苏州", 200, "南京", 110, "南通", 25, "杭州", 200, "嘉兴", 20, "宁波", 90, "合肥", 80);

  private static final Map<String, Integer> RECEIVING =
      Map.of("苏州", 150, "南京", 60, "南通", 85, "杭州", 215, "嘉兴", 85, "宁波", 60, "合肥", 60);

  private static final int SMALL_CITY = 12;

  private final Random random;

  TransferPlan(Random random) {
    this.random = random;
  }

  static List<Integer> years() {
    return YEARS.keySet().stream().sorted().toList();
  }

  /** All transfers inside the delta in a year, in random order. */
  List<Route> inDelta(int year) {
    Year plan = YEARS.get(year);
    List<Route> routes = new ArrayList<>();
    List<String> provinces = Cities.DELTA_PROVINCES;
    for (int from = 0; from < provinces.size(); from++) {
      for (int n = 0; n < plan.withinCities.get(from); n++) {
        City city = Cities.pick(Cities.ofProvinces(List.of(provinces.get(from))), random);
        routes.add(new Route(city, city));
      }
      for (int n = 0; n < plan.betweenCities.get(from); n++) {
        routes.add(betweenCities(provinces.get(from)));
      }
      for (int to = 0; to < provinces.size(); to++) {
        for (int n = 0; n < plan.acrossProvinces.get(from).get(to); n++) {
          routes.add(new Route(sender(provinces.get(from)), receiver(provinces.get(to))));
        }
      }
    }
    Collections.shuffle(routes, random);
    return routes;
  }

  /** Those with an end outside the delta, or both. */
  List<Route> beyond(int year) {
    Year plan = YEARS.get(year);
    City shanghai = Cities.named("上海");
    List<City> others = Cities.ofProvinces(List.of("江苏", "浙江", "安徽"));
    List<City> outside = Cities.outside();
    List<Route> routes = new ArrayList<>();
    add(routes, plan.fromShanghai, List.of(shanghai), outside);
    add(routes, plan.toShanghai, outside, List.of(shanghai));
    add(routes, plan.fromOthers, others, outside);
    add(routes, plan.toOthers, outside, others);
    add(routes, plan.elsewhere, outside, outside);
    return routes;
  }

  private void add(List<Route> routes, int count, List<City> from, List<City> to) {
    for (int i = 0; i < count; i++) {
      routes.add(new Route(Cities.pick(from, random), Cities.pick(to, random)));
    }
  }

  private Route betweenCities(String province) {
    City from = sender(province);
    City to = receiver(province);
    while (to.equals(from)) {
      to = receiver(province);
    }
    return new Route(from, to);
  }

  private City sender(String province) {
    return weighted(province, SENDING);
  }

  private City receiver(String province) {
    return weighted(province, RECEIVING);
  }

  private City weighted(String province, Map<String, Integer> weights) {
    List<City> cities = Cities.ofProvinces(List.of(province));
    int left = random.nextInt(cities.stream().mapToInt(city -> weight(city, weights)).sum());
    for (City city : cities) {
      left -= weight(city, weights);
      if (left < 0) {
        return city;
      }
    }
    throw new IllegalStateException("Weights changed while picking.");
  }

  private static int weight(City city, Map<String, Integer> weights) {
    return weights.getOrDefault(city.name(), SMALL_CITY);
  }
}
