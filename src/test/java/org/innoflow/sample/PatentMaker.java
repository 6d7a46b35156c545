package org.innoflow.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.innoflow.sample.Organisation.Kind;

/** Makes the 20,000 good patents. */
final class PatentMaker {

  /** How the applicants of a patent lie to each other. */
  private enum Shape {
    SINGLE,
    WITHIN_CITY,
    WITHIN_PROVINCE,
    DELTA_AND_OUTSIDE,
    CAPITALS,
    OUTSIDE
  }

  /** 19,740: with the 260 cross-province co-patents of the delta 20,000, of them 12 % shared. */
  private static final Map<Shape, Integer> SHAPES = new LinkedHashMap<>();

  static {
    SHAPES.put(Shape.SINGLE, 17_600);
    SHAPES.put(Shape.WITHIN_CITY, 900);
    SHAPES.put(Shape.WITHIN_PROVINCE, 500);
    SHAPES.put(Shape.DELTA_AND_OUTSIDE, 350);
    SHAPES.put(Shape.CAPITALS, 160);
    SHAPES.put(Shape.OUTSIDE, 230);
  }

  /** Patents by application year, 2011 to 2025: 20,000 in all. */
  private static final int[] BY_YEAR = {
    150, 200, 260, 340, 480, 700, 1000, 1450, 1800, 2150, 2500, 2650, 2750, 2550, 1020
  };

  private static final int FIRST_YEAR = 2011;
  private static final int LAST_YEAR = 2025;

  /** Three regions that another comparison is made of: each pair of them is a CAPITALS patent. */
  private static final List<List<String>> CAPITAL_PAIRS =
      List.of(List.of("上海", "北京"), List.of("上海", "广东"), List.of("北京", "广东"));

  /** Outside both the delta and those three. */
  private static final List<String> FAR_PROVINCES = List.of("湖北", "四川", "陕西", "湖南");

  private static final List<City> DELTA_BUT_SHANGHAI =
      Cities.ofProvinces(List.of("江苏", "浙江", "安徽"));

  private static final int UNIVERSITIES_PER_THOUSAND = 39;

  private record Draft(LocalDate date, Topic topic, List<Organisation> applicants, Shape shape) {}

  private final Organisations organisations;
  private final Random random;
  private final CapitalPlan capitals;
  private int inDelta;

  PatentMaker(Organisations organisations, Random random) {
    this.organisations = organisations;
    this.random = random;
    this.capitals = new CapitalPlan(organisations, random);
  }

  /** In order of date and number. */
  List<Patent> make() {
    List<Draft> drafts = new ArrayList<>();
    for (CoPatentPlan.Card card : CoPatentPlan.deal(organisations, random)) {
      drafts.add(new Draft(day(card.year()), card.topic(), applicants(card), null));
    }
    List<Integer> years = Decks.shuffled(otherYears(), random);
    for (Shape shape : Decks.shuffled(SHAPES, random)) {
      int year = years.remove(years.size() - 1);
      Topic topic = Decks.pick(Topic.ALL, random);
      drafts.add(new Draft(day(year), topic, applicants(shape), shape));
    }
    drafts.sort(Comparator.comparing(Draft::date));
    PatentText text = new PatentText(random);
    List<Patent> patents = new ArrayList<>();
    for (Draft draft : drafts) {
      // Only patents of one city lose their places: to learn them from elsewhere changes no figure.
      boolean oneCity = draft.shape == Shape.SINGLE || draft.shape == Shape.WITHIN_CITY;
      boolean located = !(oneCity && Decks.chance(33, random));
      patents.add(text.patent(draft.date, draft.topic, draft.applicants, located));
    }
    return patents;
  }

  private static Map<Integer, Integer> otherYears() {
    Map<Integer, Integer> years = new LinkedHashMap<>();
    for (int i = 0; i < BY_YEAR.length; i++) {
      years.put(FIRST_YEAR + i, BY_YEAR[i] - CoPatentPlan.inYear(FIRST_YEAR + i));
    }
    return years;
  }

