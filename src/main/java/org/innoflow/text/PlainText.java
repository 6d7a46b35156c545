package org.innoflow.text;

import com.github.houbb.opencc4j.support.datamap.impl.DataMaps;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Texts in the form in which they are compared: NFKC, lower case, simplified characters. */
public final class PlainText {

  private PlainText() {}

  /**
   * NFKC (which makes full-width letters and brackets narrow), lower case, and simplified Chinese
   * characters. Applied to its own outcome it changes nothing. Safe for threads.
   */
  public static String of(String text) {
    if (isAscii(text)) {
      return text.toLowerCase(Locale.ROOT);
    }
    String composed = nfkc(text);
    String lower = composed.toLowerCase(Locale.ROOT);
    return simplified(lower.equals(composed) ? lower : nfkc(lower));
  }

  /**
   * Traditional Chinese characters made simplified, one by one, so that the outcome does not depend
   * on the neighbours; a character that is in use in both (乾, 著) stays. Source: OpenCC's table
   * TSCharacters.
   */
  public static String simplified(String text) {
    int first = firstTraditional(text);
    if (first < 0) {
      return text;
    }
    char[] chars = text.toCharArray();
    for (int i = first; i < chars.length; i++) {
      chars[i] = simplified(chars[i]);
    }
    return new String(chars);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static int firstTraditional(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (simplified(text.charAt(i)) != text.charAt(i)) {
        return i;
      }
    }
    return -1;
  }

  private static char simplified(char c) {
    return c < Characters.FIRST ? c : Characters.SIMPLIFIED[c - Characters.FIRST];
  }

  private static String nfkc(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  private static final class Characters {
    /** The first Chinese character of Unicode; characters below it need no look at the table. */
    static final char FIRST = '\u2e80';

    static final char[] SIMPLIFIED = table();

    private static char[] table() {
      Map<String, List<String>> source = DataMaps.defaults().tsChar();
      char[] table = new char[Character.MAX_VALUE + 1 - FIRST];
      for (int i = 0; i < table.length; i++) {
        table[i] = last(String.valueOf((char) (FIRST + i)), source);
      }
      return table;
    }

    /** A few characters lead to others that lead further; rare ones outside the BMP are left. */
    private static char last(String character, Map<String, List<String>> source) {
      String now = character;
      String next = source.getOrDefault(now, List.of(now)).get(0);
      while (!next.equals(now) && next.length() == 1) {
        now = next;
        next = source.getOrDefault(now, List.of(now)).get(0);
      }
      return now.charAt(0);
    }
  }
}
