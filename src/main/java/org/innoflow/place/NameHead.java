package org.innoflow.place;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.innoflow.place.PlaceName.Use;
import org.innoflow.text.ResourceTable;

/**
 * The city that the name of an organisation begins with, or has in brackets: 苏州大学, 江苏省昆山市某某公司,
 * 某某(苏州)有限公司.
 *
 * <p>A sign, no address: companies move, and keep their name. Brackets go before the head, as does
 * the seat of a branch (北京大学深圳研究生院). A province alone is no city, and names that only look like a
 * place (中山大学, 德州仪器, 南京路) are listed in the resource name_words.tsv. Confidence: see {@link
 * CityMatch}.
 */
public final class NameHead {

  private static final Set<String> BRANCHES =
      Set.of("研究", "分公", "分院", "分校", "校区", "分所", "医院", "学院", "供电");

  /** Organisations whose institutes and branches are named after their seat. */
  private static final List<String> PARENTS = List.of("中国科学院", "中科院", "中国航发", "国网", "国科大");

  /** Companies and universities of Japan and Korea: 东丽株式会社, 汉阳大学校产学协力团. */
  private static final Pattern FOREIGN =
      Pattern.compile("株式会社|株式會社|有限会社|合同会社|大学校(产学|$)|[产産][学學]研?(协力|合作|協力)[团團]");

  private static final Set<String> NO_PLACES = noPlaces();

  private final String name;
  private final PlaceNames places = PlaceNames.china();
  private final Gazetteer gazetteer = Gazetteer.china();

  private NameHead(String name) {
    this.name = name;
  }

  /**
   * The city, with method {@code name_head}; none where the name tells no city.
   *
   * @param name of an organisation in Chinese; null for none
   */
  public static CityMatch locate(String name) {
    String text = Gazetteer.normalised(name);
    String cityId =
        text == null || FOREIGN.matcher(text).find() ? null : new NameHead(text).cityId();
    return cityId == null ? CityMatch.UNKNOWN : CityMatch.of(cityId, CityMatch.NAME_HEAD);
  }

  private String cityId() {
    String bracketed = inBrackets();
    if (bracketed != null) {
      return bracketed;
    }
    String branch = branch();
    return branch == null ? at(afterParent(), null) : branch;
  }

  private String inBrackets() {
    String found = null;
    for (int open = name.indexOf('('); open >= 0; open = name.indexOf('(', open + 1)) {
      PlaceName place = places.longest(name, open + 1);
      if (place != null && endsAt(open + 1 + place.text().length(), ')')) {
        String id = place.cityId() != null ? place.cityId() : onlyCity(place, null);
        found = id == null ? found : id;
      }
    }
    return found;
  }

  private int afterParent() {
    for (String parent : PARENTS) {
      if (name.startsWith(parent)) {
        return parent.length();
      }
    }
    return 0;
  }

  private boolean endsAt(int end, char c) {
    return end < name.length() && name.charAt(end) == c;
  }

  /** The city of the place at a position, where it is one. */
  private String at(int start, String provinceId) {
    PlaceName place = start < name.length() ? places.longest(name, start) : null;
    int end = place == null ? 0 : start + place.text().length();
    if (place == null || isNoPlace(place, start, end)) {
      return null;
    }
    if (place.provinceId() != null && !place.municipality()) {
      String within = provinceId == null ? at(end, place.provinceId()) : null;
      boolean cityToo = place.cityId() != null && place.cityId().equals(within);
      return cityToo ? null : within;
    }
    if (place.cityId() != null && fits(place.cityId(), provinceId)) {
      return place.use() == Use.NOT_ALONE && provinceId == null ? null : place.cityId();
    }
    boolean counts = place.full() || place.use() == Use.ALONE || provinceId != null;
    return counts && place.use() != Use.NEVER_ALONE ? onlyCity(place, provinceId) : null;
  }

  /** A city's name that a branch or institute follows. */
  private String branch() {
    for (int i = 2; i < name.length() - 3; i++) {
      PlaceName place = places.longest(name, i);
      if (place != null && place.cityId() != null && place.use() == Use.NORMAL) {
        int end = i + place.text().length();
        if (end + 2 <= name.length() && BRANCHES.contains(name.substring(end, end + 2))) {
          return place.cityId();
        }
      }
    }
    return null;
  }

  private boolean isNoPlace(PlaceName place, int start, int end) {
    boolean personal = !place.full() && name.length() <= 3;
    boolean street = !place.full() && Landmarks.streetEnd(name, end) >= 0;
    return personal || street || place.use() == Use.STOP || beginsNoPlace(start);
  }

  private boolean beginsNoPlace(int start) {
    for (int length = 2; length <= 6 && start + length <= name.length(); length++) {
      if (NO_PLACES.contains(name.substring(start, start + length))) {
        return true;
      }
    }
    return false;
  }

  private boolean fits(String cityId, String provinceId) {
    return provinceId == null
        || gazetteer.place(cityId).orElseThrow().provinceId().equals(provinceId);
  }

  private String onlyCity(PlaceName place, String provinceId) {
    String found = null;
    for (String cityId : place.counties()) {
      if (fits(cityId, provinceId)) {
        if (found != null) {
          return null;
        }
        found = cityId;
      }
    }
    return found;
  }

  private static Set<String> noPlaces() {
    Set<String> words = new HashSet<>();
    ResourceTable.rows(NameHead.class, "name_words.tsv", 2).forEach(row -> words.add(row.get(0)));
    return words;
  }
}
