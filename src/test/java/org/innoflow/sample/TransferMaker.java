package org.innoflow.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.innoflow.sample.Organisation.Kind;
import org.innoflow.sample.TransferPlan.Route;

/** Recorded assignments of patents in 2011, 2021 and 2022. */
final class TransferMaker {

  private static final List<String> HEADER =
      List.of(
          "公开(公告)号",
          "标题",
          "转让登记日",
          "法律事件",
          "转让人",
          "转让人省份",
          "转让人城市",
          "受让人",
          "受让人省份",
          "受让人城市",
          "战略新兴产业分类");

  private static final int TITLE = 1;
  private static final int DATE = 2;
  private static final int EVENT = 3;
  private static final int ASSIGNOR = 4;
  private static final int ASSIGNEE = 7;

  /** Transfers of the delta in the last year by industry: more than transfers, some have two. */
  private static final Map<String, Integer> INDUSTRIES = new LinkedHashMap<>();

  static {
    INDUSTRIES.put("新材料产业", 14_210);
    INDUSTRIES.put("节能环保产业", 10_394);
    INDUSTRIES.put("新一代信息技术产业", 8_847);
    INDUSTRIES.put("高端装备制造产业", 8_680);
    INDUSTRIES.put("生物产业", 5_955);
    INDUSTRIES.put("新能源产业", 1_300);
    INDUSTRIES.put("新能源汽车产业", 900);
    INDUSTRIES.put("数字创意产业", 500);
    INDUSTRIES.put("相关服务业", 420);
  }

  private static final int LAST_YEAR = 2022;
  private static final int WITH_AN_INDUSTRY = 35_000;

  private static final Map<String, List<String>> SUBJECTS =
      Map.of(
          "新材料产业", List.of("高强铝合金板材", "聚酰亚胺薄膜", "陶瓷基复合材料", "石墨烯浆料"),
          "节能环保产业", List.of("工业废水处理", "烟气脱硝", "余热回收", "污泥干化"),
          "新一代信息技术产业", List.of("数据缓存", "芯片封装", "视频编码", "网络切片调度"),
          "高端装备制造产业", List.of("数控机床主轴", "工业机器人关节", "激光焊接", "轨道车辆转向架"),
          "生物产业", List.of("重组蛋白", "基因检测试剂", "医用支架", "植物提取物"),
          "新能源产业", List.of("光伏组件", "风电叶片"),
          "新能源汽车产业", List.of("动力电池包", "电机控制器"),
          "数字创意产业", List.of("虚拟现实显示", "数字内容渲染"),
          "相关服务业", List.of("设备远程运维", "检验检测"));

  private static final List<String> ENDINGS = List.of("方法", "装置", "系统", "工艺");

  private static final int TWO_PARTIES_PER_THOUSAND = 30;
  private static final int UNLOCATED = 90;

  private record Draft(LocalDate date, Route route, List<String> industries, boolean located) {}

  private final Organisations organisations;
  private final List<Organisation> unlocated;
  private final Random random;
  private int lastNumber = 910_000_000;

  /**
   * A maker of transfers.
   *
   * @param unlocated organisations outside the delta whose place the extract does not name
   */
  TransferMaker(Organisations organisations, List<Organisation> unlocated, Random random) {
    this.organisations = organisations;
    this.unlocated = unlocated;
    this.random = random;
  }

  byte[] file() throws IOException {
    List<Draft> drafts = new ArrayList<>();
    TransferPlan plan = new TransferPlan(random);
    for (int year : TransferPlan.years()) {
      List<Route> inDelta = plan.inDelta(year);
      List<List<String>> industries = year == LAST_YEAR ? planned(inDelta.size()) : null;
      for (int i = 0; i < inDelta.size(); i++) {
        List<String> ofRoute = industries == null ? some() : industries.get(i);
        drafts.add(new Draft(day(year), inDelta.get(i), ofRoute, true));
      }
      for (Route route : plan.beyond(year)) {
        drafts.add(new Draft(day(year), route, some(), true));
      }
    }
    for (int i = 0; i < UNLOCATED; i++) {
      drafts.add(new Draft(day(LAST_YEAR), null, some(), false));
    }
    drafts.sort(Comparator.comparing(Draft::date));
    byte[] text =
        new FaultyFile(HEADER, rows(drafts), "CN919%06dX", random)
            .repeat(30)
            .supersede(12, EVENT, "申请权转让")
            .spoil(15, 0, "-")
            .spoil(20, DATE, "2022-02-30")
            .spoil(18, ASSIGNOR, "-")
            .spoil(12, ASSIGNEE, "")
            .addField(10)
            .dropField(10)
            .bytes(UTF_8, ',', "\r\n");
    return FaultyFile.packed(text);
  }

