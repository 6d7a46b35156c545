package org.innoflow.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Exact counts in random order, and random picks. */
final class Decks {

  private Decks() {}

  /** Each key as often as its count says, shuffled. */
  static <T> List<T> shuffled(Map<T, Integer> counts, Random random) {
    List<T> deck = new ArrayList<>();
    counts.forEach((card, count) -> deck.addAll(Collections.nCopies(count, card)));
    Collections.shuffle(deck, random);
    return deck;
  }

  static <T> T pick(List<T> cards, Random random) {
    return cards.get(random.nextInt(cards.size()));
  }

  /** Earlier cards more often than later ones: the first tenth is drawn in a third of the draws. */
  static <T> T pickSkewed(List<T> cards, Random random) {
    double uniform = random.nextDouble();
    return cards.get((int) (cards.size() * uniform * uniform));
  }

  /** Some of the cards, each at most once. */
  static <T> List<T> sample(List<T> cards, int count, Random random) {
    List<T> copy = new ArrayList<>(cards);
    Collections.shuffle(copy, random);
    return List.copyOf(copy.subList(0, count));
  }

  static boolean chance(int perThousand, Random random) {
    return random.nextInt(1000) < perThousand;
  }
}
