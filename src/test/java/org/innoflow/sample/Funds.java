package org.innoflow.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.innoflow.sample.Financing.Investor;
import org.innoflow.sample.Financing.Party;

/** The investors: of each city and kind, abroad, and of no known place. */
final class Funds {

  private static final Map<String, String> TRADE_BY_KIND =
      Map.of(
          VenturePlan.GUIDED, "产业引导基金（有限合伙）",
          VenturePlan.MARKET, "创业投资合伙企业（有限合伙）",
          VenturePlan.INDUSTRIAL, "产业投资有限公司");

  static final List<String> KINDS =
      List.of(VenturePlan.GUIDED, VenturePlan.MARKET, VenturePlan.INDUSTRIAL);

  /** Province as printed, sometimes blank, and city. */
  private static final List<List<String>> ABROAD =
      List.of(List.of("海外", "旧金山"), List.of("", "新加坡"), List.of("海外", "伦敦"), List.of("", "东京"));

  private static final int FEWEST_OF_A_KIND = 8;

  private final Map<City, Map<String, List<Investor>>> pool = new HashMap<>();
  private final List<Investor> abroad = new ArrayList<>();
  private final List<Investor> unlocated = new ArrayList<>();
  private final Random random;

  Funds(Random random) {
    this.random = random;
    Names names = new Names(random);
    for (City city : Cities.all()) {
      Map<String, List<Investor>> kinds = new HashMap<>();
      for (String kind : KINDS) {
        List<Investor> funds = new ArrayList<>();
        for (int i = 0; i < FEWEST_OF_A_KIND + city.weight() / 5; i++) {
          String name = names.fresh(city.name(), TRADE_BY_KIND.get(kind));
          funds.add(new Investor(Party.in(city, name), kind));
        }
        kinds.put(kind, List.copyOf(funds));
      }
      pool.put(city, kinds);
    }
    for (List<String> place : ABROAD) {
      for (int i = 0; i < FEWEST_OF_A_KIND; i++) {
        String name = names.fresh(place.get(1), "资本");
        abroad.add(new Investor(new Party(name, place.get(0), place.get(1)), VenturePlan.MARKET));
      }
    }
    for (int i = 0; i < 3 * FEWEST_OF_A_KIND; i++) {
      Party party = new Party(names.fresh("", "创业投资中心（有限合伙）"), "-", "-");
      unlocated.add(new Investor(party, VenturePlan.MARKET));
    }
  }

  /** One that has not yet invested in the event. */
  Investor of(City city, String kind, Set<Investor> already) {
    Investor investor;
    do {
      investor = Decks.pickSkewed(pool.get(city).get(kind), random);
    } while (already.contains(investor));
    return investor;
  }

  List<Investor> abroad() {
    return abroad;
  }

  List<Investor> unlocated() {
    return unlocated;
  }
}
