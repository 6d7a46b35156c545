package org.innoflow.sample;

import java.util.List;

/**
 * A city of prefecture level with some of its districts and county-level cities.
 *
 * @param province short name, as patent databases write it: 江苏
 * @param name short name: 苏州
 * @param weight how much of the innovation of the sample happens here
 */
record City(
    String province, String name, int weight, List<String> districts, List<String> countyCities) {

  private static final List<String> MUNICIPALITIES = List.of("上海", "北京", "天津", "重庆");

  /** The name as venture databases write it: 江苏省, 上海市. */
  String fullProvince() {
    return MUNICIPALITIES.contains(province) ? province + "市" : province + "省";
  }

  /** The name as venture databases write it: 苏州市. */
  String fullName() {
    return name + "市";
  }
}
