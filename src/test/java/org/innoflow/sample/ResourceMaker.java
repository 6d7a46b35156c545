package org.innoflow.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What cities and provinces have of universities, institutes, firms, talent and policies. Totals
 * are published; how they spread over cities, and what no report names, is made up.
 */
final class ResourceMaker {

  private static final List<String> HEADER = List.of("place", "year", "indicator", "value", "unit");

  private static final int VALUE = 3;

  private static final int YEAR = 2022;

  private static final List<City> DELTA = Cities.delta();
  private static final List<City> CAPITAL = cities("北京", "天津");
  private static final List<City> PEARL_RIVER = cities("深圳", "广州");
  private static final List<City> WEST = cities("成都", "重庆");
  private static final List<City> ELSEWHERE =
      cities("武汉", "西安", "长沙", "济南", "青岛", "厦门", "郑州", "大连");

  /** The city whose firms are published for two years: 490 and 741. */
  private static final City CITY_OF_FIRMS = Cities.named("苏州");

  private static final List<String> LAYERS =
      List.of("ai_firms_base", "ai_firms_technology", "ai_firms_application");

  private final Random random;
  private final List<List<String>> rows = new ArrayList<>();

  ResourceMaker(Random random) {
    this.random = random;
  }

  byte[] file() {
    spread("ai_universities", "universities", 82, 96, 40, 26, 194);
    spread("ai_institutes", "institutes", 116, 92, 31, 14, 54);
    spread("new_rd_organisations", "organisations", 264, 23, 50, 2, 8);
    for (City city : DELTA) {
      if (!city.equals(CITY_OF_FIRMS)) {
        firms(city.fullName(), 2020, city.weight() / 5, city.weight() / 3, 2 * city.weight());
        firms(city.fullName(), 2021, city.weight() / 4, city.weight() / 2, 3 * city.weight());
        firms(city.fullName(), YEAR, city.weight() / 4, city.weight() / 2, 4 * city.weight());
      }
    }
    firms(CITY_OF_FIRMS.fullName(), 2020, 29, 47, 414);
    firms(CITY_OF_FIRMS.fullName(), 2021, 33, 56, 521);
    firms(CITY_OF_FIRMS.fullName(), YEAR, 38, 71, 632);
    provinces("ai_talent", "persons", "江苏", 10_589, "浙江", 19_293, "安徽", 10_592);
    provinces("ai_firms", "firms", "江苏", 66, "浙江", 210);
    provinces("ai_policies", "documents", "江苏", 44, "浙江", 73);
    provinces("top_universities", "universities", "上海", 15, "江苏", 16, "浙江", 3, "安徽", 3);
    return new FaultyFile(HEADER, rows, "X%03d", random)
        .repeat(4)
        .spoil(3, VALUE, "若干")
        .addField(2)
        .bytes(UTF_8, ',', "\n");
  }

  /**
   * Counts of the delta, Beijing-Tianjin-Hebei, the Pearl River Delta, Sichuan-Chongqing, others.
   */
  private void spread(String indicator, String unit, int... counts) {
    List<List<City>> regions = List.of(DELTA, CAPITAL, PEARL_RIVER, WEST, ELSEWHERE);
    for (int i = 0; i < counts.length; i++) {
      Map<City, Integer> ofCity = new LinkedHashMap<>();
      for (int n = 0; n < counts[i]; n++) {
        ofCity.merge(Cities.pick(regions.get(i), random), 1, Integer::sum);
      }
      for (City city : regions.get(i)) {
        if (ofCity.containsKey(city)) {
          add(city.fullName(), YEAR, indicator, ofCity.get(city), unit);
        }
      }
    }
  }

  private void firms(String place, int year, int... counts) {
    for (int i = 0; i < counts.length; i++) {
      add(place, year, LAYERS.get(i), counts[i], "firms");
    }
  }

  private void provinces(String indicator, String unit, Object... namesAndValues) {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      String name = namesAndValues[i] + (namesAndValues[i].equals("上海") ? "市" : "省");
      add(name, YEAR, indicator, (int) namesAndValues[i + 1], unit);
    }
  }

  private void add(String place, int year, String indicator, int value, String unit) {
    rows.add(
        new ArrayList<>(
            List.of(place, String.valueOf(year), indicator, String.valueOf(value), unit)));
  }

  private static List<City> cities(String... names) {
    return Arrays.stream(names).map(Cities::named).toList();
  }
}
