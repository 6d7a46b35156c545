package org.innoflow.sample;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Numbers, titles, classes and states of patents. */
final class PatentText {

  private static final List<String> METHODS =
      List.of("深度学习", "卷积神经网络", "强化学习", "知识图谱", "图神经网络", "联邦学习", "大语言模型", "注意力机制", "迁移学习");
  private static final List<String> ENDINGS = List.of("方法", "方法及系统", "系统", "装置", "方法、装置及存储介质");

  /** Published numbers begin with 1, 2 or 3 after the country: no such number exists. */
  private int lastNumber = 900_000_000;

  private final Random random;

  PatentText(Random random) {
    this.random = random;
  }

  Patent patent(LocalDate date, Topic topic, List<Organisation> applicants, boolean located) {
    int type = random.nextInt(10);
    boolean granted = type >= 6;
    boolean pending = !granted && date.getYear() >= 2022;
    String kind = granted ? (type == 9 ? "实用新型" : "授权发明") : "发明申请";
    String letter = granted ? (type == 9 ? "U" : "B") : "A";
    String status = pending ? "审中" : granted && Decks.chance(800, random) ? "有效" : "失效";
    return new Patent(
        nextId(letter),
        title(topic),
        date,
        kind,
        applicants,
        located,
        ipc(topic),
        industries(topic),
        status);
  }

  String nextId(String letter) {
    lastNumber += 1 + random.nextInt(40);
    return "CN" + lastNumber + letter;
  }

  private String title(Topic topic) {
    String subject = Decks.pick(topic.subjects(), random);
    String method = Decks.pick(METHODS, random);
    String ending = Decks.pick(ENDINGS, random);
    return switch (random.nextInt(300)) {
      case 0 -> "一种基于" + method + "的" + subject + "方法,系统及介质";
      case 1 -> "一种基于" + method + "的\n" + subject + ending;
      case 2 -> "一种名为\"云脑\"的" + subject + ending;
      default -> "一种基于" + method + "的" + subject + ending;
    };
  }

  private List<String> ipc(Topic topic) {
    Set<String> codes = new LinkedHashSet<>();
    codes.add(Decks.pick(topic.ipc(), random));
    for (int more = random.nextInt(4); more > 0; more--) {
      codes.add(Decks.pick(Decks.chance(500, random) ? topic.ipc() : Topic.GENERAL_IPC, random));
    }
    return List.copyOf(codes);
  }

  /** One or two; 2 % have none. */
  private List<String> industries(Topic topic) {
    if (Decks.chance(20, random)) {
      return List.of();
    }
    boolean both = Decks.chance(250, random);
    return both ? topic.industries() : List.of(Decks.pick(topic.industries(), random));
  }
}
