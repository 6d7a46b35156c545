package org.innoflow.place;

import java.time.LocalDate;

public final class AddressLocator {
  private static final AddressLocator X = new AddressLocator();

  public static AddressLocator china() {
    return X;
  }

  public CityMatch locate(String text, String province, String city, LocalDate when) {
    return CityMatch.UNKNOWN;
  }
}