  private List<List<String>> rows(List<Draft> drafts) {
    List<List<String>> rows = new ArrayList<>();
    LocalDate before = null;
    for (Draft draft : drafts) {
      // A patent that changes hands twice does so on two days.
      boolean again = !draft.date.equals(before) && before != null && Decks.chance(400, random);
      String title = again ? rows.get(rows.size() - 1).get(TITLE) : title(draft.industries);
      rows.add(row(again ? lastId() : nextId(), title, draft));
      before = draft.date;
    }
    return rows;
  }

  private List<String> row(String id, String title, Draft draft) {
    List<Organisation> from = draft.located ? parties(draft.route.from()) : List.of(stranger());
    List<Organisation> to = draft.located ? parties(draft.route.to()) : List.of(stranger());
    while (to.stream().anyMatch(from::contains)) {
      to = draft.located ? parties(draft.route.to()) : List.of(stranger());
    }
    return List.of(
        id,
        title,
        draft.date.toString(),
        "专利权转让",
        list(from, Organisation::name),
        draft.located ? list(from, party -> party.city().province()) : "-",
        draft.located ? list(from, party -> party.city().name()) : "-",
        list(to, Organisation::name),
        draft.located ? list(to, party -> party.city().province()) : "-",
        draft.located ? list(to, party -> party.city().name()) : "-",
        draft.industries.isEmpty() ? "-" : String.join(" | ", draft.industries));
  }

  /**
   * For each transfer its industries, each industry as often as planned: the plan's industries go
   * round the transfers, so that none meets the same one twice.
   */
  private List<List<String>> planned(int transfers) {
    List<List<String>> industries = new ArrayList<>();
    for (int i = 0; i < transfers; i++) {
      industries.add(new ArrayList<>());
    }
    int next = 0;
    for (Map.Entry<String, Integer> industry : INDUSTRIES.entrySet()) {
      for (int n = 0; n < industry.getValue(); n++) {
        industries.get(next++ % WITH_AN_INDUSTRY).add(industry.getKey());
      }
    }
    Collections.shuffle(industries, random);
    return industries;
  }

  private List<String> some() {
    List<String> all = List.copyOf(INDUSTRIES.keySet());
    Set<String> some = new LinkedHashSet<>();
    for (int n = Decks.chance(15, random) ? 0 : 1 + random.nextInt(2); n > 0; n--) {
      some.add(Decks.pickSkewed(all, random));
    }
    return List.copyOf(some);
  }

  private String title(List<String> industries) {
    String industry = industries.isEmpty() ? "相关服务业" : industries.get(0);
    return "一种" + Decks.pick(SUBJECTS.get(industry), random) + Decks.pick(ENDINGS, random);
  }

  /** One or two companies of a city, or one of its universities. */
  private List<Organisation> parties(City city) {
    if (Decks.chance(60, random)) {
      return List.of(Decks.pick(organisations.of(city, Kind.UNIVERSITY), random));
    }
    List<Organisation> companies = organisations.of(city, Kind.COMPANY);
    Set<Organisation> parties = new LinkedHashSet<>();
    int count = Decks.chance(TWO_PARTIES_PER_THOUSAND, random) ? 2 : 1;
    while (parties.size() < count) {
      parties.add(Decks.pickSkewed(companies, random));
    }
    return List.copyOf(parties);
  }

  private Organisation stranger() {
    return Decks.pick(unlocated, random);
  }

  private LocalDate day(int year) {
    return LocalDate.ofYearDay(year, 1 + random.nextInt(365));
  }

  private String nextId() {
    lastNumber += 1 + random.nextInt(4);
    return lastId();
  }

  private String lastId() {
    return "CN" + lastNumber + "B";
  }

  private static String list(List<Organisation> parties, Function<Organisation, String> part) {
    return parties.stream().map(part).collect(Collectors.joining(" | "));
  }
}
