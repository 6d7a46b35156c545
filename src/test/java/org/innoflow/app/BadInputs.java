package org.innoflow.app;

import java.io.IOException;
import java.util.List;
import java.util.Random;

/** Makes inputs with one fault each out of sound ones. */
@FunctionalInterface
interface BadInputs {
  /** The next case; it may write files, which are gone when it has been tried. */
  BadCase next(Random random) throws IOException;

  static <T> T any(List<T> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }

  /** A word with one letter left out, doubled or put before another. */
  static String misspelt(String word, Random random) {
    int at = random.nextInt(word.length());
    String typo =
        switch (random.nextInt(3)) {
          case 0 -> word.substring(0, at) + word.substring(at + 1);
          case 1 -> word.substring(0, at) + word.charAt(at) + word.substring(at);
          default -> word.substring(0, at) + 'q' + word.substring(at);
        };
    return typo.isEmpty() ? "q" : typo;
  }
}
