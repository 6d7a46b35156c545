package org.innoflow.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.innoflow.sample.Organisation.Kind;

/**
 * The frequent applicants of co-patents across Shanghai, Beijing and Guangdong: of the ten that
 * apply most eight are companies and two universities.
 */
final class CapitalPlan {
  private record Leader(String city, Kind kind, String trade, int patents) {}

  private static final List<Leader> LEADERS =
      List.of(
          new Leader("北京", Kind.COMPANY, "网络技术有限公司", 17),
          new Leader("深圳", Kind.COMPANY, "通信技术有限公司", 16),
          new Leader("北京", Kind.COMPANY, "电力科技股份有限公司", 15),
          new Leader("广州", Kind.COMPANY, "电网技术有限公司", 14),
          new Leader("北京", Kind.UNIVERSITY, "大学", 13),
          new Leader("深圳", Kind.COMPANY, "智能终端有限公司", 12),
          new Leader("北京", Kind.COMPANY, "软件股份有限公司", 11),
          new Leader("广州", Kind.UNIVERSITY, "大学", 10),
          new Leader("北京", Kind.COMPANY, "数据科技有限公司", 9),
          new Leader("深圳", Kind.COMPANY, "机器人有限公司", 8));

  private final Map<String, List<Organisation>> decks = new LinkedHashMap<>();

  CapitalPlan(Organisations pool, Random random) {
    for (Leader leader : LEADERS) {
      City city = Cities.named(leader.city);
      Organisation made = pool.extra(city, leader.kind, leader.trade);
      decks
          .computeIfAbsent(city.province(), province -> new ArrayList<>())
          .addAll(Collections.nCopies(leader.patents, made));
    }
    decks.values().forEach(deck -> Collections.shuffle(deck, random));
  }

  /** The next frequent applicant of a province; null when all have applied as often as they do. */
  Organisation next(String province) {
    List<Organisation> deck = decks.getOrDefault(province, List.of());
    return deck.isEmpty() ? null : deck.remove(deck.size() - 1);
  }
}
