package org.innoflow.io;

import java.util.regex.Pattern;

/**
 * Texts in files that people open in a spreadsheet, which would take some for formulas: those that
 * begin with = + - @, a tab or a carriage return, and are no numbers. An apostrophe before one
 * makes it a text.
 */
public final class SpreadsheetText {
  private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r]");
  private static final Pattern NUMBER =
      Pattern.compile("'*[+-](\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private SpreadsheetText() {}

  /** The text as a cell that no spreadsheet computes. */
  public static String harmless(String text) {
    return isFormula(text) ? "'" + text : text;
  }

  /** The text that {@link #harmless} made a cell of. */
  public static String original(String cell) {
    return cell.startsWith("'") && isFormula(cell.substring(1)) ? cell.substring(1) : cell;
  }

  private static boolean isFormula(String text) {
    return FORMULA.matcher(text).lookingAt() && !NUMBER.matcher(text).matches();
  }
}
