package org.innoflow.organisation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.innoflow.text.ResourceTable;

/** The rules of organisation_kinds.tsv: of those that a name meets, the first holds. */
final class KindRules {
  private static final int LONGEST_PHRASE = 5;

  private record Rule(int rank, OrganisationKind kind, String where, String text) {
    boolean meets(String part) {
      return switch (where) {
        case "prefix", "stem" -> part.startsWith(text);
        case "suffix", "ending" -> part.endsWith(text);
        default -> part.contains(text);
      };
    }
  }

  private static final List<OrganisationKind> KINDS = new ArrayList<>();
  private static final List<Rule> OF_HAN_NAMES = new ArrayList<>();
  private static final List<Rule> OF_WORDS = new ArrayList<>();
  private static final Map<String, Integer> RANK_OF_PHRASE = new HashMap<>();
  private static final Map<OrganisationKind, List<String>> FIRST_WORDS =
      new EnumMap<>(OrganisationKind.class);

  static {
    for (List<String> row : ResourceTable.rows(KindRules.class, "organisation_kinds.tsv", 5)) {
      int rank = KINDS.size();
      OrganisationKind kind = OrganisationKind.valueOf(row.get(0).toUpperCase(Locale.ROOT));
      KINDS.add(kind);
      FIRST_WORDS.computeIfAbsent(kind, k -> new ArrayList<>()).add(row.get(3).split(" ", 2)[0]);
      Rule rule = new Rule(rank, kind, row.get(2), row.get(3));
      if (rule.where().equals("word")) {
        RANK_OF_PHRASE.putIfAbsent(rule.text(), rank);
      } else {
        (row.get(1).equals("zh") ? OF_HAN_NAMES : OF_WORDS).add(rule);
      }
    }
  }

  private KindRules() {}

  static Optional<OrganisationKind> kind(String canonical) {
    int rank = Math.min(rankOfHanName(canonical), rankOfWords(canonical));
    return rank == Integer.MAX_VALUE ? Optional.empty() : Optional.of(KINDS.get(rank));
  }

  /** Whether a name has a rule's first word, without which none makes it one of that kind. */
  static boolean mayBe(OrganisationKind kind, String canonical) {
    for (String text : FIRST_WORDS.getOrDefault(kind, List.of())) {
      if (canonical.contains(text)) {
        return true;
      }
    }
    return false;
  }

  private static int rankOfHanName(String canonical) {
    if (canonical.chars().noneMatch(c -> Punctuation.isHan((char) c))) {
      return Integer.MAX_VALUE;
    }
    String unbracketed = withoutBracketsAtEnd(canonical);
    for (Rule rule : OF_HAN_NAMES) {
      boolean met = rule.meets(canonical);
      if (met || (rule.where().equals("suffix") && rule.meets(unbracketed))) {
        return rule.rank();
      }
    }
    return Integer.MAX_VALUE;
  }

  private static String withoutBracketsAtEnd(String canonical) {
    String name = canonical;
    while (name.endsWith(")") && name.indexOf('(') > 0) {
      name = name.substring(0, name.lastIndexOf('('));
    }
    return name;
  }

  private static int rankOfWords(String canonical) {
    List<String> words = words(canonical);
    int best = Integer.MAX_VALUE;
    for (int from = 0; from < words.size(); from++) {
      String word = words.get(from);
      for (Rule rule : OF_WORDS) {
        if (rule.rank() < best && rule.meets(word)) {
          best = rule.rank();
          break;
        }
      }
      String phrase = word;
      for (int to = from + 1; to <= words.size(); to++) {
        best = Math.min(best, RANK_OF_PHRASE.getOrDefault(phrase, Integer.MAX_VALUE));
        if (to == words.size() || to - from == LONGEST_PHRASE) {
          break;
        }
        phrase = phrase + " " + words.get(to);
      }
    }
    return best;
  }

  /** Runs of letters that are not Chinese; everything else separates. */
  private static List<String> words(String canonical) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= canonical.length(); i++) {
      boolean letter = i < canonical.length() && isWordLetter(canonical.charAt(i));
      if (letter && start < 0) {
        start = i;
      } else if (!letter && start >= 0) {
        words.add(canonical.substring(start, i));
        start = -1;
      }
    }
    return words;
  }

  private static boolean isWordLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 0x80 && c < 0x2e80 && Character.isLetter(c));
  }
}
