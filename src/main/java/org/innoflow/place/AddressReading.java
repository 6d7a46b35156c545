package org.innoflow.place;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.innoflow.place.PlaceName.Use;

/**
 * One address while it is read from the left, place name after place name. First the city is looked
 * for ({@link #begin}); once it is known, what follows must lie in it, or the address is of several
 * places ({@link #goOn}). At the end stands what was found, or else what may stand for it: one of
 * several candidates that a hint decides, a city that is merely mentioned, that of a school.
 */
final class AddressReading {

  private final Gazetteer gazetteer;
  private final PlaceNames names;
  private final String text;

  /** What a column beside the address says. */
  private final String hintedCityId;

  /** The province named, or that of the city found; at first that of a column. */
  private String provinceId;

  private String cityId;

  /** The name that has decided on the city, and the county behind it: 巢湖市 无为县. */
  private String firstName;

  private String secondName;

  /** Whether that county belongs to another city today, which then counts: 巢湖市和县. */
  private boolean moved;

  /** The cities of a county that several have: 鼓楼区. */
  private Set<String> candidates = Set.of();

  /** A city whose short name alone may be a county's or a street's: 吉林, 朝阳. */
  private String doubtfulCityId;

  /** The city that a school is named after, which need not lie there: 南京大学. */
  private String schoolCityId;

  /** The city that a street or building is named after: 苏州街. It is mentioned no further. */
  private String namesakeId;

  /** A city named in the midst: 竹园路209号苏州创业园. Of several none counts. */
  private String mentionedCityId;

  private boolean severalMentioned;

  /** Where the last place name that counts ends, and where that of the city does. */
  private int lastEnd = -1;

  private int cityEnd;

  /** Whether a development zone alone has told the city, which a city's name overrules. */
  private boolean byArea;

  /** Why the address has no city, as soon as that is certain. */
  private CityMatch refusal;

  AddressReading(
      Gazetteer gazetteer, PlaceNames names, String text, String provinceId, String hintedCityId) {
    this.gazetteer = gazetteer;
    this.names = names;
    this.text = text;
    this.provinceId = provinceId;
    this.hintedCityId = hintedCityId;
    if (provinceId != null) {
      lastEnd = 0;
    }
  }

  CityMatch read(LocalDate when) {
    int at = 0;
    while (at < text.length() && refusal == null) {
      PlaceName name = names.longest(text, at);
      at = name == null ? at + 1 : read(name, at);
    }
    return result(when);
  }

  /** Returns where to go on. */
  private int read(PlaceName name, int start) {
    int end = start + name.text().length();
    if (name.use() == Use.STOP) {
      return end;
    }
    if (!name.full() && name.zoneCityId() == null && !isPlace(name, end)) {
      int landmark = Landmarks.end(text, end);
      if (landmark >= 0) {
        namesakeId = name.cityId();
        return landmark;
      }
      int school = Landmarks.schoolEnd(text, end);
      if (school >= 0) {
        if (schoolCityId == null && name.use() == Use.NORMAL) {
          schoolCityId = name.cityId();
        }
        return school;
      }
    }
    if (cityId != null && !byArea) {
      goOn(name, start, end);
      return end;
    }
    boolean counted = begin(name, start, end);
    boolean countyOnly = name.cityId() == null && name.provinceId() == null && !name.full();
    return !counted && countyOnly ? start + 1 : end;
  }

  /** Whether a place begins here that would be read as a landmark otherwise: 天津 河东区, 北京 门头沟. */
  private boolean isPlace(PlaceName before, int at) {
    PlaceName next = at < text.length() ? names.longest(text, at) : null;
    return next != null
        && (next.full()
            || next.zoneCityId() != null
            || next.use() == Use.ALONE
            || (before.cityId() != null && next.counties().contains(before.cityId())));
  }

  // Until the city is known

