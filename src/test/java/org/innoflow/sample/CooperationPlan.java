package org.innoflow.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * 10,000 technology relations, so that every published share is a whole number of them. Provinces
 * whose shares are not published stand as one; only how the shares not published spread is made up.
 */
final class CooperationPlan {

  /** One relation to be made. */
  record Card(City from, City to, String technology, String application, String industry) {}

  private static final String OTHERS = "其他";

  private static final List<String> GROUPS = List.of("北京", "广东", "浙江", "上海", OTHERS);

  /**
   * Rows provide, columns receive, in the order of GROUPS. Provided: 31.56, 30.05, 10.60, 9.74 %;
   * received: 26.88, 22.93, 8.48, 10.20 %. Beijing to itself, Guangdong to itself and Guangdong to
   * Beijing are the largest: 10.87, 9.36, 6.91 %.
   */
  private static final int[][] RELATIONS = {
    {1087, 660, 250, 300, 859},
    {691, 936, 220, 250, 908},
    {300, 200, 180, 120, 260},
    {280, 180, 80, 190, 244},
    {330, 317, 118, 160, 880},
  };

  /** Shenzhen: 5.36 % to Beijing, 4.26 % to itself; Beijing to Shenzhen less than either. */
  private static final Map<String, List<String>> CITIES_OF_ROUTES =
      Map.of(
          "广东北京", turns("深圳 北京", 536, "广州 北京", 155),
          "广东广东", turns("深圳 深圳", 426, "深圳 广州", 190, "广州 深圳", 170, "广州 广州", 150),
          "北京广东", turns("北京 深圳", 410, "北京 广州", 250));

  private static final Map<String, List<String>> CITIES =
      Map.of(
          "北京",
          List.of("北京"),
          "广东",
          turns("深圳", 7, "广州", 3),
          "浙江",
          turns("杭州", 8, "宁波", 1, "嘉兴", 1),
          "上海",
          List.of("上海"),
          OTHERS,
          turns(
              "南京", 12, "苏州", 10, "无锡", 4, "合肥", 8, "芜湖", 2, "武汉", 9, "成都", 9, "西安", 6, "天津", 7,
              "重庆", 7, "长沙", 5, "济南", 5, "青岛", 4, "厦门", 4, "郑州", 4, "大连", 3));

  /** 46.47, 10.70, 8.10, 6.39, 4.08 %. */
  private static final Map<String, Integer> TECHNOLOGIES =
      counts(
          "大数据和云计算", 4647, "物联网", 1070, "5G", 810, "智能机器人", 639, "计算机视觉", 408, "智能推荐", 380,
          "自然语言处理", 330, "语音识别", 300, "智能芯片", 270, "自动驾驶", 240, "区块链", 210, "知识图谱", 180, "虚拟和增强现实",
          150, "生物识别", 130, "人机交互", 100, "空间技术", 80, "光电技术", 56);

  /** 12.16, 12.10, 8.89 %. */
  private static final Map<String, Integer> APPLICATIONS =
      counts(
          "智慧城市",
          1216,
          "企业智能管理",
          1210,
          "智能制造",
          889,
          "智慧金融",
          780,
          "智能网联汽车",
          720,
          "智慧医疗",
          660,
          "智慧交通",
          600,
          "智能硬件",
          560,
          "智慧教育",
          520,
          "新媒体和数字内容",
          470,
          "智慧零售",
          430,
          "智慧物流",
          390,
          "智能家居",
          340,
          "智慧能源",
          300,
          "智能安防",
          260,
          "智慧文旅",
          220,
          "智慧政务",
          180,
          "智慧农业",
          150,
          "智慧环保",
          105);

  /**
   * Divisions of GB/T 4754: primary 0.39 %, secondary 23.82 %, tertiary 75.79 %; manufacturing (13
   * to 43) 2,081 of 2,382 = 87.36 %.
   */
  private static final Map<String, Integer> INDUSTRIES =
      counts(
          "01", 20, "03", 12, "04", 7, "06", 25, "07", 16, "44", 160, "47", 40, "48", 60, "13", 30,
          "17", 20, "26", 50, "27", 120, "31", 11, "34", 150, "35", 200, "36", 360, "37", 60, "38",
          270, "39", 720, "40", 90, "51", 80, "52", 60, "54", 150, "63", 200, "64", 1100, "65",
          3400, "66", 420, "72", 500, "73", 300, "74", 49, "75", 700, "83", 240, "84", 220, "87",
          30, "92", 130);

  private CooperationPlan() {}

  /** In random order. */
  static List<Card> deal(Random random) {
    List<String> technologies = Decks.shuffled(TECHNOLOGIES, random);
    List<String> applications = Decks.shuffled(APPLICATIONS, random);
    List<String> industries = Decks.shuffled(INDUSTRIES, random);
    List<List<City>> routes = routes(random);
    List<Card> cards = new ArrayList<>();
    for (int i = 0; i < routes.size(); i++) {
      City from = routes.get(i).get(0);
      City to = routes.get(i).get(1);
      cards.add(new Card(from, to, technologies.get(i), applications.get(i), industries.get(i)));
    }
    return cards;
  }

  private static List<List<City>> routes(Random random) {
    List<List<City>> routes = new ArrayList<>();
    for (int from = 0; from < GROUPS.size(); from++) {
      for (int to = 0; to < GROUPS.size(); to++) {
        List<String> planned = CITIES_OF_ROUTES.get(GROUPS.get(from) + GROUPS.get(to));
        for (int n = 0; n < RELATIONS[from][to]; n++) {
          routes.add(
              planned == null
                  ? List.of(city(GROUPS.get(from), random), city(GROUPS.get(to), random))
                  : cities(planned.get(n)));
        }
      }
    }
    Collections.shuffle(routes, random);
    return routes;
  }

  private static City city(String group, Random random) {
    return Cities.named(Decks.pick(CITIES.get(group), random));
  }

  private static List<City> cities(String names) {
    return List.of(names.split(" ")).stream().map(Cities::named).toList();
  }

  private static List<String> turns(Object... namesAndCounts) {
    List<String> turns = new ArrayList<>();
    counts(namesAndCounts).forEach((name, count) -> turns.addAll(Collections.nCopies(count, name)));
    return List.copyOf(turns);
  }

  private static Map<String, Integer> counts(Object... namesAndCounts) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (int i = 0; i < namesAndCounts.length; i += 2) {
      counts.put((String) namesAndCounts[i], (Integer) namesAndCounts[i + 1]);
    }
    return Collections.unmodifiableMap(counts);
  }
}
