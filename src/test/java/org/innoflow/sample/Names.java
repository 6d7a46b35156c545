package org.innoflow.sample;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/** Made-up names: three rare syllables between a place and a trade. No name is given twice. */
final class Names {

  private static final String SYLLABLES = "澜曜岚砚翊琅昱翎珩沅芷霁烨槿祺钧萤菘璟泓漪黛筠屿朔衍颢逸箬潼";

  private final Set<String> given = new HashSet<>();
  private final Random random;

  Names(Random random) {
    this.random = random;
  }

  String fresh(String place, String trade) {
    String name;
    do {
      name = place + syllable() + syllable() + syllable() + trade;
    } while (!given.add(name));
    return name;
  }

  private char syllable() {
    return SYLLABLES.charAt(random.nextInt(SYLLABLES.length()));
  }
}
