package org.innoflow.sample;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.innoflow.sample.Organisation.Kind;
import org.innoflow.sample.SubsidiaryPlan.Holding;

/** Subsidiaries of listed companies at the end of 2024 and in the middle of 2025. */
final class SubsidiaryMaker {

  static final Charset CHARSET = Charset.forName("GB18030");

  private static final List<String> HEADER =
      List.of(
          "股票代码", "上市公司", "母公司省份", "母公司城市", "子公司名称", "子公司省份", "子公司城市", "持股比例", "主营业务", "职能",
          "截止日期");

  private static final int PARENT = 1;
  private static final int NAME = 4;
  private static final int SHARE = 7;
  private static final int DATE = 10;

  private static final String LAST_YEAR = "2024-12-31";
  private static final String TODAY = "2025-06-30";

  // Those that the published figures do not count.
  private static final int WITHIN_CITY = 420;
  private static final int OUT_OF_DELTA = 150;
  private static final int INTO_DELTA = 140;
  private static final int ELSEWHERE = 90;
  private static final int ABROAD = 15;
  private static final int UNKNOWN = 10;
  private static final int SOLD = 30;

  private static final int HELD_LAST_YEAR_PER_THOUSAND = 800;

  private static final Map<String, List<String>> BUSINESS =
      Map.of(
          "研发",
          List.of("算法研究与开发", "智能芯片设计", "软件开发"),
          "生产",
          List.of("智能装备制造", "传感器生产", "电子元件制造"),
          "其他",
          List.of("投资管理", "数据标注", "物业与园区服务"),
          SubsidiaryPlan.SALES,
          List.of("产品销售", "进出口贸易"),
          SubsidiaryPlan.AFTER_SALES,
          List.of("设备维修", "安装与技术支持"));

  private static final Map<String, String> TRADES =
      Map.of(
          "研发",
          "智能技术有限公司",
          "生产",
          "智能制造有限公司",
          "其他",
          "企业管理有限公司",
          SubsidiaryPlan.SALES,
          "科技销售有限公司",
          SubsidiaryPlan.AFTER_SALES,
          "技术服务有限公司");

  private record Parent(String code, Organisation organisation) {}

  private final Organisations organisations;
  private final Random random;
  private final Map<City, List<Parent>> parents = new HashMap<>();
  private final List<List<String>> rows = new ArrayList<>();
  private int lastCode;

  SubsidiaryMaker(Organisations organisations, Random random) {
    this.organisations = organisations;
    this.random = random;
    for (City city : Cities.all()) {
      List<Parent> ofCity = new ArrayList<>();
      for (int i = 0; i < 2 + city.weight() / 25; i++) {
        Organisation parent = organisations.extra(city, Kind.COMPANY, "智能股份有限公司");
        // No share of a listed company has a code that begins with 99.
        ofCity.add(new Parent(String.format(Locale.ROOT, "99%04d", ++lastCode), parent));
      }
      parents.put(city, List.copyOf(ofCity));
    }
  }

  byte[] file() {
    SubsidiaryPlan.crossCity(random).forEach(this::hold);
    for (int i = 0; i < WITHIN_CITY; i++) {
      City city = Cities.pick(Cities.delta(), random);
      hold(new Holding(city, city, function()));
    }
    hold(OUT_OF_DELTA, Cities.delta(), Cities.outside());
    hold(INTO_DELTA, Cities.outside(), Cities.delta());
    hold(ELSEWHERE, Cities.outside(), Cities.outside());
    for (int i = 0; i < ABROAD; i++) {
      holdSince(organisations.nameAbroad("新加坡"), "海外", "新加坡");
    }
    for (int i = 0; i < UNKNOWN; i++) {
      holdSince(organisations.nameAbroad(""), "-", "-");
    }
    for (int i = 0; i < SOLD; i++) {
      City to = pick(Cities.delta());
      String function = function();
      Parent parent = parent(pick(Cities.delta()));
      rows.add(row(parent, name(to, function), to.fullProvince(), to.fullName(), function));
      rows.get(rows.size() - 1).set(DATE, LAST_YEAR);
    }
    Collections.shuffle(rows, random);
    rows.sort(
        Comparator.<List<String>, String>comparing(row -> row.get(DATE))
            .thenComparing(row -> row.get(0)));
    return new FaultyFile(HEADER, rows, "999%03d", random)
        .repeat(10)
        .supersede(6, SHARE, "100.00")
        .spoil(5, 0, "")
        .spoil(6, PARENT, "-")
        .spoil(4, NAME, "")
        .spoil(7, DATE, "2025年中")
        .addField(4)
        .dropField(4)
        .bytes(CHARSET, ',', "\r\n");
  }

  private void hold(int count, List<City> from, List<City> to) {
    for (int i = 0; i < count; i++) {
      hold(new Holding(pick(from), pick(to), function()));
    }
  }

  private void hold(Holding holding) {
    City to = holding.to();
    String function = holding.function();
    String name = name(to, function);
    hold(row(parent(holding.from()), name, to.fullProvince(), to.fullName(), function));
  }

  private void holdSince(String name, String province, String city) {
    hold(row(parent(pick(Cities.delta())), name, province, city, function()));
  }

  /** Held now, and mostly a year ago too. */
  private void hold(List<String> row) {
    rows.add(row);
    if (Decks.chance(HELD_LAST_YEAR_PER_THOUSAND, random)) {
      List<String> before = new ArrayList<>(row);
      before.set(DATE, LAST_YEAR);
      rows.add(before);
    }
  }

  private List<String> row(
      Parent parent, String name, String province, String city, String function) {
    City home = parent.organisation.city();
    String share = String.format(Locale.ROOT, "%.2f", (5100 + random.nextInt(4800)) / 100.0);
    return new ArrayList<>(
        List.of(
            parent.code,
            parent.organisation.name(),
            home.fullProvince(),
            home.fullName(),
            name,
            province,
            city,
            share,
            Decks.pick(BUSINESS.get(function), random),
            function,
            TODAY));
  }

  private Parent parent(City city) {
    return Decks.pick(parents.get(city), random);
  }

  private String name(City city, String function) {
    return organisations.extra(city, Kind.COMPANY, TRADES.get(function)).name();
  }

  private String function() {
    return Decks.pick(SubsidiaryPlan.ALL_FUNCTIONS, random);
  }

  private City pick(List<City> cities) {
    return Cities.pick(cities, random);
  }
}
