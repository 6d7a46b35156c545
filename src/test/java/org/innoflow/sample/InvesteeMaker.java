package org.innoflow.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.innoflow.sample.InvesteePlan.Backing;
import org.innoflow.sample.Organisation.Kind;

/** Venture deals of 2013 and 2014 in all industries: each company is financed once. */
final class InvesteeMaker {

  private static final List<String> HEADER =
      List.of(
          "event_id",
          "date",
          "investor",
          "investor_province",
          "investor_city",
          "investee",
          "investee_province",
          "investee_city",
          "gbt4754");

  private static final int DAY = 1;
  private static final int INVESTOR = 2;
  private static final int INVESTEE = 5;

  private static final int WITHIN_PROVINCE = 500;
  private static final int WITH_OUTSIDE = 300;

  private static final int SECOND_PROVINCE_PER_THOUSAND = 80;
  private static final int SECOND_INVESTOR_PER_THOUSAND = 100;

  /** Divisions of GB/T 4754, more often the more often one stands here. */
  private static final List<String> INDUSTRIES =
      List.of(
          "65", "65", "65", "65", "64", "39", "39", "39", "35", "35", "27", "27", "27", "38", "38",
          "26", "73", "73", "75", "51");

  private static final List<String> TRADES = List.of("新材料有限公司", "创新有限公司", "生物科技有限公司", "科技有限公司");

  private final Organisations organisations;
  private final Random random;
  private final Map<City, List<Organisation>> investors = new HashMap<>();
  private final List<List<String>> rows = new ArrayList<>();
  private int deals;

  InvesteeMaker(Organisations organisations, Random random) {
    this.organisations = organisations;
    this.random = random;
    for (City city : Cities.all()) {
      List<Organisation> ofCity = new ArrayList<>();
      for (int i = 0; i < 3 + city.weight() / 4; i++) {
        ofCity.add(organisations.extra(city, Kind.COMPANY, "股权投资有限公司"));
      }
      investors.put(city, List.copyOf(ofCity));
    }
  }

  /**
   * The file.
   *
   * @param others deals of another file that count for the published figures too
   */
  byte[] file(List<Financing> others) throws IOException {
    Map<String, String> waiting = new TreeMap<>();
    for (Backing backing : InvesteePlan.backings(others, random)) {
      String partner = waiting.remove(backing.to());
      if (partner != null && !partner.equals(backing.from())) {
        deal(in(backing.to()), List.of(in(partner), in(backing.from())));
      } else if (partner == null && Decks.chance(SECOND_PROVINCE_PER_THOUSAND, random)) {
        waiting.put(backing.to(), backing.from());
      } else {
        if (partner != null) {
          waiting.put(backing.to(), partner);
        }
        deal(in(backing.to()), List.of(in(backing.from())));
      }
    }
    waiting.forEach((to, from) -> deal(in(to), List.of(in(from))));
    for (int i = 0; i < WITHIN_PROVINCE; i++) {
      String province = Cities.pick(Cities.delta(), random).province();
      deal(in(province), List.of(in(province)));
    }
    for (int i = 0; i < WITH_OUTSIDE; i++) {
      City near = Cities.pick(Cities.delta(), random);
      City far = Cities.pick(Cities.outside(), random);
      deal(i % 2 == 0 ? near : far, List.of(i % 2 == 0 ? far : near));
    }
    return FaultyFile.packed(
        new FaultyFile(HEADER, rows, "VC999%03d", random)
            .repeat(15)
            .spoil(6, 0, "")
            .spoil(5, DAY, "不详")
            .spoil(6, INVESTOR, "")
            .spoil(4, INVESTEE, "")
            .addField(4)
            .dropField(4)
            .bytes(UTF_8, ',', "\n"));
  }

  /** One row for each investor; a second one is of the city of the first. */
  private void deal(City to, List<City> from) {
    Organisation company = organisations.extra(to, Kind.COMPANY, Decks.pick(TRADES, random));
    Set<Organisation> backers = new LinkedHashSet<>();
    from.forEach(city -> backers.add(Decks.pickSkewed(investors.get(city), random)));
    if (Decks.chance(SECOND_INVESTOR_PER_THOUSAND, random)) {
      backers.add(Decks.pickSkewed(investors.get(from.get(0)), random));
    }
    String id = String.format(Locale.ROOT, "VC%06d", ++deals);
    LocalDate date = LocalDate.ofYearDay(2013 + random.nextInt(2), 1 + random.nextInt(365));
    String industry = Decks.pick(INDUSTRIES, random);
    for (Organisation backer : backers) {
      rows.add(
          List.of(
              id,
              date.toString(),
              backer.name(),
              backer.city().province(),
              backer.city().name(),
              company.name(),
              to.province(),
              to.name(),
              industry));
    }
  }

  private City in(String province) {
    return Cities.pick(Cities.ofProvinces(List.of(province)), random);
  }
}
