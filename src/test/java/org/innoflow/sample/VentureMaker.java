package org.innoflow.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.innoflow.sample.Financing.Investor;
import org.innoflow.sample.Financing.Party;
import org.innoflow.sample.Organisation.Kind;
import org.innoflow.sample.VenturePlan.Deal;

/** Spreads the planned transactions over 696 events, and makes the events that do not count. */
final class VentureMaker {

  static final int DELTA_EVENTS = 696;

  private static final int MOST_INVESTORS = 6;

  /** Investors of elsewhere that join the events of the delta. */
  private static final int JOINING = 300;

  // 400 events without a transaction that has both ends in the delta.
  private static final int INTO_DELTA = 160;
  private static final int OUT_OF_DELTA = 110;
  private static final int ELSEWHERE = 50;
  private static final int FROM_ABROAD = 30;
  private static final int TO_ABROAD = 15;
  private static final int FROM_UNKNOWN = 20;
  private static final int TO_PROVINCE_ONLY = 15;

  private static final List<String> SECTORS = List.of("软件", "软件", "解决方案", "硬件", "其他");
  private static final List<String> ROUNDS =
      List.of("种子轮", "天使轮", "A轮", "A轮", "B轮", "C轮", "D轮", "战略投资");

  /** 2015 to the middle of 2025, more often the more often a year stands here. */
  private static final int[] YEARS = {
    2015, 2016, 2016, 2017, 2017, 2018, 2018, 2018, 2019, 2019, 2020, 2020, 2020, 2021, 2021, 2021,
    2021, 2022, 2022, 2022, 2023, 2023, 2024, 2024, 2025
  };

  private final Organisations organisations;
  private final Random random;
  private final Funds funds;

  VentureMaker(Organisations organisations, Random random) {
    this.organisations = organisations;
    this.random = random;
    this.funds = new Funds(random);
  }

  /** The events of the delta. */
  List<Financing> inDelta() {
    List<Financing> events = new ArrayList<>();
    for (List<List<Deal>> eventsOfGroup : spread(groups(VenturePlan.deal(random)))) {
      for (List<Deal> deals : eventsOfGroup) {
        Set<Investor> investors = new LinkedHashSet<>();
        for (Deal deal : deals) {
          investors.add(funds.of(deal.from(), deal.fundKind(), investors));
        }
        Deal any = deals.get(0);
        events.add(event(company(any.to()), any.sector(), investors));
      }
    }
    join(events);
    return events;
  }

  /** The events that do not count for the delta. */
  List<Financing> others() {
    List<City> outside = Cities.outside();
    List<Financing> events = new ArrayList<>();
    for (int i = 0; i < INTO_DELTA; i++) {
      events.add(event(company(pick(Cities.delta())), investorsOf(outside)));
    }
    for (int i = 0; i < OUT_OF_DELTA; i++) {
      events.add(event(company(pick(outside)), investorsOf(Cities.delta())));
    }
    for (int i = 0; i < ELSEWHERE; i++) {
      events.add(event(company(pick(outside)), investorsOf(outside)));
    }
    for (int i = 0; i < FROM_ABROAD; i++) {
      events.add(event(company(pick(Cities.delta())), some(funds.abroad())));
    }
    for (int i = 0; i < TO_ABROAD; i++) {
      Party company = new Party(organisations.nameAbroad("旧金山"), "海外", "旧金山");
      events.add(event(company, investorsOf(Cities.delta())));
    }
    for (int i = 0; i < FROM_UNKNOWN; i++) {
      events.add(event(company(pick(Cities.delta())), some(funds.unlocated())));
    }
    for (int i = 0; i < TO_PROVINCE_ONLY; i++) {
      Party known = company(pick(Cities.ofProvinces(List.of("江苏", "浙江", "安徽"))));
      events.add(event(new Party(known.name(), known.province(), "-"), investorsOf(outside)));
    }
    return events;
  }

