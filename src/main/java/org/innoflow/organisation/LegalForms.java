package org.innoflow.organisation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.innoflow.text.ResourceTable;

/** One way to write each legal form, of the many in use; a form never becomes another form. */
final class LegalForms {
  private static final int LONGEST = 5;

  private static final Map<String, String> FORM_OF_VARIANT = new HashMap<>();

  static {
    ResourceTable.rows(LegalForms.class, "legal_forms.tsv", 2)
        .forEach(row -> FORM_OF_VARIANT.put(row.get(0), row.get(1)));
  }

  // 公司法 (2023) article 7: a limited company may write 有限责任公司 or 有限公司, one limited by shares
  // 股份有限公司 or 股份公司.
  private static final List<String[]> EAST_ASIAN =
      List.of(
          new String[] {"有限责任公司", "有限公司"},
          new String[] {"股份公司", "股份有限公司"},
          new String[] {"(株)", "株式会社"},
          new String[] {"(주)", "주식회사"});

  private LegalForms() {}

  /** The name with its legal forms, at its end and before a bracket, in the way that is kept. */
  static String unified(String name) {
    String text = name;
    for (String[] form : EAST_ASIAN) {
      if (text.contains(form[0])) {
        text = text.replace(form[0], form[1]);
      }
    }
    if (!hasLatinLetter(text)) {
      return text;
    }
    text = unifiedBefore(text, text.length());
    int bracket = text.indexOf('(');
    return bracket > 0 ? unifiedBefore(text, bracket) : text;
  }

  /** Replaces the longest variant that ends at a position and has something before it. */
  private static String unifiedBefore(String text, int end) {
    String form = null;
    int formStart = end;
    int start = end;
    for (int words = 0; words < LONGEST; words++) {
      start = wordStart(text, start - 1);
      if (start <= 0) {
        break;
      }
      String found = FORM_OF_VARIANT.get(text.substring(start, end));
      if (found != null) {
        form = found;
        formStart = start;
      }
      if (text.charAt(start - 1) != ' ') {
        break;
      }
    }
    return form == null ? text : text.substring(0, formStart) + form + text.substring(end);
  }

  /** The start of the word that ends before a position; 0 where it begins the text. */
  private static int wordStart(String text, int end) {
    int start = end;
    while (start > 0 && text.charAt(start - 1) != ' ' && text.charAt(start - 1) != ')') {
      start--;
    }
    return start;
  }

  private static boolean hasLatinLetter(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 'a' && text.charAt(i) <= 'z') {
        return true;
      }
    }
    return false;
  }
}
