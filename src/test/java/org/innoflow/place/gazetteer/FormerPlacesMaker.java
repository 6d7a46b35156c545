package org.innoflow.place.gazetteer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes the resource {@code org/innoflow/place/places_cn_former.tsv}: the former prefecture-level
 * places listed here, and the county-level places that a table of GB/T 2260 of 2002 to 2018 has and
 * today's has not.
 *
 * <pre>
 * java -cp target/test-classes org.innoflow.place.gazetteer.FormerPlacesMaker \
 *   FOLDER_OF_stats_YYYYMM.tsv src/main/resources/org/innoflow/place
 * </pre>
 */
public final class FormerPlacesMaker {

  private static final List<String> REVISIONS =
      List.of("200212", "200512", "200912", "201110", "201410", "201810");

  /**
   * Code, name, first day or year, last day, month or year, city of today, and whether that city is
   * the same place under another code (recoded) or took in the place or most of it (merged).
   */
  private static final String CITIES =
      """
      142300 吕梁地区 1971 2003-10-23 141100 recoded
      152100 呼伦贝尔盟 1949 2001-10-10 150700 recoded
      152300 哲里木盟 1949 1999-01-13 150500 recoded
      152600 乌兰察布盟 1950 2003-12-01 150900 recoded
      152700 伊克昭盟 1949 2001-02-26 150600 recoded
      152800 巴彦淖尔盟 1956 2003-12-01 150800 recoded
      332500 丽水地区 1963 2000-05-20 331100 recoded
      332600 台州地区 1962 1994-08-22 331000 recoded
      341400 巢湖市 1999-07-09 2011-08-22 340100 merged
      342100 阜阳地区 1970 1996-01-01 341200 recoded
      342200 宿县地区 1970 1998-12-06 341300 recoded
      342300 滁县地区 1970 1992-12-20 341100 recoded
      342400 六安地区 1970 1999-09-02 341500 recoded
      342500 宣城地区 1980 2000-06-25 341800 recoded
      342700 徽州地区 1970 1987-11-27 341000 recoded
      342900 池州地区 1988 2000-06-25 341700 recoded
      371200 莱芜市 1992-11 2019-01-09 370100 merged
      469003 儋州市 1993 2015-02 460400 recoded
      510200 重庆市 1954 1997-03-14 500000 recoded
      522200 铜仁地区 1970 2011-10-22 520600 recoded
      522400 毕节地区 1970 2011-10-22 520500 recoded
      532700 思茅地区 1970 2003-10-30 530800 recoded
      533500 临沧地区 1970 2003-12-26 530900 recoded
      542100 昌都地区 1970 2014-10-20 540300 recoded
      542200 山南地区 1970 2016-01 540500 recoded
      542300 日喀则地区 1970 2014-06-26 540200 recoded
      542400 那曲地区 1970 2017-07 540600 recoded
      542600 林芝地区 1986 2015-03-16 540400 recoded
      622400 定西地区 1970 2003-04-04 621100 recoded
      622600 陇南地区 1985 2004-01-11 621200 recoded
      632100 海东地区 1978 2013-02-08 630200 recoded
      652100 吐鲁番地区 1975 2015-03-16 650400 recoded
      652200 哈密地区 1970 2016-01 650500 recoded
      """;

  /** Counties that went to another city: code then, last day, month or year, city of today. */
  private static final String MOVED =
      """
      220381 2020-06 220100
      340823 2015-10 340700
      341402 2011-08-22 340100
      341421 2011-08-22 340100
      341422 2011-08-22 340200
      341423 2011-08-22 340500
      341424 2011-08-22 340500
      341521 2015-12 340400
      371202 2019-01-09 370100
      371203 2019-01-09 370100
      410881 2005 419001
      512081 2016-05 510100
      640321 2003-12 640500
      640322 2003-12 640500
      640421 2003-12 640500
      652303 2007-06 650100
      """;

  private static final Set<String> MUNICIPALITIES = Set.of("11", "12", "31", "50");
  private static final Set<String> NO_PLACES = Set.of("市辖区", "县", "市辖县", "市", "省直辖行政单位");

