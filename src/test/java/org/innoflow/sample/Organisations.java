package org.innoflow.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.innoflow.sample.Organisation.Kind;

/** The pool of companies, universities and institutes, by city. */
final class Organisations {

  /** Of the organisations of a city that has county-level cities, in thousandths. */
  private static final int COUNTY_LEVEL = 140;

  private static final List<String> TRADES =
      List.of(
          "智能科技有限公司",
          "信息技术有限公司",
          "数据科技有限公司",
          "机器人有限公司",
          "软件有限公司",
          "电子科技股份有限公司",
          "汽车技术有限公司",
          "电力科技有限公司",
          "医疗科技有限公司",
          "传感技术有限公司");
  private static final List<String> INSTITUTES = List.of("人工智能研究院", "技术研究院", "计算研究所");
  private static final List<String> UNIVERSITIES = List.of("大学", "理工大学", "学院");

  private final Map<City, Map<Kind, List<Organisation>>> pool = new HashMap<>();
  private final Names names;
  private final Random random;

  Organisations(Random random) {
    this.random = random;
    this.names = new Names(random);
    for (City city : Cities.all()) {
      int few = 1 + city.weight() / 20;
      Map<Kind, List<Organisation>> kinds = new HashMap<>();
      kinds.put(Kind.COMPANY, make(city, Kind.COMPANY, TRADES, 6 + 2 * city.weight()));
      kinds.put(Kind.UNIVERSITY, make(city, Kind.UNIVERSITY, UNIVERSITIES, few));
      kinds.put(Kind.INSTITUTE, make(city, Kind.INSTITUTE, INSTITUTES, few));
      pool.put(city, kinds);
    }
  }

  /** One more, outside the pool. */
  Organisation extra(City city, Kind kind, String trade) {
    return new Organisation(
        names.fresh(city.name(), trade), kind, city, Decks.pick(city.districts(), random), false);
  }

  /** A name for a company that lies in none of the cities. */
  String nameAbroad(String place) {
    return names.fresh(place, "智能公司");
  }

  List<Organisation> of(City city, Kind kind) {
    return pool.get(city).get(kind);
  }

  private List<Organisation> make(City city, Kind kind, List<String> trades, int count) {
    List<Organisation> made = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String trade = Decks.pick(trades, random);
      made.add(
          !city.countyCities().isEmpty() && Decks.chance(COUNTY_LEVEL, random)
              ? inCounty(city, kind, trade)
              : extra(city, kind, trade));
    }
    return List.copyOf(made);
  }

  private Organisation inCounty(City city, Kind kind, String trade) {
    String county = Decks.pick(city.countyCities(), random);
    String place = county.substring(0, county.length() - 1);
    return new Organisation(names.fresh(place, trade), kind, city, county, true);
  }
}
