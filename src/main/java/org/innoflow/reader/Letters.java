package org.innoflow.reader;

import java.lang.Character.UnicodeScript;
import java.nio.charset.Charset;

/** How well the letters of a text stand together when its bytes are read in a character set. */
final class Letters {
  /** The share from which something is the rule in a text. */
  private static final double MOST = 0.7;

  private Letters() {}

  /**
   * Whether most characters beyond ASCII are East Asian ones that stand beside others or alone.
   * European text that is read so has them one by one, in the middle of words.
   */
  static boolean areEastAsian(byte[] bytes, Charset charset) {
    String text = new String(bytes, charset);
    int beyondAscii = 0;
    int fitting = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        char before = i == 0 ? ' ' : text.charAt(i - 1);
        char after = i + 1 == text.length() ? ' ' : text.charAt(i + 1);
        boolean isInWord = Character.isLetter(before) || Character.isLetter(after);
        boolean fits = !isInWord || isEastAsian(before) || isEastAsian(after);
        beyondAscii++;
        fitting += fits && isEastAsian(text.charAt(i)) ? 1 : 0;
      }
    }
    return beyondAscii > 0 && fitting >= MOST * beyondAscii;
  }

  private static boolean isEastAsian(char c) {
    return switch (UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
      default -> (c >= 0x3000 && c < 0x3040) || (c >= 0xFF00 && c < 0xFF60);
    };
  }

  /** The share of the 3,755 usual characters and of signs (rows 16 to 55, 1 and 3 of GB 2312). */
  static double usualInGb18030(byte[] bytes) {
    return usualPairs(bytes, 0xB0, 0xD7, 0xA1);
  }

  /** The share of the 5,401 usual characters (level 1 of Big5). */
  static double usualInBig5(byte[] bytes) {
    return usualPairs(bytes, 0xA4, 0xC6, 0x40);
  }

  private static double usualPairs(byte[] bytes, int firstLead, int lastLead, int firstTrail) {
    int pairs = 0;
    int usual = 0;
    for (int i = 0; i + 1 < bytes.length; i++) {
      int lead = bytes[i] & 0xFF;
      int trail = bytes[i + 1] & 0xFF;
      if (lead >= 0x80) {
        pairs++;
        boolean isSign = lead == 0xA1 || lead == 0xA3;
        usual += ((lead >= firstLead && lead <= lastLead) || isSign) && trail >= firstTrail ? 1 : 0;
        i++;
      }
    }
    return pairs == 0 ? 0 : (double) usual / pairs;
  }

  /**
   * How many characters beyond ASCII stand where European text has them, less those that stand
   * where it has not: letters in words, small behind small ones; signs not inside of words.
   */
  static int fit(byte[] bytes, Charset charset) {
    String text = new String(bytes, charset);
    int fit = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        char before = i == 0 ? ' ' : text.charAt(i - 1);
        char after = i + 1 == text.length() ? ' ' : text.charAt(i + 1);
        fit += fit(before, c, after);
      }
    }
    return fit;
  }

  private static int fit(char before, char c, char after) {
    boolean behindLetter = Character.isLetter(before);
    boolean beforeLetter = Character.isLetter(after);
    if (Character.isLetter(c)) {
      boolean isUsual = (c >= 0xC0 && c <= 0xFF) || c >= 0x400;
      boolean fits = !(Character.isLowerCase(before) && Character.isUpperCase(c));
      return isUsual && fits && (behindLetter || beforeLetter) ? 1 : 0;
    }
    if (c == '\u2019') {
      return behindLetter ? 1 : 0;
    }
    return behindLetter && beforeLetter ? -1 : 1;
  }
}
