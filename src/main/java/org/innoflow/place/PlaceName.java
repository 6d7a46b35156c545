package org.innoflow.place;

import java.util.Set;

/**
 * A name that may occur in an address, and all that it may mean.
 *
 * @param full whether it ends in its generic part (苏州市), so that no street is named so
 * @param provinceId the province of this name; null if there is none
 * @param cityId the city of this name; null if there is none
 * @param counties the cities that have, or had, a county-level place of this name
 * @param zoneCityId the city of the area of this name; null if it is none
 * @param use what it takes for the name to count
 */
record PlaceName(
    String text,
    boolean full,
    String provinceId,
    String cityId,
    Set<String> counties,
    String zoneCityId,
    Use use) {

  /** What it takes for a name to count. */
  enum Use {
    /** A full name counts anywhere; a short one of a city where an address or a part begins. */
    NORMAL,
    /** No place. */
    STOP,
    /** A city's short name that needs its province before it, or its county after it. */
    NOT_ALONE,
    /** A county's short name that is enough where an address begins. */
    ALONE,
    /** A county's full name that counts only where an address begins. */
    AT_HEAD,
    /** A county's full name that needs its city or province before it. */
    NEVER_ALONE,
    /** Not in China, or without a code. */
    ELSEWHERE
  }

  boolean municipality() {
    return cityId != null && cityId.equals(provinceId);
  }
}