  private boolean begin(PlaceName name, int start, int end) {
    boolean head = AddressText.isHead(text, lastEnd, start);
    if (name.use() == Use.ELSEWHERE) {
      boolean first = head && provinceId == null && candidates.isEmpty() && cityId == null;
      refusal = first ? CityMatch.UNKNOWN : null;
      return true;
    }
    if (name.zoneCityId() != null) {
      area(name, head, end);
      return true;
    }
    if (province(name, head, end) || city(name, head, end) || county(name, head, start, end)) {
      return true;
    }
    if (name.use() == Use.NORMAL && name.cityId() != null) {
      mention(name.cityId(), start);
    }
    return false;
  }

  /** A city's short name in the midst: 郭守敬路498号上海浦东软件园. */
  private void mention(String id, int start) {
    boolean partOfName = start > 0 && "新大小老".indexOf(text.charAt(start - 1)) >= 0;
    boolean town = start > 0 && text.charAt(start) == '镇';
    if (partOfName || town || id.equals(namesakeId)) {
      return;
    }
    severalMentioned |= mentionedCityId != null && !mentionedCityId.equals(id);
    mentionedCityId = id;
  }

  private boolean province(PlaceName name, boolean head, int end) {
    String id = name.provinceId();
    if (id == null || name.municipality() || !(name.full() || head)) {
      return false;
    }
    if (id.equals(provinceId)) {
      lastEnd = end;
      return name.cityId() == null || !provinceOf(name.cityId()).equals(provinceId);
    }
    if (provinceId != null) {
      if (name.cityId() != null && provinceOf(name.cityId()).equals(provinceId)) {
        return false;
      }
      refusal = CityMatch.SEVERAL;
      return true;
    }
    provinceId = id;
    lastEnd = end;
    return true;
  }

  private boolean city(PlaceName name, boolean head, int end) {
    String id = name.cityId();
    if (id == null || !(name.full() || head)) {
      return false;
    }
    if (!fits(id)) {
      if (name.full() && name.counties().isEmpty()) {
        refusal = CityMatch.CONTRADICTION;
      }
      return false;
    }
    if (name.use() == Use.NOT_ALONE && provinceId == null && !candidates.contains(id)) {
      doubtfulCityId = id;
      candidates = name.counties();
      lastEnd = end;
      return true;
    }
    if (!candidates.isEmpty() && !candidates.contains(id) && doubtfulCityId == null) {
      refusal = CityMatch.SEVERAL;
      return true;
    }
    found(id, end);
    firstName = name.text();
    byArea = false;
    return true;
  }

  private boolean county(PlaceName name, boolean head, int start, int end) {
    Set<String> fitting = fitting(name.counties());
    boolean adjacent =
        AddressText.isAdjacent(text, lastEnd, start)
            && (provinceId != null || doubtfulCityId != null);
    if (fitting.isEmpty() || !counts(name, head, adjacent)) {
      return false;
    }
    if (doubtfulCityId != null && fitting.contains(doubtfulCityId)) {
      found(doubtfulCityId, end);
      firstName = name.text();
      return true;
    }
    if (!candidates.isEmpty()) {
      Set<String> both = new TreeSet<>(candidates);
      both.retainAll(fitting);
      fitting = both.isEmpty() ? candidates : both;
    }
    if (fitting.size() > 1) {
      candidates = fitting;
      lastEnd = end;
      return true;
    }
    String id = fitting.iterator().next();
    if (byArea && !id.equals(cityId)) {
      return true;
    }
    found(id, end);
    firstName = name.text();
    return true;
  }

  private static boolean counts(PlaceName name, boolean head, boolean adjacent) {
    return switch (name.use()) {
      case NEVER_ALONE -> adjacent;
      case AT_HEAD, ALONE -> adjacent || head;
      default -> adjacent || name.full();
    };
  }

  private void area(PlaceName name, boolean head, int end) {
    String id = name.zoneCityId();
    boolean possible = candidates.isEmpty() ? head && fits(id) : candidates.contains(id);
    if (possible && cityId == null) {
      found(id, end);
      byArea = candidates.isEmpty();
    }
  }

