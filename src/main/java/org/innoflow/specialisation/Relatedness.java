package org.innoflow.specialisation;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How sectors are related: two are the more so, the more often a place is specialised in both.
 *
 * <p>Sources: Hidalgo, Klinger, Barabasi, Hausmann 2007 (phi, density); Boschma, Balland, Kogler
 * 2015 (density of a place in per cent, without the sector itself); Balland and Boschma 2021
 * (complementarity).
 */
final class Relatedness {
  private final boolean[][] specialised;

  /** Per place the sectors in which it is specialised, in their order. */
  private final int[][] own;

  private final int[][] both;
  private final double[][] phi;

  /** Per sector the sum of its phi with the others. */
  private final double[] sums;

  /** Per sector l the sum over k of phi_kl / sum of k: what a specialisation in l is worth. */
  private final double[] worth;

  private final long related;

  Relatedness(SectorMatrix matrix) {
    int sectors = matrix.sectors().size();
    specialised = new boolean[matrix.places().size()][sectors];
    own = new int[specialised.length][];
    both = new int[sectors][sectors];
    for (int r = 0; r < specialised.length; r++) {
      int place = r;
      own[r] = IntStream.range(0, sectors).filter(k -> matrix.specialised(place, k)).toArray();
      for (int k : own[r]) {
        specialised[r][k] = true;
        for (int l : own[r]) {
          both[k][l]++;
        }
      }
    }
    phi = new double[sectors][sectors];
    sums = new double[sectors];
    for (int k = 0; k < sectors; k++) {
      for (int l = 0; l < sectors; l++) {
        if (k != l && both[k][l] > 0) {
          phi[k][l] = (double) both[k][l] / Math.max(both[k][k], both[l][l]);
          sums[k] += phi[k][l];
        }
      }
    }
    related = IntStream.range(0, sectors).filter(k -> sums[k] > 0).count();
    worth = new double[sectors];
    for (int k = 0; k < sectors; k++) {
      for (int l = 0; l < sectors; l++) {
        if (phi[k][l] > 0) {
          worth[l] += phi[k][l] / sums[k];
        }
      }
    }
  }

  /** The places that are specialised in both sectors; of a sector with itself, those in it. */
  int both(int sector, int other) {
    return both[sector][other];
  }

  /**
   * The smaller of the two conditional probabilities that a place specialised in one of two sectors
   * is so in the other; 0 where no place is specialised in both, and of a sector with itself.
   */
  double phi(int sector, int other) {
    return phi[sector][other];
  }

  /**
   * Relatedness density: the phi of a sector with the sectors in which the place is specialised, in
   * per cent of its phi with all other sectors.
   *
   * @return null where the sector is related to no other
   */
  Double density(int place, int sector) {
    if (sums[sector] == 0) {
      return null;
    }
    double sum = 0;
    for (int l : own[place]) {
      sum += phi[sector][l];
    }
    return 100 * sum / sums[sector];
  }

  /** Whether the place is specialised in a sector that is related to this one. */
  boolean isNear(int place, int sector) {
    return Arrays.stream(own[place]).anyMatch(l -> phi[sector][l] > 0);
  }

  /**
   * What a place would gain from another: the relatedness density that the other's specialisations,
   * in so far as the place lacks them, would add to it, as a mean over all sectors that are related
   * to any.
   *
   * @return null where no sector is related to another
   */
  Double complementarity(int place, int other) {
    if (related == 0) {
      return null;
    }
    double sum = 0;
    for (int l : own[other]) {
      if (!specialised[place][l]) {
        sum += worth[l];
      }
    }
    return 100 * sum / related;
  }
}
