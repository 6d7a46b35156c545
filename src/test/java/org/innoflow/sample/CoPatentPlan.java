package org.innoflow.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.innoflow.sample.Organisation.Kind;

/**
 * The 260 cross-province co-patents of the delta: published counts of about 2,600, scaled down by
 * ten.
 */
final class CoPatentPlan {

  /**
   * One co-patent to be made.
   *
   * @param provinces two or three of the delta's, each with an applicant
   * @param leader the frequent applicant that takes part, or null
   */
  record Card(
      int year, List<String> provinces, Topic topic, Organisation leader, boolean university) {}

  private record Year(int year, int all, int withoutShanghai) {}

  private record Leader(Topic topic, Kind kind, String trade, int patents) {}

  /** All 260, of which 30 without Shanghai; Shanghai below 80 % in 2013, 2017 and 2024 only. */
  private static final List<Year> YEARS =
      List.of(
          new Year(2011, 1, 0),
          new Year(2012, 2, 0),
          new Year(2013, 3, 1),
          new Year(2014, 4, 0),
          new Year(2015, 6, 1),
          new Year(2016, 8, 1),
          new Year(2017, 11, 3),
          new Year(2018, 17, 2),
          new Year(2019, 20, 2),
          new Year(2020, 27, 3),
          new Year(2021, 75, 6),
          new Year(2022, 30, 3),
          new Year(2023, 30, 2),
          new Year(2024, 18, 5),
          new Year(2025, 8, 1));

  /** 230 with Shanghai: no third province of the delta, so the subset without it stays at 30. */
  private static final Map<List<String>, Integer> WITH_SHANGHAI =
      ordered(List.of("上海", "江苏"), 105, List.of("上海", "浙江"), 85, List.of("上海", "安徽"), 40);

  /** 30 without Shanghai. */
  private static final Map<List<String>, Integer> WITHOUT_SHANGHAI =
      ordered(List.of("江苏", "浙江"), 12, List.of("江苏", "安徽"), 11, List.of("江苏", "浙江", "安徽"), 7);

  /** 230: with those without Shanghai 68, 43, 42 and 13 of 260 (26.2, 16.5, 16.2, 5.0 %). */
  private static final Map<Topic, Integer> TOPICS_WITH_SHANGHAI =
      ordered(
          ordered(Topic.BIOMEDICINE, 62, Topic.DERIVATIVES, 39, Topic.BLOCKCHAIN, 38),
          ordered(Topic.DEVICES, 11, Topic.VISION, 50, Topic.MANUFACTURING, 30));

  /** 30. */
  private static final Map<Topic, Integer> TOPICS_WITHOUT_SHANGHAI =
      ordered(
          ordered(Topic.BIOMEDICINE, 6, Topic.DERIVATIVES, 4, Topic.BLOCKCHAIN, 4),
          ordered(Topic.DEVICES, 2, Topic.VISION, 8, Topic.LANGUAGE, 6));

  /** Nine companies and one institute; eight in medicine, two in finance; all in Shanghai. */
  private static final List<Leader> LEADERS =
      List.of(
          new Leader(Topic.BIOMEDICINE, Kind.COMPANY, "生物医药科技有限公司", 17),
          new Leader(Topic.BLOCKCHAIN, Kind.COMPANY, "金融科技有限公司", 16),
          new Leader(Topic.DERIVATIVES, Kind.COMPANY, "生物医药有限公司", 15),
          new Leader(Topic.BIOMEDICINE, Kind.COMPANY, "医药技术有限公司", 14),
          new Leader(Topic.BLOCKCHAIN, Kind.COMPANY, "金融信息服务有限公司", 13),
          new Leader(Topic.BIOMEDICINE, Kind.INSTITUTE, "药物研究院", 12),
          new Leader(Topic.DERIVATIVES, Kind.COMPANY, "制药股份有限公司", 11),
          new Leader(Topic.BIOMEDICINE, Kind.COMPANY, "生物医药股份有限公司", 10),
          new Leader(Topic.DERIVATIVES, Kind.COMPANY, "医药研发有限公司", 9),
          new Leader(Topic.BIOMEDICINE, Kind.COMPANY, "医药信息有限公司", 8));

  /** A university takes part in every seventh of the 58 on vision: 8 of 260 = 3.1 %. */
  private static final int UNIVERSITY_EVERY = 7;

  private CoPatentPlan() {}

  static List<Card> deal(Organisations organisations, Random random) {
    List<List<String>> with = Decks.shuffled(WITH_SHANGHAI, random);
    List<List<String>> without = Decks.shuffled(WITHOUT_SHANGHAI, random);
    List<Topic> topicsWith = Decks.shuffled(TOPICS_WITH_SHANGHAI, random);
    List<Topic> topicsWithout = Decks.shuffled(TOPICS_WITHOUT_SHANGHAI, random);
    Map<Topic, List<Organisation>> leaders = leaders(organisations, random);
    int vision = 0;
    List<Card> cards = new ArrayList<>();
    for (Year year : YEARS) {
      for (int i = 0; i < year.all; i++) {
        boolean shanghai = i >= year.withoutShanghai;
        Topic topic = takeLast(shanghai ? topicsWith : topicsWithout);
        Organisation leader =
            shanghai && leaders.containsKey(topic) ? takeLast(leaders.get(topic)) : null;
        boolean university = topic.equals(Topic.VISION) && ++vision % UNIVERSITY_EVERY == 0;
        List<String> provinces = takeLast(shanghai ? with : without);
        cards.add(new Card(year.year, provinces, topic, leader, university));
      }
    }
    return cards;
  }

  static int inYear(int year) {
    return YEARS.stream().filter(row -> row.year == year).mapToInt(Year::all).sum();
  }

  /** By topic: each leader as often as it applies, and null for the rest of the topic's patents. */
  private static Map<Topic, List<Organisation>> leaders(Organisations pool, Random random) {
    Map<Topic, List<Organisation>> decks = new LinkedHashMap<>();
    for (Leader leader : LEADERS) {
      Organisation made = pool.extra(Cities.named("上海"), leader.kind, leader.trade);
      decks
          .computeIfAbsent(leader.topic, topic -> new ArrayList<>())
          .addAll(Collections.nCopies(leader.patents, made));
    }
    decks.forEach(
        (topic, deck) -> {
          int free = TOPICS_WITH_SHANGHAI.get(topic) - deck.size();
          deck.addAll(Collections.nCopies(free, null));
          Collections.shuffle(deck, random);
        });
    return decks;
  }

  private static <T> T takeLast(List<T> deck) {
    return deck.remove(deck.size() - 1);
  }

  private static <T> Map<T, Integer> ordered(T a, int countA, T b, int countB, T c, int countC) {
    Map<T, Integer> counts = new LinkedHashMap<>();
    counts.put(a, countA);
    counts.put(b, countB);
    counts.put(c, countC);
    return Collections.unmodifiableMap(counts);
  }

  private static <T> Map<T, Integer> ordered(Map<T, Integer> first, Map<T, Integer> second) {
    Map<T, Integer> counts = new LinkedHashMap<>(first);
    counts.putAll(second);
    return Collections.unmodifiableMap(counts);
  }
}
