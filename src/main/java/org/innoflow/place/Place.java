package org.innoflow.place;

import java.time.LocalDate;

/**
 * A Chinese province or prefecture-level place, as it stands in the table of places.
 *
 * @param placeId GB/T 2260 code of six digits, e.g. 320500
 * @param level "province" or "city"; a municipality and a special administrative region are both at
 *     once and stand once, as {@code city}; so do counties directly under a province
 * @param nameZh full official name, e.g. 苏州市
 * @param nameEn customary English name in ASCII, without the generic part, e.g. Suzhou; null for
 *     former places
 * @param provinceId the province's code; of a province, and of a city that is its own province, the
 *     own one
 * @param country ISO 3166 alpha-3: CHN, HKG, MAC or TWN
 * @param lon longitude of the centre in degrees east; null where the source has none. A province's
 *     centre is where its label stands on a map.
 * @param lat latitude of the centre in degrees north; null where lon is
 * @param validFrom first day of a former place, at times only its year; null for places of today
 * @param validTo last day of a former place, as near as it is known; null for places of today
 */
public record Place(
    String placeId,
    String level,
    String nameZh,
    String nameEn,
    String provinceId,
    String country,
    Double lon,
    Double lat,
    LocalDate validFrom,
    LocalDate validTo) {}
