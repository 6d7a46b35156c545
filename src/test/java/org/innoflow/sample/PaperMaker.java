package org.innoflow.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.innoflow.sample.Organisation.Kind;

/**
 * Papers of 2021 and 2022. In 2022, 574 of the 820 pairs of cities of the delta write together (a
 * density of 0.70), and the fields of their papers are a hundredth of the published.
 */
final class PaperMaker {

  private static final List<String> HEADER =
      List.of(
          "event_id",
          "date",
          "year",
          "title",
          "affiliation",
          "affiliation_province",
          "affiliation_city",
          "affiliation_county",
          "field");

  private static final int DATE = 1;
  private static final int TITLE = 3;
  private static final int AFFILIATION = 4;

  /** Of the papers that cities of the delta write together in 2022. */
  private static final Map<String, Integer> FIELDS = new LinkedHashMap<>();

  static {
    FIELDS.put("Chemistry", 299);
    FIELDS.put("Engineering", 218);
    FIELDS.put("Materials Science", 175);
    FIELDS.put("Oncology", 110);
    FIELDS.put("Biochemistry & Molecular Biology", 93);
    FIELDS.put("Computer Science", 90);
    FIELDS.put("Physics", 85);
    FIELDS.put("Environmental Sciences", 80);
    FIELDS.put("Pharmacology & Pharmacy", 75);
    FIELDS.put("Neurosciences", 60);
    FIELDS.put("Mathematics", 40);
  }

  private static final int PAIRS = 574;
  private static final int BETWEEN_CITIES = 1_000;
  private static final int BETWEEN_CITIES_BEFORE = 700;
  private static final int WITHIN_CITY = 500;
  private static final int WITH_OUTSIDE = 250;
  private static final int OUTSIDE = 100;
  private static final int UNLOCATED = 45;

  private static final int LAST_YEAR = 2022;

  private record Pair(City a, City b) {
    int weight() {
      return a.weight() * b.weight();
    }
  }

  private final Organisations organisations;
  private final Random random;
  private final List<List<String>> rows = new ArrayList<>();

  PaperMaker(Organisations organisations, Random random) {
    this.organisations = organisations;
    this.random = random;
  }

  byte[] file() {
    List<Pair> pairs = strongestPairs();
    List<List<String>> fields = plannedFields();
    for (int i = 0; i < BETWEEN_CITIES; i++) {
      Pair pair = i < PAIRS ? pairs.get(i) : byWeight(pairs);
      add(LAST_YEAR, List.of(pair.a, pair.b), fields.get(i));
    }
    for (int i = 0; i < BETWEEN_CITIES_BEFORE; i++) {
      Pair pair = byWeight(pairs);
      add(LAST_YEAR - 1, List.of(pair.a, pair.b), someFields());
    }
    for (int i = 0; i < WITHIN_CITY; i++) {
      City city = Cities.pick(Cities.delta(), random);
      add(someYear(), List.of(city), someFields());
    }
    for (int i = 0; i < WITH_OUTSIDE; i++) {
      City far = Cities.pick(Cities.outside(), random);
      add(someYear(), List.of(Cities.pick(Cities.delta(), random), far), someFields());
    }
    for (int i = 0; i < OUTSIDE; i++) {
      add(someYear(), List.of(Cities.pick(Cities.outside(), random)), someFields());
    }
    loseSomePlaces();
    Collections.shuffle(rows, random);
    return new FaultyFile(HEADER, rows, "X%05d", random)
        .repeat(8)
        .supersede(5, TITLE, "Corrigendum")
        .spoil(6, 0, "")
        .spoil(5, DATE, "2022-13-01")
        .spoil(7, AFFILIATION, "")
        .addField(3)
        .dropField(3)
        .bytes(UTF_8, '\t', "\n");
  }

