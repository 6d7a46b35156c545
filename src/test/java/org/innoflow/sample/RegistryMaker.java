package org.innoflow.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.innoflow.sample.Organisation.Kind;

/**
 * A registry of some organisations of the extracts. What it knows more of than they do lies outside
 * the delta, so that to learn from it changes no figure.
 */
final class RegistryMaker {

  private static final List<String> HEADER =
      List.of("name", "kind", "province", "city", "county", "address", "parent", "industry");

  private static final int CITY = 3;
  private static final int PARENT = 6;
  private static final int INDUSTRY = 7;

  private static final int COMPANIES = 600;
  private static final int UNIVERSITIES = 60;
  private static final int INSTITUTES = 40;
  private static final int WITH_PARENT = 60;
  private static final int WITH_ADDRESS_ONLY = 80;

  /** Divisions of GB/T 4754, by a word of the name. */
  private static final Map<String, String> INDUSTRIES =
      new TreeMap<>(
          Map.of(
              "机器人", "34", "电子", "39", "汽车", "36", "电力", "44", "医疗", "35", "传感", "40", "数据", "64",
              "新技术", "75"));

  private static final List<String> ROADS = List.of("科创路", "星火路", "学府路", "创新大道", "临湖街");

  private final Organisations organisations;
  private final Random random;
  private final List<List<String>> rows = new ArrayList<>();

  RegistryMaker(Organisations organisations, Random random) {
    this.organisations = organisations;
    this.random = random;
  }

  /**
   * The file.
   *
   * @param strangers organisations outside the delta that extracts name without their place
   * @param funds names of investors that the deals name without their place
   */
  byte[] file(List<Organisation> strangers, List<String> funds) {
    for (Organisation company : some(Kind.COMPANY, COMPANIES)) {
      add(company, "company", industry(company.name()));
    }
    for (Organisation university : some(Kind.UNIVERSITY, UNIVERSITIES)) {
      add(university, "university", "83");
    }
    for (Organisation institute : some(Kind.INSTITUTE, INSTITUTES)) {
      add(institute, "institute", "73");
    }
    addParents();
    for (List<String> row : rows.subList(0, WITH_ADDRESS_ONLY)) {
      for (int column = CITY - 1; column <= CITY + 1; column++) {
        row.set(column, "");
      }
    }
    strangers.forEach(stranger -> add(stranger, "company", industry(stranger.name())));
    for (String fund : funds) {
      City city = Cities.pick(Cities.outside(), random);
      String county = Decks.pick(city.districts(), random);
      add(new Organisation(fund, Kind.COMPANY, city, county, false), "fund", "67");
    }
    Collections.shuffle(rows, random);
    List<String> header = new ArrayList<>(HEADER);
    header.set(0, "\uFEFF" + HEADER.get(0));
    return new FaultyFile(header, rows, "X%03d", random)
        .repeat(6)
        .supersede(5, INDUSTRY, "72")
        .spoil(4, 0, "")
        .addField(2)
        .dropField(2)
        .bytes(UTF_8, ',', "\r\n");
  }

  private List<Organisation> some(Kind kind, int count) {
    List<Organisation> all = new ArrayList<>();
    Cities.all().forEach(city -> all.addAll(organisations.of(city, kind)));
    return Decks.sample(all, count, random);
  }

  private void addParents() {
    List<List<String>> companies = rows.subList(0, COMPANIES);
    List<List<String>> related = Decks.sample(companies, 2 * WITH_PARENT, random);
    for (int i = 0; i < WITH_PARENT; i++) {
      related.get(i).set(PARENT, related.get(WITH_PARENT + i).get(0));
    }
  }

  private void add(Organisation organisation, String kind, String industry) {
    City city = organisation.city();
    List<String> row = new ArrayList<>(List.of(organisation.name(), kind));
    row.addAll(Canonical.place(organisation));
    String province = city.fullProvince().equals(city.fullName()) ? "" : city.fullProvince();
    row.add(
        String.format(
            Locale.ROOT,
            "%s%s%s%s%d号",
            province,
            organisation.countyLevel() ? "" : city.fullName(),
            organisation.county(),
            Decks.pick(ROADS, random),
            1 + random.nextInt(999)));
    row.addAll(List.of("", industry));
    rows.add(row);
  }

  /** Names of the organisations in the file. */
  Set<String> names() {
    return rows.stream().map(row -> row.get(0)).collect(Collectors.toSet());
  }

  /** The division of GB/T 4754 that the name lets expect. */
  static String industry(String name) {
    return INDUSTRIES.entrySet().stream()
        .filter(industry -> name.contains(industry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("65");
  }
}
