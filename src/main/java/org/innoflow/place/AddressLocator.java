package org.innoflow.place;

import java.time.LocalDate;

/**
 * Finds the city of an address in free text, and never guesses.
 *
 * <p>The text is scanned once from the left for the names of provinces, cities, counties (former
 * ones too) and well-known areas; a name that goes on as a street or building (苏州街, 上海宾馆) is no
 * place. What comes first decides and what follows must fit. A county by itself is enough when one
 * city only has such a county; a name of several (朝阳区, 鼓楼区) needs a province or city in the text or
 * as a hint. Of two addresses the first decides if it is one (it has a district, street or number),
 * otherwise the text is ambiguous. A province alone is no city.
 *
 * <p>Texts without Chinese characters are read as English or pinyin, see {@link LatinAddress}.
 *
 * <p>Immutable, safe for threads. Cost: some 5 to 10 microseconds for an address; no regular
 * expressions.
 */
public final class AddressLocator {

  private final Gazetteer gazetteer;
  private final PlaceNames names;

  private AddressLocator(Gazetteer gazetteer, PlaceNames names) {
    this.gazetteer = gazetteer;
    this.names = names;
  }

  private static final class China {
    static final AddressLocator LOCATOR = new AddressLocator(Gazetteer.china(), PlaceNames.china());
  }

  /** The locator for China, built once, when first asked for. */
  public static AddressLocator china() {
    return China.LOCATOR;
  }

  /** As {@link #locate(String, String, String, LocalDate)} without hints, for today. */
  public CityMatch locate(String text) {
    return locate(text, null, null, null);
  }

  /**
   * The city of an address, with method {@code address}.
   *
   * @param text null or blank for none
   * @param province name or code of the province that the address is in; null if not known. An
   *     address elsewhere is a conflict
   * @param city name or code of a city that decides between several; null if not known
   * @param when the date for which {@code thenId} is wanted; null for today
   * @return the city, or why it was not found: none, ambiguous or conflict; never null
   */
  public CityMatch locate(String text, String province, String city, LocalDate when) {
    String address = Gazetteer.normalised(text);
    if (address == null) {
      return CityMatch.UNKNOWN;
    }
    String provinceId = gazetteer.provinceId(province);
    if (LatinAddress.isLatin(address)) {
      CityMatch match = LatinAddress.locate(gazetteer.romanised(), address, provinceId);
      return match.resolved() ? match.then(gazetteer.former().idOf(match.cityId(), when)) : match;
    }
    String cityId = city == null ? null : gazetteer.locate(province, city, null).cityId();
    AddressReading reading = new AddressReading(gazetteer, names, address, provinceId, cityId);
    return reading.read(when);
  }
}