  /** An event has one investee in one sector: only the deals of a group can share an event. */
  private static List<List<Deal>> groups(List<Deal> deals) {
    Map<String, List<Deal>> groups = new TreeMap<>();
    for (Deal deal : deals) {
      groups
          .computeIfAbsent(deal.to().name() + deal.sector(), group -> new ArrayList<>())
          .add(deal);
    }
    return List.copyOf(groups.values());
  }

  /** For each group its events: as many as fit the number of its deals, 696 in all. */
  private List<List<List<Deal>>> spread(List<List<Deal>> groups) {
    int[] events =
        groups.stream()
            .mapToInt(deals -> (deals.size() + MOST_INVESTORS - 1) / MOST_INVESTORS)
            .toArray();
    List<Integer> indices = new ArrayList<>();
    for (int i = 0; i < events.length; i++) {
      indices.add(i);
    }
    Comparator<Integer> byDealsPerEvent =
        Comparator.comparingDouble(i -> (double) groups.get(i).size() / events[i]);
    int left = DELTA_EVENTS - Arrays.stream(events).sum();
    for (; left > 0; left--) {
      events[Collections.max(indices, byDealsPerEvent)]++;
    }
    return indices.stream().map(i -> spread(groups.get(i), events[i])).toList();
  }

  /** One deal to each event, the rest at random where there is room. */
  private List<List<Deal>> spread(List<Deal> deals, int events) {
    List<List<Deal>> spread = new ArrayList<>();
    for (Deal deal : deals) {
      if (spread.size() < events) {
        spread.add(new ArrayList<>(List.of(deal)));
      } else {
        List<Deal> event;
        do {
          event = Decks.pick(spread, random);
        } while (event.size() == MOST_INVESTORS);
        event.add(deal);
      }
    }
    return spread;
  }

  private void join(List<Financing> events) {
    for (int joined = 0; joined < JOINING; ) {
      int index = random.nextInt(events.size());
      Financing event = events.get(index);
      Set<Investor> investors = new LinkedHashSet<>(event.investors());
      if (investors.size() < MOST_INVESTORS) {
        Investor abroad = Decks.pick(funds.abroad(), random);
        City city = pick(Cities.outside());
        investors.add(
            Decks.chance(100, random) && !investors.contains(abroad)
                ? abroad
                : funds.of(city, Decks.pick(Funds.KINDS, random), investors));
        events.set(index, event.withInvestors(List.copyOf(investors)));
        joined++;
      }
    }
  }

  private Set<Investor> investorsOf(List<City> cities) {
    Set<Investor> investors = new LinkedHashSet<>();
    for (int count = 1 + random.nextInt(4); count > 0; count--) {
      investors.add(funds.of(pick(cities), Decks.pick(Funds.KINDS, random), investors));
    }
    return investors;
  }

  private Set<Investor> some(List<Investor> investors) {
    return new LinkedHashSet<>(Decks.sample(investors, 1 + random.nextInt(2), random));
  }

  private Financing event(Party investee, Set<Investor> investors) {
    return event(investee, Decks.pick(SECTORS, random), investors);
  }

  private Financing event(Party investee, String sector, Set<Investor> investors) {
    int year = YEARS[random.nextInt(YEARS.length)];
    LocalDate date = LocalDate.ofYearDay(year, 1 + random.nextInt(year == 2025 ? 181 : 365));
    boolean disclosed = !Decks.chance(120, random);
    String amount =
        disclosed ? String.format(Locale.ROOT, "%,.2f", (50 + random.nextInt(40_000)) * 0.5) : "";
    String currency = Decks.chance(150, random) ? "美元" : "人民币";
    String round = Decks.pick(ROUNDS, random);
    return new Financing(date, investee, sector, round, amount, currency, List.copyOf(investors));
  }

  private Party company(City city) {
    List<Organisation> companies = organisations.of(city, Kind.COMPANY);
    return Party.in(city, Decks.pick(companies, random).name());
  }

  private City pick(List<City> cities) {
    return Cities.pick(cities, random);
  }
}
