package org.innoflow.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.innoflow.page.PageContent.City;
import org.innoflow.page.PageContent.Province;

/**
 * The places of the page.
 *
 * @param cities those shown, in the order of their positions
 * @param provinces theirs; outside China countries
 * @param names of both, by id
 */
record Places(List<City> cities, List<Province> provinces, Map<String, List<String>> names) {

  static Places of(List<Row> rows, Selection selection) {
    Map<String, List<String>> provinceNames = new HashMap<>();
    for (Row row : rows) {
      // A municipality is its own province.
      provinceNames.putIfAbsent(row.getAs("place_id"), PageData.names(row));
    }
    Map<List<String>, Long> alike =
        rows.stream()
            .filter(row -> selection.cities().containsKey(row.<String>getAs("place_id")))
            .flatMap(row -> spellings(PageData.names(row)).stream())
            .collect(Collectors.groupingBy(spelling -> spelling, Collectors.counting()));
    Map<String, Integer> provinces = new LinkedHashMap<>();
    Map<String, List<String>> names = new HashMap<>();
    List<City> cities = new ArrayList<>();
    for (Row row : rows) {
      String id = row.getAs("place_id");
      if (row.getAs("level").equals("city") && selection.cities().containsKey(id)) {
        String province = row.getAs("province_id");
        provinces.putIfAbsent(province, provinces.size());
        List<String> ofProvince = provinceNames.getOrDefault(province, List.of(province, province));
        names.put(id, distinct(PageData.names(row), ofProvince, alike));
        cities.add(
            new City(
                id, names.get(id), provinces.get(province), row.getAs("lon"), row.getAs("lat")));
      }
    }
    List<Province> ordered = new ArrayList<>();
    for (String id : provinces.keySet()) {
      names.putIfAbsent(id, provinceNames.getOrDefault(id, List.of(id, id)));
      ordered.add(new Province(id, names.get(id)));
    }
    return new Places(cities, ordered, names);
  }

  /** A name with its position, so that Chinese and English ones are told apart. */
  private static List<List<String>> spellings(List<String> names) {
    return List.of(List.of("zh", names.get(0)), List.of("en", names.get(1)));
  }

  /** Names with their province where another city of the page is spelt alike. */
  private static List<String> distinct(
      List<String> names, List<String> province, Map<List<String>, Long> alike) {
    List<String> distinct = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      boolean shared = alike.get(spellings(names).get(i)) > 1;
      distinct.add(shared ? names.get(i) + " (" + province.get(i) + ")" : names.get(i));
    }
    return distinct;
  }
}
