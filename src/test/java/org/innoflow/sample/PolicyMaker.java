package org.innoflow.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Plans for artificial intelligence of the provinces and cities of the delta, in one text each. */
final class PolicyMaker {

  private static final List<String> HEADER = List.of("place", "date", "title", "text");

  private static final int DATE = 1;
  private static final int TITLE = 2;

  /** Each names 长三角 once: how often is published, of which term and province is made up. */
  private static final List<String> WITH_TERM =
      List.of("推动长三角协同创新。", "共建长三角算力网络。", "融入长三角产业链分工。", "参与长三角数据要素市场。", "引进长三角高校人才。");

  private static final Map<String, Integer> TERM_IN_PROVINCE = Map.of("浙江", 7, "江苏", 18, "安徽", 11);

  private static final List<String> SENTENCES =
      List.of(
          "建设公共算力平台。",
          "支持企业研发大模型。",
          "开放城市治理应用场景。",
          "培养人工智能人才。",
          "完善数据要素市场。",
          "发展智能机器人产业。",
          "设立产业基金。");

  private static final int CITIES_WITH_TERM = 29;
  private static final int OTHER_SENTENCES = 10;

  private final Random random;

  PolicyMaker(Random random) {
    this.random = random;
  }

  byte[] file() {
    List<List<String>> rows = new ArrayList<>();
    for (String province : Cities.DELTA_PROVINCES) {
      if (TERM_IN_PROVINCE.containsKey(province)) {
        rows.add(row(province + "省", TERM_IN_PROVINCE.get(province)));
      }
    }
    for (City city : Cities.delta()) {
      boolean mentions = rows.size() < CITIES_WITH_TERM + TERM_IN_PROVINCE.size();
      rows.add(row(city.fullName(), mentions ? 1 + random.nextInt(6) : 0));
    }
    return new FaultyFile(HEADER, rows, "X%03d", random)
        .repeat(2)
        .spoil(2, DATE, "待定")
        .spoil(1, TITLE, "")
        .bytes(UTF_8, ',', "\n");
  }

  private List<String> row(String place, int terms) {
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < terms; i++) {
      sentences.add(Decks.pick(WITH_TERM, random));
    }
    for (int i = 0; i < OTHER_SENTENCES; i++) {
      sentences.add(Decks.pick(SENTENCES, random));
    }
    Collections.shuffle(sentences, random);
    LocalDate date = LocalDate.ofYearDay(2021 + random.nextInt(4), 1 + random.nextInt(365));
    return List.of(place, date.toString(), place + "人工智能发展计划（样例）", String.join("\n", sentences));
  }
}
