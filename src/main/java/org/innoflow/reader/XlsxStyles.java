package org.innoflow.reader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Tells which styles of a workbook show numbers as dates: ECMA-376, 18.8.30 (numFmt). */
final class XlsxStyles {
  /** Texts, escaped characters, fill, and colours and conditions; not hours beyond 24, [h]. */
  private static final Pattern NO_CODE =
      Pattern.compile("\"[^\"]*\"|\\\\.|[_*].|\\[(?!(h+|m+|s+)\\])[^\\]]*\\]");

  private static final Pattern DATE_CODE = Pattern.compile("[ymdhs]");

  private final List<Boolean> isDate = new ArrayList<>();

  static XlsxStyles none() {
    return new XlsxStyles();
  }

  static XlsxStyles read(XmlReader xml) throws IOException {
    XlsxStyles styles = new XlsxStyles();
    Map<String, String> codes = new HashMap<>();
    boolean isInCellFormats = false;
    while (xml.next()) {
      if (xml.isStart("numFmt")) {
        codes.put(xml.attribute("numFmtId"), xml.attribute("formatCode"));
      } else if (xml.isStart("cellXfs") || xml.isEnd("cellXfs")) {
        isInCellFormats = xml.isStart("cellXfs");
      } else if (isInCellFormats && xml.isStart("xf")) {
        String id = xml.attribute("numFmtId");
        String code = codes.get(id);
        styles.isDate.add(code == null ? isBuiltInDate(id) : isDateCode(code));
      }
    }
    return styles;
  }

  /** Whether a number of the style, given by its index, is a date. */
  boolean isDate(String style) {
    if (style == null) {
      return false;
    }
    try {
      int i = Integer.parseInt(style);
      return i >= 0 && i < isDate.size() && isDate.get(i);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Formats that need no code; 27 to 36 and 50 to 58 are the East Asian ones. */
  private static boolean isBuiltInDate(String id) {
    if (id == null || !id.matches("[0-9]{1,3}")) {
      return false;
    }
    int i = Integer.parseInt(id);
    return (i >= 14 && i <= 22)
        || (i >= 27 && i <= 36)
        || (i >= 45 && i <= 47)
        || (i >= 50 && i <= 58);
  }

  static boolean isDateCode(String code) {
    String positive = NO_CODE.matcher(code.toLowerCase(Locale.ROOT)).replaceAll("");
    return !positive.startsWith("general") && DATE_CODE.matcher(positive.split(";", 2)[0]).find();
  }
}
