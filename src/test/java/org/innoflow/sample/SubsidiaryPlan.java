package org.innoflow.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The 249 subsidiaries in another city of the delta that are not for sales or after-sales service,
 * as published; only how they spread over the smaller cities is made up.
 */
final class SubsidiaryPlan {

  /** One subsidiary to be made. */
  record Holding(City from, City to, String function) {}

  static final String SALES = "销售";
  static final String AFTER_SALES = "售后";

  /**
   * Parent city, then city and number of its subsidiaries.
   *
   * <p>123 cross a border of provinces: Shanghai sends 10, Jiangsu 29, Zhejiang 62, Anhui 22 and
   * they receive 64, 36, 13, 10. The other 126 stay in Jiangsu (34), Zhejiang (77) or Anhui (15).
   * Hangzhou, Hefei, Shaoxing, Taizhou (Zhejiang), Nanjing send 61, 32, 28, 24, 19; Shanghai,
   * Hangzhou, Ningbo, Wuxi, Nanjing receive 64, 35, 23, 21, 18.
   */
  private static final String CROSS_CITY =
      """
      上海 苏州 2 无锡 2 南京 1 南通 1 嘉兴 1 杭州 1 宁波 1 合肥 1
      南京 上海 6 杭州 2 宁波 1 滁州 2 合肥 1 马鞍山 1 无锡 1 苏州 2 常州 1 扬州 1 镇江 1
      苏州 上海 5 杭州 1 嘉兴 1 合肥 1 南京 2 南通 2 无锡 1 盐城 1
      无锡 上海 3 杭州 1 宁波 1 南京 1 苏州 1 泰州 1 常州 1
      常州 上海 2 无锡 2 南京 1 苏州 1
      南通 上海 1 无锡 1 苏州 2
      徐州 南京 2 宿迁 1
      扬州 南京 1
      镇江 南京 1 常州 1
      盐城 南通 1 苏州 1
      泰州 无锡 1
      连云港 南京 1
      淮安 南京 1
      杭州 上海 20 嘉兴 9 湖州 8 宁波 7 绍兴 2 金华 2 衢州 2 温州 1 丽水 1 无锡 2 南京 2 苏州 2 合肥 2 芜湖 1
      绍兴 上海 7 杭州 10 宁波 5 嘉兴 1 无锡 2 苏州 1 常州 1 宣城 1
      台州 上海 6 杭州 7 宁波 5 温州 1 金华 1 无锡 1 苏州 2 南京 1
      宁波 上海 4 杭州 4 绍兴 1 舟山 1 苏州 1 常州 1
      嘉兴 上海 2 杭州 2 宁波 1 苏州 1
      金华 上海 1 杭州 2
      湖州 杭州 1 南通 1
      温州 杭州 2 宁波 1
      合肥 无锡 8 上海 6 南京 4 芜湖 3 蚌埠 2 滁州 2 杭州 2 马鞍山 1 安庆 1 阜阳 1 六安 1 淮南 1
      芜湖 上海 1 宁波 1 合肥 2
      蚌埠 合肥 1
      """;

  /** 249. */
  private static final Map<String, Integer> FUNCTIONS = new LinkedHashMap<>();

  /** What would be counted too if these functions were not left out. */
  private static final Map<String, Integer> LEFT_OUT = new LinkedHashMap<>();

  static {
    FUNCTIONS.put("研发", 112);
    FUNCTIONS.put("生产", 87);
    FUNCTIONS.put("其他", 50);
    LEFT_OUT.put(SALES, 130);
    LEFT_OUT.put(AFTER_SALES, 50);
  }

  static final List<String> ALL_FUNCTIONS = List.of("研发", "生产", "其他", SALES, AFTER_SALES);

  private SubsidiaryPlan() {}

  /** The 249 that count and 180 that do not. */
  static List<Holding> crossCity(Random random) {
    List<String> functions = Decks.shuffled(FUNCTIONS, random);
    List<Holding> holdings = new ArrayList<>();
    for (String line : CROSS_CITY.lines().toList()) {
      List<String> words = Arrays.asList(line.split(" "));
      City from = Cities.named(words.get(0));
      for (int i = 1; i < words.size(); i += 2) {
        City to = Cities.named(words.get(i));
        for (int n = Integer.parseInt(words.get(i + 1)); n > 0; n--) {
          holdings.add(new Holding(from, to, functions.remove(functions.size() - 1)));
        }
      }
    }
    for (String function : Decks.shuffled(LEFT_OUT, random)) {
      City from = Cities.pick(Cities.delta(), random);
      City to = Cities.pick(Cities.delta(), random);
      while (to.equals(from)) {
        to = Cities.pick(Cities.delta(), random);
      }
      holdings.add(new Holding(from, to, function));
    }
    Collections.shuffle(holdings, random);
    return holdings;
  }
}
