package org.innoflow.sector;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ahocorasick.trie.Emit;
import org.ahocorasick.trie.Trie;
import org.innoflow.config.Taxonomy;
import org.innoflow.text.PlainText;

/**
 * Finds the terms of a taxonomy in texts, all in one pass.
 *
 * <p>Upper and lower case, wide and narrow letters, traditional and simplified characters are the
 * same. A term in Latin letters or digits must be a word of its own, or its plural with s: AI is in
 * "AI芯片" and "基于AI的" and not in "AIR". Of terms that overlap the longest counts.
 */
final class KeywordTaxonomy {
  private final Trie terms;
  private final Map<String, SortedSet<String>> sectorsOfTerm = new HashMap<>();

  KeywordTaxonomy(Taxonomy taxonomy) {
    Trie.TrieBuilder builder = Trie.builder();
    taxonomy
        .terms()
        .forEach(
            (sector, written) -> {
              for (String term : written) {
                String plain = PlainText.of(term).strip();
                sectorsOfTerm.computeIfAbsent(plain, t -> new TreeSet<>()).add(sector);
                builder.addKeyword(plain);
              }
            });
    this.terms = builder.build();
  }

  /** The sectors whose terms are in the texts, each with the first of its terms in the alphabet. */
  SortedMap<String, String> sectors(List<String> texts) {
    SortedMap<String, String> found = new TreeMap<>();
    for (String text : texts) {
      if (text != null) {
        for (String term : found(PlainText.of(text))) {
          sectorsOfTerm
              .get(term)
              .forEach(s -> found.merge(s, term, (a, b) -> a.compareTo(b) <= 0 ? a : b));
        }
      }
    }
    return found;
  }

  private List<String> found(String text) {
    List<Emit> hits = new ArrayList<>();
    terms.parseText(
        text,
        hit -> {
          if (standsAlone(text, hit.getStart(), hit.getEnd() + 1)) {
            hits.add(hit);
          }
          return true;
        });
    if (hits.size() > 1) {
      hits.sort(Comparator.<Emit>comparingInt(hit -> -hit.size()).thenComparingInt(Emit::getStart));
    }
    List<Emit> kept = new ArrayList<>();
    for (Emit hit : hits) {
      if (kept.stream().noneMatch(hit::overlapsWith)) {
        kept.add(hit);
      }
    }
    return kept.stream().map(Emit::getKeyword).toList();
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