  private static final String HEADER =
      """
      # Former prefecture-level places of China, and county-level places that are no longer, or no
      # longer in the same city. Facts restated from the tables of GB/T 2260 of 2002-12, 2005-12,
      # 2009-12, 2011-10, 2014-10 and 2018-10; days of approval or announcement by the State Council.
      # basis: how exactly valid_to is known. day; month and year: its last day is written; revision:
      # the last day of the year of the last of those tables that has the place, which it outlived.
      # valid_from of cities: where only the year or month is known, its first day; counties have none.
      # Made by org.innoflow.place.gazetteer.FormerPlacesMaker: change that, not this file.
      """;

  private final Map<String, Map<String, String>> tables = new TreeMap<>();
  private final Set<String> namesOfToday = new HashSet<>();
  private final Map<String, String> successors = new HashMap<>();
  private final Map<String, String[]> moved = new HashMap<>();
  private final List<String> lines = new ArrayList<>();

  private FormerPlacesMaker() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      throw new IllegalArgumentException("Arguments: folder of the tables, folder to write to.");
    }
    Path folder = Path.of(args[1]);
    String text = new FormerPlacesMaker().make(Path.of(args[0]), folder.resolve("places_cn.tsv"));
    Files.writeString(folder.resolve("places_cn_former.tsv"), text);
  }

  private String make(Path revisions, Path today) throws IOException {
    for (String revision : REVISIONS) {
      tables.put(revision, table(revisions.resolve("stats_" + revision + ".tsv")));
    }
    readToday(today);
    MOVED.lines().map(line -> line.split(" ", -1)).forEach(f -> moved.put(f[0], f));
    lines.add("place_id\tlevel\tname_zh\tparent_id\tvalid_from\tvalid_to\tbasis\tcity_id\tchange");
    CITIES.lines().forEach(this::addCity);
    addCounties();
    return HEADER + String.join("\n", lines) + "\n";
  }

  private static Map<String, String> table(Path file) throws IOException {
    Map<String, String> names = new TreeMap<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      String[] fields = line.split("\t", -1);
      if (!line.startsWith("Source")) {
        names.put(fields[2], fields[3]);
      }
    }
    return names;
  }

  private void readToday(Path file) throws IOException {
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      String[] fields = line.split("\t", -1);
      if (!line.startsWith("#") && !fields[1].equals("province")) {
        String city = fields[1].equals("county") ? fields[4] : fields[0];
        namesOfToday.add(city + fields[2]);
      }
    }
  }

  private void addCity(String line) {
    String[] f = line.split(" ", -1);
    successors.put(f[0], f[4]);
    String province = f[0].substring(0, 2) + "0000";
    String from = firstDay(f[2]);
    lines.add(
        String.join(
            "\t", f[0], "city", f[1], province, from, lastDay(f[3]), basis(f[3]), f[4], f[5]));
  }

  private void addCounties() {
    Map<String, String> last = new TreeMap<>();
    tables.forEach(
        (revision, names) ->
            names.forEach(
                (code, name) -> {
                  if (!code.endsWith("00") && !NO_PLACES.contains(name)) {
                    last.put(code + name, revision);
                  }
                }));
    last.forEach((key, revision) -> addCounty(key.substring(0, 6), key.substring(6), revision));
  }

  private void addCounty(String code, String name, String revision) {
    String[] move = moved.get(code);
    String then = cityThen(code);
    String now = move != null ? move[2] : successors.getOrDefault(then, then);
    if (then.isEmpty() || (move == null && namesOfToday.contains(now + name))) {
      return;
    }
    String end = move != null ? move[1] : revision.substring(0, 4);
    String basis = move != null ? basis(move[1]) : "revision";
    String change = then.equals(now) ? "renamed" : move != null ? "moved" : "recoded";
    lines.add(String.join("\t", code, "county", name, then, "", lastDay(end), basis, now, change));
  }

  /** Empty for counties directly under a province: they are cities with us. */
  private static String cityThen(String code) {
    String province = code.substring(0, 2);
    if (MUNICIPALITIES.contains(province)) {
      return province + "0000";
    }
    return code.startsWith("90", 2) ? "" : code.substring(0, 4) + "00";
  }

  private static String basis(String date) {
    return switch (date.length()) {
      case 4 -> "year";
      case 7 -> "month";
      default -> "day";
    };
  }

  private static String firstDay(String date) {
    return switch (date.length()) {
      case 4 -> date + "-01-01";
      case 7 -> date + "-01";
      default -> date;
    };
  }

  private static String lastDay(String date) {
    return switch (date.length()) {
      case 4 -> date + "-12-31";
      case 7 -> YearMonth.parse(date).atEndOfMonth().toString();
      default -> date;
    };
  }
}
