package org.innoflow.organisation;

/** Spaces, brackets, dots, commas and the like of a name, written one way. */
final class Punctuation {
  private static final String OPENING = "([{【〔〖［｛";
  private static final String CLOSING = ")]}】〕〗］｝";
  private static final String MIDDLE_DOTS = "·・•‧∙⋅";
  private static final String DASHES = "‐‑‒–—―−";
  private static final String APOSTROPHES = "'’‘`´";
  private static final String QUOTES = "\"“”„«»";

  private Punctuation() {}

  /** The name, which is lower case and NFKC, with one way to write each sign. */
  static String unified(String name) {
    return spaced(dotted(signs(name.replace("&amp;", "&"))));
  }

  /** Each sign by itself: one kind of bracket, dash, middle dot and space, and no quotes. */
  private static String signs(String name) {
    StringBuilder out = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if ((c >= 'a' && c <= 'z') || isHan(c)) {
        out.append(c);
      } else if (Character.isWhitespace(c) || Character.isISOControl(c)) {
        out.append(' ');
      } else if (QUOTES.indexOf(c) < 0
          && Character.getType(c) != Character.FORMAT
          && !(c == '.' && endsWithDot(out))) {
        out.append(sign(c));
      }
    }
    return out.toString();
  }

  private static boolean endsWithDot(StringBuilder out) {
    return out.length() > 0 && out.charAt(out.length() - 1) == '.';
  }

  private static char sign(char c) {
    if (c < 0x80 && c != '[' && c != ']' && c != '{' && c != '}' && c != '`') {
      return c;
    }
    if (OPENING.indexOf(c) >= 0) {
      return '(';
    }
    if (CLOSING.indexOf(c) >= 0) {
      return ')';
    }
    if (MIDDLE_DOTS.indexOf(c) >= 0) {
      return '·';
    }
    if (DASHES.indexOf(c) >= 0) {
      return '-';
    }
    return APOSTROPHES.indexOf(c) >= 0 ? '\'' : c;
  }

  /**
   * Dots of abbreviations are taken out: s.a. and s. a. become sa, co.,ltd. becomes co ltd. Those
   * inside a word (amazon.com) or a number stay. Commas between Latin words become spaces.
   */
  private static String dotted(String name) {
    if (name.indexOf('.') < 0 && name.indexOf(',') < 0) {
      return name;
    }
    StringBuilder out = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == ',') {
        out.append(touchesHan(name, i) ? ',' : ' ');
      } else if (c != '.') {
        out.append(c);
      } else if (isInitial(name, i)) {
        i = nextInitial(name, i);
      } else if (!endsWord(name, i)) {
        out.append(endsAbbreviation(name, i) ? ' ' : '.');
      } else {
        out.append(' ');
      }
    }
    return out.toString();
  }

  /** Whether the dot stands behind a single letter. */
  private static boolean isInitial(String name, int dot) {
    return dot > 0 && isLatin(name.charAt(dot - 1)) && (dot == 1 || !isWord(name.charAt(dot - 2)));
  }

  /** The last position to pass over: the dot, or the spaces behind it if an initial follows. */
  private static int nextInitial(String name, int dot) {
    int next = dot + 1;
    while (next < name.length() && name.charAt(next) == ' ') {
      next++;
    }
    boolean initial =
        next + 1 < name.length() && isLatin(name.charAt(next)) && name.charAt(next + 1) == '.';
    return initial ? next - 1 : dot;
  }

  private static boolean endsWord(String name, int dot) {
    return dot + 1 == name.length() || !isWord(name.charAt(dot + 1));
  }

  private static boolean endsAbbreviation(String name, int dot) {
    int start = dot;
    while (start > 0 && isLatin(name.charAt(start - 1))) {
      start--;
    }
    return switch (name.substring(start, dot)) {
      case "co", "corp", "inc", "ltd", "pte", "pty", "pvt", "sdn" -> true;
      default -> false;
    };
  }

  private static boolean touchesHan(String name, int position) {
    int before = position - 1;
    while (before >= 0 && name.charAt(before) == ' ') {
      before--;
    }
    int after = position + 1;
    while (after < name.length() && name.charAt(after) == ' ') {
      after++;
    }
    return (before >= 0 && isHan(name.charAt(before)))
        || (after < name.length() && isHan(name.charAt(after)));
  }

  /** Single spaces between Latin words, none beside a Chinese character, bracket or comma. */
  private static String spaced(String name) {
    StringBuilder out = new StringBuilder(name.length());
    boolean space = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == ' ') {
        space = true;
      } else {
        if (space && out.length() > 0 && !sticks(out.charAt(out.length() - 1)) && !sticks(c)) {
          out.append(' ');
        }
        out.append(c);
        space = false;
      }
    }
    String text = out.toString();
    while (text.contains(" & ")) {
      text = text.replace(" & ", " and ");
    }
    return text;
  }

  private static boolean sticks(char c) {
    return c == '(' || c == ')' || c == ',' || c == '·' || isHan(c);
  }

  private static boolean isWord(char c) {
    return c < 0x80 ? isLatin(c) || (c >= '0' && c <= '9') : Character.isLetterOrDigit(c);
  }

  private static boolean isLatin(char c) {
    return c < 0x80 ? (c >= 'a' && c <= 'z') : Character.isLetter(c) && c < 0x250;
  }

  static boolean isHan(char c) {
    return c >= 0x2e80 && Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
  }
}