  private static List<Pair> strongestPairs() {
    List<City> cities = Cities.delta();
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < cities.size(); i++) {
      for (City other : cities.subList(i + 1, cities.size())) {
        pairs.add(new Pair(cities.get(i), other));
      }
    }
    pairs.sort(Comparator.comparingInt(Pair::weight).reversed());
    return pairs.subList(0, PAIRS);
  }

  private Pair byWeight(List<Pair> pairs) {
    int left = random.nextInt(pairs.stream().mapToInt(Pair::weight).sum());
    for (Pair pair : pairs) {
      left -= pair.weight();
      if (left < 0) {
        return pair;
      }
    }
    throw new IllegalStateException("Weights changed while picking.");
  }

  /** For each paper its fields, each field as often as planned; none meets the same one twice. */
  private List<List<String>> plannedFields() {
    List<List<String>> fields = new ArrayList<>();
    for (int i = 0; i < BETWEEN_CITIES; i++) {
      fields.add(new ArrayList<>());
    }
    int next = 0;
    for (Map.Entry<String, Integer> field : FIELDS.entrySet()) {
      for (int n = 0; n < field.getValue(); n++) {
        fields.get(next++ % BETWEEN_CITIES).add(field.getKey());
      }
    }
    Collections.shuffle(fields, random);
    return fields;
  }

  private List<String> someFields() {
    List<String> all = List.copyOf(FIELDS.keySet());
    Set<String> some = new LinkedHashSet<>();
    for (int n = 1 + random.nextInt(2); n > 0; n--) {
      some.add(Decks.pickSkewed(all, random));
    }
    return List.copyOf(some);
  }

  private int someYear() {
    return LAST_YEAR - random.nextInt(2);
  }

  /** One affiliation of each city, or two of the only one, and perhaps one more. */
  private void add(int year, List<City> cities, List<String> fields) {
    Set<Organisation> affiliations = new LinkedHashSet<>();
    cities.forEach(city -> affiliations.add(affiliation(city)));
    if (Decks.chance(300, random)) {
      affiliations.add(affiliation(Decks.pick(cities, random)));
    }
    LocalDate date = LocalDate.ofYearDay(year, 1 + random.nextInt(365));
    rows.add(
        new ArrayList<>(
            List.of(
                String.format(Locale.ROOT, "P%06d", rows.size() + 1),
                date.toString(),
                String.valueOf(year),
                title(fields),
                list(affiliations, Organisation::name),
                list(affiliations, affiliation -> affiliation.city().province()),
                list(affiliations, affiliation -> affiliation.city().name()),
                list(affiliations, Organisation::county),
                String.join("; ", fields))));
  }

  /** Only papers of one city lose their places: to learn them from elsewhere changes no figure. */
  private void loseSomePlaces() {
    List<List<String>> ofOneCity =
        rows.subList(
            BETWEEN_CITIES + BETWEEN_CITIES_BEFORE,
            BETWEEN_CITIES + BETWEEN_CITIES_BEFORE + WITHIN_CITY);
    for (List<String> row : Decks.sample(ofOneCity, UNLOCATED, random)) {
      for (int column = AFFILIATION + 1; column <= AFFILIATION + 3; column++) {
        row.set(column, "");
      }
    }
  }

  private String title(List<String> fields) {
    String subject = Decks.pick(List.of("survey", "case study", "comparison", "model"), random);
    return switch (random.nextInt(60)) {
      case 0 -> "A \"" + subject + "\" of methods in " + fields.get(0);
      case 1 -> "Methods,\tdata and a " + subject + " in " + fields.get(0);
      default -> "A " + subject + " of methods in " + fields.get(0);
    };
  }

  private Organisation affiliation(City city) {
    Kind kind = Decks.chance(700, random) ? Kind.UNIVERSITY : Kind.INSTITUTE;
    return Decks.pick(organisations.of(city, kind), random);
  }

  private static String list(Set<Organisation> parties, Function<Organisation, String> part) {
    return parties.stream().map(part).collect(Collectors.joining("; "));
  }
}
