package org.innoflow.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * The 1,427 transactions with both ends in the delta, as published: who sends to whom, in which
 * sector, from which kind of fund. Only how they spread over the smaller cities is made up.
 */
final class VenturePlan {

  /** One transaction to be made. */
  record Deal(City from, City to, String sector, String fundKind) {}

  private record Route(City from, City to) {}

  static final String GUIDED = "政府引导基金";
  static final String MARKET = "市场化基金";
  static final String INDUSTRIAL = "产业资本";

  private static final String JIANGSU = "江苏其他";
  private static final String ZHEJIANG = "浙江其他";
  private static final String ANHUI = "安徽其他";

  private static final List<String> GROUPS =
      List.of("上海", "苏州", "南京", JIANGSU, "杭州", "宁波", ZHEJIANG, "合肥", ANHUI);

  /**
   * 677 cross-city transactions: rows send, columns receive, in the order of GROUPS.
   *
   * <p>584 cross a border of provinces: Shanghai sends 158, Jiangsu 204, Zhejiang 179, Anhui 43.
   * The other 93 stay in Jiangsu (45), Zhejiang (38) or Anhui (10). Shanghai, Suzhou, Hangzhou,
   * Ningbo, Nanjing send 158, 105, 92, 60, 48; Shanghai, Hangzhou, Suzhou, Nanjing, Ningbo receive
   * 256, 96, 72, 50, 30.
   */
  private static final int[][] CROSS_CITY = {
    {0, 38, 16, 16, 42, 10, 12, 8, 16}, // 158 from Shanghai
    {58, 0, 10, 10, 12, 3, 4, 4, 4}, // 105 from Suzhou
    {22, 6, 0, 6, 6, 1, 2, 3, 2}, // 48 from Nanjing
    {48, 5, 4, 4, 14, 4, 6, 4, 7}, // 96 from others in Jiangsu
    {50, 9, 6, 5, 0, 7, 7, 3, 5}, // 92 from Hangzhou
    {32, 5, 4, 4, 7, 0, 3, 2, 3}, // 60 from Ningbo
    {31, 5, 4, 6, 8, 3, 3, 1, 4}, // 65 from others in Zhejiang
    {10, 3, 4, 3, 4, 1, 2, 0, 6}, // 33 from Hefei
    {5, 1, 2, 3, 3, 1, 1, 3, 1}, // 20 from others in Anhui
  };

  /** 750 within the same city, in the order of GROUPS. */
  private static final int[] WITHIN_CITY = {300, 110, 70, 25, 150, 30, 15, 40, 10};

  /** The smaller cities take turns: the more often a name stands here, the larger its share. */
  private static final Map<String, List<String>> TURNS =
      Map.of(
          JIANGSU, names("无锡 常州 南通 无锡 扬州 镇江 常州 泰州 无锡 盐城 徐州 南通 常州 淮安 连云港 宿迁"),
          ZHEJIANG, names("嘉兴 绍兴 湖州 温州 嘉兴 金华 台州 绍兴 嘉兴 湖州 舟山 温州 衢州 丽水"),
          ANHUI, names("芜湖 马鞍山 滁州 蚌埠 芜湖 安庆 宣城 阜阳 滁州 芜湖 六安 淮南 铜陵 马鞍山 池州 黄山 宿州 亳州 淮北"));

  /** 584 = 51.9, 25.9, 14.4 and 7.9 %. */
  private static final Map<String, Integer> SECTORS_CROSS_PROVINCE =
      new TreeMap<>(Map.of("软件", 303, "解决方案", 151, "硬件", 84, "其他", 46));

  /** 843: the 93 that cross cities in a province and the 750 within a city. */
  private static final Map<String, Integer> SECTORS_WITHIN_PROVINCE =
      new TreeMap<>(Map.of("软件", 440, "解决方案", 215, "硬件", 120, "其他", 68));

  /** 750: 75 % of the guided funds' 440 transactions, 42 % of the market funds' 825. */
  private static final Map<String, Integer> KINDS_WITHIN_CITY =
      new TreeMap<>(Map.of(GUIDED, 330, MARKET, 345, INDUSTRIAL, 75));

  /** 677. */
  private static final Map<String, Integer> KINDS_CROSS_CITY =
      new TreeMap<>(Map.of(GUIDED, 110, MARKET, 480, INDUSTRIAL, 87));

  private final Map<String, Integer> turnTaken = new TreeMap<>();
  private final Random random;

  private VenturePlan(Random random) {
    this.random = random;
  }

  /** In random order. */
  static List<Deal> deal(Random random) {
    return new VenturePlan(random).deal();
  }

  private List<Deal> deal() {
    List<Route> routes = routes();
    List<String> acrossProvinces = Decks.shuffled(SECTORS_CROSS_PROVINCE, random);
    List<String> withinProvinces = Decks.shuffled(SECTORS_WITHIN_PROVINCE, random);
    List<String> withinCities = Decks.shuffled(KINDS_WITHIN_CITY, random);
    List<String> acrossCities = Decks.shuffled(KINDS_CROSS_CITY, random);
    List<Deal> deals = new ArrayList<>();
    for (Route route : routes) {
      City from = route.from;
      City to = route.to;
      List<String> sectors =
          from.province().equals(to.province()) ? withinProvinces : acrossProvinces;
      List<String> kinds = from.equals(to) ? withinCities : acrossCities;
      deals.add(new Deal(from, to, takeLast(sectors), takeLast(kinds)));
    }
    Collections.shuffle(deals, random);
    return deals;
  }

  private List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (int from = 0; from < GROUPS.size(); from++) {
      for (int n = 0; n < WITHIN_CITY[from]; n++) {
        City city = nextCity(GROUPS.get(from));
        routes.add(new Route(city, city));
      }
      for (int to = 0; to < GROUPS.size(); to++) {
        for (int n = 0; n < CROSS_CITY[from][to]; n++) {
          routes.add(crossCity(GROUPS.get(from), GROUPS.get(to)));
        }
      }
    }
    return routes;
  }

  private Route crossCity(String fromGroup, String toGroup) {
    City from = nextCity(fromGroup);
    City to = nextCity(toGroup);
    while (to.equals(from)) {
      to = nextCity(toGroup);
    }
    return new Route(from, to);
  }

  private City nextCity(String group) {
    List<String> turns = TURNS.getOrDefault(group, List.of(group));
    int turn = turnTaken.merge(group, 1, Integer::sum);
    return Cities.named(turns.get(turn % turns.size()));
  }

  private static List<String> names(String spaced) {
    return List.of(spaced.split(" "));
  }

  private static String takeLast(List<String> deck) {
    return deck.remove(deck.size() - 1);
  }
}
