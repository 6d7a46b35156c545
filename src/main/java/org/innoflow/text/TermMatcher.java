package org.innoflow.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.ahocorasick.trie.Emit;
import org.ahocorasick.trie.Trie;

/**
 * Finds terms in texts, all in one pass.
 *
 * <p>Upper and lower case, wide and narrow letters, traditional and simplified characters are the
 * same. A term in Latin letters or digits must be a word of its own, or its plural with s: AI is in
 * "AI芯片" and "基于AI的" and not in "AIR". Of terms that overlap the longest counts, then the first.
 *
 * <p>Immutable, safe for threads.
 */
public final class TermMatcher {
  private final Trie terms;

  public TermMatcher(Collection<String> terms) {
    Trie.TrieBuilder builder = Trie.builder();
    terms.forEach(term -> builder.addKeyword(plain(term)));
    this.terms = builder.build();
  }

  /** A term in the form in which it is found. */
  public static String plain(String term) {
    return PlainText.of(term).strip();
  }

  /** The terms in a text in their plain form, each as often as it is there. */
  public List<String> found(String text) {
    String plain = PlainText.of(text);
    List<Emit> hits = new ArrayList<>();
    terms.parseText(
        plain,
        hit -> {
          if (standsAlone(plain, hit.getStart(), hit.getEnd() + 1)) {
            hits.add(hit);
          }
          return true;
        });
    hits.sort(Comparator.<Emit>comparingInt(hit -> -hit.size()).thenComparingInt(Emit::getStart));
    BitSet taken = new BitSet();
    List<String> found = new ArrayList<>(hits.size());
    for (Emit hit : hits) {
      int next = taken.nextSetBit(hit.getStart());
      if (next < 0 || next > hit.getEnd()) {
        taken.set(hit.getStart(), hit.getEnd() + 1);
        found.add(hit.getKeyword());
      }
    }
    return found;
  }

  private static boolean standsAlone(String text, int start, int end) {
    if (continues(text, start)) {
      return false;
    }
    boolean plural =
        end < text.length() && text.charAt(end) == 's' && isLatin(text.charAt(end - 1));
    return !continues(text, end) || (plural && !continues(text, end + 1));
  }

  /** Whether two letters, or two digits, meet at a position: no word begins or ends there. */
  private static boolean continues(String text, int position) {
    if (position == 0 || position == text.length()) {
      return false;
    }
    char before = text.charAt(position - 1);
    char after = text.charAt(position);
    return (isLatin(before) && isLatin(after))
        || (Character.isDigit(before) && Character.isDigit(after));
  }

  private static boolean isLatin(char c) {
    return (c >= 'a' && c <= 'z')
        || (c > 0x7f
            && Character.isLetter(c)
            && Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN);
  }
}
