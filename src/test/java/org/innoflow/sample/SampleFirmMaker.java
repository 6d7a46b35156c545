package org.innoflow.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.innoflow.sample.Organisation.Kind;

/**
 * The 2,200 firms whose relations the network of firms is made of, 200 of them platforms. How many
 * lie in which metropolitan region is published; platforms and cities are made up.
 */
final class SampleFirmMaker {

  private static final List<String> HEADER =
      List.of("name", "kind", "province", "city", "county", "industry", "tags");

  private static final int INDUSTRY = 5;

  /** Firms of a region, and how many of them are platforms. */
  private record Region(List<City> cities, int firms, int platforms) {}

  /** 30.95, 29.36, 26.45 and 3.55 % of 2,200; the rest lies in none of the four regions. */
  private static final List<Region> REGIONS =
      List.of(
          new Region(Cities.delta(), 681, 62),
          new Region(cities("北京", "天津"), 646, 70),
          new Region(cities("深圳", "广州"), 582, 52),
          new Region(cities("成都", "重庆"), 78, 6),
          new Region(cities("武汉", "西安", "长沙", "济南", "青岛", "厦门", "郑州", "大连"), 213, 10));

  private final Organisations organisations;
  private final Set<String> reserved;
  private final Random random;
  private final Map<City, List<Organisation>> free = new HashMap<>();

  /**
   * A maker of the file.
   *
   * @param reserved names of organisations that are not to be told of here: those of the other
   *     registry, and those whose patents leave their place out
   */
  SampleFirmMaker(Organisations organisations, Set<String> reserved, Random random) {
    this.organisations = organisations;
    this.reserved = reserved;
    this.random = random;
  }

  byte[] file() {
    List<List<String>> rows = new ArrayList<>();
    for (Region region : REGIONS) {
      for (int i = 0; i < region.firms(); i++) {
        Organisation firm = firm(Cities.pick(region.cities(), random));
        List<String> row = new ArrayList<>(List.of(firm.name(), "company"));
        row.addAll(Canonical.place(firm));
        row.add(RegistryMaker.industry(firm.name()));
        row.add(i < region.platforms() ? "sample; platform" : "sample");
        rows.add(row);
      }
    }
    Collections.shuffle(rows, random);
    return new FaultyFile(HEADER, rows, "X%03d", random)
        .repeat(8)
        .supersede(6, INDUSTRY, "72")
        .spoil(5, 0, "")
        .addField(3)
        .dropField(3)
        .bytes(UTF_8, ',', "\n");
  }

  /** One of the pool, so that it may have relations, or a new one where all of them are taken. */
  private Organisation firm(City city) {
    List<Organisation> left = free.computeIfAbsent(city, this::pool);
    return left.isEmpty()
        ? organisations.extra(city, Kind.COMPANY, "智能技术有限公司")
        : left.remove(left.size() - 1);
  }

  private List<Organisation> pool(City city) {
    List<Organisation> pool =
        new ArrayList<>(
            organisations.of(city, Kind.COMPANY).stream()
                .filter(firm -> !reserved.contains(firm.name()))
                .toList());
    Collections.shuffle(pool, random);
    return pool;
  }

  private static List<City> cities(String... names) {
    return List.of(names).stream().map(Cities::named).toList();
  }
}
