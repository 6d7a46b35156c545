package org.innoflow.place;

/** Where an address may begin in a text, and where it goes on. */
final class AddressText {

  private static final String DETAIL = "路街道号区县镇乡村园座室楼层弄巷";

  /** What may stand right before the beginning of an address. */
  private static final String[] LABELS = {
    "中国", "地址", "总部", "位于", "公司", "地点", "部", "在", "于", "址", "中心"
  };

  private AddressText() {}

  /** Whether a part of the text holds more of an address than names of places. */
  static boolean hasDetail(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if ((c >= '0' && c <= '9') || DETAIL.indexOf(c) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether nothing but spaces and punctuation parts a position from the last name's end. */
  static boolean isAdjacent(String text, int lastEnd, int start) {
    if (lastEnd < 0) {
      return false;
    }
    for (int i = lastEnd; i < start; i++) {
      if (Character.isLetterOrDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether an address, or a part of it, may begin at a position. */
  static boolean isHead(String text, int lastEnd, int start) {
    if (start == 0 || start == lastEnd || !Character.isLetterOrDigit(text.charAt(start - 1))) {
      return true;
    }
    for (String label : LABELS) {
      if (text.startsWith(label, start - label.length())) {
        return true;
      }
    }
    return false;
  }
}
