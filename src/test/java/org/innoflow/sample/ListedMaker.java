package org.innoflow.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.innoflow.sample.Organisation.Kind;

/**
 * Subsidiaries of all listed companies at the end of 2022: the 5,389 in another province of the
 * delta as published; only how they spread over cities and the smaller industries is made up.
 */
final class ListedMaker {

  static final String DATE = "2022-12-31";

  private static final List<String> HEADER =
      List.of(
          "event_id",
          "date",
          "parent",
          "parent_province",
          "parent_city",
          "subsidiary",
          "subsidiary_province",
          "subsidiary_city",
          "gbt4754");

  private static final int DAY = 1;
  private static final int PARENT = 2;
  private static final int SUBSIDIARY = 5;

  /**
   * Province of the parent, then of the subsidiary. Of Shanghai's 1,960 are in Jiangsu 52.60 %; of
   * Jiangsu's 1,354 in Shanghai 53.32 %; of Zhejiang's 1,477 in Shanghai 49.15 %; of Anhui's 598 in
   * Shanghai 36.96 and in Jiangsu 39.46 %.
   */
  private static final int[][] CROSS_PROVINCE = {
    {0, 1031, 620, 309}, {722, 0, 418, 214}, {726, 556, 0, 195}, {221, 236, 141, 0}
  };

  /** Divisions of GB/T 4754: 1,372 in research services (73 to 75), 1,265 in manufacturing. */
  private static final Map<String, Integer> INDUSTRIES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("73", 412),
              Map.entry("74", 380),
              Map.entry("75", 580),
              Map.entry("26", 215),
              Map.entry("27", 170),
              Map.entry("35", 290),
              Map.entry("38", 240),
              Map.entry("39", 350),
              Map.entry("47", 180),
              Map.entry("51", 870),
              Map.entry("65", 640),
              Map.entry("70", 240),
              Map.entry("72", 702),
              Map.entry("77", 120)));

  private static final List<String> DIVISIONS = List.copyOf(INDUSTRIES.keySet());

  private static final int WITHIN_PROVINCE = 600;
  private static final int WITH_OUTSIDE = 300;

  private static final List<String> TRADES = List.of("实业有限公司", "发展有限公司", "科创有限公司", "产业有限公司");

  private final Organisations organisations;
  private final Random random;
  private final Map<City, List<Organisation>> parents = new HashMap<>();
  private final List<List<String>> rows = new ArrayList<>();

  ListedMaker(Organisations organisations, Random random) {
    this.organisations = organisations;
    this.random = random;
    for (City city : Cities.all()) {
      List<Organisation> ofCity = new ArrayList<>();
      for (int i = 0; i < 2 + city.weight() / 8; i++) {
        ofCity.add(organisations.extra(city, Kind.COMPANY, "集团股份有限公司"));
      }
      parents.put(city, List.copyOf(ofCity));
    }
  }

  byte[] file() throws IOException {
    List<String> industries = Decks.shuffled(INDUSTRIES, random);
    List<String> provinces = Cities.DELTA_PROVINCES;
    for (int from = 0; from < provinces.size(); from++) {
      for (int to = 0; to < provinces.size(); to++) {
        for (int n = CROSS_PROVINCE[from][to]; n > 0; n--) {
          String industry = industries.remove(industries.size() - 1);
          hold(in(provinces.get(from)), in(provinces.get(to)), industry);
        }
      }
    }
    for (int i = 0; i < WITHIN_PROVINCE; i++) {
      String province = Cities.pick(Cities.delta(), random).province();
      hold(in(province), in(province), Decks.pick(DIVISIONS, random));
    }
    for (int i = 0; i < WITH_OUTSIDE; i++) {
      City near = Cities.pick(Cities.delta(), random);
      City far = Cities.pick(Cities.outside(), random);
      hold(i % 2 == 0 ? near : far, i % 2 == 0 ? far : near, Decks.pick(DIVISIONS, random));
    }
    return FaultyFile.packed(
        new FaultyFile(HEADER, rows, "LS999%03d", random)
            .repeat(15)
            .spoil(6, 0, "")
            .spoil(5, DAY, "2022年末")
            .spoil(6, PARENT, "")
            .spoil(4, SUBSIDIARY, "")
            .addField(4)
            .dropField(4)
            .bytes(UTF_8, ',', "\n"));
  }

  private void hold(City from, City to, String industry) {
    Organisation parent = Decks.pick(parents.get(from), random);
    Organisation subsidiary = organisations.extra(to, Kind.COMPANY, Decks.pick(TRADES, random));
    rows.add(
        List.of(
            String.format(Locale.ROOT, "LS%06d", rows.size() + 1),
            DATE,
            parent.name(),
            from.province(),
            from.name(),
            subsidiary.name(),
            to.province(),
            to.name(),
            industry));
  }

  private City in(String province) {
    return Cities.pick(Cities.ofProvinces(List.of(province)), random);
  }
}
