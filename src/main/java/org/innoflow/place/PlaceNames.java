package org.innoflow.place;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.innoflow.place.PlaceName.Use;
import org.innoflow.text.ResourceTable;

/**
 * The names that addresses and names of organisations are read with: those of the gazetteer, of
 * former places, and the words of the resource address_words.tsv. Immutable, read once.
 */
final class PlaceNames {

  private static final String GENERIC = "省市区县盟旗州";

  private final NameTrie<PlaceName> trie;

  private PlaceNames(NameTrie<PlaceName> trie) {
    this.trie = trie;
  }

  private static final class China {
    static final PlaceNames NAMES = new Builder().build();
  }

  static PlaceNames china() {
    return China.NAMES;
  }

  /** The longest name that begins at a position; null where there is none. */
  PlaceName longest(String text, int from) {
    return trie.longest(text, from);
  }

  private static final class Builder {
    private final Map<String, String> provinces = new HashMap<>();
    private final Map<String, String> cities = new HashMap<>();
    private final Map<String, Set<String>> counties = new HashMap<>();
    private final Map<String, String> zones = new HashMap<>();
    private final Map<String, Use> uses = new HashMap<>();
    private final Set<String> full = new TreeSet<>();
    private final Set<String> countyCities = new TreeSet<>();

    PlaceNames build() {
      GazetteerFile.rows().forEach(this::add);
      addFormer(Gazetteer.china());
      countyCities.stream()
          .filter(name -> counties.get(name).size() == 1)
          .forEach(name -> uses.put(name, Use.ALONE));
      ResourceTable.rows(PlaceNames.class, "address_words.tsv", 4)
          .forEach(row -> addWord(row.get(0), row.get(1), row.get(2)));
      Set<String> all = new TreeSet<>(provinces.keySet());
      all.addAll(cities.keySet());
      all.addAll(counties.keySet());
      all.addAll(zones.keySet());
      all.addAll(uses.keySet());
      Map<String, PlaceName> names = new HashMap<>();
      all.forEach(name -> names.put(name, name(name)));
      return new PlaceNames(new NameTrie<>(names));
    }

    private PlaceName name(String name) {
      return new PlaceName(
          name,
          full.contains(name),
          provinces.get(name),
          cities.get(name),
          counties.getOrDefault(name, Set.of()),
          zones.get(name),
          uses.getOrDefault(name, Use.NORMAL));
    }

    private void add(GazetteerFile.Row row) {
      full.add(row.nameZh());
      for (String name : row.names()) {
        if (name.length() > 1) {
          add(row, name);
        }
      }
      if (row.county() && row.nameZh().endsWith("自治县") && row.names().size() > 1) {
        add(row, row.names().get(1) + "县");
      }
    }

    private void add(GazetteerFile.Row row, String name) {
      if (GENERIC.indexOf(name.charAt(name.length() - 1)) >= 0 && name.length() > 2) {
        full.add(name);
      }
      if (row.county()) {
        counties.computeIfAbsent(name, n -> new TreeSet<>()).add(row.parentId());
        if (row.nameZh().endsWith("市") && !name.endsWith("市")) {
          countyCities.add(name);
        }
        return;
      }
      if (row.city()) {
        cities.put(name, row.id());
      }
      if (row.province()) {
        provinces.put(name, row.id());
      }
    }

    private void addFormer(Gazetteer gazetteer) {
      for (FormerPlaces.County county : gazetteer.former().counties()) {
        if (!counties.containsKey(county.name()) && !cities.containsKey(county.name())) {
          full.add(county.name());
          formerCounty(county.name(), county.cityId());
          String stem = county.name().substring(0, county.name().length() - 1);
          if (county.name().endsWith("市") && !cities.containsKey(stem)) {
            formerCounty(stem, county.cityId());
            countyCities.add(stem);
          }
        }
      }
    }

    private void formerCounty(String name, String cityId) {
      counties.computeIfAbsent(name, n -> new TreeSet<>()).add(cityId);
    }

    private void addWord(String kind, String word, String cityId) {
      switch (kind) {
        case "zone" -> zones.put(word, cityId);
        case "stop" -> uses.put(word, Use.STOP);
        case "not_alone" -> uses.put(word, Use.NOT_ALONE);
        case "alone" -> uses.put(word, Use.ALONE);
        case "common" -> uses.put(word, Use.NORMAL);
        case "at_head" -> uses.put(word, Use.AT_HEAD);
        case "never" -> uses.put(word, Use.NEVER_ALONE);
        case "elsewhere" -> uses.put(word, Use.ELSEWHERE);
        default -> throw new IllegalStateException("No such kind of word: " + kind);
      }
    }
  }
}
