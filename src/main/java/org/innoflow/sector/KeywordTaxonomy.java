package org.innoflow.sector;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.innoflow.config.Taxonomy;
import org.innoflow.text.TermMatcher;

/** Finds the sectors of a taxonomy whose terms are in texts, as {@link TermMatcher} finds them. */
final class KeywordTaxonomy {
  private final TermMatcher terms;
  private final Map<String, SortedSet<String>> sectorsOfTerm = new HashMap<>();

  KeywordTaxonomy(Taxonomy taxonomy) {
    taxonomy
        .terms()
        .forEach(
            (sector, written) ->
                written.forEach(
                    term ->
                        sectorsOfTerm
                            .computeIfAbsent(TermMatcher.plain(term), t -> new TreeSet<>())
                            .add(sector)));
    this.terms = new TermMatcher(sectorsOfTerm.keySet());
  }

  /** The sectors whose terms are in the texts, each with the first of its terms in the alphabet. */
  SortedMap<String, String> sectors(List<String> texts) {
    SortedMap<String, String> found = new TreeMap<>();
    for (String text : texts) {
      if (text != null) {
        for (String term : terms.found(text)) {
          sectorsOfTerm
              .get(term)
              .forEach(s -> found.merge(s, term, (a, b) -> a.compareTo(b) <= 0 ? a : b));
        }
      }
    }
    return found;
  }
}