  private LocalDate day(int year) {
    return LocalDate.ofYearDay(year, 1 + random.nextInt(year == LAST_YEAR ? 181 : 365));
  }

  /** One applicant of each province, then more of the same cities, then perhaps one of far away. */
  private List<Organisation> applicants(CoPatentPlan.Card card) {
    Set<Organisation> applicants = new LinkedHashSet<>();
    List<City> cities = new ArrayList<>();
    for (String province : card.provinces()) {
      City city = Cities.pick(Cities.ofProvinces(List.of(province)), random);
      cities.add(city);
      boolean shanghai = province.equals("上海");
      if (shanghai && card.leader() != null) {
        applicants.add(card.leader());
      } else {
        boolean university = card.university() && cities.size() == 1;
        Kind kind = university ? Kind.UNIVERSITY : Kind.COMPANY;
        applicants.add(Decks.pick(organisations.of(city, kind), random));
      }
    }
    fill(applicants, cities, size());
    if (applicants.size() < 5 && Decks.chance(80, random)) {
      applicants.add(member(Cities.pick(Cities.ofProvinces(FAR_PROVINCES), random), Kind.COMPANY));
    }
    return List.copyOf(applicants);
  }

  private List<Organisation> applicants(Shape shape) {
    List<City> cities = cities(shape);
    Set<Organisation> applicants = new LinkedHashSet<>();
    for (City city : cities) {
      Kind kind = applicants.isEmpty() ? firstKind(city) : Kind.COMPANY;
      Organisation leader = shape == Shape.CAPITALS ? capitals.next(city.province()) : null;
      applicants.add(leader == null ? member(city, kind) : leader);
    }
    if (shape != Shape.SINGLE) {
      fill(applicants, cities, size());
    }
    return List.copyOf(applicants);
  }

  private List<City> cities(Shape shape) {
    return switch (shape) {
      case SINGLE, WITHIN_CITY -> List.of(Cities.pick(Cities.all(), random));
      case WITHIN_PROVINCE -> twoOfOneProvince();
      case DELTA_AND_OUTSIDE ->
          List.of(Cities.pick(DELTA_BUT_SHANGHAI, random), Cities.pick(Cities.outside(), random));
      case CAPITALS ->
          Decks.pick(CAPITAL_PAIRS, random).stream()
              .map(province -> Cities.pick(Cities.ofProvinces(List.of(province)), random))
              .toList();
      case OUTSIDE -> List.of(Cities.pick(Cities.outside(), random));
    };
  }

  private List<City> twoOfOneProvince() {
    City first = Cities.pick(DELTA_BUT_SHANGHAI, random);
    City second;
    do {
      second = Cities.pick(Cities.ofProvinces(List.of(first.province())), random);
    } while (second.equals(first));
    return List.of(first, second);
  }

  /** Adds companies of the cities in turn until there are so many applicants. */
  private void fill(Set<Organisation> applicants, List<City> cities, int size) {
    for (int i = 0; applicants.size() < size; i++) {
      applicants.add(member(cities.get(i % cities.size()), Kind.COMPANY));
    }
  }

  /** 2 to 5. */
  private int size() {
    int thousandth = random.nextInt(1000);
    return thousandth < 750 ? 2 : thousandth < 920 ? 3 : thousandth < 980 ? 4 : 5;
  }

  /** Universities in exactly 39 of 1,000 patents that begin in the delta. */
  private Kind firstKind(City city) {
    if (Cities.DELTA_PROVINCES.contains(city.province())) {
      int before = inDelta++ * UNIVERSITIES_PER_THOUSAND / 1000;
      if (inDelta * UNIVERSITIES_PER_THOUSAND / 1000 > before) {
        return Kind.UNIVERSITY;
      }
    }
    return Decks.chance(50, random) ? Kind.INSTITUTE : Kind.COMPANY;
  }

  private Organisation member(City city, Kind kind) {
    return Decks.pickSkewed(organisations.of(city, kind), random);
  }
}
