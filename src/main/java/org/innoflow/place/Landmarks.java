package org.innoflow.place;

import java.util.List;

/** Streets and buildings that are named after a place: 苏州街, 南京西路, 上海宾馆. */
final class Landmarks {

  private static final String STREETS = "路街道巷弄桥";
  private static final String DIRECTIONS = "东西南北中";
  private static final String NUMBERS = "一二三四五六七八九十";
  private static final String SIZES = "大支";

  private static final List<String> BUILDINGS =
      List.of(
          "胡同", "公路", "高速", "大厦", "大楼", "宾馆", "酒店", "饭店", "饭庄", "银行", "医院", "公寓", "公馆", "会馆", "花园",
          "花苑", "家园", "嘉园", "新村", "小区", "广场", "商厦", "商城", "公园", "书店", "码头", "里", "湾", "河", "门", "庄",
          "苑");

  private static final List<String> SCHOOLS =
      List.of("大学", "学院", "师范", "理工", "医科", "工业大学", "农业大学", "科技大学", "交通大学", "财经", "政法");

  private Landmarks() {}

  /** Where a street or building ends whose name goes on at a position; -1 where none does. */
  static int end(String text, int from) {
    int street = streetEnd(text, from);
    return street >= 0 ? street : endOf(BUILDINGS, text, from);
  }

  /** Where the generic part of a university ends that begins at a position; -1 where none does. */
  static int schoolEnd(String text, int from) {
    return endOf(SCHOOLS, text, from);
  }

  private static int endOf(List<String> words, String text, int from) {
    for (String word : words) {
      if (text.startsWith(word, from)) {
        return from + word.length();
      }
    }
    return -1;
  }

  /** Where a street ends whose name goes on at a position; -1 where none does. */
  static int streetEnd(String text, int from) {
    int i = skip(SIZES, text, skip(NUMBERS, text, skip(DIRECTIONS, text, from)));
    if (i >= text.length() || STREETS.indexOf(text.charAt(i)) < 0) {
      return -1;
    }
    return isDistrictOfHarbin(text, i) ? -1 : i + 1;
  }

  /** 道里区 and 道外区 are no streets. */
  private static boolean isDistrictOfHarbin(String text, int at) {
    return text.startsWith("道里", at) || text.startsWith("道外", at);
  }

  private static int skip(String characters, String text, int at) {
    return at < text.length() && characters.indexOf(text.charAt(at)) >= 0 ? at + 1 : at;
  }
}