  private void found(String id, int end) {
    cityId = id;
    provinceId = provinceOf(id);
    cityEnd = end;
    lastEnd = end;
  }

  // Once it is

  private void goOn(PlaceName name, int start, int end) {
    boolean adjacent = AddressText.isAdjacent(text, lastEnd, start);
    if (isConsistent(name)) {
      if (adjacent && secondName == null && name.counties().contains(cityId)) {
        secondName = name.text();
      }
      lastEnd = end;
      return;
    }
    if (isOtherPlace(name, start, adjacent) && !hasDetail(start)) {
      moved = adjacent && secondName == null && hasMoved(name);
      if (moved) {
        secondName = name.text();
      } else {
        refusal = CityMatch.SEVERAL;
      }
    }
  }

  private boolean isConsistent(PlaceName name) {
    return cityId.equals(name.cityId())
        || name.counties().contains(cityId)
        || cityId.equals(name.zoneCityId())
        || provinceId.equals(name.provinceId());
  }

  /** Whether the name begins an address in another city, or says that this one is there. */
  private boolean isOtherPlace(PlaceName name, int start, boolean adjacent) {
    if (name.use() == Use.NOT_ALONE || name.use() == Use.AT_HEAD) {
      return false;
    }
    if (name.cityId() != null || name.provinceId() != null) {
      boolean goesOn = start == lastEnd && start + name.text().length() < text.length();
      return name.full() || (AddressText.isHead(text, lastEnd, start) && !goesOn);
    }
    return adjacent
        && name.full()
        && name.counties().size() == 1
        && (name.text().endsWith("县") || name.text().endsWith("市"));
  }

  /** Whether the name is that of a county in the city that it has left. */
  private boolean hasMoved(PlaceName name) {
    CityMatch today = gazetteer.locate(provinceId, firstName, name.text());
    return firstName != null && today.resolved() && !today.cityId().equals(cityId);
  }

  // At the end

  private CityMatch result(LocalDate when) {
    if (refusal != null) {
      return refusal;
    }
    if (cityId != null) {
      return dated(cityId, when);
    }
    if (!candidates.isEmpty() || doubtfulCityId != null) {
      return among(when);
    }
    if (severalMentioned) {
      return CityMatch.UNKNOWN;
    }
    String id = mentionedCityId == null ? schoolCityId : mentionedCityId;
    return id == null || !fits(id) ? CityMatch.UNKNOWN : dated(id, when).doubted();
  }

  /** The one of several that the hint or a mention tells. */
  private CityMatch among(LocalDate when) {
    if (hintedCityId != null && candidates.contains(hintedCityId)) {
      return dated(hintedCityId, when);
    }
    boolean told =
        mentionedCityId != null && !severalMentioned && candidates.contains(mentionedCityId);
    return told ? dated(mentionedCityId, when) : CityMatch.SEVERAL;
  }

  private CityMatch dated(String id, LocalDate when) {
    if (firstName == null || (when == null && !moved)) {
      return CityMatch.of(id, CityMatch.ADDRESS);
    }
    CityMatch named = gazetteer.locate(provinceOf(id), firstName, secondName, when);
    boolean same = named.resolved() && (moved || named.cityId().equals(id));
    return same
        ? CityMatch.of(named.cityId(), CityMatch.ADDRESS).then(named.thenId())
        : CityMatch.of(id, CityMatch.ADDRESS);
  }

  private boolean hasDetail(int start) {
    return secondName != null || AddressText.hasDetail(text, cityEnd, start);
  }

  // Places

  private boolean fits(String id) {
    return provinceId == null || byArea || provinceId.equals(provinceOf(id));
  }

  private Set<String> fitting(Set<String> cities) {
    if (provinceId == null || byArea || cities.isEmpty()) {
      return cities;
    }
    Set<String> fitting = new TreeSet<>();
    cities.stream().filter(this::fits).forEach(fitting::add);
    return fitting;
  }

  private String provinceOf(String id) {
    return gazetteer.place(id).orElseThrow().provinceId();
  }
}
